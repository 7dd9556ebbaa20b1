"""The selected rows as cells for the clipboard, read off the GUI thread."""

from collections.abc import Sequence
from typing import Final, Protocol

from safetyreg.domain.field import Value
from ui.register.row_text import RowWriter
from ui.widgets.table_view import tab_separated

_CHUNK: Final = 500


class Tick(Protocol):
    """What is told how far the work has come; raises to stop it."""

    def __call__(self, done: int = 0, total: int = 0) -> None:
        """Take a step."""


class Rows(Protocol):
    """The part of the door that reads rows."""

    def rows(self, ids: Sequence[int], fields: Sequence[str]) -> dict[int, tuple[Value, ...]]:
        """Return values of fields by id."""


def selection_text(door: Rows, writer: RowWriter, ids: Sequence[int], *, headings: bool, tick: Tick) -> str:
    """Return tab separated cells of records in their order, with the headings if they are wanted."""
    lines = [writer.headings()] if headings else []
    for start in range(0, len(ids), _CHUNK):
        tick(start, len(ids))
        part = ids[start : start + _CHUNK]
        rows = door.rows(part, writer.fields)
        lines.extend(writer.copy(rows[number]) for number in part if number in rows)
    return tab_separated(lines)
