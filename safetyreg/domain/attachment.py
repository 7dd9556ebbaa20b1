"""A file kept with an incident: its content lies in the registry in pieces, this is its label."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

MOST_BYTES: Final = 50 * 1024 * 1024
PIECE_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """Name, size in bytes and SHA-256 of a kept file, with the document it is and a note."""

    id: int | None = None
    name: str
    size: int
    sha256: str
    document: str = ""
    note: str = ""
    added_by: str = ""
    added_at: datetime | None = None
