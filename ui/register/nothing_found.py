"""What stands in the table's place where there are no rows: how to begin, or which filter to loosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.i18n import mark
from ui.filter import Filter, Preset
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout_keys import variants

NARROWED: Final = "narrowed"
RETYPED: Final = "retyped:"
WHOLE: Final = "all"


@dataclass(frozen=True, slots=True)
class Loosening:
    """A part of the filter that could be taken back: its key, a marked label, the query without it."""

    key: str
    label: str
    query: Query


def retypings(query: Query) -> tuple[Loosening, ...]:
    """Return the searches that the same keys give on other keyboard layouts."""
    return tuple(
        Loosening(RETYPED + words, mark("Search for “{words}”"), query.only(words=words))
        for words in variants(query.words)[1:]
    )


def loosenings(query: Query) -> tuple[Loosening, ...]:
    """Return what could be loosened, the narrowest part first; all of it last if there is more than one."""
    bare = Query()
    found = []
    if query.words:
        found.append(Loosening("words", mark("Without the search"), query.only(words="")))
    if (query.subtypes, query.where, query.counted, query.ids) != ((), (), None, None):
        wider = query.only(subtypes=(), where=(), counted=None, ids=None)
        found.append(Loosening(NARROWED, mark("Without the selection"), wider))
    for key, label in (
        ("statuses", mark("Any status")),
        ("places", mark("Any place")),
        ("kinds", mark("All kinds")),
        ("period", mark("All the time")),
    ):
        if getattr(query, key):
            found.append(Loosening(key, label, query.only(**{key: getattr(bare, key)})))
    if len(found) > 1:
        found.append(Loosening(WHOLE, mark("Clear every filter"), EVERYTHING))
    return tuple(found)


class NothingFound(QStackedWidget):
    """`loosened(key)` of the filter; `new_asked`, `import_asked`, `demo_asked` in an empty registry."""

    loosened = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    demo_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Prepare both states."""
        super().__init__(parent)
        self._session = session
        texts, theme = session.texts, session.theme
        self._narrow: EmptyState | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._first = EmptyState(
            theme,
            "table-properties",
            texts.say("No records yet"),
            texts.say("Log the first incident, import a table you have, or look around in invented records."),
        )
        self._first.add_action(texts.say("New incident (Ctrl+N)"), self.new_asked.emit)
        self._first.add_action(texts.say("Import a file…"), self.import_asked.emit, primary=False)
        self._first.add_action(
            texts.say("Open another registry or the demo…"), self.demo_asked.emit, primary=False
        )
        self.addWidget(self._first)

    def show_for(self, query: Query) -> None:
        """Count what would be found with each part of the filter loosened, and offer that."""
        door, offers = self._session.registry.incidents, loosenings(query)
        self._offer(offers, {})
        offers = (*retypings(query), *offers)

        def count(progress: Progress) -> dict[str, int]:
            found = {}
            for offer in (*offers, Loosening(WHOLE, "", EVERYTHING)):
                progress()
                found[offer.key] = door.count(offer.query)
            return found

        then = partial(self._on_counted, offers)
        self._session.jobs.read(count, then, owner=self, topic="loosenings")

    def is_first(self) -> bool:
        """Whether the registry is said to be empty."""
        return self.currentWidget() is self._first

    def _on_counted(self, offers: Sequence[Loosening], counts: dict[str, int]) -> None:
        if not counts[WHOLE]:
            self.setCurrentWidget(self._first)
        else:
            self._offer(offers, counts)

    def _offer(self, offers: Sequence[Loosening], counts: dict[str, int]) -> None:
        texts = self._session.texts
        state = EmptyState(
            self._session.theme,
            "search",
            texts.say("Nothing found"),
            texts.say("No record passes every part of the filter. Loosen one:"),
        )
        self.buttons = {}
        useful = [offer for offer in offers if counts.get(offer.key, 1)]
        for offer in useful or offers[-1:]:
            caption = texts.say(offer.label, words=offer.query.words)
            if offer.key in counts:
                number = texts.plural("{n} record", "{n} records", counts[offer.key])
                caption = f"{caption} · {number}"
            act = partial(self.loosened.emit, offer.key)
            self.buttons[offer.key] = state.add_action(caption, act, primary=False)
        old, self._narrow = self._narrow, state
        self.addWidget(state)
        self.setCurrentWidget(state)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()


def loosen(session: Session, key: str) -> None:
    """Take a part of the filter back."""
    if key in {NARROWED, WHOLE}:
        session.widen()
    if key.startswith(RETYPED):
        session.set_filter(session.filter.only(words=key.removeprefix(RETYPED)))
    elif key == WHOLE:
        session.set_filter(Filter(preset=Preset.ALL))
    elif key == "period":
        session.set_filter(session.filter.in_period(None))
    elif key != NARROWED:
        session.set_filter(session.filter.only(**{key: "" if key == "words" else ()}))
