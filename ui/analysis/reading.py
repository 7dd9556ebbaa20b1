"""Which method of the door answers which chart."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from safetyreg.domain.query import Query
from ui.analysis.question import Topic

if TYPE_CHECKING:
    from safetyreg.registry.analysis import Analysis
    from safetyreg.statistics.brush import Brush


def read(
    topic: Topic, analysis: "Analysis", query: Query, brushes: "tuple[Brush, ...]", today: date
) -> object:
    """Return the answer of the door to a chart; it is of the topic's own type."""
    return _READERS[topic](analysis, query, brushes, today)


Reader = Callable[["Analysis", Query, "tuple[Brush, ...]", date], object]
_READERS: Final[dict[Topic, Reader]] = {
    Topic.LEVEL: lambda analysis, *asked: analysis.level(*asked),
    Topic.RARE: lambda analysis, *asked: analysis.gaps(*asked),
    Topic.PACE: lambda analysis, *asked: analysis.pace(*asked),
    Topic.CAUSE: lambda analysis, query, *asked: analysis.groups(query, "cause", *asked),
    Topic.OBJECT: lambda analysis, query, *asked: analysis.groups(query, "object", *asked),
    Topic.WEEK: lambda analysis, *asked: analysis.weekly(*asked),
    Topic.YEAR: lambda analysis, *asked: analysis.yearly(*asked),
    Topic.PLACE: lambda analysis, *asked: analysis.places(*asked),
    Topic.DEAD: lambda analysis, query, *asked: analysis.casualties(query, "dead", *asked),
    Topic.INJURED: lambda analysis, query, *asked: analysis.casualties(query, "injured", *asked),
    Topic.RESCUED: lambda analysis, query, *asked: analysis.casualties(query, "rescued", *asked),
    Topic.MISSING: lambda analysis, query, *asked: analysis.casualties(query, "missing", *asked),
    Topic.WORK: lambda analysis, *asked: analysis.work(*asked),
    Topic.FUNNEL: lambda analysis, *asked: analysis.placed(*asked),
    Topic.MAP: lambda analysis, *asked: analysis.placed(*asked, changed=True),
}
