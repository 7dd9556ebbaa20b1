"""Which method of the door answers which chart."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from safetyreg.domain.query import Query
from ui.analysis.question import Topic

if TYPE_CHECKING:
    from safetyreg.registry.analysis import Analysis
    from safetyreg.statistics.brush import Brush

Reader = Callable[["Analysis", Query, "tuple[Brush, ...]", date], object]


def read(
    topic: Topic, analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date
) -> object:
    """Return the answer of the door to a chart; it is of the topic's own type."""
    return _READERS[topic](analysis, query, brushes, today)


def _level(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.level(query, brushes, today)


def _causes(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.groups(query, "cause", brushes, today)


def _objects(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.groups(query, "object", brushes, today)


def _week(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.weekly(query, brushes, today)


def _year(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.yearly(query, brushes, today)


def _places(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.places(query, brushes, today)


def _funnel(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.placed(query, brushes, today)


def _map(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.placed(query, brushes, today, changed=True)


def _rare(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.gaps(query, brushes, today)


def _pace(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.pace(query, brushes, today)


def _dead(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.casualties(query, "dead", brushes, today)


def _injured(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.casualties(query, "injured", brushes, today)


def _work(analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date) -> object:
    return analysis.work(query, brushes, today)


_READERS: Final[dict[Topic, Reader]] = {
    Topic.LEVEL: _level,
    Topic.CAUSE: _causes,
    Topic.OBJECT: _objects,
    Topic.WEEK: _week,
    Topic.YEAR: _year,
    Topic.PLACE: _places,
    Topic.RARE: _rare,
    Topic.PACE: _pace,
    Topic.DEAD: _dead,
    Topic.INJURED: _injured,
    Topic.WORK: _work,
    Topic.FUNNEL: _funnel,
    Topic.MAP: _map,
}
