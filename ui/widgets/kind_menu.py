"""The question which kind of incident: 1, 2, 3 on any layout, arrow keys or a click."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from safetyreg.domain.kinds import BY_DIGIT, KINDS
from safetyreg.i18n import Texts
from ui.theme import Theme
from ui.widgets.digit_keys import typed_digit


class KindMenu(QMenu):
    """`chosen(kind code)`; the first kind is selected at once."""

    chosen = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget) -> None:
        """List the kinds with the digits that open their numbers."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in KINDS:
            text = f"&{kind.digit}  {texts.say(kind.label)}"
            self.addAction(theme.kind_icon(kind.code), text, partial(self.chosen.emit, kind.code))
        self.setActiveAction(self.actions()[0])

    def open_under(self, button: QWidget) -> None:
        """Show itself under a button, right edges in line."""
        corner = QPoint(button.width() - self.sizeHint().width(), button.height() + 4)
        self.popup(button.mapToGlobal(corner))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the digit of the key, whatever the layout types with it."""
        kind = BY_DIGIT.get(int(typed_digit(event) or 0))
        if kind is None:
            super().keyPressEvent(event)
        else:
            self.close()
            self.chosen.emit(kind.code)
