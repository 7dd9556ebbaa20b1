"""Likely duplicates: same kind, a day around, same district, something alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.status import Status
from safetyreg.storage import duplicates
from tests.storage.incidents_made import fire, kept, person

if TYPE_CHECKING:
    from safetyreg.domain.incident import Incident
    from safetyreg.storage.engine import Database

KNOWN = fire(
    organisation="ТОО «Шахта Восход»", address="ул. Ленина, 5", persons=(person(iin="990101300003"),)
)


def why(database: Database, incident: Incident) -> list[str]:
    with database.read() as connection:
        return [found.why.text for found in duplicates.likely(connection, incident, 5)]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (
            fire(persons=(person("Другой", iin="990101300003"),), occurred_on=date(2026, 3, 9)),
            "the same person",
        ),
        (fire(persons=(person("ТЕСТОВ"),), occurred_on=date(2026, 3, 7)), "the same person"),
        (fire(persons=(person("тестов", given_name=""),)), "the same person"),
        (fire(organisation="Шахта «Восход»"), "the same organisation"),
        (fire(address="Ленина 5", place="352411000"), "the same address"),
        (fire(), "the same time and place"),
    ],
)
def test_what_is_alike_is_named(database: Database, given: Incident, reason: str) -> None:
    kept(database, KNOWN)
    assert why(database, given) == [reason]


@pytest.mark.parametrize(
    "given",
    [
        replace(KNOWN, occurred_on=date(2026, 3, 10)),
        replace(KNOWN, place="353600000"),
        replace(KNOWN, place=""),
        replace(KNOWN, occurred_on=None),
        replace(KNOWN, kind="water", subtype="drowning"),
        fire(occurred_at=time(4), persons=(person("Тестов", given_name="Иван"),), address="Мира 5"),
        fire(occurred_at=None, persons=(person("Тестов", iin="990101300409"), person(""))),
    ],
)
def test_what_is_not_alike_is_left_alone(database: Database, given: Incident) -> None:
    kept(database, KNOWN)
    assert why(database, given) == []


def test_neither_the_record_itself_nor_an_annulled_one_is_named(database: Database) -> None:
    ids = kept(database, KNOWN, replace(KNOWN, status=Status.ANNULLED))
    assert why(database, replace(KNOWN, id=ids[0])) == []


def test_the_most_alike_come_first(database: Database) -> None:
    ids = kept(database, fire(), KNOWN, replace(KNOWN, persons=()))
    with database.read() as connection:
        found = duplicates.likely(connection, KNOWN, 2)
    assert [one.id for one in found] == [ids[1], ids[2]]
    assert (found[0].number, found[0].organisation) == ("1-2026-000002", "ТОО «Шахта Восход»")


def test_abroad_the_place_itself_is_compared(database: Database) -> None:
    kept(database, replace(KNOWN, place="abroad"))
    assert why(database, replace(KNOWN, place="abroad")) == ["the same person"]
