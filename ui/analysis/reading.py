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


_READERS: Final[dict[Topic, Reader]] = {
    Topic.LEVEL: _level,
    Topic.CAUSE: _causes,
    Topic.OBJECT: _objects,
    Topic.WEEK: _week,
    Topic.YEAR: _year,
    Topic.PLACE: _places,
}
