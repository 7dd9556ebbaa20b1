"""Which charts Excel can draw by itself; control charts with signals and maps are pictures."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from safetyreg.domain.period import Period, Step
from safetyreg.i18n import Texts
from safetyreg.statistics.casualties import Casualties
from safetyreg.statistics.charted import Bars, Heat, Lines, Native, Panels, Point, Scatter, Standing
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.grouped import Grouped
from safetyreg.statistics.labels import label
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.pace import Pace
from safetyreg.statistics.placed import Placed
from safetyreg.statistics.season import HOURS
from safetyreg.statistics.timing import Weekly, Yearly
from safetyreg.statistics.trend import Trend
from safetyreg.statistics.work_rates import LABELS, WorkRateCode
from safetyreg.statistics.work_years import WorkYears
from ui.analysis.funnel_told import HEADS
from ui.analysis.question import Topic
from ui.session import Session
from ui.widgets.trend_chart import Shown

_YEAR: Final = 365.25


def native_of(topic: Topic, found: object, kind: str, session: Session) -> Native | None:
    """Return what Excel is to draw over the table of an answer; nothing where a picture is needed."""
    if isinstance(found, Placed):
        return _funnel(found, session) if topic is Topic.FUNNEL else None
    made = _MADE.get(type(found))
    return made(found, kind, session.texts) if made is not None else None


def _groups(found: Grouped, _kind: str, _texts: Texts) -> Bars | None:
    return Bars((1, 2)) if found.found is not None and found.found.bars else None


def _people_of(found: Casualties, _kind: str, texts: Texts) -> Bars | None:
    return Bars((1, 2), texts.say(MEASURE[found.outcome].label)) if found.parts else None


def _week(_found: Weekly, _kind: str, _texts: Texts) -> Heat:
    return Heat(1, HOURS)


def _year(found: Yearly, _kind: str, texts: Texts) -> Standing | None:
    return Standing(2, (3, 4), texts.say("to an even year")) if found.months else None


def _pace(_found: Pace, kind: str, _texts: Texts) -> Lines:
    return Lines((1, 2, 3, 4, 5), (kind, *[""] * 3, kind), thin=(2, 3, 4, 5))


def _panels(found: WorkYears, _kind: str, texts: Texts) -> Panels | None:
    """Return a chart for each rate: its rows stand together in the table, a year each."""
    parts, first = [], 0
    for code in WorkRateCode:
        size = sum(rate.code is code for year in found.years for rate in year.rates)
        if size:
            parts.append((texts.say(LABELS[code]), first, first + size))
        first += size
    return Panels(tuple(parts), over=1, column=3) if parts else None


_MADE: Final[Mapping[type, Callable[[Any, str, Texts], Native | None]]] = {
    Grouped: _groups,
    Casualties: _people_of,
    Weekly: _week,
    Yearly: _year,
    Pace: _pace,
    WorkYears: _panels,
}


def lines_of(trend: Trend, shown: Shown, wide: int, divisor: int) -> Lines:
    """Return the lines of a trend whose table has `wide` columns a kind: now, perhaps before, an average."""
    columns: list[int] = []
    kinds: list[str] = []
    thin: list[int] = []
    several = len(trend.series) > 1
    for number, series in enumerate(trend.series):
        now = 1 + number * wide
        if shown.last_year:
            columns.append(now + 1)
            kinds.append("")
            thin += [now + 1] if several else []
        columns.append(now)
        kinds.append(series.kind)
        if shown.average and trend.step is Step.MONTH:
            columns.append(now + wide - 1)
            kinds.append(series.kind)
            thin.append(now + wide - 1)
    return Lines(tuple(columns), tuple(kinds), tuple(thin), divisor)


def _funnel(found: Placed, session: Session) -> Scatter | None:
    funnel, texts = found.funnel, session.texts
    if funnel is None:
        return None
    column = DIMENSION[found.dimension].heading()
    points = tuple(
        Point(
            label(column, place.key, texts, session.book),
            place.people(found.period) or 0.0,
            place.point.rate.value,
            place.point.beyond,
        )
        for place in found.places
        if place.point is not None
    )
    return Scatter(
        points,
        tuple(_people(exposure, found.period) for exposure in funnel.exposures),
        funnel.limits,
        funnel.mean,
        texts.say(HEADS[found.basis]),
        texts.say("per 100,000 a year"),
    )


def _people(exposure: float, period: Period) -> float:
    return exposure * _YEAR / period.days
