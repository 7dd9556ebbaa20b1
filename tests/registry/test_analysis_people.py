"""Who died or was hurt, days between rare events, percent a year, rates of work: through the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period
from safetyreg.domain.person import Person
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.status import Status
from safetyreg.errors import ExpectedError
from safetyreg.registry import Registry
from safetyreg.statistics.brush import RECORDS, YEAR, Brush
from safetyreg.statistics.people import people
from safetyreg.statistics.work_rates import WorkRateCode
from safetyreg.storage import bulk, denominators
from safetyreg.storage.conditions import Scope
from safetyreg.storage.engine import Database
from tests.registries import ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safetyreg.statistics.casualties import Casualties

TODAY = date(2026, 1, 1)
FIRE = Incident(kind="fire", subtype="fire", status=Status.REGISTERED, place="351010000", time_unknown=True)
WATER = replace(FIRE, kind="water", subtype="drowning")
WORK = replace(FIRE, kind="workplace", subtype="accident", bin="111111111111")
YEAR_2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
FIRES = Query(kinds=("fire",), period=YEAR_2025)
AT_WORK = Query(kinds=("workplace",), period=YEAR_2025)


def fill(registry: Registry, found: Iterable[Incident], figures: Iterable[Denominator] = ()) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        bulk.insert_many(connection, found, registry.user.account, database.now())
        denominators.take(connection, figures)
        database.bump(connection)
    database.close()


def on(form: Incident, day: date, *persons: Person, dead: int | None = None) -> Incident:
    return replace(form, occurred_on=day, registered_on=day, persons=persons, dead=dead)


def dead(age: int | None = None, sex: str = "") -> Person:
    return Person(outcome="dead", age=age, sex=sex)


def hurt(age: int | None = None, sex: str = "", lost: int | None = None) -> Person:
    details = {} if lost is None else {"days_lost": lost}
    return Person(outcome="injured", age=age, sex=sex, details=details)


def deaths() -> Iterator[Incident]:
    """Two men a month die in 2024, a family of eight at once and ten more people in 2025."""
    for month in range(1, 13):
        yield on(FIRE, date(2024, month, 3), dead(40, "male"), dead(70, "male"))
    family = [dead(age, "female") for age in (3, 5, 9, 12, 16, 30, 33, 61)]
    yield on(FIRE, date(2025, 2, 1), *family)
    yield on(FIRE, date(2025, 3, 1), dead(45, "male"), dead(None, ""), dead=4)
    for month in range(4, 10):
        yield on(replace(FIRE, place="352410000"), date(2025, month, 1), dead(50, "male"), hurt(20, "male"))


def figures(found: Casualties) -> dict[str, tuple[int, int]]:
    return {part.key: (part.answer.before, part.answer.after) for part in found.parts}


def test_the_dead_by_age_and_sex_equal_the_sheet(registry: Registry) -> None:
    fill(registry, deaths())
    found = registry.analysis.casualties(FIRES, "dead", today=TODAY)
    database = Database(registry.location)
    with database.read() as connection:
        ages, sexes, children, _ = people(connection, FIRES, Scope(database.kind))
    database.close()
    sheet = {str(row[0]): row[1] for table in (ages, sexes, children) for row in table.rows}
    shown = {key: after for key, (_, after) in figures(found).items() if key != "intoxicated"}
    assert shown == {key: sheet[key] for key in shown}
    assert figures(found)["unlisted"] == (0, 2)
    assert figures(found)["35-59"] == (12, 7)
    assert next(part for part in found.ages if part.key == "18-34").women == (0, 2)
    assert (found.unknown_age, found.unknown_sex) == (1, 1)


def test_the_verdict_on_people_is_that_of_every_screen(registry: Registry) -> None:
    fill(registry, deaths())
    found = registry.analysis.casualties(FIRES, "dead", today=TODAY)
    assert found.whole == registry.statistics.judged(FIRES, TODAY)[0].answers["dead"]
    women = next(part for part in found.groups if part.key == "female")
    assert women.answer.dispersion.phi == pytest.approx(8.0)
    assert women.answer.verdict == "too_few", "one family of eight is one event"


def test_people_are_brushed_and_brush(registry: Registry) -> None:
    fill(registry, deaths())
    analysis = registry.analysis
    district = Brush("district", frozenset({"3524"}))
    assert figures(analysis.casualties(FIRES, "dead", [district], TODAY))["35-59"] == (0, 6)
    women = Brush("dead", frozenset({"female"}))
    assert analysis.weekly(FIRES, [women], TODAY).total == 1
    assert figures(analysis.casualties(FIRES, "dead", [women], TODAY))["male"] == (24, 7)
    rest = analysis.records(FIRES, [Brush("dead", frozenset({"unlisted"}))], TODAY)
    assert rest.ids is not None
    assert [registry.incidents.get(one).occurred_on for one in rest.ids] == [date(2025, 3, 1)]
    children = analysis.records(FIRES, [Brush("dead", frozenset({"children"}))], TODAY)
    assert children.ids is not None
    assert len(children.ids) == 1


def test_the_rescued_and_the_missing_are_asked_like_the_dead(registry: Registry) -> None:
    saved = [Person(outcome="rescued", age=age, sex="female") for age in (5, 30, 30)]
    fill(registry, [on(FIRE, date(2024, 5, 5), *saved[:1])])
    fill(registry, [on(FIRE, date(2025, 5, 5), *saved), replace(on(FIRE, date(2025, 6, 1)), missing=4)])
    found = registry.analysis.casualties(FIRES, "rescued", today=TODAY)
    assert found.whole == registry.statistics.judged(FIRES, TODAY)[0].answers["rescued"]
    assert figures(found)["female"] == (1, 3)
    assert figures(found)["children"] == (1, 1)
    lost = registry.analysis.casualties(FIRES, "missing", today=TODAY)
    assert figures(lost)["unlisted"] == (0, 4)
    assert "children" not in figures(lost)
    one = registry.analysis.records(FIRES, [Brush("missing", frozenset({"unlisted"}))], TODAY)
    assert one.ids is not None
    assert [registry.incidents.get(number).missing for number in one.ids] == [4]


def test_a_write_is_seen_in_the_people(registry: Registry) -> None:
    fill(registry, deaths())
    before = registry.analysis.casualties(FIRES, "injured", today=TODAY)
    fill(registry, [on(FIRE, date(2025, 5, 5), hurt(None, "female"))])
    after = registry.analysis.casualties(FIRES, "injured", today=TODAY)
    assert figures(after)["female"] == (0, 1)
    assert "unknown" not in figures(before)
    assert figures(after)["unknown"] == (0, 1)


def test_nobody_is_zero_with_its_upper_limit(registry: Registry) -> None:
    fill(registry, [on(FIRE, date(2025, 5, 5))])
    with pytest.raises(ExpectedError, match="0, at most") as caught:
        registry.analysis.casualties(FIRES, "dead", today=TODAY)
    assert caught.value.message.values["limit"].number == pytest.approx(3.69, abs=0.005)  # type: ignore[attr-defined]


def test_people_across_a_break_are_not_compared(registry: Registry) -> None:
    fill(registry, deaths())
    crossing = replace(FIRES, period=Period(date(2022, 6, 8), date(2023, 6, 7)))
    found = registry.analysis.casualties(crossing, "dead", today=TODAY)
    assert found.whole is None
    assert found.parts == ()
    assert found.periods.footnotes


def every(form: Incident, days: int, count: int, *persons: Person) -> Iterator[Incident]:
    for number in range(count):
        yield on(form, date(2023, 1, 1) + timedelta(days=number * days + number % 5 * 3), *persons)


def test_seventy_four_victims_are_one_event(registry: Registry) -> None:
    fill(registry, every(WORK, 40, 20, hurt()))
    before = registry.analysis.gaps(AT_WORK, today=TODAY)
    fill(registry, [on(WORK, date(2025, 3, 1), dead=74)])
    after = registry.analysis.gaps(AT_WORK, today=TODAY)
    assert (before.dead, len(before.gaps), before.unusual) == (0, 19, ())
    assert len(after.gaps) == 20
    assert after.unusual == ()
    assert after.mean == pytest.approx(40, abs=3)


def test_fatal_ones_are_looked_at_where_all_are_many(registry: Registry) -> None:
    fill(registry, every(FIRE, 4, 260))
    fill(registry, every(FIRE, 35, 30, dead(50, "male")))
    found = registry.analysis.gaps(FIRES, today=TODAY)
    assert found.dead == 1
    assert found.cases is not None
    assert found.cases.mean == pytest.approx(8, abs=1)
    assert found.cut is not None
    assert found.until == YEAR_2025.last
    one = registry.analysis.records(FIRES, [Brush(RECORDS, frozenset({found.gaps[3].record}))], TODAY)
    assert (one.ids, one.period) == ((found.gaps[3].record,), None)
    assert registry.incidents.get(found.gaps[3].record).occurred_on == found.gaps[3].day
    week = registry.analysis.weekly(
        replace(FIRES, period=None), [Brush(RECORDS, frozenset({found.gaps[3].record}))], TODAY
    )
    assert week.total == 1


def test_events_that_came_together_are_told(registry: Registry) -> None:
    fill(registry, every(WORK, 60, 16, hurt()))
    last = date(2025, 12, 1)
    fill(registry, [on(WORK, last + timedelta(days=day), hurt()) for day in (0, 1, 2, 3)])
    found = registry.analysis.gaps(AT_WORK, today=TODAY)
    assert found.gaps[-1].together
    assert found.gaps[-1] in found.unusual
    assert found.since == 27


def test_a_summer_does_not_alarm_for_drowning(registry: Registry) -> None:
    summers = [
        date(year, month, day) for year in range(2023, 2026) for month in (6, 7, 8) for day in (2, 9, 15, 27)
    ]
    winters = [date(year, 1, 20) for year in range(2023, 2026)]
    fill(registry, [on(WATER, day, dead()) for day in [*summers, *winters]])
    found = registry.analysis.gaps(Query(kinds=("water",), period=YEAR_2025), today=TODAY)
    assert found.seasonal
    assert found.unusual == ()


@pytest.mark.parametrize(("days", "count"), [(200, 4), (3, 250)])
def test_too_few_and_too_many_are_refused(registry: Registry, days: int, count: int) -> None:
    fill(registry, every(FIRE, days, count, *([dead()] * 3)))
    with pytest.raises(ExpectedError, match=r"Rare events|not rare"):
        registry.analysis.gaps(FIRES, today=TODAY)


def growing() -> Iterator[Incident]:
    """Eight a month that grow by a fifth a year."""
    for year in range(2022, 2026):
        for month in range(1, 13):
            for number in range(round(8 * 1.2 ** (year - 2022) + (month * 7 + year) % 3)):
                yield on(FIRE, date(year, month, number + 1))


def test_the_trend_has_its_interval(registry: Registry) -> None:
    fill(registry, growing())
    found = registry.analysis.pace(FIRES, today=TODAY)
    assert found.confirmed
    assert found.fitted.low < 20 < found.fitted.high
    assert len(found.months) == len(found.fitted.trend.values) == 42
    for curve in (found.fitted.curve, found.fitted.trend):
        for low, value, high in zip(curve.low, curve.values, curve.high, strict=True):
            assert low < value < high
    assert sum(found.fitted.trend.values) == pytest.approx(sum(found.counts), rel=0.02)
    assert found.fitted.curve.values == pytest.approx(found.fitted.expected)


def test_a_trend_needs_three_years(registry: Registry) -> None:
    fill(registry, [one for one in growing() if one.occurred_on and one.occurred_on.year > 2023])
    with pytest.raises(ExpectedError, match="36"):
        registry.analysis.pace(FIRES, today=TODAY)


def employed(value: float, kind: DenominatorKind = DenominatorKind.EMPLOYED) -> Iterator[Denominator]:
    for year in range(2021, 2027):
        yield Denominator(kind, "35", date(year, 1, 1), value, "an invented source")


def accidents() -> Iterator[Incident]:
    for year, count in ((2023, 10), (2024, 12), (2025, 30)):
        for number in range(count):
            yield on(WORK, date(year, 1, 1) + timedelta(days=number * 11), hurt(30, "male", 20))
        yield on(WORK, date(year, 6, 1), dead(40, "male"))
        yield on(WORK, date(year, 6, 2), hurt(lost=0), hurt())


def test_rates_of_work_by_year(registry: Registry) -> None:
    hours = employed(1_000_000, DenominatorKind.HOURS)
    fill(registry, accidents(), [*employed(10_000), *hours])
    found = registry.analysis.work(AT_WORK, today=TODAY)
    assert [year.period.first.year for year in found.years] == [2023, 2024, 2025]
    rates = {rate.code: rate for rate in found.years[-1].rates}
    injuries = found.years[-1].injuries
    assert (injuries.victims, injuries.dead, injuries.days, injuries.ended) == (32, 1, 600, 30)
    assert found.years[-1].unknown_days == 1
    assert rates[WorkRateCode.FREQUENCY_KZ].value == pytest.approx(3.2)
    assert rates[WorkRateCode.SEVERITY_KZ].value == pytest.approx(20)
    assert rates[WorkRateCode.FREQUENCY].value == pytest.approx(32)
    assert found.answer is not None
    assert (found.answer.before, found.answer.after, found.answer.verdict) == (14, 32, "rise")
    assert found.places == ("35",)
    opened = registry.analysis.records(AT_WORK, [Brush(YEAR, frozenset({"2024"}))], TODAY)
    assert opened.period == Period(date(2024, 1, 1), date(2024, 12, 31))


def test_a_part_of_a_year_is_not_projected(registry: Registry) -> None:
    fill(registry, accidents(), employed(10_000))
    half = replace(AT_WORK, period=Period(date(2025, 1, 1), date(2025, 6, 30)))
    found = registry.analysis.work(half, today=TODAY).years[-1]
    assert found.partial
    assert found.injuries.employed == pytest.approx(10_000, rel=1e-3)
    assert found.rates[0].value == pytest.approx(found.injuries.victims / 10, rel=1e-3)


def test_without_employed_only_what_needs_none(registry: Registry) -> None:
    fill(registry, accidents())
    found = registry.analysis.work(AT_WORK, today=TODAY)
    assert found.answer is None
    assert found.without_employed == found.without_hours == (2023, 2024, 2025)
    assert {rate.code for year in found.years for rate in year.rates} == {WorkRateCode.SEVERITY_KZ}


def test_an_employer_is_divided_by_his_own_staff(registry: Registry) -> None:
    own = replace(next(employed(50, DenominatorKind.HEADCOUNT)), organisation=WORK.bin)
    staff = [replace(own, on=date(year, 1, 1)) for year in range(2022, 2027)]
    fill(registry, accidents(), [*staff, *employed(10_000)])
    asked = AT_WORK.and_where(Condition("bin", Operator.IS, WORK.bin))
    found = registry.analysis.work(asked, today=TODAY)
    assert found.years[-1].injuries.employed == pytest.approx(50)


def test_both_databases_answer(location: str) -> None:
    opened = Registry.open(location, account=ACCOUNT)
    fill(opened, [*deaths(), *accidents()], employed(10_000))
    assert figures(opened.analysis.casualties(FIRES, "dead", today=TODAY))["35-59"] == (12, 7)
    found = opened.analysis.work(AT_WORK, today=TODAY)
    assert found.years[-1].injuries.days == 600
    assert found.answer is not None
    assert opened.analysis.gaps(AT_WORK, today=TODAY).gaps
    opened.close()
