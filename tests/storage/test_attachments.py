"""Files kept with incidents, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, delete, func, insert, select, update

from safetyreg.domain.attachment import PIECE_BYTES, Attachment
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.storage import attachments, tables

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database

NOW = datetime(2026, 3, 1, 3, 30, tzinfo=UTC)
PIECES = (b"a" * PIECE_BYTES, b"b" * PIECE_BYTES, b"c")
LABEL = Attachment(
    name="план.pdf",
    size=2 * PIECE_BYTES + 1,
    sha256=attachments.digest(PIECES),
    document="x-plan",
    note="схема",
    added_by="anna",
    added_at=NOW,
)


def kept(connection: Connection) -> tuple[int, int]:
    row = {"created_at": NOW, "changed_at": NOW}
    blank: dict[str, object] = {key: {} for key in ("entered", "details", "raw", "acknowledged")}
    made = connection.execute(
        insert(tables.incidents).values({**row, **blank}).returning(tables.incidents.c.id)
    )
    incident_id = int(made.scalar_one())
    return incident_id, attachments.add(connection, incident_id, LABEL, PIECES)


def pieces(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(tables.attachment_pieces)).scalar_one())


def test_a_file_comes_back_as_it_was(database: Database) -> None:
    with database.write() as connection:
        incident_id, made = kept(connection)
    with database.read() as connection:
        owner, label = attachments.get(connection, made)
        assert owner == incident_id
        assert attachments.of(connection, incident_id) == (label,)
        assert tuple(attachments.read(connection, label)) == PIECES
        assert (label.name, label.size, label.note, label.added_at) == ("план.pdf", LABEL.size, "схема", NOW)


def test_a_removed_file_leaves_nothing(database: Database) -> None:
    with database.write() as connection:
        incident_id, made = kept(connection)
        attachments.remove(connection, made)
        assert attachments.of(connection, incident_id) == ()
        assert pieces(connection) == 0
        with pytest.raises(NotFoundError, match="not there any more"):
            attachments.get(connection, made)


def test_a_damaged_content_is_noticed(database: Database) -> None:
    with database.write() as connection:
        _, made = kept(connection)
        _, label = attachments.get(connection, made)
        first = tables.attachment_pieces.c.position == 0
        connection.execute(update(tables.attachment_pieces).where(first).values(content=b"x" * PIECE_BYTES))
        with pytest.raises(ExpectedError, match="is damaged"):
            list(attachments.read(connection, label))
        connection.execute(delete(tables.attachment_pieces))
        with pytest.raises(ExpectedError, match="is damaged"):
            list(attachments.read(connection, label))
