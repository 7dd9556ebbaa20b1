"""An incident: what every kind has in common are attributes, the kind's own fields lie in `details`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final

from safetyreg.domain.attachment import Attachment
from safetyreg.domain.detailed import EMPTY, Detailed, defaults
from safetyreg.domain.field import UNKNOWN_CHOICE, Choice
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.i18n import mark

SETTLEMENT_KINDS: Final = (
    Choice("urban", mark("urban")),
    Choice("rural", mark("rural")),
    UNKNOWN_CHOICE,
)
TOTALS: Final = (
    "dead",
    "dead_children",
    "dead_intoxicated",
    "injured",
    "injured_children",
    "rescued",
    "rescued_children",
    "missing",
)
PARTS: Final = {
    "dead_children": "dead",
    "dead_intoxicated": "dead",
    "injured_children": "injured",
    "rescued_children": "rescued",
}


@dataclass(frozen=True, kw_only=True)
class Incident(Detailed):
    """One incident in one version.

    Totals of people are as entered, None where only the list of persons speaks: `total` gives what counts.
    `details` holds the kind's own fields by name, `acknowledged` the keys of ticked warnings, `raw` the
    unreadable texts of a draft by field, a person's by `row.field`. Civil times are local and naive;
    `created_at` and `changed_at` are UTC.
    """

    kind: str
    subtype: str = ""
    id: int | None = None
    version: int = 0
    status: Status = Status.DRAFT
    status_reason: str = ""
    number: str = ""
    source_number: str = ""
    occurred_on: date | None = None
    occurred_at: time | None = None
    time_unknown: bool = False
    reported_on: date | None = None
    reported_at: time | None = None
    reported_by: str = ""
    registered_on: date | None = None
    place: str = ""
    country: str = ""
    settlement: str = ""
    address: str = ""
    settlement_kind: str = ""
    latitude: float | None = None
    longitude: float | None = None
    organisation: str = ""
    bin: str = ""
    oked: str = ""
    headcount: int | None = None
    story: str = ""
    cause_preliminary: str = ""
    cause_preliminary_on: date | None = None
    cause_final: str = ""
    cause_final_on: date | None = None
    object: str = ""
    circumstance: str = ""
    water_body: str = ""
    water_place: str = ""
    event_type: str = ""
    factor: str = ""
    damage: int | None = None
    dead: int | None = None
    dead_children: int | None = None
    dead_intoxicated: int | None = None
    injured: int | None = None
    injured_children: int | None = None
    rescued: int | None = None
    rescued_children: int | None = None
    missing: int | None = None
    scale: str = ""
    scale_document: str = ""
    hazardous_facility: str = ""
    persons: tuple[Person, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    acknowledged: tuple[str, ...] = ()
    raw: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    batch: int | None = None
    created_by: str = ""
    created_at: datetime | None = None
    changed_by: str = ""
    changed_at: datetime | None = None

    @property
    def cause(self) -> str:
        """The cause that counts: the final one, else the preliminary."""
        return self.cause_final or self.cause_preliminary

    @property
    def occurred(self) -> datetime | None:
        """Day and time it happened; midnight where the time is unknown or not yet asked."""
        if self.occurred_on is None:
            return None
        return datetime.combine(self.occurred_on, self.occurred_at or time())

    @property
    def reported(self) -> datetime | None:
        """Day and time it was reported; midnight where only the day is known."""
        if self.reported_on is None:
            return None
        return datetime.combine(self.reported_on, self.reported_at or time())

    def listed(self, name: str) -> int:
        """Return how many listed persons one of `TOTALS` counts."""
        outcome, _, part = name.partition("_")
        people = [person for person in self.persons if person.outcome == outcome]
        if part == "children":
            people = [person for person in people if person.child_on(self.occurred_on)]
        if part == "intoxicated":
            people = [person for person in people if person.intoxicated == "yes"]
        return len(people)

    def total(self, name: str) -> int:
        """Return one of `TOTALS` as it counts: the entered number, else what the list says."""
        entered: int | None = getattr(self, name)
        return self.listed(name) if entered is None else entered


COLUMNS: Final = frozenset(f.name for f in fields(Incident)) - {
    "id",
    "version",
    "details",
    "persons",
    "attachments",
    "acknowledged",
    "raw",
    "batch",
    "created_by",
    "created_at",
    "changed_by",
    "changed_at",
}
WORKED_OUT: Final = frozenset({"cause", "occurred", "reported"})
Incident.columns = defaults(Incident, COLUMNS)
Incident.worked_out = WORKED_OUT
_EVERY_DEFAULT: Final = {f.name: f.default for f in fields(Incident)} | {
    "details": EMPTY,
    "raw": MappingProxyType({}),
}


def made_of(columns: Mapping[str, object]) -> Incident:
    """Return an incident of attributes of the right types: five times as fast as calling the class."""
    found = object.__new__(Incident)
    vars(found).update(_EVERY_DEFAULT, **columns)
    return found
