"""The rules of one record: what blocks registering, and what needs a second look."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.problem import Problem
from safetyreg.domain.rules import case, dates, identity, lists, loss, order, people, place, required
from safetyreg.domain.rules.loss import damage_key
from safetyreg.domain.rules.rule import Context, Reading, Rule

__all__ = ["RULES", "Context", "Rule", "blocking", "damage_key", "problems"]

RULES: Final[tuple[Rule, ...]] = (
    *required.RULES,
    *lists.RULES,
    *dates.RULES,
    *order.RULES,
    *place.RULES,
    *people.RULES,
    *loss.RULES,
    *identity.RULES,
    *case.RULES,
)

_OF_KIND: Final = {code: tuple(rule for rule in RULES if rule.kind in {"", code}) for code in BY_CODE}


def problems(incident: Incident, context: Context) -> tuple[Problem, ...]:
    """Return every broken rule of a record, errors and warnings, in the order of the rules."""
    reading = Reading(incident, context)
    unreadable = bool(incident.raw)
    own = (
        _OF_KIND[incident.kind]
        if unreadable
        else _speaking(incident.kind, reading.whole.names, reading.of_persons)
    )
    return tuple(rule.problem(found) for rule in own for found in rule.check(reading))


@lru_cache(maxsize=4096)
def _speaking(kind: str, names: frozenset[str], of_persons: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in _OF_KIND[kind] if rule.may_speak(names, of_persons))


def blocking(found: Iterable[Problem], acknowledged: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return the problems that block registering: errors, and warnings whose key was not ticked."""
    return tuple(problem for problem in found if problem.blocks or problem.key not in acknowledged)
