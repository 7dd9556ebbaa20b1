"""The kinds of incidents in the order they are shown everywhere."""

from collections.abc import Mapping
from typing import Final

from safetyreg.domain.field import Field
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import fire, water, workplace
from safetyreg.domain.kinds.kind import Counted, Kind

KINDS: Final[tuple[Kind, ...]] = (fire.KIND, water.KIND, workplace.KIND)
BY_CODE: Final[Mapping[str, Kind]] = {kind.code: kind for kind in KINDS}
BY_DIGIT: Final[Mapping[int, Kind]] = {kind.digit: kind for kind in KINDS}


def kind_of(incident: Incident) -> Kind:
    """Return the descriptor of an incident's kind."""
    return BY_CODE[incident.kind]


def counted(incident: Incident) -> Counted:
    """Say whether an incident counts, and why."""
    return kind_of(incident).counted(incident)


def person_fields(kind: Kind) -> tuple[Field, ...]:
    """Return all fields of a person of a kind: demographics, then the kind's own."""
    return tuple(kind.by_person_name.values())


def field_named(name: str, kinds: tuple[str, ...] = ()) -> Field | None:
    """Return a field of the first kind (of those given, else of all) that has it."""
    chosen = [kind for kind in KINDS if not kinds or kind.code in kinds]
    return next((found for kind in chosen if (found := kind.field(name)) is not None), None)
