"""One table of figures: the same value feeds the grid, the chart and the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from safetyreg.domain.field import Value
from safetyreg.errors import Message
from safetyreg.i18n import Names

Label = Message | Names | str


class Format(Enum):
    """How the values of a column are written."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    RATIO = "ratio"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its key, heading, format, and the code list that names its codes where it holds codes.

    Where it has `gaps` nothing is written for nothing, so that a line over its cells is broken there.
    """

    key: str
    label: Label
    format: Format = Format.TEXT
    codes: str = ""
    width: int = 12
    gaps: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows in their order, an optional row of totals, notes below."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: Label = ""
    totals: tuple[Value, ...] | None = None
    notes: tuple[Label, ...] = field(default=())

    def column(self, key: str) -> tuple[Value, ...]:
        """Return the values of one column, top to bottom."""
        index = self.index(key)
        return tuple(row[index] for row in self.rows)

    def index(self, key: str) -> int:
        """Return the position of a column."""
        return [column.key for column in self.columns].index(key)

    def records(self, keys: Sequence[str] = ()) -> list[dict[str, Value]]:
        """Return the rows as mappings, for JSON."""
        chosen = keys or [column.key for column in self.columns]
        places = [(key, self.index(key)) for key in chosen]
        return [{key: row[place] for key, place in places} for row in self.rows]
