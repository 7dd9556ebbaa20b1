"""Files kept with incidents, through the door, on both databases."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from safetyreg.domain.attachment import MOST_BYTES, PIECE_BYTES
from safetyreg.domain.incident import Incident
from safetyreg.domain.user import Role
from safetyreg.errors import CancelledError, ExpectedError, NotFoundError, NotPermittedError
from safetyreg.registry.attachments import Attachments
from safetyreg.storage import tables, writing
from tests.registry.sessions import lines, session_of, state

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.storage.engine import Database

CONTENT = b"plan" * (PIECE_BYTES // 2)


@pytest.fixture
def attachments(database: Database) -> Attachments:
    return Attachments(session_of(database, Role.OPERATOR))


@pytest.fixture
def incident_id(database: Database, attachments: Attachments) -> int:
    with database.write() as connection:
        made = writing.create(
            connection, Incident(kind="fire", subtype="fire"), attachments._session.author()
        )
    assert made.id is not None
    return made.id


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "план.pdf"
    path.write_bytes(CONTENT)
    return path


def test_a_file_goes_in_and_out(
    attachments: Attachments, database: Database, incident_id: int, plan: Path
) -> None:
    ticks: list[tuple[int, int]] = []
    before = state(database)

    def tick(done: int, total: int) -> None:
        ticks.append((done, total))

    added = attachments.add(incident_id, plan, note=" схема ", tick=tick)
    assert added.changes.incidents == frozenset({incident_id})
    assert added.changes.state == before + 1
    assert attachments.of(incident_id) == (added.attachment,)
    assert (added.attachment.name, added.attachment.note) == ("план.pdf", "схема")
    assert added.attachment.sha256 == sha256(CONTENT).hexdigest()
    assert ticks == [(PIECE_BYTES, len(CONTENT)), (len(CONTENT), len(CONTENT))]
    out = plan.with_name("out.pdf")
    assert added.attachment.id is not None
    attachments.read_into(added.attachment.id, out, tick)
    assert out.read_bytes() == CONTENT
    assert [line[1:6] for line in lines(database)][1:] == [
        ("attached", "attachments", "", "план.pdf", added.attachment.sha256),
        ("attachment_exported", "attachments", "", "план.pdf", ""),
    ]


def test_a_removed_file_leaves_its_reason(
    attachments: Attachments, database: Database, incident_id: int, plan: Path
) -> None:
    made = attachments.add(incident_id, plan).attachment
    assert made.id is not None
    with pytest.raises(ExpectedError, match="Enter the reason"):
        attachments.remove(made.id, "  ")
    assert attachments.remove(made.id, " не тот файл ").incidents == frozenset({incident_id})
    assert attachments.of(incident_id) == ()
    assert lines(database)[-1][1:] == (
        "detached",
        "attachments",
        "план.pdf",
        "",
        f"не тот файл ({made.sha256})",
    )
    with pytest.raises(NotFoundError):
        attachments.read_into(made.id, plan.with_name("out.pdf"))


def test_a_damaged_content_leaves_the_old_file(
    attachments: Attachments, database: Database, incident_id: int, plan: Path
) -> None:
    made = attachments.add(incident_id, plan).attachment
    assert made.id is not None
    with database.write() as connection:
        connection.execute(update(tables.attachments).values(sha256="0" * 64))
    with pytest.raises(ExpectedError, match="is damaged"):
        attachments.read_into(made.id, plan)
    assert plan.read_bytes() == CONTENT
    assert [path.name for path in plan.parent.iterdir() if path.suffix == ".tmp"] == []


def test_a_cancelled_copy_keeps_nothing(attachments: Attachments, incident_id: int, plan: Path) -> None:
    def tick(_done: int, _total: int) -> None:
        raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        attachments.add(incident_id, plan, tick=tick)
    assert attachments.of(incident_id) == ()


def test_what_cannot_be_kept_is_refused(attachments: Attachments, incident_id: int, plan: Path) -> None:
    with pytest.raises(ExpectedError, match="cannot be read"):
        attachments.add(incident_id, plan.with_name("none.pdf"))
    with pytest.raises(ExpectedError, match="no code “x-none”"):
        attachments.add(incident_id, plan, "x-none")
    with pytest.raises(NotFoundError, match="not there any more"):
        attachments.add(incident_id + 1, plan)
    plan.write_bytes(b"")
    with pytest.raises(ExpectedError, match="is empty"):
        attachments.add(incident_id, plan)
    with plan.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(ExpectedError, match="has 51 MB; at most 50 MB"):
        attachments.add(incident_id, plan)
    assert attachments.of(incident_id) == ()


def test_a_viewer_sees_the_labels_only(database: Database, incident_id: int, plan: Path) -> None:
    attachments = Attachments(session_of(database, Role.VIEWER, "bek"))
    assert attachments.of(incident_id) == ()
    with pytest.raises(NotPermittedError):
        attachments.add(incident_id, plan)
    with pytest.raises(NotPermittedError):
        attachments.read_into(1, plan)
    with pytest.raises(NotPermittedError):
        attachments.remove(1, "так")
