"""Analysis: one question a page; each is answered by a pane of its own, or by the cards of linked charts."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.query import Query
from ui.analysis.pane import Pane
from ui.analysis.panes import PANES
from ui.analysis.question import ASKED, QUESTIONS, Question
from ui.analysis.trend_pane import TrendPane
from ui.session import Session
from ui.widgets.page import Page
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.analysis.answers import AnswerPane


def build(session: Session) -> Page:
    """Make the page."""
    return AnalysisPage(session)


class AnalysisPage(Page):
    """The switch of questions and the answer to one; panes are made when they are first asked for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the page; figures are read when it is shown."""
        texts = session.texts
        super().__init__(texts.say("Analysis"), parent)
        self._session = session
        asked = [(question.value, texts.say(text)) for question, text in QUESTIONS]
        self.questions = Segmented(asked, wrap=True)
        self.questions.setAccessibleName(texts.say("Question"))
        self.questions.set_value(_kept(session))
        self.trend = TrendPane(session)
        self.answers: AnswerPane | None = None
        self.own: dict[Question, Pane] = {}
        self.panes = QStackedWidget()
        self.panes.addWidget(self.trend)
        self.tools.addWidget(self.questions, 1)
        self.tools.addStretch(0)
        self.body.addWidget(self.panes, 1)
        self.questions.chosen.connect(self._on_question)
        session.filter_changed.connect(self._on_filter)
        session.changed.connect(self._on_changed)

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""
        self._session.preferences.put(ASKED, question.value)
        self.questions.set_value(question.value)
        if question is Question.TREND or question in PANES:
            pane = self.trend if question is Question.TREND else self._own(question)
            self.panes.setCurrentWidget(pane)
            pane.entered()
        else:
            answers = self._answers()
            self.panes.setCurrentWidget(answers)
            answers.ask(question)

    @override
    def entered(self) -> None:
        """Read the figures where they are stale; else show them in the style of now."""
        self.ask(Question(self.questions.value()))

    @override
    def show_part(self, key: str) -> None:
        """Answer the question of that key, where there is one."""
        if key in set(Question):
            self.ask(Question(key))

    @override
    def export_found(self) -> bool:
        """Save the chart as a picture, the first thing wanted from here; a pane knows what it exports."""
        pane = self.panes.currentWidget()
        return isinstance(pane, Pane) and pane.export_found()

    def _answers(self) -> "AnswerPane":
        from ui.analysis.answers import AnswerPane  # noqa: PLC0415  made when first asked for

        if self.answers is None:
            self.answers = AnswerPane(self._session)
            self.panes.addWidget(self.answers)
        return self.answers

    def _own(self, question: Question) -> Pane:
        if question not in self.own:
            self.own[question] = PANES[question](self._session)
            self.panes.addWidget(self.own[question])
        return self.own[question]

    def _on_question(self, value: str) -> None:
        self.ask(Question(value))

    def _on_filter(self, _: Query) -> None:
        self._refresh()

    def _on_changed(self, changes: Changes, _: object) -> None:
        if changes.incidents is None or changes.incidents or changes.settings:
            self._session.registry.analysis.note(changes)
            self._refresh()

    def _refresh(self) -> None:
        for pane in (self.trend, self.answers, *self.own.values()):
            if pane is not None:
                pane.refresh()


def _kept(session: Session) -> str:
    kept = str(session.preferences.get(ASKED))
    return kept if kept in set(Question) else Question.TREND.value
