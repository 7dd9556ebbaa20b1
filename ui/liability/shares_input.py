"""Three shares in percent that fill up to 100: whichever is typed, another takes the rest, or 0."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from safetyreg.domain.decision import WHOLE, Shares
from safetyreg.domain.field import number
from safetyreg.i18n import Texts, mark
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.number_input import NumberInput

_EMPLOYEE: Final = number("employee", mark("Employee, %"), maximum=WHOLE)
_EMPLOYER: Final = number("employer", mark("Employer, %"), maximum=WHOLE)
_THIRD: Final = number("third", mark("Third parties, %"), maximum=WHOLE)
_WIDTH: Final = 92


class SharesInput(QWidget):
    """`edited` when any share became another."""

    edited = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        """Make three blank shares; a third party's begins with 0."""
        super().__init__(parent)
        self.employee = NumberInput(texts, _EMPLOYEE)
        self.employer = NumberInput(texts, _EMPLOYER)
        self.third = NumberInput(texts, _THIRD)
        self.third.set_value(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        pairs = ((_EMPLOYEE, self.employee), (_EMPLOYER, self.employer), (_THIRD, self.third))
        for field, part in pairs:
            part.setMinimumWidth(_WIDTH)
            row.addWidget(Captioned(texts.say(field.label), part))
        row.addStretch(1)
        self.employee.edited.connect(self._on_employee)
        self.employer.edited.connect(self._on_employer)
        self.third.edited.connect(self._on_employee)
        self.setFocusProxy(self.employee)

    def value(self) -> Shares | None:
        """Return the shares; None while one of the two is blank."""
        employee, employer = _read(self.employee), _read(self.employer)
        if employee is None or employer is None:
            return None
        return Shares(employee, employer, _read(self.third) or 0)

    def set_value(self, shares: Shares | None) -> None:
        """Show shares."""
        self.employee.set_value(None if shares is None else shares.employee)
        self.employer.set_value(None if shares is None else shares.employer)
        self.third.set_value(0 if shares is None else shares.third)

    def _on_employee(self) -> None:
        self._fill(self.employee, self.employer)

    def _on_employer(self) -> None:
        self._fill(self.employer, self.employee)

    def _fill(self, typed: NumberInput, other: NumberInput) -> None:
        share = _read(typed)
        if share is not None:
            other.set_value(max(WHOLE - share - (_read(self.third) or 0), 0))
        self.edited.emit()


def _read(part: NumberInput) -> int | None:
    value = part.value()
    return value if isinstance(value, int) else None
