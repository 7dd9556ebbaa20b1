"""Verdicts on every change of a trend: each bucket beside the one a year before, and the whole period.

Incidents by the scatter of their kind's months, people by those of each incident of the two buckets.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select

from safetyreg.domain.period import Period, Step, buckets, same_day, step_key
from safetyreg.statistics.breaks import Comparable, comparable
from safetyreg.statistics.dimensions import DIMENSION, Key
from safetyreg.statistics.dispersion import UNKNOWN, Basis, Dispersion
from safetyreg.statistics.group_verdicts import INCIDENTS, Judging, monthly
from safetyreg.statistics.judging import JUDGED, history
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.trend import Trend, concerned
from safetyreg.statistics.verdict import Answer, judge
from safetyreg.storage.conditions import where
from safetyreg.storage.tables import incidents

_WEEKS: Final = timedelta(weeks=52)
_YEAR: Final = 366
Pair = tuple[int, int]
Answers = tuple[Answer | None, ...]


def trend_verdicts(judging: Judging, trend: Trend, today: date) -> Mapping[str, Answers]:
    """Return for each kind an answer a bucket and one for the whole period; None across a break.

    Nothing for damage, which has no verdict, nor without a period, nor for one that has not begun.
    `judging.query` is the trend's own filter.
    """
    if trend.period is None or trend.period.first > today or trend.measure not in JUDGED:
        return {}
    period = Period(trend.period.first, max(trend.period.first, min(trend.period.last, today)))
    pairs = [_pair(bucket, trend, period) for bucket in trend.buckets]
    whole = (_ago(period, trend.step), period)
    kinds = [series.kind for series in trend.series]
    if trend.measure == INCIDENTS:
        scattered = _scatter(judging, period, kinds)
        spread = {kind: [own] * (len(pairs) + 1) for kind, own in scattered.items()}
    else:
        spread = _people(judging, trend, whole)
    return {
        series.kind: _answers(
            judging,
            series.kind,
            [*pairs, whole],
            [*zip(series.last_year, series.values, strict=True), (sum(series.last_year), sum(series.values))],
            spread[series.kind],
        )
        for series in trend.series
    }


def _answers(
    judging: Judging,
    kind: str,
    pairs: Sequence[tuple[Period, Period]],
    counts: Sequence[Pair],
    spread: Sequence[Dispersion],
) -> Answers:
    breaks = concerned(judging.breaks, kind, judging.query)
    lived = judging.of(judging.query.only(kinds=(kind,))).population
    found: list[Answer | None] = []
    for (before, after), count, own in zip(pairs, counts, spread, strict=True):
        if after.days > _YEAR or comparable(before, after, breaks).footnotes:
            found.append(None)
        else:
            fit = lived.over(Comparable(before, after))
            found.append(judge(*count, *fit.exposures, own, fit.per))
    return tuple(found)


def _scatter(judging: Judging, period: Period, kinds: Sequence[str]) -> dict[str, Dispersion]:
    from safetyreg.statistics.many_series import scatters  # noqa: PLC0415  loads numpy

    found = monthly(judging, "kind", history(period, ()))
    own = {kind: history(period, concerned(judging.breaks, kind, judging.query)) for kind in kinds}
    return {
        kind: scatters({kind: found.get(kind, {})}, months).get(kind, UNKNOWN) for kind, months in own.items()
    }


def _people(judging: Judging, trend: Trend, whole: tuple[Period, Period]) -> dict[str, list[Dispersion]]:
    """Return φ of the people of both buckets of each pair, and of the whole."""
    past, now = (_squares(judging, trend, period) for period in whole)
    found: dict[str, list[Dispersion]] = {}
    for series in trend.series:
        sums = [
            _plus(
                past.get((series.kind, _key(_start_ago(bucket.first, trend.step), trend)), (0, 0)),
                now.get((series.kind, _key(bucket.first, trend)), (0, 0)),
            )
            for bucket in trend.buckets
        ]
        both = [pair for part in (past, now) for (kind, _), pair in part.items() if kind == series.kind]
        total = (sum(pair[0] for pair in both), sum(pair[1] for pair in both))
        found[series.kind] = [_of(*pair) for pair in (*sums, total)]
    return found


def _squares(judging: Judging, trend: Trend, period: Period) -> dict[tuple[str, Key], Pair]:
    """Return Σm and Σm² by kind and bucket, m being the people of an incident."""
    dimension, scope = DIMENSION[trend.step.value], judging.scope
    read, key, kind = dimension.reader(scope.book), dimension.expression(), incidents.c.kind
    people = incidents.c[MEASURE[trend.measure].column]
    asked = judging.query.in_period(period).only(counted=True)
    statement = select(kind, key, func.sum(people), func.sum(people * people)).where(
        *where(asked, scope), people > 0
    )
    found: dict[tuple[str, Key], Pair] = {}
    for name, value, total, square in judging.connection.execute(statement.group_by(kind, key)):
        place = (str(name), read(value))
        found[place] = _plus(found.get(place, (0, 0)), (int(total or 0), int(square or 0)))
    return found


def _pair(bucket: Period, trend: Trend, period: Period) -> tuple[Period, Period]:
    """Return the days of a bucket that count, a year before and now."""
    start = _start_ago(bucket.first, trend.step)
    ago = next(buckets(Period(start, start), trend.step))
    return _within(ago, _ago(period, trend.step)), _within(bucket, period)


def _ago(period: Period, step: Step) -> Period:
    if step is Step.WEEK:
        return Period(period.first - _WEEKS, period.last - _WEEKS)
    return period.year_before()


def _start_ago(start: date, step: Step) -> date:
    return start - _WEEKS if step is Step.WEEK else same_day(start, -1)


def _within(bucket: Period, period: Period) -> Period:
    first, last = max(bucket.first, period.first), min(bucket.last, period.last)
    return Period(first, max(first, last))


def _key(start: date, trend: Trend) -> str:
    return step_key(start, trend.step)


def _plus(one: Pair, two: Pair) -> Pair:
    return one[0] + two[0], one[1] + two[1]


def _of(total: int, square: int) -> Dispersion:
    return Dispersion(square / total if total else 1.0, basis=Basis.PEOPLE)
