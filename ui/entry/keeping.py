"""Keeping what is typed: the texts with the version they began with, said in the head, offered again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from safetyreg.domain.incident import Incident
from ui.entry.draft_keeper import DraftKeeper
from ui.entry.kept_forms import key_of
from ui.entry.kept_offer import KeptOffer
from ui.entry.workbench import Workbench
from ui.session import Session

VERSION: Final = "@version"
TICKED: Final = "@ticked"
_SEPARATOR: Final = "\n"


@dataclass(frozen=True, slots=True)
class Carried:
    """A record in the form with what was typed, on its way into another window."""

    incident: Incident
    texts: Mapping[str, str]
    key: str
    edited: bool

    @property
    def typed(self) -> bool:
        """Whether something was typed that is kept."""
        return self.edited and bool(self.key)


class Keeping(QObject):
    """`restored(version)` after kept texts came back; the version is that of the record they began with."""

    restored = Signal(int)

    def __init__(self, session: Session, bench: Workbench, parent: QObject) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._texts = session.texts
        self._bench = bench
        self._version = 0
        self.keeper = DraftKeeper(session, self.kept_texts, self)
        self.offer = KeptOffer(session, self.keeper, bench.news, self)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.lost.connect(self._on_lost)
        self.offer.restored.connect(self._on_restored)

    def begin(self, incident: Incident, *, look: bool) -> None:
        """Keep another record's form from now on; with `look` offer what was left of it."""
        self._version = incident.version
        self._bench.header.show_note("")
        self.keeper.begin(incident.kind)
        if look:
            self.offer.look(incident.kind, incident.id)

    def go_on(self, incident: Incident) -> None:
        """Keep under the id that the record got when it was saved."""
        self._version = incident.version
        self.keeper.begin(incident.kind, key_of(incident.id))

    def carried(self, incident: Incident, *, edited: bool) -> Carried:
        """Return what another window needs to go on."""
        return Carried(incident, self.kept_texts(), self.keeper.key, edited)

    def carry_on(self, carried: Carried) -> None:
        """Go on with what was typed in another window, kept where it was."""
        if carried.typed:
            self.keeper.name(carried.key)
            self._on_restored(carried.texts)

    def kept_texts(self) -> Mapping[str, str]:
        """Return what is kept: texts, version, ticks."""
        ticks = _SEPARATOR.join(sorted(self._bench.form.ticks()))
        return self._bench.form.texts() | {VERSION: str(self._version), TICKED: ticks}

    def say_saved(self, *, draft: bool) -> None:
        """Say when the record was saved."""
        say = self._texts.say
        at = self._now()
        text = say("draft saved at {time}", time=at) if draft else say("saved at {time}", time=at)
        self._bench.header.show_note(text)

    def _now(self) -> str:
        return self._texts.time(datetime.now().time())

    def _on_kept(self) -> None:
        self._bench.header.show_note(self._texts.say("draft kept at {time}", time=self._now()))

    def _on_lost(self) -> None:
        text = self._texts.say("the draft is not kept: the registry cannot be reached")
        self._bench.header.show_note(text)

    def _on_restored(self, texts: Mapping[str, str]) -> None:
        form = self._bench.form
        form.begin()
        ticks = texts.get(TICKED, "").split(_SEPARATOR)
        form.restore({name: text for name, text in texts.items() if not name.startswith("@")})
        for key in filter(None, ticks):
            form.tick(key, yes=True)
        version = texts.get(VERSION, "")
        if version.isdigit():
            self._version = int(version)
            self.restored.emit(self._version)
