"""One import of a file, and what undoing it did."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Batch:
    """An imported file: its rows add up, accepted and rejected; `at` and `undone_at` are UTC.

    `name` is what the account calls itself, empty where it has not said.
    """

    id: int = 0
    file_name: str
    sha256: str
    profile: str
    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    incidents: int = 0
    account: str
    name: str = ""
    at: datetime
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """How many records an undone import left: deleted with their numbers given back, or annulled."""

    batch: int
    deleted: int
    annulled: int
