"""Where the cursor is in the form: which row it entered, which one it left."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.entry.field_row import FieldRow


class FocusWatch(QObject):
    """`entered(FieldRow)`, `left(FieldRow)`, `moved(QWidget)` for every widget inside."""

    entered = Signal(object)
    left = Signal(object)
    moved = Signal(object)

    def __init__(self, inside: QWidget) -> None:
        """Watch the widgets inside one."""
        super().__init__(inside)
        self._inside = inside
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        before, now = self._row_of(old), self._row_of(new)
        if before is not None and before is not now:
            self.left.emit(before)
        if new is not None and self._inside.isAncestorOf(new):
            self.moved.emit(new)
            if now is not None and now is not before:
                self.entered.emit(now)

    def _row_of(self, widget: QWidget | None) -> FieldRow | None:
        while widget is not None and widget is not self._inside:
            if isinstance(widget, FieldRow):
                return widget if self._inside.isAncestorOf(widget) else None
            widget = widget.parentWidget()
        return None
