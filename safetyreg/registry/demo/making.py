"""Makes a demo registry: in slices, each its own transaction, so that memory stays the same at any size."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from safetyreg.domain.incident import Incident
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.errors import WrongDatabaseError
from safetyreg.i18n import mark
from safetyreg.registry.demo.denominators import figures
from safetyreg.registry.demo.incidents import incidents as invented
from safetyreg.registry.demo.incidents import staff
from safetyreg.registry.demo.liability import decide
from safetyreg.registry.demo.places import REGION
from safetyreg.registry.registry import Registry
from safetyreg.statistics.exposed import REGION as REGION_KEY
from safetyreg.storage import bulk, codes, denominators, settings
from safetyreg.storage.engine import Database
from safetyreg.storage.location import server_url
from safetyreg.storage.seeds import shipped_calendar

Tick = Callable[[int, int], None]

DEFAULT_INCIDENTS: Final = 20_000
DEFAULT_SEED: Final = 3
_SLICE: Final = 4_000
_PART: Final = ".part"


def create_demo(
    location: str | Path,
    *,
    account: str,
    incidents: int = DEFAULT_INCIDENTS,
    seed: int = DEFAULT_SEED,
    until: datetime | None = None,
    tick: Tick | None = None,
) -> None:
    """Make a new registry marked demo, with invented records of the five years to `until` (local; now).

    The same seed, number and moment give the same records. A file appears only when it is complete.
    """
    end = until or datetime.now().replace(second=0, microsecond=0)
    with _made(str(location)) as place:
        Registry.create(place, account=account, demo=True).close()
        database = Database(place)
        try:
            with database.write() as connection:
                settings.put(connection, REGION_KEY, REGION)
                denominators.take(connection, figures(end.date(), staff(Random(seed), incidents)))
            _fill(database, _records(database, incidents, seed, end), (account, end, incidents), tick)
            decide(database, account, seed, end)
        finally:
            database.close()


def _records(database: Database, number: int, seed: int, until: datetime) -> Iterator[Incident]:
    with database.read() as connection:
        book = codes.book(connection)
    return invented(number, seed, until, book, Calendar.of(shipped_calendar()))


def _fill(
    database: Database,
    records: Iterable[Incident],
    told: tuple[str, datetime, int],
    tick: Tick | None,
) -> None:
    """Write the records a slice at a time, as if each had been entered when it happened; drafts last."""
    account, until, number = told
    with database.read() as connection:
        book = codes.book(connection)
    drafts: list[Incident] = []
    rest, done = iter(records), 0
    while part := list(islice(rest, _SLICE)):
        drafts += [one for one in part if one.status is Status.DRAFT]
        known = [one for one in part if one.status is not Status.DRAFT]
        moment = _entered(part[-1], until)
        with database.write() as connection:
            bulk.insert_many(connection, known, account, moment, book=book)
            database.bump(connection)
        done += len(part)
        if tick is not None:
            tick(done, number)
    with database.write() as connection:
        for draft in drafts:
            bulk.insert_many(connection, [draft], account, _entered(draft, until), book=book)
        database.bump(connection)


def _entered(incident: Incident, until: datetime) -> datetime:
    """Return when a record was entered, in UTC."""
    return min(incident.reported or until, until).astimezone(UTC)


@contextmanager
def _made(location: str) -> Iterator[str]:
    """Give a place to write to; a file takes its own name only when all went well."""
    if server_url(location) is not None:
        yield location
        return
    target = Path(location)
    if target.exists():
        text = mark("“{path}” is there already: open it, or choose another name.")
        raise WrongDatabaseError(text, path=location)
    part = target.with_name(target.name + _PART)
    part.unlink(missing_ok=True)
    try:
        yield str(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
