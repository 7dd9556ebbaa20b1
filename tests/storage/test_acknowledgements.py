"""Alarms that were acknowledged, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from safetyreg.domain.acknowledgement import Acknowledgement, AlarmKey
from safetyreg.domain.period import Step
from safetyreg.storage import acknowledgements, users

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database

KEY = AlarmKey(Step.MONTH, "fire", "351010000", date(2025, 3, 1))
LOOK = Acknowledgement(KEY, "anna", datetime(2025, 4, 2, 8, 30, tzinfo=UTC), "burnt rubbish", "anna")


def test_a_look_is_kept_by_its_alarm_and_the_last_one_stands(database: Database) -> None:
    weekly = replace(LOOK, key=replace(KEY, step=Step.WEEK, narrowing="ab12"), note="")
    with database.write() as connection:
        for look in (LOOK, weekly, replace(LOOK, note="a dump burns")):
            acknowledgements.put(connection, look)
        assert acknowledgements.known(connection) == {
            KEY: replace(LOOK, note="a dump burns"),
            weekly.key: weekly,
        }
        assert acknowledgements.remove(connection, weekly.key)
        assert not acknowledgements.remove(connection, weekly.key)
        assert list(acknowledgements.known(connection)) == [KEY]


def test_a_look_has_the_name_that_people_see(database: Database) -> None:
    with database.write() as connection:
        users.admit(connection, "anna")
        users.set_display_name(connection, "anna", "Anna")
        acknowledgements.put(connection, LOOK)
        assert acknowledgements.known(connection)[KEY].user == "Anna"
