"""The dialog of an amount that the law sets."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from safetyreg.domain.field import money
from safetyreg.domain.reference import ReferenceValue, ValueStatus
from safetyreg.i18n import mark
from ui.session import Session
from ui.widgets.choice_input import ChoiceList
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_input import NumberInput
from ui.widgets.segmented import Segmented

AMOUNTS: Final = {
    "mrp": mark("monthly calculation index (МРП)"),
    "mzp": mark("minimum wage (МЗП)"),
}
STATUSES: Final = {
    ValueStatus.CONFIRMED: mark("confirmed"),
    ValueStatus.UNVERIFIED: mark("not verified"),
}
TENGE: Final = "tenge"


class ValueDialog(FormDialog):
    """An amount with the day from which it holds, and its source."""

    def __init__(self, session: Session, value: ReferenceValue | None, parent: QWidget) -> None:
        """Begin with an amount, or blank."""
        texts = session.texts
        super().__init__(texts.say("Amount that the law sets"), texts.say("Save"), texts, parent)
        self._value = value
        self.code = ChoiceList(self)
        for code, name in AMOUNTS.items():
            self.code.addItem(texts.say(name), code)
        if value is not None:
            if value.code not in AMOUNTS:
                self.code.addItem(value.code, value.code)
            self.code.setCurrentIndex(self.code.findData(value.code))
            self.code.setEnabled(False)
        self.add(texts.say("What"), self.code)
        self.first = DateInput(texts, today=session.today)
        self.first.set_value(value.valid_from if value else date(session.today().year + 1, 1, 1))
        self.first.setReadOnly(value is not None)
        hint = texts.say("It holds to the end of that calendar year; a later year needs its own amount.")
        self._first = self.add(texts.say("Holds from"), self.first, hint)
        self.amount = NumberInput(texts, money("amount", mark("Amount")))
        self.amount.set_value(round(value.value) if value else None)
        self._amount = self.add(texts.say("Amount, tenge"), self.amount)
        self.source = QLineEdit(value.source if value else "")
        hint = texts.say("The act, e.g. law on the republican budget for 2026–2028, art. 7")
        self._source = self.add(texts.say("Source"), self.source, hint)
        self.status = Segmented([(key.value, texts.say(name)) for key, name in STATUSES.items()])
        self.status.set_value((value.status if value else ValueStatus.CONFIRMED).value)
        self.add(texts.say("Status"), self.status)

    def value(self) -> ReferenceValue:
        """Return the amount as it was typed."""
        amount, old = self.amount.value(), self._value
        return ReferenceValue(
            code=str(self.code.currentData()),
            valid_from=self.first.day() or date.min,
            value=float(amount) if isinstance(amount, int | float) else 0.0,
            unit=old.unit if old else TENGE,
            status=ValueStatus(self.status.value()),
            source=self.source.text().strip(),
        )

    @override
    def complete(self) -> bool:
        """Ask for a day, an amount and its source."""
        texts, found = self.texts, self.value()
        dated, amounted = found.valid_from != date.min, found.value > 0
        sourced = bool(found.source) or found.status is ValueStatus.UNVERIFIED
        self._first.show_problem("" if dated else texts.say("Type the day, e.g. 01012026."))
        self._amount.show_problem("" if amounted else texts.say("Type an amount greater than zero."))
        self._source.show_problem("" if sourced else texts.say("A confirmed amount needs its source."))
        return dated and amounted and sourced
