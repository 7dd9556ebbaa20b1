"""Rows of the register as people read them; made off the GUI thread, so that showing them is only drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import Choice, Value
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.status import COUNTED as COUNTING
from safetyreg.domain.status import STATUSES, Status
from safetyreg.i18n import NO_BREAK_SPACE, Texts
from ui.format import BLANK, copied, plain, shown
from ui.register.columns import COUNTED, KIND, OCCURRED, STATUS, SUBTYPE, TIME, Column, door_fields

Row = Sequence[Value]
LOADING: Final = "…"
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class RowText:
    """One record: its texts by the names in `places`, and what its look depends on.

    `note` says in words what a ring instead of a dot says: a registered record that is not counted.
    """

    id: int
    kind: str
    subtype: str
    counted: bool
    places: Mapping[str, int]
    texts: tuple[str, ...]
    note: str = ""

    def text(self, name: str) -> str:
        """Return the text of a column; dots where that column was not loaded yet."""
        place = self.places.get(name)
        return LOADING if place is None else self.texts[place]


class RowWriter:
    """Writes the rows of the door for some columns, in one language, by one code book."""

    def __init__(self, columns: Sequence[Column], texts: Texts, book: CodeBook) -> None:
        """Keep the columns; `fields` is what the door has to be asked for."""
        self.columns = tuple(columns)
        self.fields = door_fields(columns)
        self._texts = texts
        self._book = book
        self._at = {name: place for place, name in enumerate(self.fields)}
        self._places = {column.name: place for place, column in enumerate(self.columns)}
        self._statuses = {one.value: texts.say(one.label) for one in STATUSES}
        self._subtypes = {
            kind.code: {one.value: _capital(texts.say(one.label)) for one in kind.subtypes}
            for kind in BY_CODE.values()
        }

    def write(self, wanted: Sequence[int], rows: Mapping[int, Row]) -> dict[int, RowText]:
        """Return the rows as texts, by id; a row that is gone shows dashes until the ids are read again."""
        gone = tuple(BLANK for _ in self.columns)
        return {
            number: self._row(number, rows[number])
            if number in rows
            else RowText(number, "", "", False, self._places, gone)
            for number in wanted
        }

    def copy(self, row: Row) -> list[str]:
        """Return a row as a spreadsheet takes it: plain numbers, blank cells, no formulas."""
        kind = str(row[self._at[KIND]])
        return [self._copied(column, kind, row) for column in self.columns]

    def headings(self) -> list[str]:
        """Return the headings of the columns."""
        return [heading(column, self._texts) for column in self.columns]

    def _row(self, number: int, row: Row) -> RowText:
        at = self._at
        kind, subtype = str(row[at[KIND]]), str(row[at[SUBTYPE]] or "")
        texts = tuple(self._cell(column, kind, row) for column in self.columns)
        counts = bool(row[at[COUNTED]])
        silent = counts or str(row[at[STATUS]]) not in {one.value for one in COUNTING}
        note = "" if silent else self._texts.say("not counted")
        return RowText(number, kind, subtype, counts, self._places, texts, note)

    def _cell(self, column: Column, kind: str, row: Row) -> str:
        value = row[self._at[column.name]]
        if column.fields is not None:
            field = column.fields.get(kind)
            return BLANK if field is None else shown(field, value, self._texts, self._book)
        return self._own(column.name, value, kind, row)

    def _own(self, name: str, value: Value, kind: str, row: Row) -> str:
        if name == OCCURRED:
            return self._moment(value, row)
        if name == KIND:
            subtype = str(row[self._at[SUBTYPE]] or "")
            return self._subtypes.get(kind, {}).get(subtype) or self._kind(kind)
        if name == STATUS:
            return self._statuses.get(str(value), str(value))
        if name == COUNTED:
            return self._texts.say("yes") if value else self._texts.say("no")
        return BLANK if value in (None, "") else plain(value, self._texts)

    def _kind(self, code: str) -> str:
        return self._texts.say(BY_CODE[code].label) if code in BY_CODE else code

    def _moment(self, value: Value, row: Row) -> str:
        if not isinstance(value, datetime):
            return BLANK
        known = row[self._at[TIME]] is not None
        return self._texts.moment(value) if known else self._texts.date(value)

    def _copied(self, column: Column, kind: str, row: Row) -> str:
        value = row[self._at[column.name]]
        if column.number:
            return copied(value, self._texts)
        text = self._cell(column, kind, row)
        if text == BLANK:
            return ""
        return f"'{text}" if text.startswith(_FORMULA) else text


def heading(column: Column, texts: Texts) -> str:
    """Return the translated heading of a column, with its unit where it has one."""
    text, unit = texts.say(column.heading), texts.say(column.unit)
    return f"{text},{NO_BREAK_SPACE}{unit}" if unit and unit not in text else text


def subtype_text(kind: str, subtype: str, texts: Texts) -> str:
    """Return the translated subtype, with a capital; the kind where it is not known yet."""
    options: tuple[Choice, ...] = BY_CODE[kind].subtypes
    label = next((one.label for one in options if one.value == subtype), "")
    return _capital(texts.say(label) if label else texts.say(BY_CODE[kind].label))


def status_text(status: Status, texts: Texts) -> str:
    """Return the translated status."""
    return next(texts.say(one.label) for one in STATUSES if one.value == status)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
