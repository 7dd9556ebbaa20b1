"""Which words and drawing belong to which chart."""

from collections.abc import Callable
from typing import Any, Final

from safetyreg.statistics.grouped import Grouped
from safetyreg.statistics.timing import Weekly, Yearly
from ui.analysis.groups_told import told_groups
from ui.analysis.question import Topic
from ui.analysis.timing_told import told_week, told_year
from ui.analysis.told import Told
from ui.session import Session


def tell(topic: Topic, found: object, kind: str, session: Session) -> Told:
    """Return an answer of the door in words; what is found is of the topic's own type."""
    return _TELLERS[topic](found, kind, session)


def _groups(found: Grouped, kind: str, session: Session) -> Told:
    del kind
    return told_groups(found, session.texts, session.book)


def _week(found: Weekly, kind: str, session: Session) -> Told:
    return told_week(found, kind, session.texts)


def _year(found: Yearly, kind: str, session: Session) -> Told:
    return told_year(found, kind, session.texts)


_TELLERS: Final[dict[Topic, Callable[[Any, str, Session], Told]]] = {
    Topic.CAUSE: _groups,
    Topic.OBJECT: _groups,
    Topic.PLACE: _groups,
    Topic.WEEK: _week,
    Topic.YEAR: _year,
}
