"""Sound records of each kind, and what the rules say about a change of one."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.rules import Context, problems

if TYPE_CHECKING:
    from safetyreg.domain.field import Value
    from safetyreg.domain.problem import Problem

NOW: Final = datetime(2026, 10, 26, 12, 0)
DAY: Final = date(2026, 10, 26)
YESTERDAY: Final = date(2026, 10, 25)
UNBORN_IIN: Final = "270101500006"
IIN: Final = "990101300003"
SECOND_ROUND_IIN: Final = "990101300409"
BIN: Final = "940140000385"


def record(kind: str, **values: Value) -> Incident:
    """Return a record without any problem, with some fields changed."""
    sound: dict[str, dict[str, Value]] = {
        "fire": {"subtype": "fire", "object": "x-14-4"},
        "water": {"subtype": "drowning", "dead": 1},
        "workplace": {"subtype": "accident", "injured": 1},
    }
    found = Incident(
        kind=kind,
        occurred_on=DAY,
        occurred_at=time(3, 14),
        reported_on=DAY,
        reported_at=time(3, 16),
        place="352410000",
    )
    return found.with_values(sound[kind] | values)


def person(**values: Value) -> Person:
    """Return an injured person with some fields changed."""
    return Person(outcome="injured").with_values(values)


def found(incident: Incident, context: Context | None = None) -> tuple[Problem, ...]:
    """Return what the rules find."""
    return problems(incident, context or Context(now=NOW))


def keys(incident: Incident, context: Context | None = None) -> set[str]:
    """Return the keys of what the rules find: `rule:field:row`."""
    return {problem.key for problem in found(incident, context)}
