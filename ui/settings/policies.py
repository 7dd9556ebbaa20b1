"""Threshold policies: laws, projects, positions and scenarios, each dated and with its source."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.head import Head
from safetyreg.domain.policy import POLICY_STATUSES, Policy, PolicyStatus
from safetyreg.domain.reference import ValueStatus
from safetyreg.i18n import Names
from ui.jobs import Progress
from ui.session import Session
from ui.settings.policy_dialogs import ConfirmDialog, PolicyDialog
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.settings.value_dialogs import STATUSES
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.question import Question
from ui.widgets.table_view import Cell, Column

_TWO_LINES: Final = 44
_Read = tuple[tuple[Policy, ...], tuple[Head, ...], Mapping[str, Names]]


class Policies(Section):
    """A table; only an administrator changes it and makes a law of an adopted project."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Threshold policies"), administered=True)
        self._policies: tuple[Policy, ...] = ()
        self._heads: tuple[Head, ...] = ()
        self._sources: Mapping[str, Names] = {}
        self.rows = RowsBox(session, texts.say("Threshold policies"), editable=self.administrator)
        self.rows.table.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        self.rows.offer_changes(texts.say("Add…"), texts.say("Change…"), texts.say("Remove…"))
        self.confirm = self.rows.offer(texts.say("Confirm as law…"), self._on_confirm, "check", row=True)
        self.confirm.setVisible(self.administrator)
        self.rows.add.connect(self._on_add)
        self.rows.edit.connect(self._on_edit)
        self.rows.remove.connect(self._on_remove)
        self.rows.picked.connect(self._on_picked)
        hint = texts.say(
            "A case is judged by the law in force on the day of its accident. A project never applies by "
            "itself: it becomes law here, with the date and number of the signed act."
        )
        card = Card()
        card.body.addWidget(label(hint, Role.HINT, wrap=True), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.rows, 1)
        self.body.addWidget(card, 1)

    @override
    def load(self) -> None:
        """Read the policies."""
        law = self.session.registry.law

        def work(_: Progress) -> _Read:
            return law.policies(), law.heads(), law.sources()

        self.read(work, self._on_read)

    def _on_read(self, read: _Read) -> None:
        found, self._heads, self._sources = read
        self._policies = found
        texts = self.texts
        columns = [
            Column(texts.say("Policy"), stretch=True),
            Column(texts.say("At most, %"), number=True),
            Column(texts.say("Holds from")),
            Column(texts.say("to")),
            Column(texts.say("Verified")),
        ]
        self.rows.show_rows(columns, [self._cells(policy) for policy in found], texts.say("No policies yet."))

    def _cells(self, policy: Policy) -> list[Cell]:
        texts = self.texts
        name = texts.name(policy.names)
        shipped = self._sources.get(policy.source)
        source = texts.name(shipped) if shipped else policy.source
        tip = "\n".join(part for part in (name, texts.name(policy.whose), policy.document, source) if part)
        status = next(choice.label for choice in POLICY_STATUSES if choice.value == policy.status)
        unsure = policy.verified is ValueStatus.UNVERIFIED
        return [
            Cell(f"{name}\n{texts.say(status)}", copy=f"{name} · {texts.say(status)}", tip=tip),
            Cell(texts.say("none") if policy.cap is None else str(policy.cap)),
            Cell(texts.date(policy.valid_from) if policy.valid_from else "—"),
            Cell(texts.date(policy.valid_to) if policy.valid_to else "—"),
            Cell(
                texts.say(STATUSES[policy.verified]),
                colour=self.session.theme.colour("warning") if unsure else None,
            ),
        ]

    def _on_picked(self, row: int) -> None:
        chosen = self._policies[row] if 0 <= row < len(self._policies) else None
        self.confirm.setEnabled(chosen is not None and chosen.status is PolicyStatus.ADOPTED)

    def _on_add(self) -> None:
        self._ask(None)

    def _on_edit(self, row: int) -> None:
        self._ask(self._policies[row])

    def _ask(self, policy: Policy | None) -> None:
        taken = frozenset(one.code for one in self._policies)
        dialog = PolicyDialog(self.session, policy, taken, self._heads, self)
        if not dialog.asked():
            return
        law, found = self.session.registry.law, dialog.policy()

        def work(_: Progress) -> Changes:
            return law.save(found)

        self.write(work)

    def _on_confirm(self) -> None:
        policy = self._policies[self.rows.row()]
        dialog = ConfirmDialog(self.session, policy, self)
        if not dialog.asked():
            return
        law, day, document = self.session.registry.law, dialog.day(), dialog.document()

        def work(_: Progress) -> Changes:
            return law.confirm(policy.code, day, document)

        name = self.texts.name(policy.names)
        self.write(work, self.texts.say("“{name}” is law from now on.", name=name))

    def _on_remove(self, row: int) -> None:
        policy, texts, law = self._policies[row], self.texts, self.session.registry.law
        question = texts.say("Remove the policy “{name}”?", name=texts.name(policy.names))

        def work(_: Progress) -> Changes:
            return law.remove(policy)

        if Question.ask(question, texts.say("Remove"), texts, self):
            self.write(work)
