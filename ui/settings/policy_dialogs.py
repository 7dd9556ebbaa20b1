"""A threshold policy entered or changed, and an adopted project confirmed as law."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.field import number
from safetyreg.domain.head import Head
from safetyreg.domain.policy import EXEMPTIONS, POLICY_STATUSES, Exemption, Policy, PolicyStatus
from safetyreg.domain.reference import ValueStatus
from safetyreg.i18n import Names, mark
from ui.session import Session
from ui.settings.value_dialogs import STATUSES
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Role, label
from ui.widgets.number_input import NumberInput
from ui.widgets.segmented import Segmented

_CAP: Final = number("cap", mark("Employee's share at most, %"), maximum=100)
_STEP: Final = number("rounding", mark("Rounded down to, %"), minimum=1, maximum=100)
_OWN: Final = "own-{number}"
_LANGUAGES: Final = ("ru", "kk", "en")
_WIDTH: Final = 560


class PolicyDialog(FormDialog):
    """Gives a policy; law is made by confirming alone."""

    def __init__(
        self,
        session: Session,
        policy: Policy | None,
        taken: frozenset[str] = frozenset(),
        heads: Sequence[Head] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show a policy, or a blank one under a code that is free."""
        texts = session.texts
        title = texts.say("Change the policy") if policy else texts.say("New policy")
        super().__init__(title, texts.say("Save"), texts, parent)
        self.setMinimumWidth(_WIDTH)
        self._fresh = policy is None
        self._taken = taken
        self._policy = policy or Policy(
            code=_free(taken), names=Names(""), whose=Names(""), cap=None, status=PolicyStatus.PROPOSAL
        )
        self.code, self.source, self.document_line = QLineEdit(), QLineEdit(), QLineEdit()
        self.verified = Segmented([(key.value, texts.say(told)) for key, told in STATUSES.items()])
        self.names = tuple(QLineEdit() for _ in _LANGUAGES)
        self.whose = tuple(QLineEdit() for _ in _LANGUAGES)
        law = self._policy.status is PolicyStatus.IN_FORCE
        statuses = [one for one in POLICY_STATUSES if law or one.value != PolicyStatus.IN_FORCE]
        self.status = ChoiceInput(statuses, texts, side_by_side=False)
        self.cap, self.step = NumberInput(texts, _CAP), NumberInput(texts, _STEP)
        self.first, self.last = (DateInput(texts, today=session.today) for _ in range(2))
        self.gross = QCheckBox(texts.say("only with gross negligence"))
        self.drawn = QCheckBox(texts.say("drawn on the threshold page"))
        self.exemptions = {Exemption(one.value): QCheckBox(texts.say(one.label)) for one in EXEMPTIONS}
        self.heads = {head.code: QCheckBox(texts.name(head.names)) for head in heads}
        self._lay_out()
        self._show(self._policy)

    def policy(self) -> Policy:
        """Return the policy as it was entered."""
        cap, step = self.cap.value(), self.step.value()
        return replace(
            self._policy,
            code=self.code.text().strip(),
            names=Names(*(part.text().strip() for part in self.names)),
            whose=Names(*(part.text().strip() for part in self.whose)),
            cap=cap if isinstance(cap, int) else None,
            status=PolicyStatus(str(self.status.value() or PolicyStatus.PROPOSAL)),
            source=self.source.text().strip(),
            document=self.document_line.text().strip(),
            verified=ValueStatus(str(self.verified.value() or ValueStatus.UNVERIFIED)),
            valid_from=self.first.day(),
            valid_to=self.last.day(),
            gross_required=self.gross.isChecked(),
            exemptions=tuple(one for one, box in self.exemptions.items() if box.isChecked()),
            rounding=step if isinstance(step, int) else 1,
            line=self.drawn.isChecked(),
            heads=tuple(code for code, box in self.heads.items() if box.isChecked()),
        )

    @override
    def complete(self) -> bool:
        """Ask for a free code, a name and readable numbers."""
        texts, code = self.texts, self.code.text().strip()
        wrong = texts.say("Enter a code of its own, like union-2026.")
        free = bool(code) and not (self._fresh and code in self._taken)
        self._code.show_problem("" if free else wrong)
        named = bool(self.names[0].text().strip())
        self._name.show_problem("" if named else texts.say("Enter the name of the policy."))
        first, last = self.first.day(), self.last.day()
        turned = first is not None and last is not None and last < first
        self._last.show_problem(texts.say("The last day lies before the first.") if turned else "")
        sure = self.verified.value() == ValueStatus.CONFIRMED.value
        sourced = not sure or bool(self.source.text().strip())
        self._source.show_problem("" if sourced else texts.say("A confirmed policy needs its source."))
        parts = (self.cap, self.step, self.first, self.last)
        return free and named and sourced and not turned and all(part.readable() for part in parts)

    @override
    def accept(self) -> None:
        """Close, or lead to the first field that is wrong."""
        super().accept()
        asked = (self._code, self._name, self._last, self._source)
        self.reveal(next((field for field in asked if field.wrong), None))

    def _show(self, policy: Policy) -> None:
        self.code.setText(policy.code)
        self.code.setReadOnly(not self._fresh)
        for parts, names in ((self.names, policy.names), (self.whose, policy.whose)):
            for part, language in zip(parts, _LANGUAGES, strict=True):
                part.setText(str(getattr(names, language)))
        self.status.set_value(policy.status.value)
        self.cap.set_value(policy.cap)
        self.step.set_value(policy.rounding)
        self.source.setText(policy.source)
        self.source.setCursorPosition(0)
        self.verified.set_value(policy.verified.value)
        self.document_line.setText(policy.document)
        self.first.set_value(policy.valid_from)
        self.last.set_value(policy.valid_to)
        self.gross.setChecked(policy.gross_required)
        self.drawn.setChecked(policy.line)
        for one, box in self.exemptions.items():
            box.setChecked(one in policy.exemptions)
        for code, head in self.heads.items():
            head.setChecked(code in policy.heads)

    def _lay_out(self) -> None:
        texts = self.texts
        self._code = self.add(texts.say("Code"), self.code)
        hints = (texts.say("in Russian"), texts.say("in Kazakh"), texts.say("in English"))
        self._name = self._trilingual(texts.say("Name"), self.names, hints)
        self._trilingual(texts.say("Whose position or law"), self.whose, hints)
        self.add(texts.say("Status"), self.status)
        caps = self._pair((texts.say(_CAP.label), self.cap), (texts.say(_STEP.label), self.step))
        caps[0].set_hint(texts.say("blank: no limit"))
        _, self._last = self._pair((texts.say("Holds from"), self.first), (texts.say("Holds to"), self.last))
        for box in (self.gross, *self.exemptions.values(), self.drawn):
            self.fields.addWidget(box)
        self.fields.addWidget(label(texts.say("Touches these payments only; none ticked: all"), Role.LABEL))
        for box in self.heads.values():
            self.fields.addWidget(box)
        self.add(texts.say("Document: date and number"), self.document_line)
        self._source = self.add(texts.say("Source"), self.source)
        self.add(texts.say("Verified"), self.verified)

    def _trilingual(self, caption: str, parts: tuple[QLineEdit, ...], hints: tuple[str, ...]) -> Captioned:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        found = self.add(caption, room)
        for part, hint in zip(parts, hints, strict=True):
            part.setPlaceholderText(hint)
            part.setAccessibleName(f"{caption}, {hint}")
            column.addWidget(part)
        return found

    def _pair(self, *fields: tuple[str, QWidget]) -> tuple[Captioned, ...]:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        made = tuple(Captioned(caption, part) for caption, part in fields)
        for one in made:
            row.addWidget(one, 1)
        self.fields.addLayout(row)
        return made


