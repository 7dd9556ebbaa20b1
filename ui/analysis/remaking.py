"""Charts of the page made anew for the report: in its language, for its filter, native where Excel draws."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from safetyreg.domain.period import Step
from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts, mark
from safetyreg.statistics.change import Style as ChangeStyle
from safetyreg.statistics.charted import Charted, Heat
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.newest import Newest
from safetyreg.statistics.trend import Trend, Wanted
from safetyreg.statistics.watched import Sighted
from ui import preferences
from ui.analysis.alarm_told import told_alarm
from ui.analysis.brush_row import said
from ui.analysis.level_told import chart_of_level, table_of_level
from ui.analysis.map_card import BOUNDARIES
from ui.analysis.map_told import MapWish, told_map
from ui.analysis.map_told import Shown as MapShown
from ui.analysis.natives import lines_of, native_of
from ui.analysis.newest_told import told_delay
from ui.analysis.question import Topic
from ui.analysis.reading import read
from ui.analysis.report_table import Cells, table_of_cells
from ui.analysis.telling import tell
from ui.analysis.watch_pane import STEP_OF, WATCHED
from ui.reported import ALARM, DELAY, TREND, Wish
from ui.session import Session
from ui.widgets.chart import Chart
from ui.widgets.chart_look import Look
from ui.widgets.chart_picture import Caption, Picture
from ui.widgets.drawing import Drawing
from ui.widgets.filter_words import filter_words
from ui.widgets.trend_chart import Shown, TrendWords, chart_of, cut, footnotes, kind_name
from ui.widgets.trend_choice import Choice
from ui.widgets.trend_table import table_of
from ui.widgets.trend_verdict import told_verdicts

MEASURE: Final = "measure"
_AROUND: Final = 3
_UNKNOWN: Final = mark("This chart is not known any more: remove it.")
_LEFT_OUT: Final = mark("The filter leaves this kind out: {kind}.")


class Remaker:
    """Asks the door again and tells the answer; nothing of it is kept."""

    def __init__(self, session: Session, language: Language) -> None:
        """Take the session, or one like it in the report's language."""
        self._session = session if session.texts.language is language else _speaking(session, language)

    def read(self, wish: Wish, query: Query, today: date) -> object:
        """Return the answer of the door; raise ExpectedError where the filter has none."""
        registry = self._session.registry
        if wish.kind and query.kinds and wish.kind not in query.kinds:
            raise ExpectedError(_LEFT_OUT, kind=kind_name(wish.kind, self._session.texts))
        if wish.topic == TREND:
            choice = Choice.from_kept(wish.options)
            asked = cut(query, today)
            kinds = choice.kinds(asked.kinds)
            return registry.statistics.trend(asked, Wanted(choice.step, choice.measure, kinds), today)
        if wish.topic == DELAY:
            return self._delays(query.only(kinds=(wish.kind,)), today)
        if wish.topic == ALARM:
            step, district = Step(str(wish.options.get(STEP_OF))), str(wish.options.get(WATCHED, ""))
            return registry.analysis.sighted(query.only(kinds=(wish.kind,)), step, district, today)
        if wish.topic not in set(Topic):
            raise ExpectedError(_UNKNOWN)
        own = query.only(kinds=(wish.kind,))
        found = read(Topic(wish.topic), registry.analysis, own, wish.brushes, today)
        path = self._session.preferences.get(BOUNDARIES)
        if wish.topic == Topic.MAP and path:
            return found, registry.analysis.boundaries(Path(path))
        return found

    def charted(self, wish: Wish, query: Query, found: object, *, drawn: bool) -> Charted:
        """Return the chart in the report's language, with its picture where one is wanted."""
        if isinstance(found, Trend):
            return self._trend(wish, query, found, drawn=drawn)
        if isinstance(found, Newest):
            delay = told_delay(found, wish.kind, self._session.texts)
            own, cells = query.only(kinds=(wish.kind,)), (delay.columns, delay.rows)
            grid = Heat(1, len(delay.columns) - _AROUND)
            return self._made(wish, own, (delay.chart, delay.drawing), cells, drawn=drawn, native=grid)
        if isinstance(found, Sighted):
            return self._watched(wish, query, found, drawn=drawn)
        own, topic, texts = query.only(kinds=(wish.kind,)), Topic(wish.topic), self._session.texts
        if topic is Topic.LEVEL:
            level: Any = found
            chart = chart_of_level(level, wish.kind, texts)
            return self._made(wish, own, (chart, None), table_of_level(level, texts), drawn=drawn)
        told = self._map(wish, found) if topic is Topic.MAP else tell(topic, found, wish.kind, self._session)
        cells = (told.columns, told.rows)
        native = native_of(topic, found, wish.kind, self._session)
        return self._made(wish, own, (told.chart, told.drawing), cells, drawn=drawn, native=native)

    def asked(self, wish: Wish) -> str:
        """Return what a chart looks at beside the filter: its kind, its place, what was brushed."""
        texts, book = self._session.texts, self._session.book
        brushed = [said(brush, texts, book) for brush in wish.brushes]
        if wish.options.get(WATCHED):
            brushed.append(label(DIMENSION["district"].heading(), str(wish.options[WATCHED]), texts, book))
        kind = [kind_name(wish.kind, texts)] if wish.kind else []
        return " · ".join([*kind, *brushed])

    def _watched(self, wish: Wish, query: Query, found: Sighted, *, drawn: bool) -> Charted:
        told = told_alarm(found, self._session.texts, self._session.book)
        own, cells = query.only(kinds=(wish.kind,)), (told.columns, told.rows)
        if found.district:
            own = own.only(places=(found.district,))
        return self._made(wish, own, (told.chart, told.drawing), cells, drawn=drawn)

    def _delays(self, query: Query, today: date) -> Newest:
        found = self._session.registry.newest.months(query, today)
        if not found.triangle.cells:
            raise ExpectedError(mark("No record of the last three years has a known delay"))
        return found

    def _map(self, wish: Wish, found: Any) -> Any:  # noqa: ANN401  with boundaries or without
        session, areas = self._session, None
        if isinstance(found, tuple):
            found, areas = found
        measure = str(wish.options.get(MEASURE, "change"))
        return told_map(found, MapWish(MapShown(measure), areas), session.texts, session.book)

    def _trend(self, wish: Wish, query: Query, trend: Trend, *, drawn: bool) -> Charted:
        session, choice = self._session, Choice.from_kept(wish.options)
        texts, today = session.texts, session.today()
        style = ChangeStyle(session.preferences.get(preferences.CHANGE_STYLE))
        since = trend.period.first if trend.period is not None and query.period is None else None
        if not trend.buckets:
            raise ExpectedError(mark("Nothing was counted here"))
        shown = Shown(choice.last_year, choice.average, style, since)
        words = TrendWords(trend, shown, texts, today)
        cells = table_of(trend, shown, words, texts, session.book)
        alone = len(trend.series) == 1
        asked = query.only(kinds=choice.kinds(query.kinds))
        chart = chart_of(trend, shown, texts, today)
        said = told_verdicts(trend, texts).replace("\n", " ") if choice.last_year else ""
        chart = replace(chart, method=f"{said} {chart.method}".strip())
        kind = trend.series[0].kind if alone else ""
        native = lines_of(trend, shown, len(words.headings()), chart.divisor)
        own = Wish(wish.topic, kind, wish.brushes, wish.options)
        return self._made(own, asked, (chart, None), cells, drawn=drawn, native=native)

    def _made(
        self,
        wish: Wish,
        query: Query,
        shown: tuple[Chart, Drawing | None],
        cells: Cells,
        *,
        drawn: bool,
        native: Any = None,  # noqa: ANN401  one of the native charts
    ) -> Charted:
        chart, drawing = shown
        brushed = [said(brush, self._session.texts, self._session.book) for brush in wish.brushes]
        words = " · ".join([filter_words(query, self._session), *brushed])
        picture = drawn and native is None
        return Charted(
            title=chart.title,
            method=chart.method,
            filter=words,
            table=table_of_cells(cells, narrow=wish.topic == Topic.WEEK),
            footnotes=footnotes(chart),
            kind=wish.kind,
            unit=chart.unit,
            picture=self._picture(chart, drawing, wish, words) if picture else b"",
            native=native,
        )

    def _picture(self, chart: Chart, drawing: Drawing | None, wish: Wish, words: str) -> bytes:
        texts, registry = self._session.texts, self._session.registry
        moment = texts.moment(datetime.now().replace(microsecond=0))
        caption = Caption(
            title=chart.title,
            subtitle=words,
            footnotes="",
            method="",
            source=texts.say("Source: register “{name}”, {moment}.", name=registry.name, moment=moment),
            demo=texts.say("DEMO") if registry.demo else "",
        )
        if drawing is None:
            return Picture(chart, caption, texts).png()
        return _Painted(chart, caption, texts, drawing, wish).png()


class _Painted(Picture):
    """A picture of a painted chart."""

    def __init__(self, chart: Chart, caption: Caption, texts: Texts, drawing: Drawing, wish: Wish) -> None:
        super().__init__(chart, caption, texts)
        self._drawing = drawing
        self._wish = wish

    @override
    def draw_plot(self, painter: QPainter, look: Look, area: QRectF) -> None:
        """Paint the drawing in the place of a plot."""
        self._drawing.paint(painter, look, area, self._wish.brushes)


def _speaking(session: Session, language: Language) -> Session:
    """Return a session on the same registry in another language; it goes with the first one."""
    return Session(
        session.registry,
        texts=Texts(language),
        book=session.book,
        theme=session.theme,
        jobs=session.jobs,
        errors=session.errors,
        preferences_=session.preferences,
        today=session.today,
        parent=session,
    )
