"""The facts that compensation is calculated from: earnings, capacity lost, costs, dependants, switches."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.claim import Claim
from safetyreg.errors import ExpectedError
from safetyreg.liability.earnings import counted_months
from ui.liability.case import Case
from ui.liability.claim_fields import (
    AMOUNTS,
    AVERAGE_OF,
    CAPACITY,
    DEPENDANTS,
    INCREASES,
    MONTHS,
    month_rows,
    months_before,
    read_dependants,
    read_increases,
    read_months,
    wrong_dependant,
    wrong_increase,
    wrong_month,
)
from ui.liability.switches_box import SwitchesBox
from ui.liability.typed_grid import TypedGrid
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.captioned import Captioned
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.number_input import NumberInput
from ui.widgets.text_input import TextInput

_WIDTH: Final = 860
_COLUMNS: Final = 2


class ClaimDialog(FormDialog):
    """Gives a claim with the version it was read with."""

    weighty = True

    def __init__(self, session: Session, case: Case, claim: Claim, parent: QWidget | None = None) -> None:
        """Show a claim."""
        texts, theme = session.texts, session.theme
        super().__init__(texts.say("Facts for the calculation"), texts.say("Save"), texts, parent)
        self._claim, self._accident = claim, case.ledger.circumstances.occurred_on
        self.setMinimumWidth(_WIDTH)
        self.banner = Banner(texts, theme)
        self.months = TypedGrid(MONTHS, texts, theme, wrong_month)
        self.dependants = TypedGrid(DEPENDANTS, texts, theme, wrong_dependant)
        self.increases = TypedGrid(INCREASES, texts, theme, wrong_increase)
        self.amounts = {name: NumberInput(texts, field) for name, field in AMOUNTS.items()}
        self.capacity = NumberInput(texts, CAPACITY)
        self.capacity_until, self.costs_paid_on = (DateInput(texts, today=session.today) for _ in range(2))
        self.clause = TextInput()
        self._captions: list[Captioned] = []
        self.insured = QCheckBox(texts.say("the employer had insured the workers"))
        fatal = case.ledger.circumstances.fatal
        heads = [head for head in case.legal.law.heads_on(self._accident) if head.applies(fatal=fatal)]
        self.switches = SwitchesBox(heads, texts)
        self._lay_out(fatal=fatal)
        self._show(claim)

    def claim(self) -> Claim:
        """Return the claim as it was entered; raises ExpectedError for what cannot be read."""
        amounts = {name: _whole(part) for name, part in self.amounts.items()}
        return replace(
            self._claim,
            average=amounts["average"],
            usual_pay=amounts["usual_pay"],
            social_payment=amounts["social_payment"] or 0,
            costs=amounts["costs"],
            funeral=amounts["funeral"],
            agreement=amounts["agreement"],
            moral=amounts["moral"],
            capacity_lost=_whole(self.capacity),
            capacity_until=self.capacity_until.day(),
            costs_paid_on=self.costs_paid_on.day(),
            agreement_clause=str(self.clause.value() or ""),
            insured=self.insured.isChecked(),
            months=read_months(self.months.rows()),
            dependants=read_dependants(self.dependants.rows()),
            increases=read_increases(self.increases.rows()),
            switches=self.switches.value(),
        )

    @override
    def complete(self) -> bool:
        """Say what cannot be read and which reason is missing."""
        try:
            counted_months(self.claim().months, self._accident, AVERAGE_OF)
        except ExpectedError as error:
            self.banner.show_message(self.texts.of(error), Tone.ERROR)
            return False
        if not self.switches.complete():
            told = self.texts.say("Give the reason for every head that differs from the law.")
            self.banner.show_message(told, Tone.ERROR)
            return False
        self.banner.hide()
        return not [caption for caption in self._captions if self._wrong(caption)]

    @override
    def accept(self) -> None:
        """Close, or lead to what is wrong: the sentence above the fields, else the first field."""
        super().accept()
        if self.banner.isHidden():
            self.reveal(next((caption for caption in self._captions if caption.wrong), None))
            return
        grids = (self.months, self.dependants, self.increases)
        wrong = next((grid for grid in grids if not grid.isHidden() and grid.reveal_wrong()), self.banner)
        self._area.ensureWidgetVisible(wrong)

    def _captioned(self, caption: str, part: NumberInput | DateInput) -> Captioned:
        """Put an input under its caption; what it cannot take, an amount below 0, it says at once."""
        found = Captioned(caption, part)
        part.committed.connect(partial(self._wrong, found))
        self._captions.append(found)
        return found

    def _wrong(self, caption: Captioned) -> bool:
        part = caption.control
        told = part.problem() if isinstance(part, NumberInput | DateInput) else None
        caption.show_problem(self.texts.of(told) if told else "")
        return told is not None

    def _show(self, claim: Claim) -> None:
        self.months.set_rows(month_rows(claim.months, self._accident))
        self.months.setCurrentCell(0, 1)
        self.months.setFocus()
        self.dependants.set_rows([(one.kin, one.born, one.received, one.until) for one in claim.dependants])
        self.increases.set_rows([(one.year, one.percent) for one in claim.increases])
        for name, part in self.amounts.items():
            part.set_value(getattr(claim, name) or None)
        self.capacity.set_value(claim.capacity_lost)
        self.capacity_until.set_value(claim.capacity_until)
        self.costs_paid_on.set_value(claim.costs_paid_on)
        self.clause.set_value(claim.agreement_clause or None)
        self.insured.setChecked(claim.insured)
        self.switches.set_value(claim.switches)

    def _lay_out(self, *, fatal: bool) -> None:
        texts = self.texts
        self.fields.addWidget(self.banner)
        hint = texts.say("Paste a column from Excel into the amounts. Whole months before the accident.")
        earlier = LinkButton(texts.say("+ earlier month"))
        earlier.clicked.connect(self._add_month)
        self._section(texts.say("Earnings of 12 months, tenge"), self.months, hint, earlier)
        self._pairs("average", "usual_pay")
        self._capacity_row()
        self._pairs("social_payment", "costs")
        self.fields.addWidget(
            self._captioned(texts.say("Costs paid on (МРП of that day)"), self.costs_paid_on)
        )
        if fatal:
            add = self._adding(self.dependants, texts.say("+ dependant"))
            hint = texts.say("“Received” may stay blank: then the parts are equal.")
            self._section(texts.say("Dependants of the deceased"), self.dependants, hint, *add)
            self._pairs("funeral", "moral")
            self._pairs("agreement")
        else:
            self._pairs("agreement", "moral")
        self.add(texts.say("Clause of the collective agreement"), self.clause)
        self.fields.addWidget(self.insured)
        add = self._adding(self.increases, texts.say("+ year"))
        hint = texts.say("Yearly increase by the forecast inflation (Civil Code, art. 943).")
        self._section(texts.say("Increases"), self.increases, hint, *add)
        hint = texts.say(
            "The law's own setting stands (Civil Code, art. 935 (4)); a change needs its reason."
        )
        self._section(texts.say("Does guilt reduce it?"), self.switches, hint)

    def _capacity_row(self) -> None:
        texts, row = self.texts, QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self._captioned(texts.say(CAPACITY.label), self.capacity), 1)
        row.addWidget(self._captioned(texts.say("Established until"), self.capacity_until), 1)
        self.fields.addLayout(row)

    def _pairs(self, *names: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        for column, name in enumerate(names):
            caption = self.texts.say(AMOUNTS[name].label)
            grid.addWidget(self._captioned(caption, self.amounts[name]), 0, column)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.fields.addLayout(grid)

    def _told(self, grid: TypedGrid) -> QLabel:
        """Make the line under a grid that says what is wrong in it."""
        found = label("", Role.ERROR, wrap=True)
        found.hide()

        def tell(said: str) -> None:
            found.setText(said)
            found.setVisible(bool(said))

        grid.wrong.connect(tell)
        return found

    def _section(self, title: str, content: QWidget, hint: str, *links: LinkButton) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(label(title, Role.TITLE))
        column.addWidget(label(hint, Role.HINT, wrap=True))
        column.addWidget(content)
        if isinstance(content, TypedGrid):
            column.addWidget(self._told(content))
        row = QHBoxLayout()
        for link in links:
            row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        content.setAccessibleName(title)
        self.fields.addLayout(column)

    def _adding(self, grid: TypedGrid, caption: str) -> tuple[LinkButton, LinkButton]:
        add, remove = LinkButton(caption), LinkButton(self.texts.say("remove the row"))
        add.clicked.connect(partial(grid.add_row, (), None))
        remove.clicked.connect(grid.remove_current)
        return add, remove

    def _add_month(self) -> None:
        """Put the month before the oldest one on top."""
        count = self.months.rowCount() + 1
        first = months_before(self._accident, count)[0]
        self.months.add_row((first.strftime("%m.%Y"), None, "yes", None), 0)


def _whole(part: NumberInput) -> int | None:
    value = part.value()
    return value if isinstance(value, int) else None