def _free(taken: frozenset[str]) -> str:
    """Return a code that no policy has yet."""
    numbers = range(1, len(taken) + 2)
    return next(code for n in numbers if (code := _OWN.format(number=n)) not in taken)


class ConfirmDialog(FormDialog):
    """Asks for the first day in force and the number of the signed act."""

    def __init__(self, session: Session, policy: Policy, parent: QWidget | None = None) -> None:
        """Say what becomes law."""
        texts = session.texts
        super().__init__(texts.say("Confirm as law"), texts.say("Confirm as law"), texts, parent)
        self.first = DateInput(texts, today=session.today)
        self.number = QLineEdit()
        name = texts.name(policy.names)
        told = texts.say("“{name}” will be applied to accidents from its first day on.", name=name)
        self.fields.addWidget(label(told, Role.BODY, wrap=True))
        self._day = self.add(texts.say("First day in force"), self.first)
        self._number = self.add(texts.say("Date and number of the signed law"), self.number)

    def day(self) -> date | None:
        """Return the first day in force."""
        return self.first.day()

    def document(self) -> str:
        """Return the number of the act."""
        return self.number.text().strip()

    @override
    def complete(self) -> bool:
        """Ask for both."""
        texts = self.texts
        self._day.show_problem("" if self.day() else texts.say("Type the day, e.g. 01012026."))
        self._number.show_problem("" if self.document() else texts.say("Enter the number of the signed law."))
        return self.day() is not None and bool(self.document())
