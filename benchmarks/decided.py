"""A registry of accidents with decisions, sheets and claims: what the demo has, a hundred thousand times."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.stage import ACCOUNT, UNTIL
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.incident import Incident
from safetyreg.domain.workdays import Calendar
from safetyreg.registry import Registry
from safetyreg.registry.demo.liability import decide
from safetyreg.registry.demo.maker import Maker, sub_items
from safetyreg.registry.demo.organisations import by_size, employers
from safetyreg.registry.demo.workplace import accident, moment
from safetyreg.storage import bulk, codes
from safetyreg.storage.engine import Database
from safetyreg.storage.seeds import shipped_calendar

_ACCIDENTS: Final = 98_000
_DAYS: Final = 1820
_EMPLOYERS: Final = 500
_GROUPS: Final = 0.05
_SEED: Final = 3


def registry_of_decisions(folder: Path) -> str:
    """Return where the registry lies, made where it is not there yet: about 108,000 decisions."""
    path = folder / "decisions.sqlite"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        _make(str(unfinished))
        unfinished.rename(path)
    return str(path)


def _make(location: str) -> None:
    Registry.create(location, account=ACCOUNT, demo=True).close()
    database = Database(location)
    with database.write() as connection:
        book = codes.book(connection)
        made = _accidents(book)
        bulk.insert_many(connection, made, ACCOUNT, database.now(), book=book, expected=_ACCIDENTS)
        database.bump(connection)
    decide(database, ACCOUNT, _SEED, UNTIL)
    database.close()


def _accidents(book: CodeBook) -> Iterator[Incident]:
    rng = Random(1)
    calendar = Calendar.of(shipped_calendar())
    maker = Maker(rng, UNTIL, sub_items(book), by_size(employers(rng, _EMPLOYERS)), calendar)
    first = UNTIL - timedelta(days=_DAYS)
    for number in range(_ACCIDENTS):
        happened = moment(maker, first + timedelta(days=number * _DAYS / _ACCIDENTS))
        yield accident(maker, happened, "group" if rng.random() < _GROUPS else "accident")
