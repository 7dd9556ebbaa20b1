"""Decisions, reasoning sheets and claims on the victims of a demo registry, written in one go."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from random import Random
from typing import Final

from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import Decision
from safetyreg.domain.ground import Sheet
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.workplace import KIND
from safetyreg.domain.query import NEWEST_FIRST, Query
from safetyreg.domain.status import COUNTED
from safetyreg.registry import victims
from safetyreg.registry.decisions import told
from safetyreg.registry.demo.reckoning import Reckoning
from safetyreg.registry.demo.rulings import Rulings
from safetyreg.storage import claims, decisions, history, ids, incidents, sheets
from safetyreg.storage.conditions import Scope
from safetyreg.storage.engine import Connection, Database
from safetyreg.storage.liability_tables import decisions as decision_table
from safetyreg.storage.liability_tables import grounds as ground_table
from safetyreg.storage.writing import Author

# One accident of so many that were found not connected with work has its guilt split all the same.
_ERRORS: Final = 12


@dataclass
class _Made:
    decisions: list[Decision] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    outside: int = 0


def decide(database: Database, account: str, seed: int, until: datetime) -> int:
    """Decide on the victims of every accident whose investigation ended; return the number of decisions."""
    with database.write() as connection:
        made = _invented(connection, database, Random(seed), until.date())
        author = Author(account, until.astimezone(UTC), until.date())
        _write(connection, made, author)
        database.bump(connection)
    return len(made.decisions)


def _invented(connection: Connection, database: Database, rng: Random, until: date) -> _Made:
    made, rulings, reckoning = _Made(), Rulings(rng, until), Reckoning(rng)
    for incident in _accidents(connection, database):
        for person in victims.of(incident):
            victim = (incident.id or 0, person.id or 0)
            facts = victims.circumstances(incident, person)
            line = rulings.line(victim, facts, incident.cause)
            outside = facts.unconnected and not facts.exclusion
            made.outside += outside
            if not line or (outside and made.outside % _ERRORS != 1):
                continue
            made.decisions += line
            first = line[0].shares
            if sheet := reckoning.sheet(victim, first.employee if first else 0):
                made.sheets.append(sheet)
            if claim := reckoning.claim(victim, facts, person):
                made.claims.append(claim)
    return made


def _accidents(connection: Connection, database: Database) -> Iterator[Incident]:
    statuses = tuple(status.value for status in COUNTED)
    query = Query(kinds=(KIND.code,), statuses=statuses)
    found = incidents.ids(connection, query, NEWEST_FIRST, Scope(database.kind))
    return incidents.get_many(connection, found)


def _write(connection: Connection, made: _Made, author: Author) -> None:
    places = dict(enumerate(ids.take(connection, decision_table, len(made.decisions)), 1))
    number = {one.id: places[place] for place, one in enumerate(made.decisions, 1)}
    entered = [
        replace(
            one,
            id=number[one.id],
            annuls=number.get(one.annuls),
            entered_by=author.account,
            entered_at=_noon(one.decided_on or author.today),
        )
        for one in made.decisions
    ]
    decisions.add_many(connection, entered)
    history.write(connection, author.account, author.at, map(told, entered))
    count = sum(len(sheet.grounds) for sheet in made.sheets)
    own = iter(ids.take(connection, ground_table, count))
    numbered = [
        replace(sheet, grounds=tuple(replace(ground, id=next(own)) for ground in sheet.grounds))
        for sheet in made.sheets
    ]
    sheets.add_many(connection, numbered, author)
    claims.add_many(connection, made.claims, author)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone(UTC)
