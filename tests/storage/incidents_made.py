"""Incidents for the tests of storage, and who writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.i18n import Names
from safetyreg.storage import bulk, writing
from safetyreg.storage.conditions import Scope
from safetyreg.storage.writing import Author

if TYPE_CHECKING:
    from safetyreg.domain.field import Value
    from safetyreg.storage.engine import Database

NOW: Final = datetime(2026, 10, 26, 7, 30, tzinfo=UTC)
TODAY: Final = date(2026, 10, 26)
NOBODY: Final = Names("")
PLACES: Final = CodeList(
    "kato",
    NOBODY,
    (
        CodeItem("350000000", Names("Карагандинская область", "Қарағанды облысы", "Karaganda Region")),
        CodeItem("352400000", Names("Темиртау", "Теміртау", "Temirtau"), parent="350000000"),
    ),
)
OBJECTS: Final = CodeList(
    "fire_object",
    NOBODY,
    (
        CodeItem("14", Names("жильё")),
        CodeItem("14-1", Names("дом"), parent="14"),
        CodeItem("2", Names("склад")),
    ),
)
BOOK: Final = CodeBook({found.name: found for found in (PLACES, OBJECTS)})
AUTHOR: Final = Author("anna", NOW, TODAY, BOOK)


def fire(
    *, status: Status = Status.REGISTERED, persons: tuple[Person, ...] = (), **values: Value
) -> Incident:
    """Return a fire with some fields changed."""
    made = Incident(
        kind="fire",
        subtype="fire",
        status=status,
        occurred_on=date(2026, 3, 8),
        occurred_at=time(3, 14),
        place="352400000",
        persons=persons,
    )
    return made.with_values(values)


def person(surname: str = "Тестов", outcome: str = "injured", **values: Value) -> Person:
    """Return a person with some fields changed."""
    return Person(surname=surname, given_name="Тест", outcome=outcome).with_values(values)


def kept(database: Database, *incidents: Incident) -> list[int]:
    """Write incidents and return their ids."""
    with database.write() as connection:
        return list(bulk.insert_many(connection, incidents, AUTHOR.account, NOW, book=BOOK))


def created(database: Database, incident: Incident) -> Incident:
    """Write one incident as a form does."""
    with database.write() as connection:
        return writing.create(connection, incident, AUTHOR)


def changed(database: Database, old: Incident, **values: Value) -> Incident:
    """Change fields of an incident as a form does."""
    with database.write() as connection:
        return writing.change(connection, old, old.with_values(values), AUTHOR)


def scope(database: Database, *, persons: bool = False, months: bool = False) -> Scope:
    """Return how queries are read in the tests."""
    return Scope(database.kind, BOOK, persons=persons, months=months)


def bare(incident: Incident) -> Incident:
    """Return an incident without what the registry adds to it."""
    persons = tuple(replace(one, id=None) for one in incident.persons)
    blank: dict[str, object] = {"created_by": "", "created_at": None, "changed_by": "", "changed_at": None}
    return replace(
        incident,
        id=None,
        version=0,
        number="",
        registered_on=None,
        persons=persons,
        **blank,  # type: ignore[arg-type]
    )
