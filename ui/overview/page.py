"""Overview: three kinds as cards, the months of the year, what needs attention."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.kinds import BY_CODE, KINDS
from safetyreg.domain.period import Period, Step, step_start, year_to
from safetyreg.domain.query import Query
from safetyreg.statistics.change import Style as ChangeStyle
from ui import preferences, reported
from ui.format import shown_period
from ui.jobs import Progress
from ui.overview.alarms import TOPIC, WATCH, Alarms
from ui.overview.attention_list import AttentionList
from ui.overview.kind_card import KindCard
from ui.preferences import Preference
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.chart import Spot
from ui.widgets.chart_newest import NOTHING, Months, NewestMonths, with_expected, with_newest
from ui.widgets.chart_view import ChartView
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.page import Page, scrolled
from ui.widgets.print_preview import PrintPreview
from ui.widgets.printing import Printout
from ui.widgets.segmented import Segmented
from ui.widgets.trend_chart import INCIDENTS, Shown, TrendWords, behind, chart_of, cut, kind_name
from ui.widgets.trend_choice import Choice
from ui.widgets.trend_verdict import told_verdicts
from ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from safetyreg.statistics.attention import AttentionLine
    from safetyreg.statistics.cards import Card
    from safetyreg.statistics.judging import Judged
    from safetyreg.statistics.trend import Trend

_KIND: Final = Preference("overview/kind", "")
_FORMS: Final = "forms"
_FEW_DAYS: Final = 80
_ATTENTION: Final = (280, 380)


def build(session: Session) -> Page:
    """Make the page."""
    return OverviewPage(session)


class OverviewPage(Page):
    """The first page: how it stands, and what is to be done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the page; figures are read when it is shown."""
        texts = session.texts
        super().__init__(texts.say("Overview"), parent)
        self._session = session
        self._stale = True
        self._trend: tuple[Query, Trend] | None = None
        self._found: tuple[Card, ...] = ()
        self.periods = label("", Role.MUTED)
        self.report = IconButton(session.theme, "printer", texts.say("Day report"))
        self.report.setToolTip(texts.say("What happened since 08:00 yesterday, to print (Ctrl+P)"))
        self.cards: dict[str, KindCard] = {}
        self._card_row = QHBoxLayout()
        self._card_row.setSpacing(SPACE + 4)
        self.chart = ChartView(session)
        self.chart.offer_report()
        self._kinds: tuple[str, ...] = ()
        self.kind = Segmented([])
        self._kind_row = QHBoxLayout()
        self._newest = NewestMonths(session, self)
        self._months = NOTHING
        self.attention = AttentionList(session)
        self.alarms = Alarms(session, self.attention)
        self.attention.setMinimumWidth(_ATTENTION[0])
        self.attention.setMaximumWidth(_ATTENTION[1])
        self._lay_out()
        self._connect()
        self._offer()

    @override
    def entered(self) -> None:
        """Read the figures where they are stale, else show them again; terms run on with the clock."""
        if self._stale:
            self._load()
            return
        self._on_cards(self._found)
        if self._trend is not None:
            self._on_trend(self._trend)
        self._load_attention()

    @override
    def print_page(self) -> bool:
        """Print the day report."""
        self.print_report()
        return True

    def print_report(self) -> None:
        """Make the summary of the day in the background, then show it before it is printed."""
        session = self._session
        registry, texts = session.registry, session.texts
        moment = datetime.now().replace(second=0, microsecond=0)

        def work(_: Progress) -> Printout:
            found = registry.reports.day_report(moment, texts)
            return Printout(found.title, found.html)

        name = texts.say("Making the day report…")
        session.jobs.read(work, self._on_report, owner=self, topic="report", name=name)

    def _on_report(self, printout: Printout) -> None:
        PrintPreview.ask(self._session, printout, self)

    def _connect(self) -> None:
        session = self._session
        self.report.clicked.connect(self.print_report)
        self.chart.opened.connect(self._on_spot)
        self.chart.reported.connect(self._on_reported)
        self.attention.opened.connect(self._on_attention)
        self._newest.found.connect(self._on_newest)
        session.filter_changed.connect(self._on_filter)
        session.changed.connect(self._on_changed)

    def _on_filter(self, _: Query) -> None:
        self._offer()
        self._refresh()

    def _on_changed(self, changes: Changes, _: object) -> None:
        if changes.incidents is None or changes.incidents or changes.settings:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        self._stale = False
        query, today, registry = self._session.query, self._session.today(), self._session.registry

        def work(_: Progress) -> "tuple[Card, ...]":
            return registry.statistics.cards(query, today)

        def judge(_: Progress) -> "tuple[Judged, ...]":
            return registry.statistics.judged(query, today)

        self._read(work, self._on_cards, "cards")
        self._read(judge, self._on_judged, "verdicts")
        self._load_trend()
        self._load_attention()

    def _load_trend(self) -> None:
        from safetyreg.statistics.trend import Wanted  # noqa: PLC0415  loads SQLAlchemy

        today, registry = self._session.today(), self._session.registry
        query = in_a_year(self._session.query, today).only(kinds=(self._chosen(),))
        wanted = Wanted(Step.MONTH, INCIDENTS, query.kinds)

        def work(_: Progress) -> "tuple[Query, Trend]":
            return query, registry.statistics.trend(query, wanted, today)

        self.chart.begin()
        self._read(work, self._on_fresh_trend, "trend")

    def _load_attention(self) -> None:
        query, registry, lull = self._session.query, self._session.registry, self._session.lull

        def work(progress: Progress) -> "tuple[AttentionLine, ...]":
            return registry.attention.lines(query, tick=lull.patient(progress))

        self._read(work, self._on_attention_lines, "attention")

    def _on_attention_lines(self, lines: "tuple[AttentionLine, ...]") -> None:
        self.attention.show_lines(lines)
        self.alarms.ask()

    def _read(self, work: Callable[[Progress], Any], then: Callable[[Any], object], topic: str) -> None:
        name = self._session.texts.say("Reading the figures…")
        self._session.jobs.read(work, then, owner=self, topic=topic, failed=self._on_failed, name=name)

    def _on_failed(self, error: BaseException) -> None:
        self._stale = True
        self.chart.progress.finish()
        self._session.errors.show(error, self._load)

    def _on_judged(self, found: "tuple[Judged, ...]") -> None:
        for judged in found:
            if judged.kind in self.cards:
                self.cards[judged.kind].show_verdicts(judged.answers)

    def _on_cards(self, found: "tuple[Card, ...]") -> None:
        self._found = found
        texts = self._session.texts
        style = ChangeStyle(self._session.preferences.get(preferences.CHANGE_STYLE))
        for card in found:
            if card.kind in self.cards:
                self.cards[card.kind].show_card(card, style)
        periods = found[0].periods if found else None
        if periods is not None:
            now, before = shown_period(periods.current, texts), shown_period(periods.previous, texts)
            self.periods.setText(texts.say("{now}, compared with {before}", now=now, before=before))

    def _on_fresh_trend(self, answer: "tuple[Query, Trend]") -> None:
        self._months = NOTHING
        self._on_trend(answer)
        self._newest.ask(*answer)

    def _on_newest(self, trend: "Trend", months: Months) -> None:
        if self._trend is not None and self._trend[1] is trend:
            self._months = months
            self._on_trend(self._trend)

    def _on_trend(self, answer: "tuple[Query, Trend]") -> None:
        from ui.widgets.trend_table import table_of  # noqa: PLC0415  loads SQLAlchemy

        self._trend = answer
        query, trend = answer
        _say_verdict(self.chart, trend, self._session)
        session, texts = self._session, self._session.texts
        if not any(any(series.values) or any(series.last_year) for series in trend.series):
            hint = texts.say("Log the first incident with Ctrl+N, or choose another filter.")
            self.chart.show_empty(texts.say("Nothing was counted in this year"), hint)
            return
        style = ChangeStyle(session.preferences.get(preferences.CHANGE_STYLE))
        shown = Shown(last_year=True, style=style)
        words = TrendWords(trend, shown, texts, session.today())
        columns, rows = with_expected(table_of(trend, shown, words, texts, session.book), self._months, texts)
        chart = with_newest(chart_of(trend, shown, texts, session.today()), self._months, texts)
        self.chart.show_chart(chart, query, columns, rows)

    def _on_reported(self) -> None:
        options = Choice(kind=self._chosen()).kept()
        reported.add(self._session, reported.Wish(reported.TREND, options=options))

    def _on_card(self, card: "Card") -> None:
        found = self._session.query.only(kinds=(card.kind,), period=card.periods.current, counted=True)
        self._session.show_records(found)

    def _on_spot(self, spot: Spot) -> None:
        if self._trend is not None:
            self._session.show_records(behind(self._trend[0], spot, INCIDENTS))

    def _on_attention(self, found: "AttentionLine") -> None:
        if found.topic == _FORMS:
            self._session.show_page.emit("entry")
        elif found.topic == TOPIC:
            self._session.show_page.emit(WATCH)
        else:
            self._session.show_records(found.query)

    def _on_kind(self, kind: str) -> None:
        self._session.preferences.put(_KIND, kind)
        self._load_trend()

    def _chosen(self) -> str:
        return self.kind.value() or self._kinds[0]

    def _offer(self) -> None:
        """Make a card, and a choice for the chart, of each kind of the filter."""
        kinds = self._session.query.kinds or tuple(kind.code for kind in KINDS)
        kinds = tuple(kind for kind in BY_CODE if kind in kinds)
        if kinds == self._kinds:
            return
        self._kinds = kinds
        for old in (*self.cards.values(), self.kind):
            old.hide()
            old.deleteLater()
        texts = self._session.texts
        self.kind = Segmented([(kind, kind_name(kind, texts)) for kind in kinds], wrap=True)
        self.kind.setAccessibleName(texts.say("Kind on the chart"))
        kept = self._session.preferences.get(_KIND)
        self.kind.set_value(kept if kept in kinds else kinds[0])
        self.kind.chosen.connect(self._on_kind)
        self._kind_row.addWidget(self.kind)
        self.kind.setVisible(len(kinds) > 1)
        self.cards = {kind: KindCard(self._session, kind) for kind in kinds}
        for card in self.cards.values():
            card.opened.connect(self._on_card)
            self._card_row.addWidget(card, 1)

    def _lay_out(self) -> None:
        self.tools.addWidget(self.periods)
        self.tools.addStretch(1)
        self.tools.addWidget(self.report)
        self._kind_row.addStretch(1)
        self._kind_row.setDirection(QBoxLayout.Direction.RightToLeft)
        self.chart.body.insertLayout(0, self._kind_row)
        lower = TurningRow([(self.chart, 3), (self.attention, 1)])
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + 4)
        column.addLayout(self._card_row)
        column.addWidget(lower, 1)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area)


def in_a_year(query: Query, today: date) -> Query:
    """Return the query for the chart: a short period is widened to its year so far, none means this year."""
    period = cut(query, today).period or year_to(today)
    if period.days < _FEW_DAYS:
        period = Period(step_start(period.last, Step.YEAR), period.last)
    return query.in_period(period)


def _say_verdict(chart: ChartView, trend: "Trend", session: Session) -> None:
    """Say under the title of a chart whether its change is real."""
    said = told_verdicts(trend, session.texts)
    chart.verdict.setText(said)
    chart.verdict.setVisible(bool(said))
