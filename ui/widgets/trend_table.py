"""A trend of the door as a table: the figures of the chart, row by row, as cells for a spreadsheet."""

from typing import TYPE_CHECKING, Final

from safetyreg.domain.field import Value
from safetyreg.i18n import Texts
from safetyreg.statistics.change import Change
from safetyreg.statistics.comparison import BEFORE
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.trend import AVERAGE, Trend
from ui.format import BLANK, copied
from ui.widgets.table_view import Cell, Column
from ui.widgets.trend_chart import Shown, TrendWords, kind_name

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook

Rows = tuple[tuple[Cell, ...], ...]
_DIGITS: Final = 1


def table_of(
    trend: Trend, shown: Shown, words: TrendWords, texts: Texts, book: "CodeBook"
) -> tuple[tuple[Column, ...], Rows]:
    """Return columns and rows: the bucket, then for each kind now, the year before, change, average."""
    found = trend.table()
    heads = [column.key for column in found.columns]
    past = {series.kind + BEFORE: words.past(series) for series in trend.series}
    rows = [
        (
            Cell(label(found.columns[0], row[0], texts, book)),
            *_cells(trend, shown, _row(heads, row) | {key: past[key][place] for key in past}, texts),
        )
        for place, row in enumerate(found.rows)
    ]
    sums = _row(heads, found.totals or ()) | ({} if shown.since is None else dict.fromkeys(past))
    rows.append((Cell(texts.say("Total"), bold=True), *_cells(trend, shown, sums, texts, bold=True)))
    return tuple(_columns(trend, words, texts)), tuple(rows)


def _columns(trend: Trend, words: TrendWords, texts: Texts) -> list[Column]:
    several = len(trend.series) > 1
    found = [Column(texts.say(DIMENSION[trend.step.value].label))]
    for series in trend.series:
        for number, heading in enumerate(words.headings()):
            name = kind_name(series.kind, texts)
            full = name if number == 0 else f"{name}, {heading}"
            found.append(Column(full if several else heading, number=True))
    return found


def _cells(
    trend: Trend, shown: Shown, row: dict[str, Value], texts: Texts, *, bold: bool = False
) -> list[Cell]:
    cells = []
    for series in trend.series:
        now, before = row[series.kind], row[series.kind + BEFORE]
        cells.append(_cell(now, texts, bold=bold))
        if shown.last_year:
            known = before is not None
            change = Change(_whole(before), _whole(now)).say(texts, shown.style) if known else BLANK
            cells += [_cell(before, texts, bold=bold), Cell(change, bold=bold)]
        if shown.average and series.kind + AVERAGE in row:
            cells.append(_cell(row[series.kind + AVERAGE], texts, bold=bold))
    return cells


def _row(heads: list[str], values: tuple[Value, ...]) -> dict[str, Value]:
    return dict(zip(heads, values, strict=True))


def _cell(value: Value, texts: Texts, *, bold: bool) -> Cell:
    if isinstance(value, float):
        return Cell(texts.decimal(value, _DIGITS), texts.decimal(value, _DIGITS), bold=bold)
    if not isinstance(value, int):
        return Cell(BLANK, " ", bold=bold)
    return Cell(texts.integer(value), copied(value, texts), bold=bold)


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0
