"""A few registered fires, for pages over a real registry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from safetyreg.domain.incident import Incident

if TYPE_CHECKING:
    from safetyreg.registry import Registry

FIRE = Incident(
    kind="fire",
    subtype="fire",
    occurred_on=date(2026, 3, 2),
    occurred_at=time(3, 14),
    reported_on=date(2026, 3, 2),
    place="352410000",
    damage=1000,
)


def log_fires(registry: Registry, *days: date, register: bool = True) -> tuple[int, ...]:
    """Log a fire a day and return their ids."""
    return tuple(_log(registry, replace(FIRE, occurred_on=day, reported_on=day), register) for day in days)


def _log(registry: Registry, fire: Incident, register: bool) -> int:
    ticked = tuple(problem.key for problem in registry.incidents.problems(fire))
    ready = replace(fire, acknowledged=ticked)
    return registry.incidents.save(ready, expected_version=0, register=register).id
