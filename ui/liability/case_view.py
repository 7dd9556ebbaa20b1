"""One case: decisions at the left, grounds, split and tenge in the middle, similar cases at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from safetyreg.domain.decision import Decision
from safetyreg.domain.ground import Ground, Side
from safetyreg.domain.status import COUNTED
from safetyreg.domain.user import Role as UserRole
from safetyreg.i18n import Texts
from ui.format import BLANK
from ui.jobs import Progress
from ui.liability.case import Case, read_case
from ui.liability.case_edits import CaseEdits
from ui.liability.grounds_pane import GroundsPane
from ui.liability.money_pane import MoneyPane
from ui.liability.similar_pane import SimilarPane
from ui.liability.split_pane import SplitPane
from ui.liability.timeline import Timeline
from ui.liability.victim import Victim
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label, line
from ui.widgets.link_button import LinkButton
from ui.widgets.page import scrolled
from ui.widgets.progress_line import ProgressLine

_SIDES = (240, 620, 250)
_TEMPLATE = 190
_DECIDING = frozenset({UserRole.INSPECTOR, UserRole.ADMINISTRATOR})


class CaseView(QWidget):
    """`left` when the user goes back to the list."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing until a victim is chosen."""
        super().__init__(parent)
        self._session = session
        self.stale = False
        self.victim: Victim | None = None
        self.case: Case | None = None
        self.banner = Banner(session.texts, session.theme)
        self.progress = ProgressLine(session.texts)
        self.edits = CaseEdits(session, self, self.banner)
        self.title = label("", Role.TITLE, wrap=True)
        self.tag = label("", Role.TAG)
        self.timeline = Timeline(session)
        self.grounds = GroundsPane(session)
        self.split = SplitPane(session)
        self.money = MoneyPane(session)
        self.similar = SimilarPane(session)
        self.tools = QHBoxLayout()
        self._make_tools()
        self._lay_out()
        self._connect()

    def show_victim(self, victim: Victim) -> None:
        """Show another case; it is read when the view is entered."""
        if victim != self.victim:
            self.banner.hide()
            self.case = None
        self.victim, self.stale = victim, True
        if self.isVisible():
            self.entered()

    def entered(self) -> None:
        """Read the case where it is stale."""
        if self.stale:
            self._load()

    def show_tools(self, *, shown: bool) -> None:
        """Show the buttons of the case beside the page's heading, or hide them."""
        self.decide.setVisible(shown and self._deciding)
        self.record.setVisible(shown)
        self.opinion.setVisible(shown and self._deciding)
        self.template.setVisible(shown and self._deciding)

    @property
    def _deciding(self) -> bool:
        return self._session.registry.user.role in _DECIDING

    @property
    def _editable(self) -> bool:
        return self._deciding and self.case is not None and self.case.incident.status in COUNTED

    def _load(self) -> None:
        victim, registry = self.victim, self._session.registry
        if victim is None:
            return
        self.stale, language = False, self._session.texts.language

        def work(_: Progress) -> Case:
            return read_case(registry, victim, language)

        self.progress.begin()
        name = self._session.texts.say("Reading the case…")
        self._session.jobs.read(
            work, self._on_read, owner=self, topic="case", failed=self._on_failed, name=name
        )

    def _on_read(self, case: Case) -> None:
        self.progress.finish()
        self.case = case
        self._draw()

    def _on_failed(self, error: BaseException) -> None:
        self.progress.finish()
        self.stale = True
        self.edits.failed(error)

    def _draw(self) -> None:
        case, texts = self.case, self._session.texts
        if case is None:
            return
        self.title.setText(_title(case, texts))
        group = case.ledger.circumstances.group
        self.tag.setText(texts.say("group accident"))
        self.tag.setVisible(group)
        self.timeline.show_ledger(case.ledger, case.findings, case.legal.norms, editable=self._editable)
        self.grounds.show_sheet(case.sheet, case.legal.norms, editable=self._editable)
        self.split.show_case(case)
        self.similar.show_case(case)
        self.decide.setEnabled(self._editable)
        self._tell_template(case)
        self._draw_money()

    def _tell_template(self, case: Case) -> None:
        """Say beside the button which template the opinion is written by."""
        texts, own = self._session.texts, case.template
        name = texts.say("template: {file}", file=texts.say("shipped") if own is None else own.name)
        room = self.template.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _TEMPLATE)
        self.template.setText(room)
        tip = texts.say("Choose a template of your own in the settings.")
        self.template.setToolTip(tip if own is None else f"{own}\n{tip}")
        self.opinion.setAccessibleDescription(name)

    def _draw_money(self) -> None:
        if self.case is not None:
            self.money.show_case(self.case, self.split.policy(), editable=self._editable)

    def _on_decide(self) -> None:
        if self.case is not None:
            self.edits.decide(self.case)

    def _on_record(self) -> None:
        if self.victim is not None:
            self._session.open_incident.emit(self.victim.incident)

    def _on_edit_ground(self, ground: Ground) -> None:
        if self.case is not None:
            self.edits.edit_ground(self.case, ground)

    def _on_add_ground(self, side: Side) -> None:
        if self.case is not None:
            self.edits.add_ground(self.case, side)

    def _on_claim(self) -> None:
        if self.case is not None:
            self.edits.edit_claim(self.case)

    def _on_attach(self, decision: Decision) -> None:
        if self.case is not None:
            self.edits.attach(self.case, decision)

    def _on_opinion(self) -> None:
        if self.case is not None:
            policy = self.split.policy()
            self.edits.write_opinion(self.case, None if policy == self.case.policy else policy)

    def _connect(self) -> None:
        self.grounds.edit_asked.connect(self._on_edit_ground)
        self.grounds.add_asked.connect(self._on_add_ground)
        self.split.policy_chosen.connect(self._draw_money)
        self.money.edit_asked.connect(self._on_claim)
        self.similar.opened.connect(self.show_victim)
        self.timeline.attach_asked.connect(self._on_attach)

    def _make_tools(self) -> None:
        texts, theme = self._session.texts, self._session.theme
        self.record = QPushButton(texts.say("Open the record"))
        self.record.clicked.connect(self._on_record)
        self.template = label("", Role.HINT)
        self.opinion = IconButton(theme, "file-text", texts.say("Opinion (DOCX, PDF)"))
        self.opinion.clicked.connect(self._on_opinion)
        self.decide = IconButton(theme, "plus", texts.say("New decision"), primary=True)
        self.decide.clicked.connect(self._on_decide)
        for part in (self.record, self.template, self.opinion, self.decide):
            self.tools.addWidget(part)

    def _lay_out(self) -> None:
        texts = self._session.texts
        back = LinkButton(texts.say("← All cases"))
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(SPACE + 4)
        head.addWidget(back)
        head.addWidget(self.title, 1)
        head.addWidget(self.tag)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(label(texts.say("Grounds on three sides"), Role.TITLE))
        for part in (self.grounds, line(), self.split, line(), self.money):
            column.addWidget(part)
        column.addStretch(1)
        card = Card()
        area = scrolled(middle)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.body.addWidget(area)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE + 4)
        for number, part in enumerate((self.timeline, card, self.similar)):
            split.addWidget(part)
            split.setStretchFactor(number, 1 if part is card else 0)
        split.setSizes(list(_SIDES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.progress)
        layout.addWidget(split, 1)


def _title(case: Case, texts: Texts) -> str:
    """Name a case as people do: number, profession, age, perhaps initials."""
    age = case.ledger.circumstances.age
    years = "" if age is None else texts.plural("{n} year old", "{n} years old", age)
    occupation = str(case.person.details.get("profession") or "")
    who = ", ".join(part for part in (case.person.initials, occupation, years) if part)
    return f"{case.incident.number} · {who or BLANK}"
