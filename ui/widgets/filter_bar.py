"""The one filter over every page: period, kind, place, status, search; what is on can be removed."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from safetyreg.domain.codes import CodeList
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.status import STATUSES
from safetyreg.i18n import Names
from ui.filter import PRESETS, Filter, Preset
from ui.format import shown_code, shown_period
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.narrowing_words import narrowing_words

if TYPE_CHECKING:
    from ui.widgets.place_popup import PlacePopup

KATO: Final = "kato"
_TYPING: Final = 300
_SEARCH_WIDTH: Final = (150, 380)


class SearchField(QLineEdit):
    """`searched(words)` after a short rest in typing, at once at Enter; Escape clears."""

    searched = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a magnifying glass and the shortcut."""
        super().__init__(parent)
        self.setObjectName("search")
        self._session = session
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_TYPING)
        self._rest.timeout.connect(self.search)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setPlaceholderText(session.texts.say("Search (Ctrl+F)"))
        self.setAccessibleName(session.texts.say("Search"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_SEARCH_WIDTH[0])
        self.setMaximumWidth(_SEARCH_WIDTH[1])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self.search)
        session.theme.changed.connect(self.draw)
        self.draw()

    def search(self) -> None:
        """Say what is searched for."""
        self._rest.stop()
        self.searched.emit(self.text().strip())

    def draw(self) -> None:
        """Colour the glass."""
        self._glass.setIcon(self._session.theme.icon("search"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear at Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        if self.isModified() or not self.text():
            self._rest.start()


class FilterBar(QFrame):
    """Shows and changes the session's filter; `new_requested` from its button."""

    new_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the filter in force."""
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._session = session
        texts = session.texts
        self.period = Chip(texts.say("Period"), texts, self)
        self.kind = Chip(texts.say("Kind"), texts, self)
        self.place = Chip(texts.say("Place"), texts, self)
        self.status = Chip(texts.say("Status"), texts, self)
        self.narrowed = Chip(texts.say("Selection"), texts, self)
        self.search = SearchField(session, self)
        self.new = QPushButton(texts.say("New incident"), self)
        self.new.setProperty("role", "primary")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.new_requested)
        self._places: PlacePopup | None = None
        self._lay_out()
        self._connect()
        self.draw()
        self.show_filter()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_filter(self) -> None:
        """Show the session's filter."""
        chosen, texts = self._session.filter, self._session.texts
        labels = {kind.code: texts.say(kind.plural) for kind in KINDS}
        statuses = {status.value: texts.say(status.label) for status in STATUSES}
        self.period.set_value(self._period_text(chosen))
        self.kind.set_value(_several([labels.get(code, code) for code in chosen.kinds]))
        self.place.set_value(_several([self._place_name(code) for code in chosen.places]))
        self.status.set_value(_several([statuses.get(code, code) for code in chosen.statuses]))
        self.narrowed.setVisible(self._session.narrowed)
        if self._session.narrowed:
            self.narrowed.set_value(narrowing_words(self._session.query, self._session))
        if self.search.text().strip() != chosen.words:
            self.search.setText(chosen.words)

    def draw(self) -> None:
        """Colour the icons."""
        theme = self._session.theme
        for chip in self._chips():
            chip.set_icons(theme.icon("x"), theme.icon("chevron-down"))
        self.new.setIcon(theme.icon("plus", "on_accent"))

    def period_menu(self) -> QMenu:
        """Make the menu of periods."""
        texts, menu = self._session.texts, QMenu(self)
        for preset, text in PRESETS:
            action = menu.addAction(texts.say(text), partial(self._choose_preset, preset))
            action.setCheckable(True)
            action.setChecked(self._session.filter.preset is preset)
        menu.addSeparator()
        menu.addAction(texts.say("other days…"), self._ask_period)
        return menu

    def kind_menu(self) -> QMenu:
        """Make the menu of kinds; several may be on."""
        texts = self._session.texts
        options = [(kind.code, texts.say(kind.plural)) for kind in KINDS]
        return self._menu("kinds", options, self._session.filter.kinds)

    def status_menu(self) -> QMenu:
        """Make the menu of statuses; several may be on."""
        texts = self._session.texts
        options = [(status.value, texts.say(status.label)) for status in STATUSES]
        return self._menu("statuses", options, self._session.filter.statuses)

    def open_places(self) -> None:
        """Open the tree of places."""
        from ui.widgets.place_popup import PlacePopup  # noqa: PLC0415  loaded when used

        if self._places is None:
            codes = self._session.book.lists.get(KATO) or CodeList(KATO, Names(KATO), ())
            self._places = PlacePopup(codes, self._session.texts, self)
            self._places.picked.connect(self._choose_place)
        self._places.open_under(self.place)

    def _chips(self) -> tuple[Chip, ...]:
        return (self.period, self.kind, self.place, self.status, self.narrowed)

    def _lay_out(self) -> None:
        chips = QWidget(self)
        flow = FlowLayout(chips, spacing=6)
        for chip in self._chips():
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(chips, 3)
        for part, stretch in ((self.search, 1), (self.new, 0)):
            column = QVBoxLayout()
            column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, stretch)

    def _connect(self) -> None:
        session = self._session
        self.period.clicked.connect(self._open_periods)
        self.kind.clicked.connect(self._open_kinds)
        self.place.clicked.connect(self.open_places)
        self.status.clicked.connect(self._open_statuses)
        self.period.removed.connect(partial(self._choose_preset, Preset.ALL))
        self.kind.removed.connect(partial(self._change, kinds=()))
        self.place.removed.connect(partial(self._change, places=()))
        self.status.removed.connect(partial(self._change, statuses=()))
        self.narrowed.removed.connect(session.widen)
        self.search.searched.connect(self._on_searched)
        session.filter_changed.connect(self.show_filter)
        session.book_changed.connect(self._on_book)
        session.theme.changed.connect(self.draw)

    def _period_text(self, chosen: Filter) -> str:
        period = chosen.period(self._session.today())
        return shown_period(period, self._session.texts) if period else ""

    def _place_name(self, code: str) -> str:
        return shown_code(KATO, code, self._session.texts, self._session.book)

    def _menu(self, part: str, options: Sequence[tuple[str, str]], chosen: Sequence[str]) -> QMenu:
        menu = QMenu(self)
        for code, text in options:
            action = menu.addAction(text, partial(self._toggle, part, code, tuple(chosen)))
            action.setCheckable(True)
            action.setChecked(code in chosen)
        return menu

    def _open_periods(self) -> None:
        self._open(self.period_menu(), self.period)

    def _open_kinds(self) -> None:
        self._open(self.kind_menu(), self.kind)

    def _open_statuses(self) -> None:
        self._open(self.status_menu(), self.status)

    def _open(self, menu: QMenu, chip: Chip) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _choose_preset(self, preset: Preset) -> None:
        self._change(preset=preset, custom=None)

    def _ask_period(self) -> None:
        from ui.widgets.period_dialog import PeriodDialog  # noqa: PLC0415  loaded when used

        before = self._session.filter.period(self._session.today())
        period = PeriodDialog.ask(self._session.texts, before, self)
        if period is not None:
            self._session.set_filter(self._session.filter.in_period(period))
            self.show_filter()

    def _choose_place(self, code: str) -> None:
        self._change(places=(code,))

    def _toggle(self, part: str, code: str, chosen: tuple[str, ...]) -> None:
        rest = tuple(one for one in chosen if one != code)
        self._change(**{part: rest if code in chosen else (*rest, code)})

    def _on_searched(self, words: str) -> None:
        if words != self._session.filter.words:
            self._change(words=words)

    def _on_book(self) -> None:
        if self._places is not None:
            self._places.deleteLater()
            self._places = None
        self.show_filter()

    def _change(self, **parts: object) -> None:
        self._session.set_filter(self._session.filter.only(**parts))
        self.show_filter()


def _several(names: Sequence[str]) -> str:
    return ", ".join(names)
