"""Offers what was being typed when the program was left: restore it, or throw it away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.entry.draft_keeper import DraftKeeper
from ui.entry.kept_forms import Found, KeptForm, find
from ui.entry.news import News
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.banner import Tone

if TYPE_CHECKING:
    from safetyreg.registry import Registry


class KeptOffer(QObject):
    """`restored(texts)` when the user wants it back."""

    restored = Signal(object)

    def __init__(self, session: Session, keeper: DraftKeeper, news: News, parent: QObject) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self._news = news
        self._forms: tuple[KeptForm, ...] = ()

    def look(self, kind: str, incident_id: int | None) -> None:
        """Look for what was left for this form, and find a key under which it is kept from now on."""
        self._forms = ()
        work = partial(_find, self._session.registry, kind, incident_id, self._keeper.dropping(kind))
        self._session.jobs.read(work, self._on_found, owner=self, topic="kept")

    def offered(self) -> tuple[KeptForm, ...]:
        """Return the forms that are offered, the next one first."""
        return self._forms

    def restore(self) -> None:
        """Take the newest kept form back."""
        form, self._forms = self._forms[0], ()
        self._news.clear()
        old = self._keeper.key
        self._keeper.name(form.key)
        if old and old != form.key:
            self._keeper.drop(old)
        self.restored.emit(form.texts)

    def discard(self) -> None:
        """Throw the newest kept form away."""
        form, self._forms = self._forms[0], self._forms[1:]
        self._keeper.drop(form.key)
        self._news.clear()
        self._offer()

    def _on_found(self, found: Found) -> None:
        self._forms = found.forms
        self._keeper.name(found.key)
        self._offer()

    def _offer(self) -> None:
        if not self._forms:
            return
        texts = self._session.texts
        at = texts.moment(self._forms[0].kept_at.astimezone())
        sentence = texts.say("What was being typed on {moment} was kept, but never saved.", moment=at)
        restore = (texts.say("Restore"), self.restore)
        discard = (texts.say("Throw away"), self.discard)
        self._news.say(sentence, Tone.WARNING, restore, discard)


def _find(
    registry: "Registry", kind: str, incident_id: int | None, dropping: frozenset[str], _: Progress
) -> Found:
    return find(registry.forms.all(), kind, incident_id, dropping)
