"""What is being typed: kept per user, offered again after a crash."""

from collections.abc import Mapping
from typing import Final

from safetyreg.access import Action
from safetyreg.registry.session import Session
from safetyreg.storage import form_drafts
from safetyreg.storage.form_drafts import FormDraft

NEW: Final = "new"


class Forms:
    """Raw texts of forms; a kept form is nobody's record yet and raises no counter."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session

    def keep(self, kind: str, texts: Mapping[str, str], key: str = NEW) -> None:
        """Keep what is typed in a form; `key` is the id of the record, or `new`."""
        self._session.demand(Action.WRITE)
        database = self._session.database
        draft = FormDraft(kind, key, texts, database.now())
        with database.write() as connection:
            form_drafts.keep(connection, self._session.user.account, draft)

    def kept(self, kind: str, key: str = NEW) -> FormDraft | None:
        """Return what was typed in a form and when, or None."""
        return next((draft for draft in self.all() if (draft.kind, draft.key) == (kind, key)), None)

    def drop(self, kind: str, key: str = NEW) -> None:
        """Forget a kept form: its record was saved, or the user threw it away."""
        self._session.demand(Action.WRITE)
        with self._session.database.write() as connection:
            form_drafts.drop(connection, self._session.user.account, kind, key)

    def all(self) -> tuple[FormDraft, ...]:
        """Return every form this user left, the newest first."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            return form_drafts.every(connection, self._session.user.account)
