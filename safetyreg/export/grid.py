"""Set a table of figures into a sheet: grouped headings, names for codes, real numbers, totals last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.export import look
from safetyreg.export.change import written
from safetyreg.export.page import Page, Place, lines
from safetyreg.export.widths import is_label, label_width, widths
from safetyreg.export.wording import month_format, one_year
from safetyreg.i18n import mark
from safetyreg.statistics.change import NOTHING_TO_COMPARE, Change, Style
from safetyreg.statistics.comparison import BEFORE, CHANGE, SHARE
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.statistics.verdict_columns import VERDICT

NUMBER_WIDTH: Final = 11.0
MONEY_WIDTH: Final = 15.0


@dataclass(frozen=True, slots=True)
class Group:
    """Columns of one measure under a common heading; a single column has no second line."""

    column: TableColumn
    keys: tuple[str, ...]


def groups(table: Table) -> tuple[Group, ...]:
    """Return the columns of a table by measure: before, now, change, share together."""
    found: dict[str, list[str]] = {}
    for column in table.columns:
        found.setdefault(measure_of(column.key), []).append(column.key)
    columns = {column.key: column for column in table.columns}
    return tuple(Group(columns.get(name, columns[keys[0]]), tuple(keys)) for name, keys in found.items())


def measure_of(key: str) -> str:
    """Return the measure a column belongs to."""
    for tail in (BEFORE, CHANGE, SHARE, VERDICT):
        key = key.removesuffix(tail)
    return key


def set_table(page: Page, table: Table, style: Style = Style.PERCENT) -> Place:
    """Write a table at the page's cursor and leave the cursor under it."""
    wide = table_widths(page, table, style)
    page.widths([*wide.values()])
    page.block(page.words.label(table.title))
    heading = page.row
    _set_headings(page, table, wide)
    first = page.row
    for row in table.rows:
        _set_row(page, table, row, style, wide)
    last, totals = page.row - 1, None
    if table.totals is not None:
        totals = page.row
        _set_row(page, table, table.totals, style, wide, total=True)
    place = Place(heading, first, last, totals, {c.key: i for i, c in enumerate(table.columns, start=1)})
    for note in table.notes:
        page.note(page.words.label(note), max(2, len(table.columns)))
    page.row += 1
    return place


def width(column: TableColumn) -> float:
    """Return the width of a column in characters."""
    if is_label(column):
        return label_width(column)
    money = column.format is Format.MONEY and not column.key.endswith((CHANGE, SHARE))
    return MONEY_WIDTH if money else NUMBER_WIDTH


def table_widths(page: Page, table: Table, style: Style = Style.PERCENT) -> dict[str, float]:
    """Return the width of each column of a table as it will be set."""
    months = table.columns[0].key == "month"
    second = {column.key: _subheading(page, column.key, months=months) for column in table.columns}
    if all(len(group.keys) == 1 for group in groups(table)):
        second = {column.key: page.words.label(column.label) for column in table.columns}
    return widths(table, page.words, style, second)


def _set_headings(page: Page, table: Table, wide: Mapping[str, float]) -> None:
    column, top = 1, page.row
    two = any(len(group.keys) > 1 for group in groups(table))
    months = table.columns[0].key == "month"
    for group in groups(table):
        last = column + len(group.keys) - 1
        style = look.HEADING_LEFT if is_label(group.column) else look.HEADING
        for index, key in enumerate(group.keys, start=column):
            page.write(index, page.words.label(group.column.label), style, row=top)
            if two:
                page.write(index, _subheading(page, key, months=months), style, row=top + 1)
        if len(group.keys) > 1:
            page.merge((top, top), (column, last), style)
        elif two:
            page.merge((top, top + 1), (column, last), style)
        column = last + 1
    page.sheet.row_dimensions[top].height = 15.0 * _tallest(page, table, wide)
    if two:
        page.sheet.row_dimensions[top + 1].height = 15.0 * _second_line(page, table, wide, months=months)
    page.row = top + 1 + two


def _tallest(page: Page, table: Table, wide: Mapping[str, float]) -> int:
    return max(
        lines(page.words.label(group.column.label), 0.85 * sum(wide[key] for key in group.keys))
        for group in groups(table)
    )


