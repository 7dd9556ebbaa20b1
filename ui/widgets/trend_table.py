"""A trend of the door as a table: the figures of the chart, row by row, as cells for a spreadsheet."""

from typing import TYPE_CHECKING, Final

from safetyreg.domain.field import Value
from safetyreg.i18n import Texts
from safetyreg.statistics.change import Change
from safetyreg.statistics.comparison import BEFORE
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.power import would_take
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.trend import AVERAGE, Trend
from ui.format import BLANK, copied
from ui.widgets.table_view import Cell, Column
from ui.widgets.trend_chart import Shown, TrendWords, judged, kind_name, with_verdict

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook
    from safetyreg.statistics.verdict import Answer

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
            *_cells(trend, shown, _row(heads, row) | {key: past[key][place] for key in past}, place, texts),
        )
        for place, row in enumerate(found.rows)
    ]
    sums = _row(heads, found.totals or ()) | ({} if shown.since is None else dict.fromkeys(past))
    rows.append(
        (Cell(texts.say("Total"), bold=True), *_cells(trend, shown, sums, len(found.rows), texts, bold=True))
    )
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
    trend: Trend, shown: Shown, row: dict[str, Value], place: int, texts: Texts, *, bold: bool = False
) -> list[Cell]:
    cells = []
    for series in trend.series:
        now, before = row[series.kind], row[series.kind + BEFORE]
        cells.append(_cell(now, texts, bold=bold))
        if shown.last_year:
            known = before is not None
            change = Change(_whole(before), _whole(now)).say(texts, shown.style) if known else BLANK
            answer = judged(trend, series, place) if known else None
            cells += [_cell(before, texts, bold=bold), _judged(change, answer, texts, bold=bold)]
        if shown.average and series.kind + AVERAGE in row:
            cells.append(_cell(row[series.kind + AVERAGE], texts, bold=bold))
    return cells


def _judged(change: str, answer: "Answer | None", texts: Texts, *, bold: bool) -> Cell:
    """Return a change with its verdict beside it, and the sentence as its tip."""
    if answer is None:
        return Cell(change, bold=bold)
    tip = " ".join(map(texts.of, filter(None, (sentence(answer), would_take(answer)))))
    return Cell(with_verdict(change, answer, texts), change, bold=bold, tip=tip)


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
