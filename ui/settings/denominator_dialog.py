"""One figure of residents, employed, headcount or hours, typed with its source."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from safetyreg.domain.codes import CodeList
from safetyreg.domain.denominator import COUNTRY, KIND_LABELS, Denominator, DenominatorKind
from safetyreg.domain.field import decimal
from safetyreg.domain.place import DISTRICT_DIGITS, prefix_of
from safetyreg.i18n import mark
from ui.session import Session
from ui.settings.figure_words import KATO, code_of
from ui.widgets.choice_input import ChoiceList
from ui.widgets.code_input import CodeInput
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_input import NumberInput

_BIN: Final = re.compile(r"(\d{12})?")
_FIGURE: Final = decimal("figure", mark("Figure"), maximum=1e12, width=16)


class DenominatorDialog(FormDialog):
    """A figure of a place, or of an organisation by its БИН."""

    def __init__(self, session: Session, old: Denominator | None, parent: QWidget) -> None:
        """Begin with a figure, or blank."""
        texts = session.texts
        super().__init__(texts.say("Figure for rates"), texts.say("Save"), texts, parent)
        self.kind = ChoiceList(self)
        for kind, name in KIND_LABELS.items():
            self.kind.addItem(texts.say(name), kind.value)
        self.add(texts.say("What"), self.kind)
        self.place = CodeInput(_wide(session), texts)
        self.place.set_arrow(session.theme.icon("chevron-down"))
        self._place = self.add(
            texts.say("Place"), self.place, texts.say("Region, city or district. Blank: the whole country.")
        )
        self.organisation = QLineEdit(self)
        hint = texts.say("Only where the figure is of one employer.")
        self._organisation = self.add(texts.say("БИН of the organisation"), self.organisation, hint)
        self.day = DateInput(texts, today=session.today)
        hint = texts.say("The day the figure stands for. Hours: the first day of their year.")
        self._day = self.add(texts.say("On the day"), self.day, hint)
        self.value = NumberInput(texts, _FIGURE)
        self._value = self.add(texts.say("Figure"), self.value)
        self.source = QLineEdit(self)
        hint = texts.say("Printed with every rate, e.g. stat.gov.kz, population on 1 January 2026")
        self._source = self.add(texts.say("Source"), self.source, hint)
        self._show(old, session)

    def _show(self, old: Denominator | None, session: Session) -> None:
        if old is None:
            self.day.set_value(date(session.today().year, 1, 1))
            return
        self.kind.setCurrentIndex(self.kind.findData(old.kind.value))
        self.place.set_value(code_of(old.place, session.book) or old.place or None)
        self.organisation.setText(old.organisation)
        self.day.set_value(old.on)
        self.value.set_value(int(old.value) if old.value == int(old.value) else old.value)
        self.source.setText(old.source)

    def figure(self) -> Denominator:
        """Return the figure as it was typed."""
        value, place = self.value.value(), self.place.value()
        found = Denominator(
            kind=DenominatorKind(self.kind.currentData()),
            place=prefix_of(str(place)) if place else COUNTRY,
            on=self.day.day() or date.min,
            value=float(value) if isinstance(value, int | float) else 0.0,
            source=self.source.text().strip(),
            organisation=self.organisation.text().strip(),
        )
        return replace(found, on=found.on.replace(month=1, day=1)) if found.kind.flows else found

    @override
    def complete(self) -> bool:
        """Ask for a place of the list, a day, a figure and its source."""
        texts, found = self.texts, self.figure()
        placed, known = self.place.readable(), bool(_BIN.fullmatch(found.organisation))
        dated, valued, sourced = found.on != date.min, found.value > 0, bool(found.source)
        problem = self.place.problem()
        self._place.show_problem(texts.of(problem) if problem else "")
        self._organisation.show_problem("" if known else texts.say("A БИН has twelve digits."))
        self._day.show_problem("" if dated else texts.say("Type the day, e.g. 01012026."))
        self._value.show_problem("" if valued else texts.say("Type a figure greater than zero."))
        self._source.show_problem("" if sourced else texts.say("Say where the figure comes from."))
        return placed and known and dated and valued and sourced


def _wide(session: Session) -> CodeList:
    """Return regions, cities and districts alone."""
    kato = session.book.lists[KATO]
    return replace(
        kato, items=tuple(item for item in kato.items if len(prefix_of(item.code)) <= DISTRICT_DIGITS)
    )
