"""A new decision, entered as the body made it; what is unlawful in it is said while it is typed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.decision import ACTIONS, AFTERS, BODIES, Action, After, Body, Decision
from safetyreg.domain.field import ANSWERS, Answer
from safetyreg.domain.ledger import annulled
from safetyreg.domain.problem import Problem
from safetyreg.liability.findings import Finding, findings, problems
from ui.liability.case import Case
from ui.liability.dissents_box import DissentsBox
from ui.liability.file_choice import FileChoice
from ui.liability.findings_box import FindingsBox
from ui.liability.shares_input import SharesInput
from ui.liability.wording import body_of, split
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_input import StoryInput, TextInput

if TYPE_CHECKING:
    from ui.widgets.captioned import Captioned

_WIDTH: Final = 940


class DecisionDialog(FormDialog):
    """Gives a decision; only entry errors keep it open."""

    weighty = True

    def __init__(
        self, session: Session, case: Case, draft: Decision | None = None, parent: QWidget | None = None
    ) -> None:
        """Show a blank form, or a draft that could not be saved."""
        texts = session.texts
        super().__init__(texts.say("New decision"), texts.say("Save the decision"), texts, parent)
        self._session, self._case = session, case
        self.setMinimumWidth(_WIDTH)
        self.body = ChoiceInput(BODIES, texts)
        self.body_name, self.document, self.evidence = TextInput(), TextInput(), TextInput()
        self.day = DateInput(texts, today=session.today)
        self.action = ChoiceInput(ACTIONS, texts)
        self.shares = SharesInput(texts)
        self.gross, self.intoxicated = ChoiceInput(ANSWERS, texts), ChoiceInput(ANSWERS, texts)
        self.annuls, self.after = QComboBox(), ChoiceInput(AFTERS, texts)
        self.grounds, self.reason = StoryInput(lines=2), StoryInput(lines=2)
        self.cap_ground = TextInput()
        self.dissents = DissentsBox(session)
        self.file = FileChoice(case.incident.attachments, texts)
        self.findings = FindingsBox(session, case)
        self._tried = False
        self._captions: dict[str, Captioned] = {}
        self._lay_out()
        self._connect()
        self.action.set_value(Action.SETS.value)
        if draft is not None:
            self._show(draft)
        self._on_edited()

    def decision(self) -> Decision:
        """Return the decision as it stands in the form."""
        case, sets = self._case, self.action.value() != Action.ANNULS
        return Decision(
            incident=case.victim.incident,
            person=case.victim.person,
            body=Body(str(self.body.value())) if self.body.value() else None,
            body_name=_text(self.body_name),
            decided_on=self.day.day(),
            document=_text(self.document),
            action=Action.SETS if sets else Action.ANNULS,
            shares=self.shares.value() if sets else None,
            annuls=None if sets else self.annuls.currentData(),
            after=After(str(self.after.value())) if self.after.value() and not sets else None,
            gross_negligence=Answer(str(self.gross.value() or Answer.UNKNOWN)),
            gross_negligence_evidence=_text(self.evidence),
            intoxicated=Answer(str(self.intoxicated.value() or Answer.UNKNOWN)),
            grounds=_text(self.grounds),
            dissents=self.dissents.value(),
            reason=_text(self.reason),
            cap_ground=_text(self.cap_ground),
            attachment=self.file.kept(),
        )

    def path(self) -> Path | None:
        """Return the file that is to be kept with the decision."""
        return self.file.path()

    @override
    def complete(self) -> bool:
        """Show entry errors at their fields; findings never keep the form open."""
        self._tried = True
        found = {problem.field: self.texts.of(problem.message) for problem in self._problems()}
        found |= {"dissents": told} if (told := self.dissents.problem()) else {}
        for name, caption in self._captions.items():
            caption.show_problem(found.get(name, ""))
        return not found

    @override
    def accept(self) -> None:
        """Close, or lead to the first entry error."""
        super().accept()
        wrong = (caption for caption in self._captions.values() if caption.wrong and not caption.isHidden())
        self.reveal(next(wrong, None))

    def found(self) -> tuple[Finding, ...]:
        """Return what is unlawful in the decision as it stands."""
        return findings(self.decision(), self._case.ledger.circumstances, self._case.standards)

    def _problems(self) -> tuple[Problem, ...]:
        return problems(self.decision(), self._case.ledger)

    def _on_edited(self) -> None:
        sets = self.action.value() != Action.ANNULS
        for name in ("shares", "gross", "evidence", "cap_ground", "dissents"):
            self._captions[name].setVisible(sets)
        for name in ("annuls", "after"):
            self._captions[name].setVisible(not sets)
        self.findings.show_findings(self.found())
        self.findings.show_alike(self.decision())
        if self._tried:
            self.complete()

    def _show(self, draft: Decision) -> None:
        self.body.set_value(draft.body)
        self.body_name.set_value(draft.body_name)
        self.day.set_value(draft.decided_on)
        self.document.set_value(draft.document)
        self.action.set_value(draft.action.value)
        self.shares.set_value(draft.shares)
        self.annuls.setCurrentIndex(max(self.annuls.findData(draft.annuls), 0))
        self.after.set_value(draft.after)
        self.gross.set_value(draft.gross_negligence)
        self.evidence.set_value(draft.gross_negligence_evidence)
        self.intoxicated.set_value(draft.intoxicated)
        self.grounds.set_value(draft.grounds)
        self.reason.set_value(draft.reason)
        self.cap_ground.set_value(draft.cap_ground)
        self.dissents.set_value(draft.dissents)

    def _connect(self) -> None:
        parts = (
            *(self.body, self.body_name, self.day, self.document, self.action, self.shares, self.gross),
            *(self.evidence, self.intoxicated, self.after, self.grounds, self.reason, self.cap_ground),
            self.dissents,
        )
        for part in parts:
            part.edited.connect(self._on_edited)
        self.annuls.activated.connect(self._on_edited)

    def _fields(self) -> Iterator[tuple[str, str, QWidget, str]]:
        texts = self.texts
        yield "body", texts.say("Body"), self.body, ""
        yield "body_name", texts.say("Name of the body"), self.body_name, ""
        yield "document", texts.say("Document and number"), self.document, ""
        yield "decided_on", texts.say("Date of the decision"), self.day, ""
        yield "action", texts.say("What it does"), self.action, ""
        yield "shares", texts.say("Shares"), self.shares, ""
        yield "annuls", texts.say("Which decision it annuls"), self.annuls, ""
        yield "after", texts.say("What follows"), self.after, ""
        yield "gross", texts.say("Gross negligence found"), self.gross, ""
        yield "intoxicated", texts.say("Intoxicated"), self.intoxicated, ""
        yield "evidence", texts.say("Evidence of gross negligence"), self.evidence, ""
        yield "grounds", texts.say("Grounds of the decision"), self.grounds, ""
        yield (
            "reason",
            texts.say("Reason for the change"),
            self.reason,
            texts.say("Where an earlier one stood, or similar cases went another way."),
        )
        yield "cap_ground", texts.say("Ground for exceeding the threshold"), self.cap_ground, ""
        yield "dissents", texts.say("Dissenting opinions"), self.dissents, self._due()
        yield "file", texts.say("Document of the decision"), self.file, ""

    def _due(self) -> str:
        """Say until when a dissenting opinion may be given, as far as the law and the case tell."""
        by, ended = self._case.standards, self._case.ledger.circumstances.ended_on
        if by.dissent is None or by.calendar is None or ended is None:
            return self.texts.say("Due in writing within 2 working days.")
        due = by.calendar.due(by.dissent, ended)
        return self.texts.say("Due in writing by {day}.", day=self.texts.date(due))

    def _lay_out(self) -> None:
        void = annulled(self._case.ledger.decisions)
        for one in self._case.ledger.decisions:
            if one.id not in void:
                day = self.texts.date(one.decided_on) if one.decided_on else ""
                self.annuls.addItem(f"{day} · {body_of(one, self.texts)} · {split(one.shares)}", one.id)
        stands = self._case.ledger.effective.decision
        self.annuls.setCurrentIndex(max(self.annuls.findData(stands.id if stands else None), 0))
        for name, caption, part, hint in self._fields():
            self._captions[name] = self.add(caption, part, hint)
        for place, names in ((1, ("body_name", "document", "decided_on")), (6, ("gross", "intoxicated"))):
            row = QHBoxLayout()
            row.setSpacing(2 * SPACE)
            for name in names:
                row.addWidget(self._captions[name], 1)
            self.fields.insertLayout(place, row)
        self.add_beside(self.findings)


def _text(part: TextInput | StoryInput) -> str:
    return str(part.value() or "")
