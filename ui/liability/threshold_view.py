"""What a threshold would change: a line that the hand drags over the employees' shares."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.session import Session


class ThresholdView(QWidget):
    """`cap_chosen(percent)` when another threshold is in sight."""

    cap_chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._session = session
        self.stale = True
        self.tools = QHBoxLayout()
        QVBoxLayout(self)

    def entered(self) -> None:
        """Read the decisions where they are stale."""

    def show_tools(self, *, shown: bool) -> None:
        """Show what stands beside the page's heading."""
