"""What became of a file: accepted and rejected rows add up to its rows; every rejected one is named."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.domain.incident import Incident
from safetyreg.errors import Message
from safetyreg.exchange.convert import as_text
from safetyreg.exchange.profile import Profile
from safetyreg.exchange.readers import VALUELESS, Cell
from safetyreg.i18n import mark
from safetyreg.statistics.table import Format, Table, TableColumn

KEPT_WARNINGS: Final = 1000
_SAID: Final = (
    TableColumn("@row", Message(mark("Row of the file")), Format.INTEGER, width=10),
    TableColumn("@column", Message(mark("Column")), width=18),
    TableColumn("@reason", Message(mark("Why rejected")), width=60),
)
Sayer = Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a cell: the row's number, the column's heading, the words."""

    row: int
    column: str
    message: Message


@dataclass(frozen=True, slots=True)
class Rejected:
    """Rows that make no record, with every reason, and their cells to mend."""

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    reasons: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """An incident made of rows, with the warnings that are kept."""

    incident: Incident
    rows: tuple[int, ...]
    warnings: tuple[Remark, ...] = ()


@dataclass
class Outcome:
    """Counts of an import and its remarks, filled while the file is read."""

    rows: int = 0
    accepted: int = 0
    incidents: int = 0
    persons: int = 0
    drafts: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    warning_counts: Counter[str] = field(default_factory=Counter)
    headings: tuple[str, ...] = ()
    profile: Profile | None = None
    slow: bool = False

    @property
    def rejected_rows(self) -> int:
        """How many rows make no record."""
        return sum(len(one.rows) for one in self.rejected)

    def note(self, result: Accepted | Rejected) -> None:
        """Count one result."""
        if isinstance(result, Rejected):
            self.rows += len(result.rows)
            self.rejected.append(result)
            return
        self.rows += len(result.rows)
        self.accepted += len(result.rows)
        self.incidents += 1
        self.drafts += result.incident.status == "draft"
        self.persons += len(result.incident.persons)
        for warning in result.warnings:
            self.warning_counts[warning.message.text] += 1
            if len(self.warnings) < KEPT_WARNINGS:
                self.warnings.append(warning)

    def rejects(self, say: Sayer) -> Table:
        """Return the rejected rows: row, column, reason, then the cells under their own headings.

        Rows that were rejected before lose the reasons they were rejected for then.
        """
        said = {say(column.label) for column in _SAID if isinstance(column.label, Message)}
        kept = [place for place, title in enumerate(self.headings) if title not in said]
        own = (TableColumn(f"c{place}", self.headings[place], width=16) for place in kept)
        return Table((*_SAID, *own), tuple(self._reject_rows(kept, say)), Message(mark("Rejected rows")))

    def _reject_rows(self, kept: list[int], say: Sayer) -> list[tuple[Value, ...]]:
        found: list[tuple[Value, ...]] = []
        for rejected in self.rejected:
            columns = "; ".join(dict.fromkeys(remark.column for remark in rejected.reasons))
            reasons = _listed(list(dict.fromkeys(say(remark.message) for remark in rejected.reasons)))
            for number, cells in rejected.rows:
                own = (_shown(cells[place]) if place < len(cells) else None for place in kept)
                found.append((number, columns, reasons, *own))
        return found


def _listed(reasons: list[str]) -> str:
    """Return reasons in one text: after a sentence a blank is enough."""
    parts = [reason if reason.endswith(".") else f"{reason};" for reason in reasons[:-1]]
    return " ".join([*parts, *reasons[-1:]])


def _shown(cell: Cell) -> Value:
    if cell == VALUELESS:
        return ""
    if isinstance(cell, int | float | date | time) and not isinstance(cell, bool):
        return cell
    return as_text(cell)
