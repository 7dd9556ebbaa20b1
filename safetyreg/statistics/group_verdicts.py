"""Verdicts on every group of a dimension at once: months and people of all of them by one grouped query."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection, func, select

from safetyreg.domain.field import Value
from safetyreg.domain.period import Period, Step, buckets, same_day, step_key
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Break
from safetyreg.statistics.breaks import Comparable, comparable
from safetyreg.statistics.comparison import BEFORE, Compared, compare
from safetyreg.statistics.dimensions import DIMENSION, Key, month_start
from safetyreg.statistics.dispersion import UNKNOWN, Basis, Dispersion
from safetyreg.statistics.exposed import PLACES, Population, population_of
from safetyreg.statistics.harm import Damage
from safetyreg.statistics.judging import JUDGED, Judged, history
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.summary import TOTAL, kinds_of
from safetyreg.statistics.table import Table
from safetyreg.statistics.trend import concerned
from safetyreg.statistics.verdict import Answer, judge
from safetyreg.statistics.verdict_columns import Verdicts
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.tables import incidents

INCIDENTS: Final = "incidents"
WHOLE: Final = " "
_NO_PEOPLE: Final = Dispersion(basis=Basis.PEOPLE)

Months = dict[Key, dict[str, int]]
Squares = dict[Key, dict[str, tuple[int, int]]]
_Judge = Callable[..., Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class Judging:
    """What groups are judged with: a snapshot, the filter, both periods, every known break."""

    connection: Connection
    query: Query
    periods: Compared
    breaks: Sequence[Break]
    scope: Scope
    known: dict[tuple[str, ...], Population] = field(default_factory=dict, compare=False, repr=False)

    def of(self, query: Query) -> "Judging":
        """Return the same for another filter."""
        return replace(self, query=query)

    @property
    def concerned(self) -> tuple[Break, ...]:
        """The breaks that concern any kind of the filter at its places."""
        found = (one for kind in kinds_of(self.query) for one in concerned(self.breaks, kind, self.query))
        return tuple(dict.fromkeys(found))

    @property
    def fit(self) -> Comparable:
        """The periods as they may be compared, with their people where these are known."""
        return self.population.over(comparable(self.periods.previous, self.periods.current, self.concerned))

    @property
    def population(self) -> Population:
        """The figures for the places of the filter."""
        asked = (*self.query.kinds, " ", *self.query.places)
        if asked not in self.known:
            self.known[asked] = population_of(self.connection, self.query, self.breaks)
        return self.known[asked]


def group_verdicts(judging: Judging, table: Table) -> Verdicts:
    """Judge a table of `compare` by one dimension, its first column; incidents and people, not damage."""
    fit = judging.fit
    if not fit.sound:
        return Verdicts(broken=True)
    by, keys = table.columns[0].key, {column.key for column in table.columns}
    measures = tuple(code for code in JUDGED if code in keys and code + BEFORE in keys)
    if fit.cut:
        pair = Compared(fit.after, fit.before, partial=judging.periods.partial)
        table = compare(judging.connection, judging.query, (by,), measures, pair, judging.scope)
    from safetyreg.statistics.many_series import scatters  # noqa: PLC0415  loads numpy

    months = history(fit.after, judging.concerned)
    series = monthly(judging, by, months)
    people = squares(judging, by, (fit.before, fit.after), [one for one in measures if one != INCIDENTS])
    answers = _judge_of(table, measures, fit)
    own = scatters({**series, WHOLE: _added(series.values())}, months)
    lived = judging.population
    rows = {
        row[0]: answers(
            row,
            own.get(_key(row[0]), UNKNOWN),
            people.get(_key(row[0]), {}),
            lived.over(fit, str(row[0])) if by in PLACES else fit,
        )
        for row in table.rows
    }
    whole = answers(table.totals or (), own[WHOLE], _squares_added(people.values()))
    return Verdicts(rows, whole, cut=fit.cut)


def month_verdicts(judging: Judging, table: Table, judged: Sequence[Judged], whole: Verdicts) -> Verdicts:
    """Judge a table of `dynamics`: each month beside the one a year before, by the scatter of its kind.

    `judged` are the verdicts of the kinds, `whole` those of all of them together.
    """
    known = {one.kind: one.answers[INCIDENTS] for one in judged if one.answers}
    if whole.total:
        known[TOTAL] = whole.total[INCIDENTS]
    own = {one.kind: concerned(judging.breaks, one.kind, judging.query) for one in judged}
    own[TOTAL] = judging.concerned
    lived = {kind: judging.of(judging.query.only(kinds=(kind,))).population for kind in own if kind != TOTAL}
    lived[TOTAL] = judging.population
    lines = [dict(zip((c.key for c in table.columns), row, strict=True)) for row in table.rows]
    rows: dict[Value, dict[str, Answer]] = {}
    for line, (before, after) in zip(lines, _month_pairs(judging.periods), strict=True):
        rows[line["month"]] = {
            kind: _of_month(line, kind, lived[kind].over(Comparable(before, after)), answer.dispersion)
            for kind, answer in known.items()
            if not comparable(before, after, own[kind]).footnotes
        }
    broken = any(one.kind not in known for one in judged) or whole.broken
    cut = any(one.periods.cut for one in judged)
    return Verdicts(rows, known, cut=cut, broken=broken)


def _of_month(line: Mapping[str, Value], kind: str, fit: Comparable, scattered: Dispersion) -> Answer:
    counts = _whole(line[kind + BEFORE]), _whole(line[kind])
    return judge(*counts, *fit.exposures, scattered, fit.per)


def kind_verdicts(judged: Sequence[Judged], whole: Verdicts) -> Verdicts:
    """Return the verdicts of the kinds, each across its own breaks, and of all of them together."""
    rows: dict[Value, Mapping[str, Answer]] = {one.kind: one.answers for one in judged}
    cut = whole.cut or any(one.periods.cut for one in judged)
    return Verdicts(rows, whole.total, cut, whole.broken or any(not one.periods.sound for one in judged))


def monthly(judging: Judging, by: str, months: Sequence[Period]) -> Months:
    """Count the incidents of each group by the key of a month."""
    dimension, scope = DIMENSION[by], judging.scope
    read, key, month = dimension.reader(scope.book), dimension.expression(), incidents.c.month
    span = Period(months[0].first, months[-1].last)
    asked = judging.query.in_period(span).only(counted=True)
    found: Months = {}
    statement = select(key, month, func.count()).where(*where(asked, scope)).group_by(key, month)
    for value, number, count in judging.connection.execute(statement):
        line, name = found.setdefault(read(value), {}), step_key(month_start(number), Step.MONTH)
        line[name] = line.get(name, 0) + count
    return found


def squares(judging: Judging, by: str, periods: Sequence[Period], measures: Sequence[str]) -> Squares:
    """Return Σm and Σm² of each group and measure, m being the people of an incident of either period."""
    dimension, scope = DIMENSION[by], judging.scope
    read, key = dimension.reader(scope.book), dimension.expression()
    columns = [incidents.c[MEASURE[measure].column] for measure in measures]
    sums = [part for column in columns for part in (func.sum(column), func.sum(column * column))]
    found: Squares = {}
    for period in periods if measures else ():
        asked = judging.query.in_period(period).only(counted=True)
        statement = select(key, *sums).where(*where(asked, scope)).group_by(key)
        for row in judging.connection.execute(statement):
            line = found.setdefault(read(row[0]), {})
            for measure, total, square in zip(measures, row[1::2], row[2::2], strict=True):
                old = line.get(measure, (0, 0))
                line[measure] = (old[0] + int(total or 0), old[1] + int(square or 0))
    return found


def harms(judging: Judging) -> dict[str, Damage]:
    """Return the damage of each kind in both periods with the largest single incident of each."""
    kind, damage = incidents.c.kind, incidents.c.damage
    found: list[dict[str, tuple[int, int]]] = []
    for period in (judging.periods.previous, judging.periods.current):
        asked = judging.query.in_period(period).only(counted=True)
        statement = select(kind, func.sum(damage), func.max(damage)).where(*where(asked, judging.scope))
        rows = judging.connection.execute(statement.group_by(kind))
        found.append({str(name): (int(total or 0), int(most or 0)) for name, total, most in rows})
    past, now = found
    pairs = ((name, past.get(name, (0, 0)), now.get(name, (0, 0))) for name in kinds_of(judging.query))
    return {
        name: Damage(before, after, most_before, most_after)
        for name, (before, most_before), (after, most_after) in pairs
    }


def _judge_of(table: Table, measures: Sequence[str], fit: Comparable) -> _Judge:
    """Return what judges a row by the months and the people of its group."""
    keys = [column.key for column in table.columns]

    def answers(
        row: Sequence[Value],
        series: Dispersion,
        sums: Mapping[str, tuple[int, int]],
        own_fit: Comparable = fit,
    ) -> dict[str, Answer]:
        figures = dict(zip(keys, row, strict=True))
        own = {measure: _of_squares(*pair) for measure, pair in sums.items()}
        own[INCIDENTS] = series
        return {
            measure: judge(
                _whole(figures[measure + BEFORE]),
                _whole(figures[measure]),
                *own_fit.exposures,
                own.get(measure, _NO_PEOPLE),
                own_fit.per,
            )
            for measure in measures
        }

    return answers


def _month_pairs(periods: Compared) -> list[tuple[Period, Period]]:
    """Return the days of each month that count, a year before and now."""
    found = []
    for bucket in buckets(periods.current, Step.MONTH):
        past = next(buckets(Period(*[same_day(bucket.first, -1)] * 2), Step.MONTH))
        found.append((_within(past, periods.previous), _within(bucket, periods.current)))
    return found


def _within(bucket: Period, period: Period) -> Period:
    return Period(max(bucket.first, period.first), min(bucket.last, period.last))


def _added(lines: Iterable[Mapping[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        for name, count in line.items():
            sums[name] = sums.get(name, 0) + count
    return sums


def _squares_added(lines: Iterable[Mapping[str, tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for line in lines:
        for measure, (total, square) in line.items():
            old = sums.get(measure, (0, 0))
            sums[measure] = (old[0] + total, old[1] + square)
    return sums


def _of_squares(total: int, square: int) -> Dispersion:
    return Dispersion(square / total if total else 1.0, basis=Basis.PEOPLE)


def _key(value: Value) -> Key:
    return value if isinstance(value, int) else str(value)


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0
