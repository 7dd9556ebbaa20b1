"""Three languages: gettext catalogues for sentences, Babel for dates and numbers."""

import datetime as dt
import gettext
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.errors import ExpectedError, Message
from safetyreg.paths import resources

NO_BREAK_SPACE: Final = "\u00a0"
_DOMAIN = "safetyreg"


class Language(StrEnum):
    """A language of the program."""

    RU = "ru"
    KK = "kk"
    EN = "en"


def mark(text: str) -> str:
    """Name a source text for the catalogues; it is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Names:
    """One name in three languages."""

    ru: str
    kk: str = ""
    en: str = ""

    def of(self, language: Language) -> str:
        """Return the name in a language, or the Russian one where it is missing."""
        return str(getattr(self, language.value)) or self.ru


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, with its count of decimals: written with the language's own comma."""

    number: float
    digits: int = 1


class Texts:
    """Sentences, dates and numbers in one language; passed to whoever shows something."""

    def __init__(self, language: Language) -> None:
        """Load the catalogue of a language; a missing one leaves the English source texts."""
        self.language = language
        self._catalogue = gettext.translation(
            _DOMAIN, resources() / "locale", languages=[language.value], fallback=True
        )

    def say(self, text: str, /, **values: object) -> str:
        """Translate a source text and fill in its `{placeholders}`."""
        found = self._catalogue.gettext(text) if text else ""
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a counted text; `{n}` stands for the formatted number."""
        found = self._catalogue.ngettext(one, many, n)
        return found.format(n=self.integer(n), **values)

    def of(self, message: Message | ExpectedError) -> str:
        """Translate a message that was made elsewhere, its values in this language too."""
        inner = message.message if isinstance(message, ExpectedError) else message
        values = {key: self._value(value) for key, value in inner.values.items()}
        return self.say(inner.text, **values)

    def name(self, names: Names) -> str:
        """Return a trilingual name in this language."""
        return names.of(self.language)

    def integer(self, number: float) -> str:
        """Write a whole number with no-break-space thousands."""
        return f"{round(number):,}".replace(",", NO_BREAK_SPACE).replace("-", "\u2212")

    def decimal(self, number: float, digits: int = 1) -> str:
        """Write a number with a fixed count of decimals and the language's own comma."""
        whole = f"{number:,.{digits}f}".replace(",", NO_BREAK_SPACE).replace("-", "\u2212")
        return whole if self.language is Language.EN else whole.replace(".", ",")

    def figure(self, figure: Figure) -> str:
        """Write a number of a sentence."""
        return self.decimal(figure.number, figure.digits)

    def percent(self, share: float, digits: int = 1) -> str:
        """Write a share (0.25) as a percentage (25,0 %)."""
        return f"{self.decimal(share * 100, digits)}{NO_BREAK_SPACE}%"

    def date(self, day: dt.date) -> str:
        """Write a day as DD.MM.YYYY, in every language the same."""
        return day.strftime("%d.%m.%Y")

    def time(self, moment: dt.time) -> str:
        """Write a time as HH:MM."""
        return moment.strftime("%H:%M")

    def moment(self, moment: dt.datetime) -> str:
        """Write a day and time as DD.MM.YYYY HH:MM."""
        return moment.strftime("%d.%m.%Y %H:%M")

    def month(self, day: dt.date, pattern: str = "LLL") -> str:
        """Write a month by a CLDR pattern: LLL (short), LLLL (full), `LLL yyyy`."""
        from babel.dates import format_date  # noqa: PLC0415  heavy, loaded when first used

        months, year, _ = pattern.partition(" yyyy")
        name = str(format_date(day, months, locale=self.language.value))
        return self.of_year(name, day.year) if year else name

    def of_year(self, months: str, year: int) -> str:
        """Write months with their year, which Kazakh puts first, the months small."""
        return f"{year} ж. {months.lower()}" if self.language is Language.KK else f"{months} {year}"

    def weekday(self, day: dt.date, pattern: str = "ccc") -> str:
        """Write a weekday by a CLDR pattern: ccc (short), cccc (full)."""
        return self.month(day, pattern)

    def _value(self, value: object) -> object:
        for kind, write in self._writers():
            if isinstance(value, kind):
                return write(value)
        return value

    def _writers(self) -> tuple[tuple[type, Callable[..., str]], ...]:
        return (
            (bool, str),
            (Message, self.of),
            (Names, self.name),
            (Figure, self.figure),
            (dt.datetime, self.moment),
            (dt.date, self.date),
            (dt.time, self.time),
            (int, self.integer),
        )
