"""A door that has figures: cards, trends and lines of attention made up from the query they answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from safetyreg.domain.period import Period, Step, buckets
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.reference import Break
from safetyreg.errors import Message, UnavailableError
from safetyreg.export.print_html import Print
from safetyreg.i18n import Names, Texts
from safetyreg.statistics.attention import AttentionLine
from safetyreg.statistics.breaks import comparable
from safetyreg.statistics.cards import Card
from safetyreg.statistics.change import Change
from safetyreg.statistics.comparison import compared
from safetyreg.statistics.delay import Nowcast, Triangle
from safetyreg.statistics.judging import Judged
from safetyreg.statistics.newest import Newest as Found
from safetyreg.statistics.summary import kinds_of
from safetyreg.statistics.trend import Series, Trend, Wanted
from safetyreg.statistics.verdict import judge
from tests.ui.windows import TODAY, Door

if TYPE_CHECKING:
    from safetyreg.domain.changes import Changes

FIRST = date(2024, 5, 1)
BREAK = Break(
    "x-rule", date(2026, 4, 16), ("fire",), (), Names("Сухая трава", "Құрғақ шөп", "Dry grass counts")
)
LINES = (
    AttentionLine(
        "overdue:notice",
        Message("Notice: overdue {count}, the oldest since {due}", {"count": 2, "due": date(2026, 10, 20)}),
        2,
        Query(ids=(7, 9)),
        grave=True,
        due=date(2026, 10, 20),
        forecast=True,
    ),
    AttentionLine(
        "cause",
        Message("Fires without a cause for more than 10 days: {count}", {"count": 14}),
        14,
        Query(kinds=("fire",), counted=True, where=(Condition("cause", Operator.EMPTY),)),
    ),
    AttentionLine("forms", Message("Forms typed and not saved: {count}", {"count": 1}), 1, Query(ids=())),
)


def trend_of(query: Query, wanted: Wanted, today: date = TODAY, breaks: tuple[Break, ...] = ()) -> Trend:
    """Make a trend: 10, 11, 12 … now, half of it a year before, the average one below."""
    period = query.period or Period(FIRST, date(2026, 10, 31))
    shown = tuple(found for found in buckets(period, wanted.step) if found.first <= today)
    factor = 1_000_000 if wanted.measure == "damage" else 1
    values = tuple((10 + place) * factor for place in range(len(shown)))
    month = wanted.step is Step.MONTH
    average = tuple(float(value - 1) if month and value != values[-1] else None for value in values)
    kinds = wanted.kinds or kinds_of(query)
    return Trend(
        wanted.step,
        wanted.measure,
        period,
        shown,
        tuple(Series(kind, values, tuple(value // 2 for value in values), average) for kind in kinds),
        breaks,
        incomplete=min(today, period.last) < shown[-1].last,
        cut=period.first > shown[0].first,
    )


@dataclass
class Statistics:
    """Remembers what it was asked; `empty` finds nothing, `broken` cannot answer."""

    empty: bool = False
    broken: bool = False
    breaks: tuple[Break, ...] = ()
    cards_asked: list[Query] = field(default_factory=list)
    trends_asked: list[tuple[Query, Wanted]] = field(default_factory=list)

    def judged(self, query: Query, today: date) -> tuple[Judged, ...]:
        self._answer()
        periods = compared(query, today)
        same = comparable(periods.previous, periods.current, ())
        answers = {"fire": judge(535, 874), "water": judge(38, 41), "workplace": judge(0, 0)}
        people = {"dead": judge(27, 18), "injured": judge(0, 33)}
        return tuple(Judged(kind, same, {"incidents": answers[kind]} | people) for kind in kinds_of(query))

    def cards(self, query: Query, today: date) -> tuple[Card, ...]:
        self._answer()
        self.cards_asked.append(query)
        changes = {"incidents": Change(535, 874), "dead": Change(27, 18), "injured": Change(0, 33)}
        starts = tuple(date(2026, month, 1) for month in range(1, 11))
        return tuple(
            Card(kind, compared(query, today), changes, tuple(range(10)), starts) for kind in kinds_of(query)
        )

    def trend(self, query: Query, wanted: Wanted, today: date) -> Trend:
        self._answer()
        self.trends_asked.append((query, wanted))
        if self.empty:
            none = tuple(Series(kind, (), (), ()) for kind in kinds_of(query))
            return Trend(wanted.step, wanted.measure, None, (), none)
        return trend_of(query, wanted, today, self.breaks)

    def _answer(self) -> None:
        if self.broken:
            raise UnavailableError("The registry cannot be reached: try again.")


@dataclass
class Attention:
    """Gives its lines."""

    found: tuple[AttentionLine, ...] = LINES
    asked: list[Query] = field(default_factory=list)

    def lines(self, query: Query, *, tick: object) -> tuple[AttentionLine, ...]:
        assert tick is not None
        self.asked.append(query)
        return self.found


@dataclass
class Reports:
    """Prints one sentence."""

    def day_report(self, moment: datetime, texts: Texts) -> Print:
        return Print(texts.say("Summary of the day"), f"<p>{moment:%H:%M}</p>")


@dataclass
class Analysis:
    """Hears of writes; the linked charts are tried over a real registry."""

    heard: list[Changes] = field(default_factory=list)

    def note(self, changes: Changes) -> None:
        self.heard.append(changes)


@dataclass
class Newest:
    """Every month is complete, unless others are given."""

    found: dict[str, Found] = field(default_factory=dict)

    def by_kind(self, query: Query, today: date) -> dict[str, Found]:
        whole = Nowcast(today.replace(day=1), 1, 1.0, 1, 1, 1.0)
        complete = Found(Triangle(today, (), (), 0), (whole,), {})
        return {kind: self.found.get(kind, complete) for kind in kinds_of(query)}


@dataclass
class Watching:
    """Alarms are there where `lines` are given."""

    lines: tuple[AttentionLine, ...] = ()
    asked: list[Query] = field(default_factory=list)

    def attention(self, query: Query, today: date) -> tuple[AttentionLine, ...]:
        assert today <= TODAY
        self.asked.append(query)
        return self.lines


@dataclass
class FiguresDoor(Door):
    """A door with figures."""

    analysis: Analysis = field(default_factory=Analysis)
    newest: Newest = field(default_factory=Newest)
    watching: Watching = field(default_factory=Watching)
    statistics: Statistics = field(default_factory=Statistics)
    attention: Attention = field(default_factory=Attention)
    reports: Reports = field(default_factory=Reports)
