"""What is being typed, as raw text per field: kept in the registry, so that a crash loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from safetyreg.storage import tables
from safetyreg.storage.engine import upsert

_ROWS = tables.form_drafts.c


@dataclass(frozen=True, slots=True)
class FormDraft:
    """Texts of a form by field; `key` is "new" or the id of the record; `kept_at` is aware UTC."""

    kind: str
    key: str
    texts: Mapping[str, str]
    kept_at: datetime


def keep(connection: Connection, account: str, draft: FormDraft) -> None:
    """Keep the texts of a form in place of those kept before."""
    row = {
        "account": account,
        "kind": draft.kind,
        "key": draft.key,
        "texts": dict(draft.texts),
        "kept_at": draft.kept_at,
    }
    upsert(connection, tables.form_drafts, [row], ["account", "kind", "key"], ["texts", "kept_at"])


def every(connection: Connection, account: str) -> tuple[FormDraft, ...]:
    """Return an account's kept forms, the newest first."""
    found = select(tables.form_drafts).where(_ROWS.account == account).order_by(_ROWS.kept_at.desc())
    return tuple(FormDraft(row.kind, row.key, row.texts, row.kept_at) for row in connection.execute(found))


def drop(connection: Connection, account: str, kind: str, key: str) -> None:
    """Forget a kept form."""
    own = (_ROWS.account == account) & (_ROWS.kind == kind) & (_ROWS.key == key)
    connection.execute(delete(tables.form_drafts).where(own))
