"""The trend with its table: how a number changes with time, its verdict, what its newest months will be."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.query import Query
from safetyreg.i18n import mark
from safetyreg.statistics.change import Style as ChangeStyle
from ui import preferences, reported
from ui.analysis.controls import Controls
from ui.analysis.pane import Pane
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.chart import Spot
from ui.widgets.chart_newest import NOTHING, Months, NewestMonths, with_expected, with_newest
from ui.widgets.chart_view import ChartView
from ui.widgets.label import Role, label
from ui.widgets.table_view import TableView
from ui.widgets.trend_chart import Shown, TrendWords, behind, chart_of, cut
from ui.widgets.trend_choice import CHOICE, Choice
from ui.widgets.trend_verdict import TrendVerdict

if TYPE_CHECKING:
    from safetyreg.statistics.trend import Trend

_QUESTIONS: Final = {
    "incidents": mark("How does the number of incidents change with time?"),
    "dead": mark("How does the number of the dead change with time?"),
    "injured": mark("How does the number of the injured change with time?"),
    "rescued": mark("How does the number of the rescued change with time?"),
    "damage": mark("How does the damage change with time?"),
}
_BESIDE: Final = 620
_BELOW: Final = 560
_MARGINS: Final = 6 * SPACE


class TrendPane(Pane):
    """Controls, the chart and its figures beside or below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the parts; figures are read when they are shown."""
        super().__init__(parent)
        texts = session.texts
        self._session = session
        self._stale = True
        self._trend: Trend | None = None
        self._answered = Query()
        self.controls = Controls(texts, Choice.from_kept(session.preferences.get(CHOICE)))
        self.question = label("", Role.MUTED, wrap=True)
        self.chart = ChartView(session)
        self.chart.offer_switch(offered=False)
        self.chart.offer_report()
        self.figures = Card(texts.say("The same figures as a table"))
        self.table = TableView()
        self.table.setAccessibleName(texts.say("The same figures as a table"))
        self.figures.body.addWidget(self.table)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(SPACE + 4)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.chart)
        self.splitter.addWidget(self.figures)
        self.splitter.setStretchFactor(0, 1)
        self.verdict = TrendVerdict(session, self.chart.verdict)
        self._newest = NewestMonths(session, self)
        self._months = NOTHING
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + 4)
        column.addWidget(self.question)
        column.addWidget(self.controls)
        column.addWidget(self.splitter, 1)
        self._connect()
        self._offer()

    @override
    def entered(self) -> None:
        """Read the figures where they are stale; else show them in the style of now."""
        self.question.setText(self._session.texts.say(_QUESTIONS[self.controls.choice.measure]))
        if self._stale:
            self._load()
        else:
            self._show()

    @override
    def refresh(self) -> None:
        """Offer the kinds of the filter and read the figures anew."""
        self._offer()
        self._refresh()

    @override
    def export_found(self) -> bool:
        """Save the chart as a picture."""
        if self._trend is None:
            return False
        self.chart.save("png")
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the table beside the chart, under it, or behind a switch where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.controls.changed.connect(self._on_choice)
        self.chart.opened.connect(self._on_opened)
        self.chart.reported.connect(self._on_reported)
        self.table.opened.connect(self._on_row)
        self._newest.found.connect(self._on_newest)
        self._session.book_changed.connect(self._show)

    def _on_reported(self) -> None:
        reported.add(self._session, reported.Wish(reported.TREND, options=self.controls.choice.kept()))

    def _on_choice(self, choice: Choice) -> None:
        before = Choice.from_kept(self._session.preferences.get(CHOICE))
        self._session.preferences.put(CHOICE, choice.kept())
        same = (choice.step, choice.measure, choice.kind) == (before.step, before.measure, before.kind)
        if same and self._trend is not None:
            self._show()
        else:
            self._refresh()

    def _offer(self) -> None:
        self.controls.offer_kinds(self._session.query.kinds)

    def _refresh(self) -> None:
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        from safetyreg.statistics.trend import Wanted  # noqa: PLC0415  loads SQLAlchemy

        self._stale = False
        choice, session = self.controls.choice, self._session
        today = session.today()
        query = cut(session.query, today)
        self.question.setText(session.texts.say(_QUESTIONS[choice.measure]))
        kinds = choice.kinds(query.kinds)
        wanted = Wanted(choice.step, choice.measure, kinds)
        registry = session.registry

        def work(_: Progress) -> "tuple[Query, Trend]":
            return query.only(kinds=kinds), registry.statistics.trend(query, wanted, today)

        self.chart.begin()
        name = session.texts.say("Reading the figures…")
        session.jobs.read(work, self._on_trend, owner=self, topic="trend", failed=self._on_failed, name=name)

    def _on_trend(self, answer: "tuple[Query, Trend]") -> None:
        self._answered, self._trend = answer
        self._months = NOTHING
        self._show()
        self._newest.ask(*answer)
        self.verdict.ask(self._answered, self.controls.choice.measure)

    def _on_newest(self, trend: "Trend", months: Months) -> None:
        if trend is self._trend:
            self._months = months
            self._show()

    def _on_failed(self, error: BaseException) -> None:
        self._stale = True
        self.chart.progress.finish()
        self._session.errors.show(error, self._load)

    def _show(self) -> None:
        from ui.widgets.trend_table import table_of  # noqa: PLC0415  loads SQLAlchemy

        trend, session = self._trend, self._session
        if trend is None:
            return
        if not self._filled():
            self._show_empty()
            return
        choice, texts, today = self.controls.choice, session.texts, session.today()
        style = ChangeStyle(session.preferences.get(preferences.CHANGE_STYLE))
        since = trend.period.first if trend.period is not None and self._answered.period is None else None
        shown = Shown(choice.last_year, choice.average, style, since)
        words = TrendWords(trend, shown, texts, today)
        columns, rows = with_expected(table_of(trend, shown, words, texts, session.book), self._months, texts)
        chart = with_newest(chart_of(trend, shown, texts, today), self._months, texts)
        self.chart.show_chart(chart, self._answered, columns, rows)
        self.table.show_rows(columns, rows)
        self._arrange()

    def _show_empty(self) -> None:
        texts = self._session.texts
        title = texts.say("Nothing was counted here")
        self.chart.show_empty(
            title, texts.say("Choose a longer period, or take a condition out of the filter.")
        )
        self.figures.hide()

    def _arrange(self) -> None:
        wanted = self.table.horizontalHeader().length() + _MARGINS
        beside = self.splitter.width() >= wanted + _BESIDE
        room = beside or self.splitter.height() >= _BELOW
        self.figures.setVisible(room and self._filled())
        self.chart.offer_switch(offered=not room)
        side = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() is not side:
            self.splitter.setOrientation(side)
        total = self.splitter.width() if beside else self.splitter.height()
        second = min(wanted, total // 2) if beside else total // 3
        self.splitter.setSizes([total - second, second])

    def _filled(self) -> bool:
        """Whether there is anything to show."""
        trend = self._trend
        return trend is not None and any(any(one.values) or any(one.last_year) for one in trend.series)

    def _on_opened(self, spot: Spot) -> None:
        self._session.show_records(behind(self._answered, spot, self.controls.choice.measure))

    def _on_row(self, row: int) -> None:
        """Open the records of a row: the bucket, every kind that is shown."""
        trend = self._trend
        if trend is None or trend.period is None or row >= len(trend.buckets):
            return
        chart = self.chart.chart
        now = next(line for line in chart.opening[::-1]) if chart is not None else None
        if now is not None:
            spot = Spot(now.kind, now.days[row])
            query = behind(self._answered, spot, trend.measure)
            self._session.show_records(query.only(kinds=self._answered.kinds))
