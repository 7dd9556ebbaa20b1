"""What the page of analyses knows of the answer to a question."""

from PySide6.QtWidgets import QWidget


class Pane(QWidget):
    """The answer to one question; override what it can do."""

    def entered(self) -> None:
        """Be told that it is shown: read what is missing or stale."""

    def refresh(self) -> None:
        """Be told that the filter or the registry changed: read anew what is seen, the rest when it is."""

    def export_found(self) -> bool:
        """Export what is shown (Ctrl+E); False where there is nothing to export."""
        return False
