"""Tables of mixed liability: decisions (only added to), reasoning sheets, claims, and the law by date."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table

from safetyreg.storage.tables import BigId, Structure, Utc, code, metadata, words


def _victim(*, key: bool = False) -> tuple[Column[int], Column[int]]:
    return (
        Column("incident_id", BigId, ForeignKey("incidents.id"), nullable=False, index=True),
        Column("person_id", BigId, ForeignKey("persons.id"), nullable=False, primary_key=key, index=not key),
    )


def _share(name: str) -> Column[int]:
    return Column(name, Integer, nullable=True)


def _dated(name: str) -> Table:
    """Return a table of dated legal things: `since` is the first day as ISO text, empty for always."""
    return Table(
        name,
        metadata,
        Column("code", String(64), primary_key=True),
        Column("since", String(10), primary_key=True, server_default=""),
        Column("content", Structure(), nullable=False),
        Column("touched", Boolean, nullable=False, server_default="0"),
    )


decisions: Final = Table(
    "decisions",
    metadata,
    Column("id", BigId, primary_key=True),
    *_victim(),
    code("body"),
    words("body_name"),
    Column("decided_on", Date, nullable=False),
    words("document"),
    code("action"),
    _share("employee"),
    _share("employer"),
    _share("third"),
    Column("annuls", BigId, ForeignKey("decisions.id"), nullable=True),
    code("after"),
    code("gross_negligence"),
    words("gross_negligence_evidence"),
    code("intoxicated"),
    words("grounds"),
    Column("dissents", Structure(), nullable=False),
    words("reason"),
    words("cap_ground"),
    Column("attachment", BigId, ForeignKey("attachments.id"), nullable=True, index=True),
    code("entered_by"),
    Column("entered_at", Utc, nullable=False),
    sqlite_autoincrement=True,
)

sheets: Final = Table(
    "sheets",
    metadata,
    *_victim(key=True),
    Column("version", Integer, nullable=False),
    code("changed_by"),
    Column("changed_at", Utc, nullable=False),
)

grounds: Final = Table(
    "grounds",
    metadata,
    Column("id", BigId, primary_key=True),
    *_victim(),
    Column("position", Integer, nullable=False),
    code("side"),
    words("text"),
    code("area"),
    words("norm"),
    words("evidence"),
    Column("attachment", BigId, ForeignKey("attachments.id"), nullable=True, index=True),
    Column("link", Boolean, nullable=False),
    Column("weight", Integer, nullable=False),
    code("state"),
    code("check"),
    sqlite_autoincrement=True,
)

claims: Final = Table(
    "claims",
    metadata,
    *_victim(key=True),
    Column("version", Integer, nullable=False),
    Column("content", Structure(), nullable=False),
    Column("months", Structure(), nullable=False),
    code("changed_by"),
    Column("changed_at", Utc, nullable=False),
)

policies: Final = _dated("policies")
norms: Final = _dated("norms")
heads: Final = _dated("heads")
legal_numbers: Final = _dated("legal_numbers")
HELD: Final = (decisions, sheets, claims)
