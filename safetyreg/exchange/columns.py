"""The columns of a file that are read into fields; what a cell means is worked out once for equal cells."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.convert import Converter, Reading, as_text, coordinates
from safetyreg.exchange.layout import Slot, cell
from safetyreg.exchange.outcome import Remark
from safetyreg.exchange.profile import COORDINATES, PERSON
from safetyreg.exchange.readers import Cell, Row
from safetyreg.i18n import mark

_REMEMBERED: Final = 10_000


@dataclass(slots=True)
class ReadRow:
    """Values of a row by field; what could not be read, what is unknown, and the keys that keep that."""

    values: dict[str, Value] = field(default_factory=dict)
    errors: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Column:
    slot: Slot
    index: int
    name: str
    known: dict[Cell, Reading] = field(default_factory=dict)


class Columns:
    """Reads the cells of some columns of a row."""

    def __init__(self, slots: Iterable[Slot], converter: Converter) -> None:
        """Begin with nothing remembered."""
        self._converter = converter
        told = tuple(slots)
        self._points = [slot for slot in told if slot.rule.to == COORDINATES]
        self._columns = [
            _Column(slot, slot.index, slot.rule.to.removeprefix(PERSON))
            for slot in told
            if slot.rule.to != COORDINATES
        ]

    def read(self, row: Row, into: ReadRow) -> None:
        """Read a row; empty cells give nothing."""
        cells, values = row.cells, into.values
        width = len(cells)
        for column in self._columns:
            raw = cells[column.index] if column.index < width else None
            if raw is None or raw == "":
                continue
            # True equals 1, and is another cell.
            found = None if raw is True or raw is False else column.known.get(raw)
            if found is None and (found := self._convert(column, raw, row.number, into)) is None:
                continue
            if found.value is not None:
                values[column.name] = found.value
            if found.warning is not None:
                into.warnings.append(Remark(row.number, column.slot.name, found.warning))
                into.unknown.append(f"unknown_code:{column.name}:{as_text(raw).strip()}")
        for slot in self._points:
            self._locate(slot, row, into)

    def _locate(self, slot: Slot, row: Row, into: ReadRow) -> None:
        try:
            point = coordinates(cell(row, slot.index))
        except (ExpectedError, ValueError) as error:
            into.errors.append(Remark(row.number, slot.name, _message(error)))
        else:
            if point is not None:
                into.values["latitude"], into.values["longitude"] = point

    def _convert(self, column: _Column, raw: Cell, number: int, into: ReadRow) -> Reading | None:
        try:
            found = self._meaning(column, raw)
        except (ExpectedError, ValueError) as error:
            into.errors.append(Remark(number, column.slot.name, _message(error)))
            return None
        if len(column.known) < _REMEMBERED and not isinstance(raw, bool):
            column.known[raw] = found
        return found

    def _meaning(self, column: _Column, raw: Cell) -> Reading:
        slot = column.slot
        if slot.field is not None:
            return self._converter.read(slot.field, raw, slot.rule)
        text = as_text(raw).strip()
        return Reading(slot.rule.values.get(text, text))


def _message(error: ExpectedError | ValueError) -> Message:
    if isinstance(error, ExpectedError):
        return error.message
    return Message(mark("the value cannot be read"))
