"""Files kept with incidents: a label and the content in pieces, checked against its SHA-256 on reading."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sqlalchemy import Connection, Row, delete, insert, select

from safetyreg.domain.attachment import PIECE_BYTES, Attachment
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.storage import decisions, tables

_LABELS = tables.attachments.c
_PIECES = tables.attachment_pieces.c


def digest(pieces: Sequence[bytes]) -> str:
    """Return the SHA-256 of a content as hexadecimal digits."""
    whole = sha256()
    for piece in pieces:
        whole.update(piece)
    return whole.hexdigest()


def add(connection: Connection, incident_id: int, label: Attachment, pieces: Sequence[bytes]) -> int:
    """Keep a file with an incident and return its id."""
    values = {
        "incident_id": incident_id,
        "name": label.name,
        "size": label.size,
        "sha256": label.sha256,
        "document": label.document,
        "note": label.note,
        "added_by": label.added_by,
        "added_at": label.added_at,
    }
    made = connection.execute(insert(tables.attachments).values(values).returning(_LABELS.id)).scalar_one()
    for position, content in enumerate(pieces):
        row = {"attachment_id": made, "position": position, "content": content}
        connection.execute(insert(tables.attachment_pieces).values(row))
    return int(made)


def demand_incident(connection: Connection, incident_id: int) -> None:
    """Refuse an incident that is not there."""
    known = tables.incidents.c.id
    if connection.execute(select(known).where(known == incident_id)).first() is None:
        raise NotFoundError(mark("The record is not there any more: load the list anew."))


def of(connection: Connection, incident_id: int) -> tuple[Attachment, ...]:
    """Return the labels of an incident's files in the order they were added."""
    chosen = select(tables.attachments).where(_LABELS.incident_id == incident_id).order_by(_LABELS.id)
    return tuple(map(_label, connection.execute(chosen)))


def get(connection: Connection, attachment_id: int) -> tuple[int, Attachment]:
    """Return the incident's id and the label of a file; raise NotFoundError where it was removed."""
    row = connection.execute(select(tables.attachments).where(_LABELS.id == attachment_id)).first()
    if row is None:
        raise NotFoundError(mark("The attachment is not there any more: load the record anew."))
    return int(row.incident_id), _label(row)


def read(connection: Connection, label: Attachment) -> Iterator[bytes]:
    """Yield a file's content in pieces; raise after the last one when it is not what was kept."""
    whole, position, left = sha256(), 0, label.size
    while left > 0:
        piece = _piece(connection, label, position)
        if not piece:
            break
        whole.update(piece)
        yield piece
        position, left = position + 1, left - PIECE_BYTES
    if whole.hexdigest() != label.sha256:
        raise ExpectedError(
            mark("The kept content of “{name}” is damaged: take it from a backup of the registry."),
            name=label.name,
        )


def remove(connection: Connection, attachment_id: int) -> None:
    """Delete a file, its content too; one that a decision or a ground rests on stays."""
    decisions.demand_uncited(connection, attachment_id)
    connection.execute(delete(tables.attachments).where(_LABELS.id == attachment_id))


def _piece(connection: Connection, label: Attachment, position: int) -> bytes:
    wanted = (_PIECES.attachment_id == label.id, _PIECES.position == position)
    return bytes(connection.execute(select(_PIECES.content).where(*wanted)).scalar() or b"")


def _label(row: Row[tuple[object, ...]]) -> Attachment:
    return Attachment(
        id=row.id,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        document=row.document,
        note=row.note,
        added_by=row.added_by,
        added_at=row.added_at,
    )
