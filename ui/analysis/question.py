"""The questions of the page, and the cards that answer each.

A question is answered by cards of topics: name them in `CARDS`, their reader in reading.py, their words in
telling.py. Or by a pane of its own: name its maker in panes.py.
"""

from enum import StrEnum
from typing import Final

from safetyreg.i18n import mark
from ui.preferences import Preference


class Question(StrEnum):
    """What the analyst asks."""

    TREND = "trend"
    ALL = "all"
    LEVEL = "level"
    PACE = "pace"
    CAUSES = "causes"
    TIME = "time"
    PLACES = "places"
    WHO = "who"
    WORK = "work"
    NEWEST = "newest"
    WATCH = "watch"
    PRESS = "press"


class Topic(StrEnum):
    """One chart, read by a job of its own."""

    LEVEL = "level"
    RARE = "rare"
    PACE = "pace"
    CAUSE = "cause"
    OBJECT = "object"
    WEEK = "week"
    YEAR = "year"
    PLACE = "place"
    DEAD = "dead"
    INJURED = "injured"
    RESCUED = "rescued"
    MISSING = "missing"
    WORK = "work"
    FUNNEL = "funnel"
    MAP = "map"


QUESTIONS: Final = (
    (Question.TREND, mark("Trend")),
    (Question.ALL, mark("All together")),
    (Question.LEVEL, mark("Since when?")),
    (Question.PACE, mark("How much a year?")),
    (Question.CAUSES, mark("Why?")),
    (Question.TIME, mark("When?")),
    (Question.PLACES, mark("Where?")),
    (Question.WHO, mark("Who?")),
    (Question.WORK, mark("Work rates")),
    (Question.NEWEST, mark("Newest months")),
    (Question.WATCH, mark("Watch")),
    (Question.PRESS, mark("Press check")),
)
CARDS: Final = {
    Question.ALL: (Topic.LEVEL, Topic.PLACE, Topic.CAUSE, Topic.WEEK),
    Question.LEVEL: (Topic.LEVEL, Topic.RARE),
    Question.PACE: (Topic.PACE,),
    Question.CAUSES: (Topic.CAUSE, Topic.OBJECT),
    Question.TIME: (Topic.WEEK, Topic.YEAR),
    Question.WHO: (Topic.DEAD, Topic.INJURED, Topic.RESCUED, Topic.MISSING),
    Question.WORK: (Topic.WORK,),
    Question.PLACES: (Topic.FUNNEL, Topic.MAP, Topic.PLACE),
}
ASKED: Final[Preference[str]] = Preference("analysis/question", Question.TREND.value)
OF_KIND: Final[dict[Question, str]] = {Question.WORK: "workplace"}
KIND: Final[Preference[str]] = Preference("analysis/kind", "")
