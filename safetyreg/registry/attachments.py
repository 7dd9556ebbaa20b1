"""Files kept with incidents, through the door: added, taken out into a file, removed with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.attachment import MOST_BYTES, PIECE_BYTES, Attachment
from safetyreg.domain.changes import Changes
from safetyreg.errors import ExpectedError
from safetyreg.export.outfile import replacing
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.storage import attachments, history
from safetyreg.storage.engine import Connection
from safetyreg.storage.file_copy import Tick
from safetyreg.storage.history import Line

DOCUMENTS: Final = "document_kind"
ATTACHED: Final = "attached"
DETACHED: Final = "detached"
TAKEN_OUT: Final = "attachment_exported"
_FIELD: Final = "attachments"
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was added, and what that changed."""

    attachment: Attachment
    changes: Changes


class Attachments:
    """The files of one registry's incidents."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def of(self, incident_id: int) -> tuple[Attachment, ...]:
        """Return the labels of an incident's files."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return attachments.of(connection, incident_id)

    def add(
        self, incident_id: int, path: Path, document: str = "", note: str = "", tick: Tick | None = None
    ) -> Attached:
        """Keep a copy of a file of at most 50 MB with an incident; `document` says which document it is."""
        self._session.demand(Action.WRITE)
        if document and self._session.book().item(DOCUMENTS, document) is None:
            raise ExpectedError(mark("The list has no code “{code}”: load it anew."), code=document)
        pieces = tuple(_pieces(path, tick))
        label = Attachment(
            name=path.name,
            size=sum(map(len, pieces)),
            sha256=attachments.digest(pieces),
            document=document,
            note=note.strip(),
            added_by=self._session.user.account,
            added_at=self._database.now(),
        )
        with self._database.write() as connection:
            attachments.demand_incident(connection, incident_id)
            made = attachments.add(connection, incident_id, label, pieces)
            line = Line(incident_id, ATTACHED, _FIELD, new=label.name, note=label.sha256)
            return Attached(replace(label, id=made), self._changed(connection, line))

    def read_into(self, attachment_id: int, path: Path, tick: Tick | None = None) -> None:
        """Write a kept file to a path; the history tells who took it out. A damaged content is refused."""
        self._session.demand(Action.WRITE)
        with self._database.read() as connection, replacing(path) as (beside,), beside.open("wb") as stream:
            incident_id, label = attachments.get(connection, attachment_id)
            for piece in attachments.read(connection, label):
                stream.write(piece)
                _tell(tick, stream.tell(), label.size)
        with self._database.write() as connection:
            line = Line(incident_id, TAKEN_OUT, _FIELD, new=label.name)
            history.write(connection, self._session.user.account, self._database.now(), (line,))

    def remove(self, attachment_id: int, reason: str) -> Changes:
        """Delete a kept file for good; the history keeps its name, its SHA-256 and the reason."""
        self._session.demand(Action.ANNUL)
        if not reason.strip():
            raise ExpectedError(mark("Enter the reason why the attachment is removed."))
        with self._database.write() as connection:
            incident_id, label = attachments.get(connection, attachment_id)
            attachments.remove(connection, attachment_id)
            note = f"{reason.strip()} ({label.sha256})"
            return self._changed(connection, Line(incident_id, DETACHED, _FIELD, old=label.name, note=note))

    def _changed(self, connection: Connection, line: Line) -> Changes:
        history.write(connection, self._session.user.account, self._database.now(), (line,))
        ids = frozenset({line.incident_id} if line.incident_id is not None else ())
        return Changes(state=self._database.bump(connection), incidents=ids)


def _pieces(path: Path, tick: Tick | None) -> Iterator[bytes]:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            text = mark("“{name}” has {size} MB; at most {most} MB can be attached: make it smaller.")
            most = MOST_BYTES // _MEGABYTE
            raise ExpectedError(text, name=path.name, size=-(-size // _MEGABYTE), most=most)
        if not size:
            raise ExpectedError(mark("“{name}” is empty: choose another file."), name=path.name)
        with path.open("rb") as stream:
            while piece := stream.read(PIECE_BYTES):
                yield piece
                _tell(tick, stream.tell(), size)
    except OSError as error:
        text = mark("“{name}” cannot be read ({reason}): check the file and try again.")
        raise ExpectedError(text, name=path.name, reason=error.strerror or str(error)) from error


def _tell(tick: Tick | None, done: int, total: int) -> None:
    if tick is not None:
        tick(done, total)
