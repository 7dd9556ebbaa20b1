"""Liability: the cases one by one, and what a threshold would change over all of them."""

from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.query import Query
from ui.liability.case_list import CaseList
from ui.liability.case_view import CaseView
from ui.liability.threshold_view import ThresholdView
from ui.liability.victim import Victim
from ui.preferences import Preference
from ui.session import Session
from ui.widgets.page import Page
from ui.widgets.segmented import Segmented

CASES: Final = "cases"
THRESHOLD: Final = "threshold"
_VIEW: Final = Preference("liability/view", CASES)


def build(session: Session) -> Page:
    """Make the page."""
    return LiabilityPage(session)


class LiabilityPage(Page):
    """Two views under one filter; a case takes the place of the list until it is left."""

    def __init__(self, session: Session) -> None:
        """Make the page; figures are read when it is shown."""
        texts = session.texts
        super().__init__(texts.say("Liability"))
        self._session = session
        self.views = Segmented([(CASES, texts.say("Cases")), (THRESHOLD, texts.say("Threshold"))])
        self.views.setAccessibleName(texts.say("What is shown"))
        self.cases = CaseList(session)
        self.case = CaseView(session)
        self.threshold = ThresholdView(session)
        self.stack = QStackedWidget()
        for part in (self.cases, self.case, self.threshold):
            self.stack.addWidget(part)
        self.tools.addWidget(self.views)
        self.tools.addStretch(1)
        self.tools.addLayout(self.case.tools)
        self.tools.addLayout(self.threshold.tools)
        self.body.addWidget(self.stack, 1)
        self._connect()
        self.views.set_value(session.preferences.get(_VIEW))
        self._on_view(self.views.value() or CASES)

    @override
    def entered(self) -> None:
        """Read what is shown where it is stale."""
        self._shown().entered()

    @override
    def show_case(self, incident: int, person: int) -> None:
        """Show the case that another page leads to."""
        self.open_case(Victim(incident, person))

    def open_case(self, victim: Victim) -> None:
        """Show the case of one victim."""
        self.views.set_value(CASES)
        self.case.show_victim(victim)
        self._go(self.case)

    def close_case(self) -> None:
        """Go back to the list."""
        self._go(self.cases)
        self.cases.table.setFocus()

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.cases.opened.connect(self.open_case)
        self.case.left.connect(self.close_case)
        self.threshold.cap_chosen.connect(self.cases.set_cap)
        self._session.filter_changed.connect(self._on_filter)
        self._session.changed.connect(self._on_changed)
        back = QShortcut(QKeySequence("Escape"), self.case)
        back.activated.connect(self.close_case)

    def _on_view(self, view: str) -> None:
        self._session.preferences.put(_VIEW, view)
        self._go(self.threshold if view == THRESHOLD else self.cases)

    def _go(self, view: "CaseList | CaseView | ThresholdView") -> None:
        self.stack.setCurrentWidget(view)
        if view is not self.cases:
            self.cases.left()
        self.case.show_tools(shown=view is self.case)
        self.threshold.show_tools(shown=view is self.threshold)
        if self.isVisible():
            view.entered()

    def _shown(self) -> "CaseList | CaseView | ThresholdView":
        shown = self.stack.currentWidget()
        return next(view for view in (self.cases, self.case, self.threshold) if view is shown)

    def _on_filter(self, _: Query) -> None:
        self.cases.stale = self.threshold.stale = True
        if self.isVisible() and self._shown() is not self.case:
            self._shown().entered()

    def _on_changed(self, changes: Changes, _: object) -> None:
        if changes.incidents is None or changes.incidents or changes.settings:
            self.cases.stale = self.case.stale = self.threshold.stale = True
            if self.isVisible():
                self._shown().entered()
