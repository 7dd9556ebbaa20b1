"""A cell of a file as a value of a field; each failure with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Final

from safetyreg.domain.codes import UNKNOWN, CodeBook, CodeList
from safetyreg.domain.field import Field, FieldType, Value, moment
from safetyreg.domain.values import UnreadableError, parse, parse_number
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.place_names import PlaceNames
from safetyreg.exchange.profile import ColumnRule
from safetyreg.exchange.readers import VALUELESS, Cell
from safetyreg.i18n import Language, Texts, mark

_MOMENT: Final = moment("moment", "")
_CLOCK_SIGN: Final = ":"
SENTINELS: Final = frozenset({date(1969, 12, 31), date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30)})
_LISTED: Final = frozenset({FieldType.CODE, FieldType.CODES})


@dataclass(frozen=True, slots=True)
class Reading:
    """Outcome of one cell: its value, and a warning where the value stands for something unknown."""

    value: Value
    warning: Message | None = None


class Converter:
    """Turns cells into values by the code book and the choices' labels in all three languages."""

    def __init__(self, book: CodeBook, today: date) -> None:
        """Keep the code book; `today` fills in a missing century."""
        self._book = book
        self._today = today
        self._names: dict[str, Mapping[str, str]] = {}
        self._codes: dict[str, dict[str, list[str]]] = {}

    @cached_property
    def _texts(self) -> tuple[Texts, ...]:
        return tuple(Texts(language) for language in Language)

    @cached_property
    def _places(self) -> PlaceNames:
        return PlaceNames(self._book)

    def read(self, field: Field, cell: Cell, rule: ColumnRule) -> Reading:
        """Read a cell; raise ExpectedError with the reason where it is no value of the field."""
        if cell == VALUELESS:
            raise ExpectedError(mark("the formula has no stored value: open the file in Excel and save it"))
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return Reading(None)
        mapped = rule.values.get(as_text(cell).strip())
        if mapped is not None:
            return Reading(mapped or None)
        if field.type in _LISTED:
            return self._code(field, as_text(cell).strip())
        if field.type is FieldType.CHOICE:
            return self._choice(field, as_text(cell).strip())
        return Reading(self._open(field, cell, rule))

    def _open(self, field: Field, cell: Cell, rule: ColumnRule) -> Value:
        if field.type in {FieldType.DATE, FieldType.MOMENT}:
            return self._day(field, cell, rule)
        if field.type is FieldType.TIME and isinstance(cell, datetime | time):
            return cell.time() if isinstance(cell, datetime) else cell
        return self._plain(field, cell)

    def clock(self, cell: Cell, rule: ColumnRule) -> time | None:
        """Return the time that stands beside the day in a cell; None where there is none, or midnight."""
        if isinstance(cell, str) and _CLOCK_SIGN in cell:
            found: Cell = self._typed_day(_MOMENT, cell.strip(), rule)
        else:
            found = cell
        if not isinstance(found, datetime) or found.time() == time():
            return None
        return found.time()

    def labels(self, field: Field) -> Mapping[str, str]:
        """Return the folded labels of a choice in every language, each with its value."""
        found = self._names.get(field.name)
        if found is None:
            found = {
                texts.say(choice.label).casefold(): choice.value
                for texts in self._texts
                for choice in field.choices
            }
            self._names[field.name] = found
        return found

    def heading_of(self, label: str) -> frozenset[str]:
        """Return a marked label in every language, folded, to recognise a column by its heading."""
        return frozenset(texts.say(label).casefold() for texts in self._texts)

    def _plain(self, field: Field, cell: Cell) -> Value:
        if isinstance(cell, float) and field.type in {FieldType.INTEGER, FieldType.MONEY}:
            return parse(field, f"{cell:.0f}" if cell == int(cell) else str(cell), self._today)
        return parse(field, as_text(cell), self._today)

    def _day(self, field: Field, cell: Cell, rule: ColumnRule) -> Value:
        found = cell if isinstance(cell, date) else self._typed_day(field, as_text(cell).strip(), rule)
        day = found.date() if isinstance(found, datetime) else found
        if day in SENTINELS:
            text = mark("{day} stands for “no date” in other programs: enter the real one")
            raise ExpectedError(text, day=day)
        if field.type is FieldType.DATE:
            return day
        return found if isinstance(found, datetime) else datetime.combine(day, time())

    def _typed_day(self, field: Field, text: str, rule: ColumnRule) -> date:
        for pattern in rule.formats:
            try:
                return datetime.strptime(text, pattern)
            except ValueError:
                continue
        if rule.formats:
            raise UnreadableError(
                mark("“{text}” is no date in the form {formats}"), text=text, formats=", ".join(rule.formats)
            )
        bare = text.replace("T", " ")
        if field.type is FieldType.DATE and bare.endswith(" 00:00:00"):
            bare = bare.removesuffix(" 00:00:00")
        found = parse(_MOMENT if _CLOCK_SIGN in bare else field, bare, self._today)
        if not isinstance(found, date):
            raise UnreadableError(mark("“{text}” is no date"), text=text)
        return found

    def _code(self, field: Field, text: str) -> Reading:
        known = self._book.lists.get(field.codes)
        if field.type is FieldType.CODES:
            parts = [self._one_code(known, part.strip()) for part in text.split(";") if part.strip()]
            return Reading(tuple(part for part in parts if part))
        found = self._one_code(known, text)
        if found is None:
            sentence = mark("“{text}” is not in the list: taken as unknown")
            return Reading(UNKNOWN, Message(sentence, {"text": text}))
        return Reading(found)

    def _one_code(self, known: CodeList | None, text: str) -> str | None:
        if known is None:
            return None
        if text in known.by_code or (known.name == "kato" and text == "abroad"):
            return text
        found = self._codes_by_name(known).get(text.casefold(), ())
        if known.name == "kato" and len(found) != 1:
            place = self._places.code(text, self._today)
            return place or next(iter(found), None)
        return next(iter(found), None)

    def _codes_by_name(self, known: CodeList) -> Mapping[str, Sequence[str]]:
        found = self._codes.get(known.name)
        if found is None:
            found = self._codes[known.name] = {}
            for item in known.by_code.values():
                for name in {one.casefold() for one in (item.names.ru, item.names.kk, item.names.en) if one}:
                    found.setdefault(name, []).append(item.code)
        return found

    def _choice(self, field: Field, text: str) -> Reading:
        values = {choice.value for choice in field.choices}
        found = text if text in values else self.labels(field).get(text.casefold())
        if found is not None:
            return Reading(found)
        if UNKNOWN not in values:
            labels = ", ".join(sorted(values))
            raise ExpectedError(mark("“{text}” is none of: {choices}"), text=text, choices=labels)
        return Reading(
            UNKNOWN, Message(mark("“{text}” is not in the list: taken as unknown"), {"text": text})
        )


def coordinates(cell: Cell) -> tuple[float, float] | None:
    """Read latitude and longitude out of one cell: `49.8, 73.1`, `49,8; 73,1` or `(49.8 73.1)`."""
    text = as_text(cell).strip(" ()[]")
    for separator in (";", ", ", " ", ","):
        parts = [part for part in text.split(separator) if part.strip()]
        if len(parts) == 2:  # noqa: PLR2004  latitude and longitude
            return parse_number(parts[0]), parse_number(parts[1])
    if not text:
        return None
    raise UnreadableError(mark("“{text}” is no pair of latitude and longitude"), text=text)


def as_text(cell: Cell) -> str:
    """Return a cell as the text a person sees; whole numbers without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell == int(cell) and abs(cell) < 1e15:  # noqa: PLR2004  exact in a double
        return str(int(cell))
    return str(cell)
