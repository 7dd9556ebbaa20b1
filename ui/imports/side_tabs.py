"""Beside the rows: how a column is read, constants, remarks, what came of a run."""

from PySide6.QtWidgets import QTabWidget, QWidget

from ui.imports.column_pane import ColumnPane
from ui.imports.constants_pane import ConstantsPane
from ui.imports.look import Look
from ui.imports.problems_pane import ProblemsPane
from ui.imports.result_pane import ResultPane
from ui.session import Session
from ui.widgets.banner import Banner

_LOOK = "QTabBar::tab { padding: 6px 8px; }"


class SideTabs(QTabWidget):
    """Four panes, each under its name."""

    def __init__(self, session: Session, banner: Banner, parent: QWidget) -> None:
        """Make the panes; what goes wrong with a result is told in the banner."""
        super().__init__(parent)
        self._texts = texts = session.texts
        self.column = ColumnPane(session)
        self.constants = ConstantsPane(session)
        self.problems = ProblemsPane(session)
        self.result = ResultPane(session, banner)
        for pane, name in (
            (self.column, texts.say("Column")),
            (self.constants, texts.say("Constants")),
            (self.problems, texts.say("Remarks")),
            (self.result, texts.say("Result")),
        ):
            self.addTab(pane, name)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setStyleSheet(_LOOK)

    def show_problems(self, look: Look) -> None:
        """List the remarks on the rows and count them in the name of the tab."""
        self.problems.show_look(look)
        name, count = self._texts.say("Remarks"), self.problems.count()
        place = self.indexOf(self.problems)
        self.setTabText(place, f"{name} · {self._texts.integer(count)}" if count else name)
