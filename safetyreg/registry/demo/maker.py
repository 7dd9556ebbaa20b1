"""What every builder of records needs: the dice, the last moment, sub-items of codes, the employers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from types import MappingProxyType
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import Value
from safetyreg.domain.incident import Incident
from safetyreg.domain.rules.dates import PLANNED
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.registry.demo.organisations import Employer
from safetyreg.registry.demo.places import REGION, address, point, spot_on, village
from safetyreg.registry.demo.weighted import Weighted, chance

Parts = dict[str, object]

_TIME_UNKNOWN: Final = 0.02
_NO_POINT: Final = 0.12
_NO_DISTRICT: Final = 0.002
_DETAILED: Final = 0.7
_SOURCES: Final = Weighted.of({"x-112": 86, "x-witness": 10, "x-media": 2, "x-own-finding": 2})
_DRAFT_DAYS: Final = 15
_DRAFTS: Final = 0.03
_ANNULLED: Final = 0.003
_OPEN_DAYS: Final = (10, 30)
_STATUSES: Final = (
    Weighted.of({Status.REGISTERED: 70, Status.INVESTIGATED: 30}),
    Weighted.of({Status.REGISTERED: 30, Status.INVESTIGATED: 35, Status.CLOSED: 35}),
    Weighted.of({Status.REGISTERED: 2, Status.INVESTIGATED: 2, Status.CLOSED: 96}),
)
_LEFT_OPEN: Final = frozenset({"place", "damage", "cause_preliminary", "cause_preliminary_on"})
_ANNULLED_REASONS: Final = ("внесено дважды", "ошибочная регистрация", "қайталанған жазба")


@dataclass(frozen=True)
class Maker:
    """The dice, `until` (local; nothing is later), and what is drawn from."""

    rng: Random
    until: datetime
    subs: Mapping[str, Mapping[str, tuple[str, ...]]]
    employers: Weighted[Employer]
    calendar: Calendar

    def sub(self, list_name: str, code: str) -> str:
        """Return a code or, seven times in ten, one of its sub-items where it has some."""
        items = self.subs.get(list_name, {}).get(code, ())
        return self.rng.choice(items) if items and chance(self.rng, _DETAILED) else code

    def moment(self, day: date, hours: Weighted[int], length: int = 1) -> datetime:
        """Draw a time in a block of hours that lasts `length` hours, never later than `until`."""
        start = hours.pick(self.rng)
        minutes = start * 60 + self.rng.randrange(length * 60)
        found = datetime.combine(day, time()) + timedelta(minutes=minutes)
        if found <= self.until:
            return found
        midnight = datetime.combine(day, time())
        passed = max(1, int((self.until - midnight).total_seconds() // 60))
        return midnight + timedelta(minutes=self.rng.randrange(passed))

    def age(self, day: date) -> int:
        """Return how many days ago a day was."""
        return (self.until.date() - day).days

    def status(self, day: date) -> Status:
        """Draw a status: old records are closed, a few annulled, some of the last days are drafts."""
        age = self.age(day)
        drawn = self.rng.random()
        if age <= _DRAFT_DAYS and drawn < _DRAFTS:
            return Status.DRAFT
        if drawn > 1 - _ANNULLED:
            return Status.ANNULLED
        group = (age > _OPEN_DAYS[0]) + (age > _OPEN_DAYS[1])
        return _STATUSES[group].pick(self.rng)

    def place(self, day: date, *, fire: bool = False) -> Parts:
        """Draw a place with its settlement, address and, mostly, coordinates."""
        if chance(self.rng, _NO_DISTRICT):
            return {"place": REGION, "settlement_kind": "unknown"}
        spot = spot_on(self.rng, day, self.until.date(), fire=fire)
        found: Parts = {
            "place": spot.code,
            "settlement": spot.settlement or village(self.rng),
            "settlement_kind": "urban" if spot.urban else "rural",
            "address": address(self.rng),
        }
        if self.rng.random() >= _NO_POINT:
            found["latitude"], found["longitude"] = point(self.rng, spot)
        return found

    def head(self, kind: str, subtype: str, occurred: datetime, *, fire: bool = False) -> Parts:
        """Return what every record begins with: when, where, reported by whom, status."""
        day = occurred.date()
        status = self.status(day)
        reported = min(occurred + timedelta(minutes=self.rng.randint(1, 40)), self.until)
        unknown = chance(self.rng, _TIME_UNKNOWN)
        head: Parts = {
            "kind": kind,
            "subtype": subtype,
            "status": status,
            "status_reason": self.rng.choice(_ANNULLED_REASONS) if status is Status.ANNULLED else "",
            "occurred_on": day,
            "occurred_at": None if unknown else occurred.time(),
            "time_unknown": unknown,
            "reported_on": reported.date(),
            "reported_at": None if unknown else reported.time().replace(second=0),
            "registered_on": None if status is Status.DRAFT else reported.date(),
            "reported_by": _SOURCES.pick(self.rng),
        }
        return head | self.place(day, fire=fire)

    def build(self, parts: Mapping[str, object], details: Mapping[str, Value]) -> Incident:
        """Make the record; of its details, what lies after `until` has not happened yet; a draft has gaps."""
        if parts["status"] is Status.DRAFT:
            parts = {name: value for name, value in parts.items() if name not in _LEFT_OPEN}
        kept = {
            name: value
            for name, value in details.items()
            if value and (name in PLANNED or not self._later(value))
        }
        return Incident(**parts, details=MappingProxyType(kept))  # type: ignore[arg-type]

    def passed(self, day: date | None) -> date | None:
        """Return a day that has come, else nothing."""
        return day if day is not None and day <= self.until.date() else None

    def _later(self, value: Value) -> bool:
        if isinstance(value, datetime):
            return value > self.until
        return isinstance(value, date) and value > self.until.date()


def sub_items(book: CodeBook) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the direct sub-items of every top code, by list."""
    return {
        name: {code: tuple(item.code for item in items) for code, items in found.children.items() if code}
        for name, found in book.lists.items()
    }
