"""Values of fields: from typed text, to and from JSON."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final

from safetyreg.domain.field import Field, FieldType, Value
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark

_DATE_PARTS: Final = re.compile(r"(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{4}|\d{2}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME_PARTS: Final = re.compile(r"(\d{1,2})[:.,\- ]?(\d{2})(?::\d{2})?")
_YEARS_AHEAD: Final = 10
_TODAY: Final = "."


class UnreadableError(ExpectedError):
    """A typed text is no value of its field."""


def parse(field: Field, text: str, today: date) -> Value:
    """Read a typed text as a value of a field; blank is None; raise UnreadableError saying what to type."""
    stripped = text.strip()
    if not stripped:
        return None
    return _READERS[field.type](field, stripped, today)


def parse_date(text: str, today: date) -> date:
    """Read a day typed as digits (26102026, 261026, 2610), with separators, as ISO, or `.` for today."""
    if text == _TODAY:
        return today
    found = _ISO.fullmatch(text)
    parts = (found[3], found[2], found[1]) if found else _day_parts(text, today)
    try:
        return date(_full_year(parts[2], today), int(parts[1]), int(parts[0]))
    except ValueError as error:
        raise UnreadableError(
            mark("“{text}” is no date: type day, month, year, e.g. 26102026."), text=text
        ) from error


def parse_time(text: str) -> time:
    """Read a time typed as digits (0314, 314, 3:14); a bare hour is no time."""
    found = _TIME_PARTS.fullmatch(text)
    try:
        return time(int(found[1]), int(found[2])) if found else time(99)
    except ValueError as error:
        raise UnreadableError(
            mark("“{text}” is no time: type hours and minutes, e.g. 0314."), text=text
        ) from error


def parse_number(text: str) -> float:
    """Read a number with a comma or a full stop; blanks between thousands are passed over."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).replace("\u2212", "-").replace(",", ".")
    if not re.fullmatch(r"-?\d{1,30}(\.\d+)?", bare):
        raise UnreadableError(mark("“{text}” is no number: type digits."), text=text)
    return float(bare)


def beyond(field: Field, number: float) -> Message | None:
    """Say what to enter where a number lies beyond the limits of its field."""
    if field.minimum is not None and number < field.minimum:
        return Message(mark("Enter {low} or more."), {"low": int(field.minimum)})
    if field.maximum is not None and number > field.maximum:
        return Message(mark("Enter {high} or less."), {"high": int(field.maximum)})
    return None


def encode(value: Value) -> object:
    """Return what JSON can hold: dates and times as ISO text, tuples as lists."""
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def decode(field: Field | None, raw: object) -> Value:
    """Return a value from JSON by its field; what is of no known field stays as it is."""
    if field is not None and isinstance(raw, str) and field.type in _DECODERS:
        return _DECODERS[field.type](raw)
    if isinstance(raw, list):
        return tuple(str(item) for item in raw)
    return raw if isinstance(raw, str | int | float) else None


def _day_parts(text: str, today: date) -> tuple[str, str, str]:
    if found := _DATE_PARTS.fullmatch(text):
        return found[1], found[2], found[3] or str(today.year)
    digits = text if text.isascii() and text.isdigit() else ""
    if len(digits) == len("ddmm"):
        return digits[:2], digits[2:4], str(today.year)
    if len(digits) in {len("ddmmyy"), len("ddmmyyyy")}:
        return digits[:2], digits[2:4], digits[4:]
    return "0", "0", "1"


def _full_year(text: str, today: date) -> int:
    if len(text) > len("yy"):
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year + _YEARS_AHEAD else year - 100


def _bounded(field: Field, number: float) -> float:
    if (limit := beyond(field, number)) is not None:
        raise UnreadableError(limit.text, **limit.values)
    return number


def _integer(field: Field, text: str, _today: date) -> int:
    found = parse_number(text)
    if found != int(found):
        raise UnreadableError(mark("“{text}” is no whole number."), text=text)
    return int(_bounded(field, found))


def _moment(_field: Field, text: str, today: date) -> datetime:
    found = text.replace("T", " ")
    if found.isdigit() and len(found) in {len("ddmmyyhhmm"), len("ddmmyyyyhhmm")}:
        found = f"{found[:-4]} {found[-4:]}"
    day, _, clock = found.rpartition(" ")
    if not day or _DATE_PARTS.fullmatch(found):
        return datetime.combine(parse_date(found, today), time())
    return datetime.combine(parse_date(day.strip(), today), parse_time(clock))


_READERS: Final[Mapping[FieldType, Callable[[Field, str, date], Value]]] = {
    FieldType.TEXT: lambda _field, text, _today: text,
    FieldType.LONG_TEXT: lambda _field, text, _today: text,
    FieldType.CHOICE: lambda _field, text, _today: text,
    FieldType.CODE: lambda _field, text, _today: text,
    FieldType.CODES: lambda _field, text, _today: tuple(
        part.strip() for part in text.split(";") if part.strip()
    ),
    FieldType.INTEGER: _integer,
    FieldType.MONEY: _integer,
    FieldType.DECIMAL: lambda field, text, _today: _bounded(field, parse_number(text)),
    FieldType.DATE: lambda _field, text, today: parse_date(text, today),
    FieldType.TIME: lambda _field, text, _today: parse_time(text),
    FieldType.MOMENT: _moment,
}
_DECODERS: Final[Mapping[FieldType, Callable[[str], Value]]] = {
    FieldType.DATE: date.fromisoformat,
    FieldType.TIME: time.fromisoformat,
    FieldType.MOMENT: datetime.fromisoformat,
}
