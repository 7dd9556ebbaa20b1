"""A door of stand-ins for the register: as many invented records as wanted, every call counted."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

from safetyreg.domain.changes import Changes, HistoryLine, Saved
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.query import NEWEST_FIRST, Order, Query
from safetyreg.domain.status import Status
from safetyreg.errors import ConflictError, NotFoundError
from safetyreg.i18n import mark
from tests.ui.windows import Door

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from safetyreg.domain.field import Value
    from safetyreg.domain.problem import Problem
    from safetyreg.i18n import Texts
    from safetyreg.registry.dump import DumpOptions

Tick = "Callable[[int, int], None]"
FIRST = datetime(2026, 10, 26, 3, 14)


def incident(number: int) -> Incident:
    """Return an invented fire, the greater its id the newer."""
    at = FIRST + timedelta(minutes=number)
    return Incident(
        id=number,
        version=1,
        kind="fire",
        subtype="burning" if number % 5 == 0 else "fire",
        status=Status.REGISTERED,
        number=f"1-2026-{number:06d}",
        occurred_on=at.date(),
        occurred_at=None if number % 7 == 0 else at.time(),
        place="352400000",
        cause_final="unknown" if number % 3 == 0 else "7",
        story="A shed burnt\nnear the fence.",
        dead=number % 2,
        damage=1_250_000 if number % 4 else None,
        details={"storeys": "x-1", "area": 12.5},
        persons=(Person(surname="Өтеев", given_name="Бек", outcome="dead", age=45),),
    )


def query_of(query: Query, number: int) -> bool:
    """Whether a record passes the parts of a query that the tests use."""
    one = incident(number)
    if query.statuses and one.status.value not in query.statuses:
        return False
    if query.counted is not None and query.counted is not (one.subtype == "fire"):
        return False
    if query.where or query.words:
        return False
    return not query.ids or number in query.ids


@dataclass
class Incidents:
    """Records 1 … size; `changed` and `gone` are what happened to them since."""

    size: int = 0
    gone: set[int] = field(default_factory=set)
    changed: dict[int, Incident] = field(default_factory=dict)
    asked: list[tuple[str, object]] = field(default_factory=list)
    before_ids: Callable[[], None] | None = None
    error: Exception | None = None

    def _listed(self, query: Query, order: Order) -> array[int]:
        if query in {Query(), Query(period=query.period, kinds=query.kinds)}:
            numbers = range(1, self.size + 1)
            found = array("q", reversed(numbers) if order.descending else numbers)
        else:
            chosen = sorted(one for one in range(1, self.size + 1) if query_of(query, one))
            found = array("q", reversed(chosen) if order.descending else chosen)
        return array("q", [one for one in found if one not in self.gone]) if self.gone else found

    def first(self, query: Query, order: Order = NEWEST_FIRST, limit: int = 200) -> tuple[int, ...]:
        self.asked.append(("first", (query, order)))
        if self.error is not None:
            raise self.error
        return tuple(self._listed(query, order)[:limit])

    def ids(self, query: Query, order: Order = NEWEST_FIRST, tick: Tick | None = None) -> array[int]:  # type: ignore[valid-type]
        self.asked.append(("ids", (query, order)))
        if self.before_ids is not None:
            self.before_ids()
        if tick is not None:
            tick(0, 0)
        return self._listed(query, order)

    def count(self, query: Query) -> int:
        return len(self._listed(query, NEWEST_FIRST))

    def rows(self, ids: Sequence[int], fields: Sequence[str]) -> dict[int, tuple[Value, ...]]:
        self.asked.append(("rows", tuple(ids)))
        return {one: self._row(one, fields) for one in ids if one not in self.gone}

    def _row(self, number: int, fields: Sequence[str]) -> tuple[Value, ...]:
        found = self.changed.get(number) or incident(number)
        special: dict[str, Value] = {
            "counted": found.subtype == "fire" and found.status is Status.REGISTERED,
            "status": found.status.value,
            "persons": len(found.persons),
            "initials": "Ө. Б.",
        }
        return tuple(special[name] if name in special else _own(found, name) for name in fields)

    def get(self, number: int) -> Incident:
        self.asked.append(("get", number))
        if number in self.gone:
            raise NotFoundError(mark("The record is not there any more: reload the register."))
        return self.changed.get(number) or incident(number)

    def history(self, _: int) -> tuple[HistoryLine, ...]:
        line = HistoryLine("2026-10-26T04:00:00+00:00", "Inspector", "created")
        return (line, replace(line, action="changed", field="damage", old="", new="1250000", note="act"))

    def problems(self, _: Incident) -> tuple[Problem, ...]:
        return ()

    def set_status(self, number: int, status: Status, *, reason: str, expected_version: int) -> Saved:
        self.asked.append(("set_status", (number, status, reason, expected_version)))
        if expected_version != self.get(number).version:
            raise ConflictError(mark("Somebody saved a newer version meanwhile."))
        changed = replace(self.get(number), status=status, status_reason=reason, version=2)
        self.changed[number] = changed
        return Saved(number, 2, changed.number, Changes(2, frozenset({number})))

    def calls(self, name: str) -> int:
        """Count the calls of one name."""
        return sum(one == name for one, _ in self.asked)


@dataclass
class Settings:
    """Keeps views."""

    kept: dict[str, object] = field(default_factory=dict)

    def views(self) -> Mapping[str, object]:
        return dict(self.kept)

    def save_view(self, name: str, view: object) -> None:
        if view is None:
            self.kept.pop(name, None)
        else:
            self.kept[name] = view

    def rename_view(self, name: str, wanted: str) -> None:
        self.kept[wanted] = self.kept.pop(name)


@dataclass
class Reports:
    """Writes an empty file; remembers how it was asked."""

    asked: list[tuple[Query, DumpOptions]] = field(default_factory=list)
    error: Exception | None = None

    def register_dump(
        self, query: Query, path: Path, options: DumpOptions, tick: Callable[[int, int], None]
    ) -> SimpleNamespace:
        if self.error is not None:
            raise self.error
        tick(0, 0)
        self.asked.append((query, options))
        path.write_text("")
        return SimpleNamespace(paths=(path,), incidents=3)

    def card(self, number: int, texts: Texts) -> SimpleNamespace:
        return SimpleNamespace(title=f"card {number}", html=f"<p>{texts.date(date(2026, 1, 1))}</p>")


@dataclass
class RegisterDoor(Door):
    """A registry of invented fires."""

    incidents: Incidents = field(default_factory=Incidents)  # type: ignore[assignment]
    settings: Settings = field(default_factory=Settings)
    reports: Reports = field(default_factory=Reports)


def _own(found: Incident, name: str) -> Value:
    value = found.value(name)
    if name == "occurred_at" and isinstance(value, time):
        return value
    return str(value) if isinstance(value, Status) else value
