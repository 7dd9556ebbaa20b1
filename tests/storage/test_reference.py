"""Calendar, breaks and amounts in a registry, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from safetyreg.domain.reference import CalendarStatus, DayKind
from safetyreg.storage import seeds
from safetyreg.storage.reference import BREAKS, CALENDAR, VALUES

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database

DAYS = seeds.shipped_calendar()
BROKEN = seeds.shipped_breaks()
AMOUNTS = seeds.shipped_values()


def test_what_is_shipped_comes_back_as_it_is(database: Database) -> None:
    with database.write() as connection:
        assert CALENDAR.seed(connection, DAYS) == len(DAYS)
        assert BREAKS.seed(connection, BROKEN) == len(BROKEN)
        assert VALUES.seed(connection, AMOUNTS) == len(AMOUNTS)
        assert CALENDAR.seed(connection, DAYS) == 0
    with database.read() as connection:
        assert set(CALENDAR.every(connection)) == set(DAYS)
        assert set(BREAKS.every(connection)) == set(BROKEN)
        assert set(VALUES.every(connection)) == set(AMOUNTS)
        assert [day.day for day in CALENDAR.every(connection)] == sorted(day.day for day in DAYS)


def test_a_changed_and_a_removed_day_outlive_seeding(database: Database) -> None:
    mine = replace(DAYS[0], kind=DayKind.MOVED_WORK, status=CalendarStatus.FORECAST, document="приказ")
    with database.write() as connection:
        CALENDAR.seed(connection, DAYS)
        CALENDAR.put(connection, mine)
        assert CALENDAR.remove(connection, DAYS[1])
        assert not CALENDAR.remove(connection, DAYS[1])
        CALENDAR.seed(connection, DAYS)
        found = CALENDAR.every(connection)
        assert CALENDAR.suggestions(connection, DAYS) == ()
    assert mine in found
    assert len(found) == len(DAYS) - 1


def test_a_newer_shipped_amount_is_a_suggestion(database: Database) -> None:
    newer = replace(AMOUNTS[0], value=9999.0)
    with database.write() as connection:
        VALUES.seed(connection, AMOUNTS)
        VALUES.remove(connection, AMOUNTS[1])
        [offered] = VALUES.suggestions(connection, (newer, *AMOUNTS[1:]))
        assert (offered.shipped, offered.own) == (newer, AMOUNTS[0])
        VALUES.settle(connection, newer, accepted=True)
        assert newer in VALUES.every(connection)
        changed = replace(AMOUNTS[1], source="новый закон")
        [offered] = VALUES.suggestions(connection, (newer, changed))
        assert offered.own is None
        VALUES.settle(connection, changed, accepted=False)
        assert VALUES.suggestions(connection, (newer, changed)) == ()
        assert changed not in VALUES.every(connection)


def test_a_date_of_a_future_year_is_kept(database: Database) -> None:
    with database.write() as connection:
        mine = replace(AMOUNTS[0], valid_from=date(2031, 1, 1))
        VALUES.put(connection, mine)
        assert VALUES.every(connection) == (mine,)
