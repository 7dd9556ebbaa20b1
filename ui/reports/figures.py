"""A table of figures as the cells of a grid, in the language and style of the report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import Value
from safetyreg.domain.period import Period
from safetyreg.errors import Message
from safetyreg.i18n import Names, Texts
from safetyreg.statistics.change import NOTHING_TO_COMPARE, Change, Style
from safetyreg.statistics.comparison import BEFORE, CHANGE, SHARE
from safetyreg.statistics.labels import label
from safetyreg.statistics.table import Format, Label, Table, TableColumn
from safetyreg.statistics.verdict_columns import VERDICT
from ui.format import plain, shown_period
from ui.widgets.table_view import Cell, Column

_WORDS = frozenset({Format.CODE, Format.TEXT, Format.DATE, Format.MOMENT})


def words_of(said: Label, texts: Texts) -> str:
    """Write a label of a table."""
    if isinstance(said, Message):
        return texts.of(said)
    return texts.name(said) if isinstance(said, Names) else said


@dataclass(frozen=True)
class Figures:
    """How tables are shown: language, codes, style of changes, the period that is compared."""

    texts: Texts
    book: CodeBook
    style: Style = Style.PERCENT
    period: Period | None = None

    def columns(self, table: Table) -> list[Column]:
        """Return the headings, a measure above its period where there are two."""
        labels = {column.key: column.label for column in table.columns}
        return [Column(self._heading(one, labels), number=one.format not in _WORDS) for one in table.columns]

    def rows(self, table: Table) -> list[list[Cell]]:
        """Return the rows as they will stand in the sheet, totals last."""
        found = [[Cell(text) for text in self._texts(table, row)] for row in table.rows]
        if table.totals is not None:
            total = [self.texts.say("Total"), *list(self._texts(table, table.totals))[1:]]
            found.append([Cell(text, bold=True) for text in total])
        return found

    def _heading(self, column: TableColumn, labels: Mapping[str, Label]) -> str:
        key = column.key
        name = words_of(labels.get(_measure_of(key), column.label), self.texts)
        if key.endswith(CHANGE):
            return f"{name}\n{self.texts.say('Change')}"
        if key.endswith(SHARE):
            return f"{name}\n{self.texts.say('Share')}"
        if key.endswith(VERDICT):
            return f"{name}\n{self.texts.say('Verdict')}"
        if self.period is None or column.format in _WORDS:
            return name
        period = self.period.year_before() if key.endswith(BEFORE) else self.period
        one_year = period.first.year == period.last.year
        return f"{name}\n{period.first.year if one_year else shown_period(period, self.texts)}"

    def _texts(self, table: Table, row: Sequence[Value]) -> Iterator[str]:
        values = dict(zip((column.key for column in table.columns), row, strict=True))
        for column in table.columns:
            yield self._text(column, values)

    def _text(self, column: TableColumn, values: Mapping[str, Value]) -> str:
        value = values[column.key]
        if column.key.endswith(CHANGE):
            measure = column.key.removesuffix(CHANGE)
            before, now = values.get(measure + BEFORE), values.get(measure)
            known = isinstance(before, int) and isinstance(now, int)
            return Change(before, now).say(self.texts, self.style) if known else NOTHING_TO_COMPARE  # type: ignore[arg-type]
        if column.key == "month" or column.format is Format.CODE:
            return label(column, value, self.texts, self.book)
        if value is None:
            return "" if column.format in _WORDS else NOTHING_TO_COMPARE
        if column.format is Format.PERCENT and isinstance(value, int | float):
            return self.texts.percent(value)
        return plain(value, self.texts)


def _measure_of(key: str) -> str:
    for tail in (BEFORE, CHANGE, SHARE, VERDICT):
        key = key.removesuffix(tail)
    return key
