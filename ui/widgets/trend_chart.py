"""A trend of the door as a chart: names, labels, figures in words, the days behind each mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.period import Period, Step, buckets, same_day
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.i18n import NO_BREAK_SPACE, Texts, mark
from safetyreg.statistics.change import Change
from safetyreg.statistics.change import Style as ChangeStyle
from safetyreg.statistics.verdict_words import SHORT
from ui.format import BLANK, shown_period
from ui.widgets.chart import Bucket, Chart, Line, Reading, Rule, Spot, Style

if TYPE_CHECKING:
    from safetyreg.domain.reference import Break
    from safetyreg.statistics.trend import Series, Trend
    from safetyreg.statistics.verdict import Answer

INCIDENTS: Final = "incidents"
DAMAGE: Final = "damage"
MEASURES: Final = (
    (INCIDENTS, mark("Incidents")),
    ("dead", mark("Dead")),
    ("injured", mark("Injured")),
    ("rescued", mark("Rescued")),
    (DAMAGE, mark("Damage")),
)
_UNITS: Final = {
    INCIDENTS: mark("incidents"),
    "dead": mark("dead, persons"),
    "injured": mark("injured, persons"),
    "rescued": mark("rescued, persons"),
}
_TENGE: Final = (
    (1_000_000_000, mark("damage, billion tenge")),
    (1_000_000, mark("damage, million tenge")),
    (1_000, mark("damage, thousand tenge")),
    (1, mark("damage, tenge")),
)
_STRIDES: Final = {
    Step.WEEK: (1, 2, 4, 13, 26, 52, 104, 260),
    Step.MONTH: (1, 2, 3, 6, 12, 24, 60),
    Step.QUARTER: (1, 2, 4, 8, 20),
    Step.YEAR: (1, 2, 5, 10, 20),
}
_YEAR: Final = 366
_WEEKS: Final = timedelta(weeks=52)
_SIGNS: Final = "¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a trend is shown, and in which style a change is written.

    Before the day `since` nothing was recorded: a year before is not 0 there, but unknown.
    """

    last_year: bool = True
    average: bool = False
    style: ChangeStyle = ChangeStyle.PERCENT
    since: date | None = None


def cut(query: Query, today: date) -> Query:
    """Return a query whose period ends today at the latest, so that equal days are compared."""
    period = query.period
    if period is None or not period.first <= today < period.last:
        return query
    return query.in_period(Period(period.first, today))


def behind(query: Query, spot: Spot, measure: str) -> Query:
    """Return the query of the records behind a figure."""
    found = query.only(kinds=(spot.kind,), period=spot.days, counted=True)
    return found if measure == INCIDENTS else found.and_where(Condition(measure, Operator.MORE, 0))


def chart_of(trend: "Trend", shown: Shown, texts: Texts, today: date) -> Chart:
    """Return the chart of a trend that has buckets."""
    words = TrendWords(trend, shown, texts, today)
    readings = tuple(words.readings())
    lines = tuple(words.lines())
    divisor, unit = _scale(trend, texts)
    title = words.title()
    return Chart(
        title=title,
        unit=texts.say("{unit} in a {step}", unit=unit, step=texts.say(_STEPS[trend.step])),
        buckets=tuple(words.buckets()),
        lines=lines,
        readings=readings,
        divisor=divisor,
        whole=trend.measure != DAMAGE,
        strides=_STRIDES[trend.step],
        rules=tuple(_rules(trend, texts)),
        provisional=tuple(_provisional(trend)),
        provisional_label=texts.say("incomplete"),
        description=" ".join([title + ".", *(f"{reading.say()}." for reading in readings)]),
        method=words.method(),
    )


_STEPS: Final = {
    Step.WEEK: mark("week"),
    Step.MONTH: mark("month"),
    Step.QUARTER: mark("quarter"),
    Step.YEAR: mark("year"),
}


