"""The people of an incident as a table: one row each, and a last blank row that adds the next."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from safetyreg.domain.codes import OWN_PREFIX, UNKNOWN
from safetyreg.domain.field import NUMERIC, Field, FieldType
from safetyreg.domain.problem import Problem
from safetyreg.i18n import Texts, mark
from ui.entry.composing import PersonEntry
from ui.entry.person_columns import AGE, IIN, NAME
from ui.entry.person_reading import PersonReading, meant
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_BLANK: Final = PersonEntry()
HIDDEN: Final = "•"
_LONGEST: Final = 13
_HEADINGS: Final = {"birth_date": mark("Born")}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PersonsModel(QAbstractTableModel):
    """`edited` at every change by the user."""

    edited = Signal()

    def __init__(
        self,
        columns: Sequence[Field],
        reading: PersonReading,
        texts: Texts,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        """Begin without people."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.reading = reading
        self._texts = texts
        self._theme = theme
        self._entries: list[PersonEntry] = []
        self._problems: dict[tuple[int, str], Problem] = {}
        self._adding = 1
        self._on: Callable[[], date | None] = _no_day

    def set_writable(self, writable: bool) -> None:
        """Offer the row that adds a person, or do not to who may only look."""
        if writable != bool(self._adding):
            self.beginResetModel()
            self._adding = int(writable)
            self.endResetModel()

    def set_day(self, on: Callable[[], date | None]) -> None:
        """Ask somebody for the day on which ages are worked out."""
        self._on = on

    def entries(self) -> tuple[PersonEntry, ...]:
        """Return the people."""
        return tuple(self._entries)

    def entry(self, row: int) -> PersonEntry:
        """Return the person of a row, a blank one where it adds."""
        return self._entries[row] if 0 <= row < len(self._entries) else _BLANK

    def show(self, entries: Sequence[PersonEntry]) -> None:
        """Take other people."""
        self.beginResetModel()
        self._entries = list(entries)
        self._problems = {}
        self.endResetModel()

    def masked(self, row: int) -> bool:
        """Whether the ИИН of a row came masked from the registry."""
        return HIDDEN in self.entry(row).person.iin

    def put(self, row: int, field: Field, text: str) -> None:
        """Put a text into a cell; in the last row it adds a person."""
        if row >= len(self._entries) and not text.strip():
            return
        entry = self.entry(row)
        self.change(row, self.reading.entered(entry, meant(self.columns, entry, field, text), text))

    def change(self, row: int, entry: PersonEntry) -> None:
        """Replace a person, or add one after the last row."""
        if entry == self.entry(row):
            return
        if row >= len(self._entries):
            self._append(entry)
        else:
            self._entries[row] = entry
        self._redraw(row)
        self.edited.emit()

    def revise(self, entries: Sequence[PersonEntry]) -> None:
        """Take what the registry knows better about the same people: ids, revealed numbers; no signal."""
        self._entries = list(entries)
        self.redraw()

    def insert(self, row: int, entry: PersonEntry) -> None:
        """Put a person between others."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._entries.insert(row, entry)
        self.endInsertRows()
        self.edited.emit()

    def remove(self, row: int) -> PersonEntry | None:
        """Take a person out and return it; nothing for the blank row."""
        if not 0 <= row < len(self._entries):
            return None
        self.beginRemoveRows(QModelIndex(), row, row)
        found = self._entries.pop(row)
        self._problems = {}
        self.endRemoveRows()
        self.edited.emit()
        return found

    def samples(self, field: Field) -> tuple[str, ...]:
        """Return texts that a column must have room for."""
        if field.choices:
            return tuple(self._texts.say(one.label) for one in field.choices if one.value != UNKNOWN)
        if field.name == AGE:
            return (f"17 · {self._texts.say('child')}",)
        fixed = {IIN: "0" * 12, "birth_date": "00.00.0000"}
        return (fixed.get(field.name, "0" * min(field.width, _LONGEST)),)

    def judge(self, problems: Sequence[Problem]) -> None:
        """Mark the cells of problems."""
        found: dict[tuple[int, str], Problem] = {}
        for one in sorted(problems, key=_gravity):
            found.setdefault((one.person or 0, self._column_name(one.field)), one)
        if found != self._problems:
            self._problems = found
            self.redraw()

    def redraw(self) -> None:
        """Draw every cell again: the day of the ages, or the problems, are others."""
        if self._entries:
            self._redraw(0, len(self._entries) - 1)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the people and the row that adds one."""
        return 0 if parent.isValid() else len(self._entries) + self._adding

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be typed but an age that follows from the date of birth."""
        found = super().flags(index)
        if not index.isValid() or self._follows(index.row(), self.columns[index.column()]):
            return found
        return found | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, colour, alignment and the problem of a cell."""
        if not index.isValid():
            return None
        row, field = index.row(), self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if field.type in NUMERIC else _LEFT
        tell = self._tellers().get(Qt.ItemDataRole(role))
        return None if tell is None else tell(row, field)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        field = self.columns[index.column()]
        if field.name == IIN and self.masked(index.row()) and not str(value):
            return False
        self.put(index.row(), field, str(value))
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading, or the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].type in NUMERIC else _LEFT
        field = self.columns[section]
        heading = self._texts.say(_HEADINGS.get(field.name, field.heading))
        return heading if role == Qt.ItemDataRole.DisplayRole else None

    def _append(self, entry: PersonEntry) -> None:
        """Turn the row that adds into a person; what is inserted is the next row that adds."""
        end = len(self._entries) + 1
        self.beginInsertRows(QModelIndex(), end, end)
        self._adding = 2
        self.endInsertRows()
        self._adding = 1
        self._entries.append(entry)

    def _tellers(self) -> dict[Qt.ItemDataRole, Callable[[int, Field], object]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.EditRole: self._typed,
            Qt.ItemDataRole.ForegroundRole: self._colour,
            Qt.ItemDataRole.ToolTipRole: self._complaint,
            Qt.ItemDataRole.AccessibleDescriptionRole: self._complaint,
        }

    def _shown(self, row: int, field: Field) -> str:
        if row >= len(self._entries):
            return self._texts.say("↵ add") if field is NAME else ""
        return self.reading.shown(self.entry(row), field, self._on())

    def _typed(self, row: int, field: Field) -> str:
        """Return what an editor begins with."""
        entry = self.entry(row)
        if field.name in entry.texts:
            return entry.texts[field.name]
        if field.name == IIN:
            return "" if self.masked(row) else entry.person.iin
        if field is NAME:
            return entry.person.full_name
        if field.type is FieldType.CHOICE:
            value = str(entry.person.value(field.name) or "")
            known = value in {one.value for one in field.choices} and value != UNKNOWN
            return OWN_PREFIX + value if known else value
        if field.type is FieldType.CODE:
            return str(entry.person.value(field.name) or "")
        return self.reading.shown(entry, field, None)

    def _colour(self, row: int, field: Field) -> QColor | None:
        if row >= len(self._entries):
            return self._theme.colour("muted")
        if field.name in self.entry(row).texts:
            return self._theme.colour("error")
        problem = self._problems.get((row, field.name))
        if problem is not None:
            return self._theme.colour("error" if problem.blocks else "warning")
        return self._theme.colour("muted") if self._follows(row, field) else None

    def _follows(self, row: int, field: Field) -> bool:
        """Whether a cell shows what follows from another: the age from the date of birth."""
        return field.name == AGE and self.entry(row).person.birth_date is not None

    def _complaint(self, row: int, field: Field) -> str | None:
        text = self.entry(row).texts.get(field.name)
        unreadable = self.reading.problem(field, text) if text else None
        if unreadable is not None:
            return self._texts.of(unreadable)
        problem = self._problems.get((row, field.name))
        whole = self.entry(row).person.full_name if field is NAME else ""
        return (whole or None) if problem is None else self._texts.of(problem.message)

    def _column_name(self, name: str) -> str:
        names = {one.name for one in self.columns}
        if name in names:
            return name
        return NAME.name if name in {"surname", "given_name", "patronymic"} else name

    def _redraw(self, first: int, last: int | None = None) -> None:
        end = self.index(first if last is None else last, len(self.columns) - 1)
        self.dataChanged.emit(self.index(first, 0), end)


def _no_day() -> date | None:
    return None


def _gravity(problem: Problem) -> int:
    return 0 if problem.blocks else 1
