"""The charts of the report: in their order, each with its answer under the filter of the workbook."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language
from safetyreg.statistics.charted import Charted
from ui import reported
from ui.jobs import Progress
from ui.reported import Remaking, Wish
from ui.reports.chart_row import ChartRow
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled

Answered = tuple[Wish, object]
_TOPIC: Final = "charts"


class ChartsPane(QWidget):
    """`changed` when a chart was moved or removed."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Begin empty; `load` shows what was added."""
        super().__init__()
        self._session = session
        self._query = Query()
        self.rows: list[ChartRow] = []
        texts = session.texts
        self.note = label(
            texts.say("Each chart is reckoned anew for the filter above when the workbook is written."),
            Role.HINT,
            wrap=True,
        )
        self.empty = EmptyState(
            session.theme,
            "chart-line",
            texts.say("No chart was added yet"),
            texts.say("On the page “Analysis” choose “To the report” under a chart."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.note)
        column.addLayout(self._list)
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def load(self, query: Query) -> None:
        """List the charts and read their answers for a filter."""
        language = self._session.texts.language
        self._query = query
        wishes = reported.wishes(self._session)
        remaking = reported.remaking(self._session, language) if wishes else None
        self._list_anew(wishes, remaking)
        if remaking is not None:
            self._read(wishes, query, remaking, partial(self._on_answers, remaking, query))

    def make(self, query: Query, language: Language, then: Callable[[tuple[Charted, ...]], object]) -> None:
        """Read every chart for a filter, draw it, hand them on; those without an answer stay out."""
        wishes = reported.wishes(self._session)
        if not wishes:
            then(())
            return
        remaking = reported.remaking(self._session, language)
        self._read(wishes, query, remaking, partial(self._draw, remaking, query, then))

    def _read(
        self,
        wishes: tuple[Wish, ...],
        query: Query,
        remaking: Remaking,
        then: Callable[[list[Answered]], object],
    ) -> None:
        today = self._session.today()

        def work(progress: Progress) -> list[Answered]:
            found: list[Answered] = []
            for done, wish in enumerate(wishes):
                progress(done, len(wishes))
                try:
                    found.append((wish, remaking.read(wish, query, today)))
                except ExpectedError as error:
                    found.append((wish, error))
            return found

        name = self._session.texts.say("Reading the figures…")
        self._session.jobs.read(work, then, owner=self, topic=_TOPIC, name=name)

    def _draw(
        self,
        remaking: Remaking,
        query: Query,
        then: Callable[[tuple[Charted, ...]], object],
        answers: list[Answered],
    ) -> None:
        made = (self._charted(remaking, query, wish, found, drawn=True) for wish, found in answers)
        then(tuple(chart for chart in made if isinstance(chart, Charted)))

    def _charted(
        self, remaking: Remaking, query: Query, wish: Wish, found: object, *, drawn: bool
    ) -> Charted | ExpectedError:
        if isinstance(found, ExpectedError):
            return found
        try:
            return remaking.charted(wish, query, found, drawn=drawn)
        except ExpectedError as error:
            return error

    def _on_answers(self, remaking: Remaking, query: Query, answers: list[Answered]) -> None:
        texts = self._session.texts
        for row, (wish, found) in zip(self.rows, answers, strict=False):
            chart = self._charted(remaking, query, wish, found, drawn=False)
            if isinstance(chart, Charted):
                row.say(chart.title)
            else:
                row.say(texts.say("Not in the workbook: {why}", why=texts.of(chart)))

    def _list_anew(self, wishes: tuple[Wish, ...], remaking: Remaking | None) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, wish in enumerate(wishes):
            asked = remaking.asked(wish) if remaking is not None else ""
            ends = {"first": place == 0, "last": place == len(wishes) - 1}
            row = ChartRow(place + 1, asked, self._session.texts, **ends)
            row.moved.connect(partial(self._on_moved, place))
            row.removed.connect(partial(self._on_removed, place))
            self._list.addWidget(row)
            self.rows.append(row)
        self.empty.setVisible(not wishes)
        self.note.setVisible(bool(wishes))

    def _on_moved(self, place: int, step: int) -> None:
        wishes = list(reported.wishes(self._session))
        wishes[place], wishes[place + step] = wishes[place + step], wishes[place]
        self._keep(tuple(wishes))

    def _on_removed(self, place: int) -> None:
        wishes = reported.wishes(self._session)
        self._keep((*wishes[:place], *wishes[place + 1 :]))

    def _keep(self, wishes: tuple[Wish, ...]) -> None:
        reported.put(self._session, wishes)
        self.load(self._query)
        self.changed.emit()
