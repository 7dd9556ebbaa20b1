"""What the main window knows of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import SPACE
from ui.widgets.label import Role, label


class Page(QWidget):
    """A page: a heading with room for buttons in `tools`, and `body`; override what the page can do."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make an empty page with a translated title."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.heading = label(title, Role.HEADING)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(SPACE)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.heading)
        top.addLayout(self.tools, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE + 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        layout.setSpacing(SPACE + 4)
        layout.addLayout(top)
        layout.addLayout(self.body, 1)

    def entered(self) -> None:
        """Be told that the page is shown: load what is missing or stale."""

    def new_incident(self, kind: str) -> None:
        """Begin an incident of a kind (the entry page alone)."""

    def open_incident(self, number: int) -> None:
        """Open a record by its id (the entry page alone)."""

    def show_case(self, incident: int, person: int) -> None:
        """Show the liability case of one victim (the liability page alone)."""

    def may_leave(self) -> bool:
        """Say whether the window may be closed or the language changed: nothing would be lost."""
        return True

    def carried(self) -> object:
        """Return what stands on the page, for the same page of a window in another language."""
        return None

    def carry_on(self, carried: object) -> None:
        """Show what stood on the page of another window."""

    def jump(self, number: int) -> bool:
        """Go to a part of the page by its number, from 1 (Alt+1…9); False where it has none."""
        del number
        return False

    def show_part(self, key: str) -> None:
        """Go to a part of the page by its key (a section of the settings)."""

    def export_found(self) -> bool:
        """Export what the page shows (Ctrl+E); False where the report page should do it."""
        return False

    def print_page(self) -> bool:
        """Print what the page shows (Ctrl+P); False where there is nothing to print."""
        return False

    def help_text(self) -> str:
        """Return translated help on the field in focus (F1), or nothing."""
        return ""


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """Let a widget scroll up and down where it is higher than its room."""
    content.setObjectName("scrolled")
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
