"""Which charts Excel can draw by itself: bars, the week as a coloured grid, the funnel as a scatter."""

from typing import Final

from safetyreg.domain.period import Period
from safetyreg.statistics.charted import Bars, Heat, Native, Point, Scatter
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.grouped import Grouped
from safetyreg.statistics.labels import label
from safetyreg.statistics.placed import Placed
from safetyreg.statistics.season import HOURS
from safetyreg.statistics.timing import Weekly
from ui.analysis.funnel_told import HEADS
from ui.analysis.question import Topic
from ui.session import Session

_YEAR: Final = 365.25


def native_of(topic: Topic, found: object, session: Session) -> Native | None:
    """Return what Excel is to draw over the table of an answer; nothing where a picture is needed."""
    if isinstance(found, Grouped):
        return Bars((1, 2)) if found.found is not None and found.found.bars else None
    if isinstance(found, Weekly):
        return Heat(1, HOURS)
    if isinstance(found, Placed) and topic is Topic.FUNNEL:
        return _funnel(found, session)
    return None


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
