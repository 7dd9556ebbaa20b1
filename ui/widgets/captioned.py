"""A control with its caption above it and a hint or a problem below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.field_input import show_problem
from ui.widgets.label import Role, label, set_role


class Captioned(QWidget):
    """Names its control for screen readers too."""

    def __init__(self, caption: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        """Put a control under a translated caption."""
        super().__init__(parent)
        self.control = control
        self._hint = hint
        self.wrong = False
        self._caption = label(caption, Role.LABEL, wrap=True)
        self._caption.setBuddy(control)
        control.setAccessibleName(caption)
        self._below = label("", Role.HINT, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self._caption, control, self._below):
            layout.addWidget(part)
        layout.addStretch(1)
        self.show_problem("")

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what was entered, or show the hint again."""
        self.wrong = bool(text)
        self._below.setText(text or self._hint)
        self._below.setVisible(bool(text or self._hint))
        set_role(self._below, Role.ERROR if text else Role.HINT)
        show_problem(self.control, "error" if text else "")
        self.control.setAccessibleDescription(text or self._hint)

    def set_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint = hint
        self.show_problem("")

    def message(self) -> str:
        """Return the text under the control."""
        return self._below.text()
