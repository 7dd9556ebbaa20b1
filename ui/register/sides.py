"""Table and details side by side; the border between them is remembered."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.preferences import Preference
from ui.register.details import WIDTH
from ui.session import Session
from ui.widgets.progress_line import ProgressLine

DETAILS: Final = Preference("register/details", True)
SPLITTER: Final = "register/splitter"
_GAP: Final = 12


class Sides(QSplitter):
    """The table, or what stands in its place, in a card with a busy line; the details beside it."""

    def __init__(self, session: Session, table: QWidget, nothing: QWidget, details: QWidget) -> None:
        """Divide the room as it was the last time."""
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self._table, self._nothing, self._details = table, nothing, details
        self.busy = ProgressLine(session.texts)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(nothing)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.busy)
        inside.addWidget(self._stack, 1)
        self.setHandleWidth(_GAP)
        self.setChildrenCollapsible(False)
        self.addWidget(card)
        self.addWidget(details)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        if not self.restoreState(session.preferences.geometry(SPLITTER)):
            self.setSizes([4 * WIDTH, WIDTH])
        details.setVisible(session.preferences.get(DETAILS))
        self.splitterMoved.connect(self._keep)

    def show_table(self, *, filled: bool) -> None:
        """Show the table, or what to do where it has no rows."""
        self._stack.setCurrentWidget(self._table if filled else self._nothing)

    def has_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self._table

    def toggle_details(self) -> None:
        """Show or hide the details, and remember it."""
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._session.preferences.put(DETAILS, shown)

    def _keep(self) -> None:
        self._session.preferences.put_geometry(self.saveState(), SPLITTER)
