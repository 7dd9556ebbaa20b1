"""Values of fields as people read them."""

from datetime import date, datetime, time
from typing import Final

from safetyreg.domain.codes import UNKNOWN, UNKNOWN_NAMES, CodeBook
from safetyreg.domain.field import Field, FieldType, Value
from safetyreg.domain.period import Period
from safetyreg.i18n import NO_BREAK_SPACE, Texts

BLANK: Final = "—"
# A line may be broken after a dash even before a no-break space; the word joiner forbids it.
_DASH: Final = f"{NO_BREAK_SPACE}–\u2060{NO_BREAK_SPACE}"
_MINUTE: Final = 60
_HOUR: Final = 3600
_DECIMALS: Final = 6
_QUARTERS: Final = {1: 1, 4: 2, 7: 3, 10: 4}


def shown(field: Field, value: Value, texts: Texts, book: CodeBook, *, unit: bool = False) -> str:
    """Write a value of a field: codes by their names, blank as a dash, `unknown` as a word."""
    if value in (None, "", ()):
        return BLANK
    if isinstance(value, tuple):
        return ", ".join(shown_code(field.codes, code, texts, book) for code in value)
    if isinstance(value, str):
        return _text(field, value, texts, book)
    text = plain(value, texts)
    return f"{text}{NO_BREAK_SPACE}{texts.say(field.unit)}" if unit and field.unit else text


def shown_code(codes: str, code: str, texts: Texts, book: CodeBook, *, with_code: bool = False) -> str:
    """Write a code by its name, with the code before it where it is an official one and asked for."""
    item = book.item(codes, code)
    if item is None or code == UNKNOWN:
        return texts.name(UNKNOWN_NAMES) if code == UNKNOWN else code
    name = texts.name(item.names)
    return f"{code} · {name}" if with_code and item.official else name


def plain(value: Value, texts: Texts) -> str:
    """Write a value that needs no descriptor: numbers, days, times."""
    if isinstance(value, datetime):
        return texts.moment(value)
    if isinstance(value, date):
        return texts.date(value)
    if isinstance(value, time):
        return texts.time(value)
    if isinstance(value, float):
        return texts.decimal(value, len(f"{value:.{_DECIMALS}f}".rstrip("0").partition(".")[2]))
    return texts.integer(value) if isinstance(value, int) else BLANK if value is None else str(value)


def copied(value: Value, texts: Texts) -> str:
    """Write a value as a spreadsheet takes it: no spaces between thousands, blank as nothing."""
    if value is None:
        return ""
    return plain(value, texts).replace(NO_BREAK_SPACE, "").replace("\u2212", "-")


def shown_period(period: Period, texts: Texts) -> str:
    """Write a period as people say it: a day, a month, a quarter, a year, months of a year."""
    first, last = period.first, period.last
    if first == last:
        return texts.date(first)
    whole = first.day == 1 and (last.month != (_next(last)).month)
    if not whole or first.year != last.year:
        return f"{texts.date(first)}{_DASH}{texts.date(last)}"
    months = last.month - first.month + 1
    if months == 12:  # noqa: PLR2004
        return str(first.year)
    if months == 1:
        return texts.month(first, "LLLL yyyy")
    if months == 3 and first.month in _QUARTERS:  # noqa: PLR2004
        return texts.say("Q{number} {year}", number=_QUARTERS[first.month], year=first.year)
    return texts.of_year(f"{texts.month(first)}–{texts.month(last)}", first.year)


def duration(seconds: float, texts: Texts) -> str:
    """Write how long something takes, roughly."""
    if seconds < _MINUTE:
        return texts.say("{n} s", n=texts.integer(max(seconds, 1)))
    if seconds < _HOUR:
        return texts.say("{n} min", n=texts.integer(seconds / _MINUTE))
    return texts.say("{n} h", n=texts.decimal(seconds / _HOUR))


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _text(field: Field, value: str, texts: Texts, book: CodeBook) -> str:
    if field.type in {FieldType.CODE, FieldType.CODES}:
        return shown_code(field.codes, value, texts, book)
    label = next((choice.label for choice in field.choices if choice.value == value), "")
    return texts.say(label) if label else value
