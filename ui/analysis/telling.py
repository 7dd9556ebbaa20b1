"""Which words and drawing belong to which chart."""

from collections.abc import Callable
from typing import Any, Final

from safetyreg.statistics.casualties import Casualties
from safetyreg.statistics.gaps import Gaps
from safetyreg.statistics.grouped import Grouped
from safetyreg.statistics.pace import Pace
from safetyreg.statistics.placed import Placed
from safetyreg.statistics.timing import Weekly, Yearly
from safetyreg.statistics.work_years import WorkYears
from ui.analysis.funnel_told import told_funnel
from ui.analysis.gaps_told import told_gaps
from ui.analysis.groups_told import told_groups
from ui.analysis.pace_told import told_pace
from ui.analysis.person_told import told_people
from ui.analysis.question import Topic
from ui.analysis.timing_told import told_week, told_year
from ui.analysis.told import Told
from ui.analysis.work_told import told_work
from ui.session import Session


def tell(topic: Topic, found: object, kind: str, session: Session) -> Told:
    """Return an answer of the door in words; what is found is of the topic's own type."""
    return _TELLERS[topic](found, kind, session)


def _groups(found: Grouped, kind: str, session: Session) -> Told:
    del kind
    return told_groups(found, session.texts, session.book)


def _funnel(found: Placed, kind: str, session: Session) -> Told:
    del kind
    return told_funnel(found, session.texts, session.book)


def _week(found: Weekly, kind: str, session: Session) -> Told:
    return told_week(found, kind, session.texts)


def _year(found: Yearly, kind: str, session: Session) -> Told:
    return told_year(found, kind, session.texts)


def _gaps(found: Gaps, kind: str, session: Session) -> Told:
    return told_gaps(found, kind, session.texts)


def _pace(found: Pace, kind: str, session: Session) -> Told:
    return told_pace(found, kind, session.texts)


def _people(found: Casualties, kind: str, session: Session) -> Told:
    del kind
    return told_people(found, session.texts)


def _work(found: WorkYears, kind: str, session: Session) -> Told:
    return told_work(found, kind, session.texts, session.book)


_TELLERS: Final[dict[Topic, Callable[[Any, str, Session], Told]]] = {
    Topic.CAUSE: _groups,
    Topic.OBJECT: _groups,
    Topic.PLACE: _groups,
    Topic.FUNNEL: _funnel,
    Topic.WEEK: _week,
    Topic.YEAR: _year,
    Topic.RARE: _gaps,
    Topic.PACE: _pace,
    Topic.DEAD: _people,
    Topic.INJURED: _people,
    Topic.RESCUED: _people,
    Topic.MISSING: _people,
    Topic.WORK: _work,
}