class TrendWords:
    """Names and sentences of one trend."""

    def __init__(self, trend: "Trend", shown: Shown, texts: Texts, today: date) -> None:
        """Work out whether lines are told apart by their years."""
        self._trend = trend
        self._shown = shown
        self._texts = texts
        self._today = today
        period = trend.period or Period(today, today)
        self._period = period
        same_year = period.first.year == period.last.year and trend.step is not Step.WEEK
        year = period.last.year
        self._now = str(year) if same_year else ""
        self._before = str(year - 1) if same_year else texts.say("a year before")
        self._several = len(trend.series) > 1
        self._comparable = shown.last_year and shown.since is None and period.days <= _YEAR
        self._days_now, self._days_before = self._days()

    def title(self) -> str:
        """Say the figures: now against the same period last year; never that there is more or less."""
        texts, trend = self._texts, self._trend
        now = sum(sum(series.values) for series in trend.series)
        before = sum(sum(series.last_year) for series in trend.series)
        what = self._what()
        if not self._comparable:
            period = shown_period(self._period, texts)
            return texts.say("{what}: {now}, {period}", what=what, now=texts.integer(now), period=period)
        sentence = mark("{what}: {now} against {before} in the same period last year")
        if trend.step is Step.WEEK:
            sentence = mark("{what}: {now} against {before} in the same weeks a year before")
        return texts.say(sentence, what=what, now=texts.integer(now), before=texts.integer(before))

    def method(self) -> str:
        """Say what was counted and how."""
        texts, trend = self._texts, self._trend
        period = shown_period(self._period, texts)
        parts = [
            texts.say("Registered incidents that count, by the day they happened, {period}.", period=period)
        ]
        if self._shown.average and trend.step is Step.MONTH:
            parts.append(texts.say("Dashed: the mean of a month and the eleven before it."))
        if self._shown.last_year and self._several:
            parts.append(texts.say("Grey: the same a year before."))
        if trend.incomplete:
            last = min(self._today, self._period.last)
            parts.append(texts.say("Hatched: incomplete, counted up to {day}.", day=texts.date(last)))
        if trend.cut:
            parts.append(
                texts.say("The first one is counted from {day}.", day=texts.date(self._period.first))
            )
        return " ".join(parts)

    def buckets(self) -> Iterator[Bucket]:
        """Yield the names of the buckets."""
        several = self._trend.step in {Step.MONTH, Step.QUARTER} and not self._now
        for bucket in self._trend.buckets:
            under = str(bucket.first.year) if several else ""
            yield Bucket(self._tick(bucket), under, self.name_of(bucket))

    def name_of(self, bucket: Period) -> str:
        """Name a bucket in full."""
        if self._trend.step is Step.WEEK:
            first, last = self._texts.date(bucket.first), self._texts.date(bucket.last)
            return f"{first}{NO_BREAK_SPACE}–{NO_BREAK_SPACE}{last}"
        return shown_period(bucket, self._texts)

    def lines(self) -> Iterator[Line]:
        """Yield the lines of every kind."""
        most = max(self._trend.series, key=_total)
        for series in self._trend.series:
            if self._shown.last_year:
                name = self._before if series is most else ""
                yield Line(series.kind, name, Style.BEFORE, self.past(series), self._days_before)
            if self._shown.average and any(value is not None for value in series.average):
                average = "" if self._several else self._texts.say("12-month average")
                yield Line(series.kind, average, Style.AVERAGE, series.average)
            name = kind_name(series.kind, self._texts)
            name = name if self._several else self._now or name
            yield Line(series.kind, name, Style.NOW, series.values, self._days_now)

    def past(self, series: "Series") -> tuple[int | None, ...]:
        """Return the figures of the year before, None where nothing was recorded yet."""
        since = self._shown.since
        return tuple(
            None if since is not None and days.first < since else value
            for value, days in zip(series.last_year, self._days_before, strict=True)
        )

    def readings(self) -> Iterator[Reading]:
        """Yield the figures of every bucket in words."""
        texts, trend = self._texts, self._trend
        headings, partial = self.headings(), frozenset(_provisional(trend))
        for place, bucket in enumerate(trend.buckets):
            rows = tuple(tuple(self._row(series, place)) for series in trend.series)
            note = texts.say("incomplete") if place in partial else ""
            yield Reading(self.name_of(bucket), headings, rows, note)

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the figures of a kind."""
        texts = self._texts
        found = [self._now or texts.say("figure")]
        found += [self._before, texts.say("change")] if self._shown.last_year else []
        return (*found, *([texts.say("average")] if self._averaged else []))

    @property
    def _averaged(self) -> bool:
        return self._shown.average and self._trend.step is Step.MONTH

    def _row(self, series: "Series", place: int) -> Iterator[str]:
        texts = self._texts
        yield kind_name(series.kind, texts)
        yield texts.integer(series.values[place])
        if self._shown.last_year:
            past = self.past(series)[place]
            change = Change(past or 0, series.values[place])
            yield BLANK if past is None else texts.integer(past)
            answer = judged(self._trend, series, place)
            said = change.say(texts, self._shown.style)
            yield BLANK if past is None else with_verdict(said, answer, texts)
        if self._averaged:
            mean = series.average[place]
            yield BLANK if mean is None else texts.decimal(mean)

    def _what(self) -> str:
        texts, trend = self._texts, self._trend
        measure = texts.say(dict(MEASURES)[trend.measure])
        if trend.measure == DAMAGE:
            measure = texts.say("Damage, tenge")
        if self._several:
            return measure
        kind = kind_name(trend.series[0].kind, texts)
        return kind if trend.measure == INCIDENTS else f"{kind} · {measure}"

    def _tick(self, bucket: Period) -> str:
        texts = self._texts
        if self._trend.step is Step.WEEK:
            return bucket.first.strftime("%d.%m.%y")
        if self._trend.step is Step.MONTH:
            return texts.month(bucket.first)
        if self._trend.step is Step.QUARTER:
            return texts.say("Q{number}", number=(bucket.first.month + 2) // 3)
        return str(bucket.first.year)

    def _days(self) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
        """Return the days counted in each bucket, now and a year before."""
        trend, period = self._trend, self._period
        weeks = trend.step is Step.WEEK
        past = Period(period.first - _WEEKS, period.last - _WEEKS) if weeks else period.year_before()
        now = tuple(_within(bucket, period) for bucket in trend.buckets)
        ago = (_year_ago(bucket, trend.step) for bucket in trend.buckets)
        return now, tuple(_within(bucket, past) for bucket in ago)


def judged(trend: "Trend", series: "Series", place: int) -> "Answer | None":
    """Return the verdict on the change of a bucket, or behind the last one of the whole period."""
    answers = trend.answers.get(series.kind, ())
    answer = answers[place] if place < len(answers) else None
    return answer if answer is not None and answer.before + answer.after else None


def with_verdict(change: str, answer: "Answer | None", texts: Texts) -> str:
    """Return a change with the mark and the word of its verdict."""
    return change if answer is None else f"{change} {texts.say(SHORT[answer.verdict])}"


def kind_name(kind: str, texts: Texts) -> str:
    """Return the name of a kind in the plural."""
    return texts.say(BY_CODE[kind].plural)


def _total(series: "Series") -> int:
    return sum(series.values) + sum(series.last_year)


def footnotes(chart: Chart) -> str:
    """Return the footnotes of the vertical lines, numbered, one a line."""
    return "\n".join(rule.footnote for rule in chart.rules)


def _provisional(trend: "Trend") -> Iterator[int]:
    if trend.cut:
        yield 0
    if trend.incomplete and len(trend.buckets) > trend.cut:
        yield len(trend.buckets) - 1


def _year_ago(bucket: Period, step: Step) -> Period:
    if step is Step.WEEK:
        return Period(bucket.first - _WEEKS, bucket.last - _WEEKS)
    start = same_day(bucket.first, -1)
    return next(buckets(Period(start, start), step))


def _within(bucket: Period, period: Period) -> Period:
    first, last = max(bucket.first, period.first), min(bucket.last, period.last)
    return Period(first, max(first, last))


def _scale(trend: "Trend", texts: Texts) -> tuple[int, str]:
    if trend.measure != DAMAGE:
        return 1, texts.say(_UNITS[trend.measure])
    top = max((value for series in trend.series for value in (*series.values, *series.last_year)), default=0)
    divisor, unit = next((found for found in _TENGE if top >= found[0]), _TENGE[-1])
    return divisor, texts.say(unit)


def _rules(trend: "Trend", texts: Texts) -> Iterator[Rule]:
    for number, found in enumerate(trend.breaks):
        sign = _SIGNS[number] if number < len(_SIGNS) else f"*{number + 1}"
        label = f"{texts.date(found.day)}{sign}"
        yield Rule(_place(found, trend.buckets), label, f"{sign} {texts.name(found.footnote)}")


def _place(found: "Break", shown: Sequence[Period]) -> float:
    """Return where on the axis a day begins: between the middles of two buckets."""
    place = next((n for n, bucket in enumerate(shown) if found.day in bucket), len(shown) - 1)
    return place - 0.5 + (found.day - shown[place].first).days / shown[place].days
