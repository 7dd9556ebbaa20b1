"""Asks for the first and last day of a period."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.period import Period
from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.date_input import DateInput
from ui.widgets.label import Role, label


class PeriodDialog(QDialog):
    """One question: from which day to which."""

    def __init__(self, texts: Texts, period: Period | None, parent: QWidget | None = None) -> None:
        """Begin with a period."""
        super().__init__(parent)
        self._texts = texts
        self.setWindowTitle(texts.say("Period"))
        self.first, self.last = DateInput(texts, parent=self), DateInput(texts, parent=self)
        self.first.setAccessibleName(texts.say("From"))
        self.last.setAccessibleName(texts.say("To, this day included"))
        if period is not None:
            self.first.set_value(period.first)
            self.last.set_value(period.last)
        self._problem = label("", Role.ERROR, wrap=True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(SPACE)
        form.addRow(self.first.accessibleName(), self.first)
        form.addRow(self.last.accessibleName(), self.last)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(340)

    def period(self) -> Period | None:
        """Return the period, or nothing while a day is missing or they are the wrong way round."""
        first, last = self.first.day(), self.last.day()
        return Period(first, last) if first and last and first <= last else None

    @override
    def accept(self) -> None:
        """Close on a period only."""
        if self.period() is not None:
            super().accept()
            return
        self._problem.setText(
            self._texts.say(
                "Type both days; the first must not be after the last, e.g. 01012026 and 31012026."
            )
        )

    @classmethod
    def ask(cls, texts: Texts, period: Period | None, parent: QWidget | None = None) -> Period | None:
        """Show the dialog; return the period, or nothing when it was cancelled."""
        dialog = cls(texts, period, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.period() if accepted else None
        dialog.deleteLater()
        return found
