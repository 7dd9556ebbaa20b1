"""Words of a report in its own language: periods, months, names of codes and of closed choices."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import ANSWERS, Value
from safetyreg.domain.period import Period
from safetyreg.errors import Message
from safetyreg.i18n import Language, Names, Texts
from safetyreg.statistics.labels import code_name, label
from safetyreg.statistics.table import Format, Label, TableColumn

_LOCALES: Final = {Language.RU: "[$-419]", Language.KK: "[$-43F]", Language.EN: "[$-409]"}


@dataclass(frozen=True)
class Wording:
    """A language and a code book together."""

    texts: Texts
    book: CodeBook

    def label(self, words: Label) -> str:
        """Write a label of a table."""
        if isinstance(words, Message):
            return self.texts.of(words)
        return self.texts.name(words) if isinstance(words, Names) else words

    def period(self, period: Period) -> str:
        """Write a period: a year, whole months of a year, or its two days."""
        first, last = period.first, period.last
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        if not whole or first.year != last.year:
            return f"{self.texts.date(first)} \u2013 {self.texts.date(last)}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        months = [self.texts.month(day, "LLLL") for day in (first, last)]
        name = months[0] if first.month == last.month else f"{months[0]} \u2013 {months[1]}"
        return self.texts.of_year(name, first.year)

    def value(self, column: TableColumn, value: Value) -> Value:
        """Return what a table's cell shows: the name of a key, the first day of a month, else the value."""
        if column.key == "month" and isinstance(value, str) and value:
            return date(int(value[:4]), int(value[5:7]), 1)
        if column.format is not Format.CODE:
            return value
        return label(column, value, self.texts, self.book)

    def code(self, lists: str, code: str) -> str:
        """Return the name of a code of one of the lists, names parted by blanks."""
        return code_name(lists, code, self.texts, self.book) if code else ""

    def choice(self, value: str) -> str:
        """Return the label of a yes, no or unknown; any other text as it is."""
        return next((self.texts.say(choice.label) for choice in ANSWERS if choice.value == value), value)


def month_format(language: Language, period: Period | None, *, short: bool = False) -> str:
    """Return the number format of a month in a language; its year only where the period touches several."""
    name = "mmm" if short else "mmmm"
    return f"{_LOCALES[language]}{name}" if one_year(period) else f"{_LOCALES[language]}{name} yyyy"


def one_year(period: Period | None) -> bool:
    """Whether a period lies in one calendar year."""
    return period is not None and period.first.year == period.last.year
