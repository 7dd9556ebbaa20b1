"""A registry full of invented records, made once, and the same records to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.registry.demo.incidents import incidents as invented
from safetyreg.storage.seeds import shipped_calendar, shipped_lists

if TYPE_CHECKING:
    from safetyreg.domain.incident import Incident

UNTIL: Final = datetime(2026, 11, 22, 12, 0)
NUMBER: Final = 3000
SEED: Final = 5


@cache
def book() -> CodeBook:
    """Return the shipped code lists."""
    return CodeBook({found.name: found for found in shipped_lists()})


@cache
def records(number: int = NUMBER, seed: int = SEED) -> tuple[Incident, ...]:
    """Return invented records, and one draft, a week old, of the last of them."""
    found = tuple(invented(number, seed, UNTIL, book(), Calendar.of(shipped_calendar())))
    return (*found, replace(found[-1], status=Status.DRAFT, registered_on=None))


def filled(location: str) -> None:
    """Make a registry with `records()` in it."""
    from safetyreg.registry import Registry  # noqa: PLC0415  as the templates beside it
    from safetyreg.storage import bulk  # noqa: PLC0415  the same
    from safetyreg.storage.engine import Database  # noqa: PLC0415  the same

    Registry.create(location, account="tester").close()
    database = Database(location)
    entered = (UNTIL - timedelta(days=7)).astimezone(UTC)
    with database.write() as connection:
        bulk.insert_many(connection, records(), "tester", entered, book=book())
        database.bump(connection)
    database.close()
