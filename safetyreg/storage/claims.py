"""Claims: the facts for the calculator of one victim, under a version; what they were is in the history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from safetyreg.domain import document
from safetyreg.domain.claim import Claim, Month
from safetyreg.storage.fast_insert import insert_rows
from safetyreg.storage.history import CLAIM, Line
from safetyreg.storage.liability_tables import claims
from safetyreg.storage.long_reading import Tick, blocks, told
from safetyreg.storage.mapping import as_text
from safetyreg.storage.versions import raise_version
from safetyreg.storage.writing import Author

_ROWS: Final = claims.c
_OWN: Final = ("incident", "person", "version", "months")
_NAMES: Final = tuple(field.name for field in fields(Claim) if field.name not in _OWN[:3])
_DEFAULTS: Final = document.written(Claim())


def get(connection: Connection, incident: int, person: int) -> Claim | None:
    """Return what is kept on a victim, or nothing."""
    own = (_ROWS.person_id == person) & (_ROWS.incident_id == incident)
    row = connection.execute(select(claims).where(own)).first()
    return _claim(row) if row is not None else None


def versions(connection: Connection, persons: Sequence[int], tick: Tick | None = None) -> dict[int, int]:
    """Return the version of the claims of some persons by the person's id."""
    asked = select(_ROWS.person_id, _ROWS.version)
    found = (connection.execute(asked.where(_ROWS.person_id.in_(part))) for part in blocks(persons))
    return {row.person_id: row.version for row in told(chain.from_iterable(found), tick)}


def of_persons(connection: Connection, persons: Sequence[int]) -> Iterator[Claim]:
    """Yield the claims of some persons."""
    for part in blocks(persons):
        yield from map(_claim, connection.execute(select(claims).where(_ROWS.person_id.in_(part))))


def save(connection: Connection, claim: Claim, author: Author) -> tuple[Claim, tuple[Line, ...]]:
    """Write a claim over the version its writer saw and return it with the lines of history."""
    old = get(connection, claim.incident, claim.person) or Claim()
    seen = (claim.incident, claim.person, claim.version)
    raise_version(connection, claims, seen, author, _content(claim))
    return replace(claim, version=claim.version + 1), tuple(_lines(old, claim))


def add_many(connection: Connection, made: Sequence[Claim], author: Author) -> None:
    """Write many new claims."""
    audit = {"version": 1, "changed_by": author.account, "changed_at": author.at}
    rows = [{"incident_id": one.incident, "person_id": one.person} | audit | _content(one) for one in made]
    insert_rows(connection, claims, rows)


def _lines(old: Claim, new: Claim) -> Iterator[Line]:
    for name in _NAMES:
        before = as_text(document.written(getattr(old, name)))
        after = as_text(document.written(getattr(new, name)))
        if before != after:
            yield Line(new.incident, CLAIM, f"claim {new.person}: {name}", before, after)


def _content(claim: Claim) -> dict[str, object]:
    """Return what is said; the months stand apart, for a reading of many claims leaves them out."""
    written: Any = document.written(claim)
    default: Any = _DEFAULTS
    said = {name: value for name, value in written.items() if name not in _OWN and value != default[name]}
    return {"content": said, "months": written["months"]}


def _claim(row: Row[Any]) -> Claim:
    found = document.read(Claim, row.content)
    months = tuple(map(_month, row.months))
    return replace(found, months=months, incident=row.incident_id, person=row.person_id, version=row.version)


def _month(written: Mapping[str, Any]) -> Month:
    """Read a month by hand: a dozen in every claim, and a page adds up a hundred thousand of them."""
    first = date.fromisoformat(written["first"])
    return Month(first, written["amount"], full=written["full"], one_off=written["one_off"])
