"""The charts that answer, linked: what is chosen on one is all that the others show."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period, Step, buckets, step_key
from safetyreg.domain.query import Query
from safetyreg.errors import CancelledError, ExpectedError
from ui import reported
from ui.analysis.map_card import MapCard
from ui.analysis.pane import Pane
from ui.analysis.question import CARDS, KIND, OF_KIND, Question, Topic
from ui.analysis.reading import read
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.chart import Spot
from ui.widgets.chart_view import ChartView
from ui.widgets.drawing import Mark
from ui.widgets.drawn_view import DrawnView
from ui.widgets.page import scrolled
from ui.widgets.segmented import Segmented
from ui.widgets.trend_chart import kind_name

if TYPE_CHECKING:
    from safetyreg.statistics.brush import Brush
    from safetyreg.statistics.level import Level

_LEAST: Final = 264
_ACROSS: Final = 2


class AnswerPane(Pane):
    """Cards of one question, or of four together; `answered(Topic)` when one has its chart."""

    answered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the cards; nothing is read before it is shown."""
        from ui.analysis.brush_row import BrushRow  # noqa: PLC0415  loads SQLAlchemy

        super().__init__(parent)
        self._session = session
        self._question = Question.ALL
        self._stale = set(Topic)
        self.brush_row = BrushRow(session)
        self.level = ChartView(session)
        self.map = MapCard(session)
        own = {Topic.LEVEL, Topic.MAP}
        self.drawn = {topic: DrawnView(session) for topic in Topic if topic not in own}
        self.drawn[Topic.MAP] = self.map
        settings = session.texts.say("Open the settings")
        self.drawn[Topic.FUNNEL].empty.add_action(settings, self._on_settings, primary=False)
        self._found: dict[Topic, tuple[Query, tuple[Brush, ...], object]] = {}
        self._kinds: tuple[str, ...] = ()
        self.kind = Segmented([])
        self._kind_row = QHBoxLayout()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE + 4)
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE)
        top.addLayout(self._kind_row)
        top.addWidget(self.brush_row, 1)
        top.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE + 4)
        layout.addLayout(top)
        cards = QWidget()
        cards.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(cards), 1)
        self.level.opened.connect(self._on_spot)
        self.level.offer_sweep()
        self.level.swept.connect(self._on_swept)
        for view in self.drawn.values():
            view.chosen.connect(self._on_chosen)
            view.marked.connect(self._on_marked)
        self.map.turned.connect(self._on_turned)
        for topic in Topic:
            self.card(topic).offer_report()
            self.card(topic).reported.connect(partial(self._on_reported, topic))
        self.brush_row.changed.connect(self.refresh)

    def ask(self, question: Question) -> None:
        """Show the cards of a question and read what is stale of them."""
        self._question = question
        topics = CARDS[question]
        for topic in Topic:
            card = self.card(topic)
            self._grid.removeWidget(card)
            card.setVisible(topic in topics)
            if isinstance(card, DrawnView):
                card.set_whole(whole=len(topics) > _ACROSS and question is not Question.ALL)
        self._place(topics)
        self._offer_kinds()
        self._load()

    def _place(self, topics: tuple[Topic, ...]) -> None:
        """Place cards two in a row; an odd last one has a row of its own."""
        rows = -(-len(topics) // _ACROSS)
        for place, topic in enumerate(topics):
            wide = _ACROSS if place + 1 == len(topics) and not place % _ACROSS else 1
            card = self.card(topic)
            self._grid.addWidget(card, place // _ACROSS, place % _ACROSS, 1, wide)
            card.set_small_print(shown=self._question is not Question.ALL, narrow=wide == 1)
            card.set_tight(tight=self._question is Question.ALL)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        for row in range(max(rows, self._grid.rowCount())):
            self._grid.setRowStretch(row, int(row < rows))
            self._grid.setRowMinimumHeight(row, _LEAST if row < rows and rows > 1 else 0)

    def card(self, topic: Topic) -> ChartView:
        """Return the card of a chart."""
        return self.level if topic is Topic.LEVEL else self.drawn[topic]

    @override
    def refresh(self) -> None:
        """Read everything anew that is seen; the rest when it is."""
        self._stale = set(Topic)
        if self.isVisible():
            self._offer_kinds()
            self._load()

    @property
    def query(self) -> Query:
        """The filter in force for the one kind that is looked at."""
        return self._session.query.only(kinds=(OF_KIND.get(self._question, self.kind.value()),))

    def _offer_kinds(self) -> None:
        kinds = self._session.query.kinds or tuple(kind.code for kind in KINDS)
        if kinds != self._kinds:
            self._kinds = kinds
            self._kind_row.removeWidget(self.kind)
            self.kind.deleteLater()
            self.kind = Segmented([(kind, kind_name(kind, self._session.texts)) for kind in kinds])
            self.kind.setAccessibleName(self._session.texts.say("Kind"))
            kept = str(self._session.preferences.get(KIND))
            self.kind.set_value(kept if kept in kinds else kinds[0])
            self.kind.chosen.connect(self._on_kind)
            self._kind_row.addWidget(self.kind)
        self.kind.setVisible(len(kinds) > 1 and self._question not in OF_KIND)

    def _on_kind(self, kind: str) -> None:
        self._session.preferences.put(KIND, kind)
        self.brush_row.clear()
        self.refresh()

    def _load(self) -> None:
        for topic in CARDS[self._question]:
            if topic in self._stale:
                self._stale.discard(topic)
                self._read(topic)

    def _read(self, topic: Topic) -> None:
        session, query, brushes = self._session, self.query, self.brush_row.brushes
        analysis, today = session.registry.analysis, session.today()

        def work(_: Progress) -> object:
            return read(topic, analysis, query, brushes, today)

        then = partial(self._on_answer, topic, query, brushes)
        failed = partial(self._on_failed, topic)
        self.card(topic).begin()
        name = session.texts.say("Reading the figures…")
        session.jobs.read(work, then, owner=self, topic=topic.value, failed=failed, name=name)

    def _on_answer(self, topic: Topic, query: Query, brushes: "tuple[Brush, ...]", found: object) -> None:
        self._found[topic] = (query, brushes, found)
        try:
            self._show(topic)
        except ExpectedError as error:
            self._on_failed(topic, error)
        else:
            self.answered.emit(topic)

    def _show(self, topic: Topic) -> None:
        query, brushes, found = self._found[topic]
        if topic is Topic.LEVEL:
            self._show_level(query, found)  # type: ignore[arg-type]
            return
        from ui.analysis.telling import tell  # noqa: PLC0415  loads numpy

        own = self.map.told(found) if topic is Topic.MAP else None  # type: ignore[arg-type]
        told = own or tell(topic, found, query.kinds[0], self._session)
        self.drawn[topic].show_drawing(told.chart, told.drawing, query, brushes, (told.columns, told.rows))

    def _on_turned(self) -> None:
        """Show the same figures of the map in another way."""
        if Topic.MAP in self._found and Topic.MAP not in self._stale:
            self._show(Topic.MAP)

    def _on_reported(self, topic: Topic) -> None:
        query, brushes, _ = self._found[topic]
        options = {"measure": self.map.measure.value()} if topic is Topic.MAP else {}
        reported.add(self._session, reported.Wish(topic.value, query.kinds[0], brushes, options))

    def _on_settings(self) -> None:
        self._session.show_page.emit("settings/denominators")

    def _show_level(self, query: Query, found: "Level") -> None:
        from ui.analysis.level_told import chart_of_level, pace_of_level, table_of_level  # noqa: PLC0415  numpy

        texts = self._session.texts
        self.level.verdict.setText(pace_of_level(found, texts))
        self.level.verdict.show()
        chart = chart_of_level(found, query.kinds[0], texts)
        self.level.show_chart(chart, query, *table_of_level(found, texts))

    def _on_failed(self, topic: Topic, error: BaseException) -> None:
        card, texts = self.card(topic), self._session.texts
        card.progress.finish()
        if isinstance(error, CancelledError):
            self._stale.add(topic)
        elif type(error) is ExpectedError:
            card.verdict.hide()
            card.show_empty(texts.say("Nothing can be said here"), texts.of(error))
            self.answered.emit(topic)
        else:
            self._stale.add(topic)
            self._session.errors.show(error, self._load)

    def _on_chosen(self, mark: Mark) -> None:
        self.brush_row.toggle(mark.brushes)

    def _on_marked(self, mark: Mark) -> None:
        self._open(mark.brushes, mark.places)

    def _on_spot(self, spot: Spot) -> None:
        from safetyreg.statistics.brush import MONTH, Brush  # noqa: PLC0415  beside the others of its kind

        self._open((Brush(MONTH, frozenset({f"{spot.days.first:%Y-%m}"})),))

    def _on_swept(self, first: Spot, last: Spot) -> None:
        from safetyreg.statistics.brush import MONTH, Brush  # noqa: PLC0415  beside the others of its kind

        months = buckets(Period(first.days.first, last.days.last), Step.MONTH)
        keys = frozenset(step_key(month.first, Step.MONTH) for month in months)
        self.brush_row.toggle((Brush(MONTH, keys),))

    def _open(self, brushes: "tuple[Brush, ...]", places: tuple[str, ...] = ()) -> None:
        """Open the records behind a mark, within what is brushed."""
        session = self._session
        query = self.query.only(places=places) if places else self.query
        own = {brush.dimension for brush in brushes}
        asked = (*(brush for brush in self.brush_row.brushes if brush.dimension not in own), *brushes)
        today = session.today()

        def work(_: Progress) -> Query:
            return session.registry.analysis.records(query, asked, today)

        session.jobs.read(work, session.show_records, owner=self, topic="records")
