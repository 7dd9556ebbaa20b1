"""What needs attention: terms by the calendar, drafts, gaps, each line opening its records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period
from safetyreg.domain.person import Person
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.terms import unmet
from safetyreg.storage import bulk
from safetyreg.storage.seeds import shipped_calendar, shipped_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safetyreg.domain.field import Value
    from safetyreg.registry import Registry
    from safetyreg.statistics.attention import AttentionLine

NOW = datetime(2025, 3, 31, 9, 0)
HURT = Person(surname="Ойбулаков", outcome="injured", severity="light")
CALENDAR = Calendar.of(shipped_calendar())


def case(details: Mapping[str, Value] | None = None, **changes: object) -> Incident:
    made = Incident(
        kind="workplace",
        subtype="accident",
        status=Status.INVESTIGATED,
        occurred_on=date(2025, 3, 19),
        reported_on=date(2025, 3, 19),
        registered_on=date(2025, 3, 19),
        place="352410000",
        hazardous_facility="no",
        persons=(HURT,),
        details={
            "reported_to_inspection_on": date(2025, 3, 19),
            "insurer_notified_on": date(2025, 3, 20),
            "investigation": "ordinary",
            **(details or {}),
        },
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def fire(**changes: object) -> Incident:
    made = Incident(
        kind="fire",
        subtype="fire",
        status=Status.REGISTERED,
        occurred_on=date(2025, 3, 1),
        registered_on=date(2025, 3, 1),
        place="352410000",
        cause_final="3",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def put(registry: Registry, *incidents: Incident, at: datetime = NOW) -> list[int]:
    database = registry._session.database
    with database.write() as connection:
        return list(bulk.insert_many(connection, incidents, "tester", at.astimezone(UTC)))


def lines(registry: Registry, query: Query = EVERYTHING, now: datetime = NOW) -> dict[str, AttentionLine]:
    return {line.topic: line for line in registry.attention.lines(query, now)}


def test_a_term_is_counted_in_working_days_of_the_calendar() -> None:
    values: dict[str, Value] = {
        "subtype": "accident",
        "occurred_on": date(2025, 3, 19),
        "investigation_start_on": date(2025, 3, 19),
    }
    due = {found.term.code: found.day for found in unmet(1, values, shipped_terms(), CALENDAR)}
    assert due["x-investigation"] == date(2025, 4, 7)
    assert due["x-notify-inspection"] == date(2025, 3, 20)
    extended: dict[str, Value] = values | {"extension_1_on": date(2025, 4, 1)}
    codes = {found.term.code for found in unmet(1, extended, shipped_terms(), CALENDAR)}
    assert "x-investigation-extended" in codes
    assert "x-investigation" not in codes


def test_overdue_terms_are_grave_and_those_of_tomorrow_are_told(each_registry: Registry) -> None:
    started = {"investigation_start_on": date(2025, 3, 3)}
    soon = {"investigation_start_on": date(2025, 3, 12)}
    later = {"investigation_start_on": date(2025, 3, 27)}
    met = {"investigation_start_on": date(2025, 3, 3), "investigation_end_on": date(2025, 3, 30)}
    done = {"act_sent_on": date(2025, 3, 31), "act_entered_on": date(2025, 3, 31)}
    given = {"act_to_victim_on": date(2025, 3, 31), "act_to_insurer_on": date(2025, 3, 31)}
    ids = put(each_registry, case(started), case(soon), case(later), case(met | done | given))
    found = lines(each_registry)
    assert set(found) == {"overdue:x-investigation", "due:x-investigation"}
    overdue, due = found["overdue:x-investigation"], found["due:x-investigation"]
    assert (overdue.query.ids, overdue.due, overdue.grave) == ((ids[0],), date(2025, 3, 18), True)
    assert (due.query.ids, due.due, due.grave) == ((ids[1],), date(2025, 3, 31), False)
    assert not overdue.forecast
    said = Texts(Language.EN).of(overdue.message)
    assert said.startswith("Investigation")
    assert "18.03.2025" in said


def test_the_next_working_day_counts_as_tomorrow(registry: Registry) -> None:
    put(registry, case({"investigation_start_on": date(2025, 3, 17)}))
    friday = datetime(2025, 4, 2, 18, 0)
    assert lines(registry, now=friday)["due:x-investigation"].due == date(2025, 4, 3)


def test_closed_cases_and_those_abroad_have_no_terms(registry: Registry) -> None:
    late = {"investigation_start_on": date(2025, 1, 3)}
    put(registry, case(late, status=Status.CLOSED), case(late, place="abroad", country="Чили"), fire())
    assert lines(registry) == {}


def test_a_day_of_a_forecast_year_is_marked(registry: Registry) -> None:
    put(registry, case({"investigation_start_on": date(2027, 3, 1)}, occurred_on=date(2027, 3, 1)))
    assert lines(registry, now=datetime(2027, 6, 1, 9, 0))["overdue:x-investigation"].forecast


def test_a_filter_of_other_kinds_or_places_asks_for_no_terms(registry: Registry) -> None:
    put(registry, case({"investigation_start_on": date(2025, 3, 3)}))
    assert "overdue:x-investigation" in lines(registry, Query(places=("352410000",)))
    assert lines(registry, Query(kinds=("fire",))) == {}
    assert lines(registry, Query(places=("351610000",))) == {}
    past = Query(period=Period(date(2020, 1, 1), date(2020, 12, 31)))
    assert "overdue:x-investigation" in lines(registry, past)


def test_drafts_older_than_a_day_are_told(each_registry: Registry) -> None:
    old = put(each_registry, fire(status=Status.DRAFT), at=NOW - timedelta(hours=25))
    put(each_registry, fire(status=Status.DRAFT), at=NOW - timedelta(hours=23))
    assert lines(each_registry)["drafts"].query.ids == tuple(old)


GAPS = [
    ("cause", fire(cause_final=""), fire(cause_final="", occurred_on=date(2025, 3, 25))),
    ("district", fire(place="350000000"), fire(place="abroad", country="Чили")),
    (
        "circumstance",
        Incident(
            kind="water",
            subtype="drowning",
            status=Status.CLOSED,
            occurred_on=date(2025, 1, 1),
            place="352410000",
        ),
        Incident(
            kind="water",
            subtype="body_found",
            status=Status.CLOSED,
            occurred_on=date(2025, 1, 1),
            place="352410000",
            details={"drowned": "yes"},
        ),
    ),
    ("severity", case(persons=(replace(HURT, severity=""),)), case()),
    ("warnings", fire(acknowledged=("no-damage:damage:",)), fire(acknowledged=("a",), status=Status.CLOSED)),
    (
        "measures",
        case({"measures_due_on": date(2025, 3, 1)}, status=Status.CLOSED),
        case({"measures_due_on": date(2025, 3, 1), "measures_done_on": date(2025, 3, 20)}),
    ),
    (
        "search",
        Incident(
            kind="water",
            subtype="rescue",
            status=Status.REGISTERED,
            occurred_on=date(2025, 3, 1),
            place="352410000",
            details={"search_going_on": "yes"},
        ),
        Incident(
            kind="water",
            subtype="rescue",
            status=Status.REGISTERED,
            occurred_on=date(2025, 3, 25),
            place="352410000",
            details={"search_going_on": "yes"},
        ),
    ),
]


@pytest.mark.parametrize(("topic", "lacking", "fine"), GAPS, ids=[gap[0] for gap in GAPS])
def test_a_gap_is_told_and_its_line_opens_it(
    each_registry: Registry, topic: str, lacking: Incident, fine: Incident
) -> None:
    ids = put(each_registry, lacking, fine)
    found = lines(each_registry)
    assert set(found) == {topic}
    assert found[topic].count == 1
    assert list(each_registry.incidents.ids(found[topic].query)) == ids[:1]
    other = Query(kinds=tuple({"fire", "water", "workplace"} - {lacking.kind}))
    assert lines(each_registry, other) == {}


def test_gaps_keep_to_the_period_of_the_filter(registry: Registry) -> None:
    put(registry, fire(cause_final=""))
    assert lines(registry, Query(period=Period(date(2024, 1, 1), date(2024, 12, 31)))) == {}
    assert lines(registry, Query(period=Period(date(2025, 3, 30), date(2025, 3, 31)))) == {}
    assert "cause" in lines(registry, Query(period=Period(date(2025, 1, 1), date(2025, 12, 31))))


def test_what_was_typed_and_not_saved_is_told(registry: Registry) -> None:
    registry.forms.keep("fire", {"address": "ул. Новая, 1"})
    assert lines(registry)["forms"].count == 1
