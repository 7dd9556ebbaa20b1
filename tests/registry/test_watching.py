"""The watch through the door: acknowledged with a note, taken back, a line of what nobody looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotPermittedError
from safetyreg.i18n import Language, Texts
from safetyreg.registry import Registry
from safetyreg.registry.watching import key_of
from safetyreg.storage.engine import Database
from tests.registry.sessions import lines
from tests.registry.test_analysis import CITY, TODAY, fill, monthly

FIRES = Query(kinds=("fire",))
EN = Texts(Language.EN)
SUMMER = date(2026, 8, 1)


@pytest.fixture
def alarming(registry: Registry) -> Registry:
    """Fires of a city that double in its last two months."""
    fill(registry, monthly(CITY, 2021, 2024, 6))
    fill(registry, (one for one in monthly(CITY, 2025, 2025, 6) if one.occurred_on is not None))
    last = [one for one in monthly(CITY, 2025, 2025, 22) if one.occurred_on and one.occurred_on.month > 10]
    fill(registry, iter(last))
    return registry


def test_an_alarm_is_acknowledged_with_a_note_and_taken_back(alarming: Registry) -> None:
    whole, district = alarming.watching.alarms(FIRES, today=TODAY).alarms
    assert (whole.look, district.district) == (None, "3510")
    assert district.days == Period(district.alarm.since, date(2025, 12, 31))
    changes = alarming.watching.acknowledge(FIRES, district, "  a dump\nburns ")
    assert changes.state == alarming.state
    whole, district = alarming.watching.alarms(FIRES.in_period(Period(TODAY, TODAY)), today=TODAY).alarms
    assert whole.look is None, "the whole filter is another series"
    assert district.look is not None
    assert (district.look.note, district.look.account) == ("a dump burns", alarming.user.account)
    database = Database(alarming.location)
    assert lines(database)[-1][1] == "alarm_acknowledged"
    alarming.watching.withdraw(FIRES, district)
    assert lines(database)[-1][1] == "alarm_not_acknowledged"
    database.close()
    assert all(one.look is None for one in alarming.watching.alarms(FIRES, today=TODAY).alarms)


def test_a_look_lasts_as_long_as_the_alarm(registry: Registry) -> None:
    still = [one for one in monthly(CITY, 2022, 2026, 6) if one.occurred_on and one.occurred_on < SUMMER]
    risen = [one for one in monthly(CITY, 2026, 2027, 26) if one.occurred_on and one.occurred_on >= SUMMER]
    fill(registry, iter([*still, *risen]))
    early = date(2026, 10, 1)
    first = registry.watching.alarms(FIRES, today=early).alarms[1]
    registry.watching.acknowledge(FIRES, first, "a new dump")
    for today in (date(2026, 11, 1), date(2027, 2, 1)):
        alarms = registry.watching.alarms(FIRES, today=today).alarms
        assert [(one.district, one.look is not None) for one in alarms] == [("", False), ("3510", True)]
        assert alarms[1].alarm.since <= first.alarm.since
    registry.watching.withdraw(FIRES, registry.watching.alarms(FIRES, today=date(2027, 2, 1)).alarms[1])
    assert registry.watching.alarms(FIRES, today=early).alarms[1].look is None


def test_a_note_must_say_something(alarming: Registry) -> None:
    found = alarming.watching.alarms(FIRES, today=TODAY).alarms[0]
    for note in (" \n", "a" * 501):
        with pytest.raises(ExpectedError, match="letters"):
            alarming.watching.acknowledge(FIRES, found, note)


def test_a_viewer_acknowledges_nothing(alarming: Registry) -> None:
    found = alarming.watching.alarms(FIRES, today=TODAY).alarms[0]
    viewer = Registry.open(alarming.location, account="guest")
    assert viewer.user.role is Role.VIEWER
    with pytest.raises(NotPermittedError):
        viewer.watching.acknowledge(FIRES, found, "seen")
    assert viewer.watching.alarms(FIRES, today=TODAY).alarms
    viewer.close()


def test_the_line_counts_what_nobody_looked_at(alarming: Registry) -> None:
    (line,) = alarming.watching.attention(FIRES, TODAY)
    monthly_alarms = alarming.watching.alarms(FIRES, Step.MONTH, TODAY).alarms
    weekly = alarming.watching.alarms(FIRES, Step.WEEK, TODAY).alarms
    assert line.count == len(monthly_alarms) + len(weekly)
    assert EN.of(line.message).endswith(str(line.count))
    for one in (*monthly_alarms, *weekly):
        alarming.watching.acknowledge(FIRES, one, "looked at")
    assert alarming.watching.attention(FIRES, TODAY) == ()


def test_each_narrower_filter_has_alarms_of_its_own(alarming: Registry) -> None:
    whole, district = alarming.watching.alarms(FIRES, today=TODAY).alarms
    narrow = FIRES.and_where(Condition("cause", Operator.IS, "6"))
    assert key_of(whole, FIRES) == key_of(whole, FIRES.only(counted=True))
    assert key_of(whole, FIRES) != key_of(whole, FIRES.only(places=("3510",)))
    assert key_of(district, FIRES) == key_of(district, FIRES.only(places=("3510",)))
    assert key_of(district, FIRES) != key_of(district, narrow)
    many = tuple(f"35{number:07}" for number in range(20))
    assert len(key_of(whole, FIRES.only(places=many)).narrowing) == 64
    assert key_of(replace(whole, kind="water"), FIRES).kind == "water"