def _second_line(page: Page, table: Table, wide: Mapping[str, float], *, months: bool) -> int:
    return max(
        lines(_subheading(page, column.key, months=months), 0.8 * wide[column.key])
        for column in table.columns
    )


def _subheading(page: Page, key: str, *, months: bool = False) -> str:
    texts, period = page.texts, page.head.period
    if key.endswith(CHANGE):
        return texts.say(mark("Change"))
    if key.endswith(SHARE):
        return texts.say(mark("Share"))
    if key.endswith(VERDICT):
        return texts.say(mark("Verdict"))
    if period is None:
        return ""
    if months and one_year(period):
        return str(period.first.year - key.endswith(BEFORE))
    return page.words.period(period.year_before() if key.endswith(BEFORE) else period)


def _set_row(
    page: Page,
    table: Table,
    row: Sequence[Value],
    style: Style,
    wide: Mapping[str, float],
    *,
    total: bool = False,
) -> None:
    label, number = (look.TOTAL_LABEL, look.TOTAL) if total else (look.LABEL, look.NUMBER)
    for index, (column, value, shape) in enumerate(_cells(page, table, row, style), start=1):
        if column.key.endswith(VERDICT):
            page.write(index, value, look.TOTAL_VERDICT if total else look.VERDICT)
        elif is_label(column):
            text = page.texts.say(mark("Total")) if total and index == 1 else value
            page.write(index, text, label if total or index == 1 else look.LABEL_NEXT, shape)
        else:
            page.write(index, value, number, shape)
    widest = max(
        (
            lines(str(page.words.value(column, value)), wide[column.key])
            for column, value in zip(table.columns, row, strict=True)
            if is_label(column) and value is not None
        ),
        default=1,
    )
    if widest > 1:
        page.sheet.row_dimensions[page.row].height = 14.0 * widest
    page.row += 1


def _cells(
    page: Page, table: Table, row: Sequence[Value], style: Style
) -> Iterator[tuple[TableColumn, Value, str]]:
    values = dict(zip((column.key for column in table.columns), row, strict=True))
    for column in table.columns:
        value = values[column.key]
        if column.key.endswith(CHANGE):
            yield (column, *_change(page, values, measure_of(column.key), style))
        elif column.key == "month" and value is not None:
            yield column, page.words.value(column, value), month_format(page.texts.language, page.head.period)
        elif is_label(column):
            judged = column.key.endswith(VERDICT)
            yield column, page.words.value(column, value) if judged or value is not None else None, ""
        else:
            found = NOTHING_TO_COMPARE if value is None and not column.gaps else value
            yield column, found, look.FORMATS.get(column.format, look.GENERAL)


def _change(page: Page, values: dict[str, Value], measure: str, style: Style) -> tuple[Value, str]:
    now, before = values.get(measure), values.get(measure + BEFORE)
    if not isinstance(now, int) or not isinstance(before, int):
        return NOTHING_TO_COMPARE, look.GENERAL
    return written(Change(before, now), style, page.texts)


def with_changes(table: Table) -> Table:
    """Return a table of pairs (before, now) with the change after each pair."""
    keys = {column.key for column in table.columns}
    columns: list[TableColumn] = []
    for column in table.columns:
        columns.append(column)
        if column.key + BEFORE in keys:
            columns.append(replace(column, key=column.key + CHANGE, format=Format.PERCENT))
    return _chosen(table, columns)


def without_empty(table: Table, measure: str) -> Table:
    """Return a table without a measure that is nowhere above 0."""
    places = [place for place, c in enumerate(table.columns) if measure_of(c.key) == measure]
    if any(row[place] for row in table.rows for place in places):
        return table
    return _chosen(table, [column for column in table.columns if measure_of(column.key) != measure])


def _chosen(table: Table, columns: Sequence[TableColumn]) -> Table:
    places = {column.key: place for place, column in enumerate(table.columns)}

    def line(row: Sequence[Value]) -> tuple[Value, ...]:
        return tuple(row[places[c.key]] if c.key in places else None for c in columns)

    totals = line(table.totals) if table.totals is not None else None
    return replace(table, columns=tuple(columns), rows=tuple(map(line, table.rows)), totals=totals)
