"""Who a case is about: one listed person of one accident."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Victim:
    """Ids of the accident and of the person in its list."""

    incident: int
    person: int
