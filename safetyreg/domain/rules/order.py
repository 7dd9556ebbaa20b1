"""Times in their order: the incident, the forces on their way, the stations of a case."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final

from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.errors import Message
from safetyreg.i18n import mark

Chain = tuple[str, ...]

TIMES: Final[tuple[Chain, ...]] = (
    ("occurred_on", "reported_on"),
    (
        "occurred_on",
        "detected",
        "called",
        "arrived",
        "localised",
        "extinguished",
        "search_ended",
        "returned",
    ),
)
# The stations of Labour Code, articles 188 to 190, that cannot stand in another order.
CASE: Final[tuple[Chain, ...]] = (
    ("commission_on", "investigation_start_on", "extension_1_on", "extension_2_on", "investigation_end_on"),
    ("act_on", "act_sent_on", "act_entered_on"),
    ("act_on", "act_to_victim_on"),
    ("act_on", "act_to_insurer_on"),
    ("sent_to_police_on", "police_decision_on"),
)
# Usual, yet a commission made at once or a severity that changed later turns them round.
USUAL: Final[tuple[Chain, ...]] = (
    ("severity_conclusion_on", "commission_on"),
    ("investigation_end_on", "act_on"),
    ("investigation_end_on", "dissent_on"),
    ("cause_preliminary_on", "cause_final_on"),
)
AFTER: Final[tuple[Chain, ...]] = tuple(
    ("occurred_on", later)
    for later in (
        "cause_preliminary_on",
        "cause_final_on",
        "reported_to_inspection_on",
        "reported_to_facility_body_on",
        "reported_to_police_on",
        "relatives_informed_on",
        "insurer_notified_on",
        "application_on",
        "severity_conclusion_on",
        "commission_on",
        "investigation_start_on",
        "investigation_end_on",
        "act_on",
        "sent_to_police_on",
        "measures_done_on",
    )
)


def _turned(chains: tuple[Chain, ...], reading: Reading) -> Iterator[Found]:
    """Yield the fields of a chain that stand before the nearest earlier one that has a value."""
    for first, second in _neighbours(chains, reading.asked):
        earlier, later = _moment(reading, first), _moment(reading, second)
        if _is_before(later, earlier):
            text = mark("This is before “{field}” ({when}): correct one of the two.")
            label = Message(reading.kind.by_name[first].label)
            yield at(second, text, field=label, when=_shown(earlier))


@lru_cache(maxsize=4096)
def _neighbours(chains: tuple[Chain, ...], asked: frozenset[str]) -> tuple[tuple[str, str], ...]:
    found = (pairwise([name for name in chain if name in asked]) for chain in chains)
    return tuple(pair for pairs in found for pair in pairs)


def _moment(reading: Reading, name: str) -> datetime:
    """Return a day at midnight, with its time where one is known."""
    value = reading.values[name]
    if isinstance(value, datetime):
        return value
    clock = reading.values.get(f"{name.removesuffix('_on')}_at")
    day = value if isinstance(value, date) else date.min
    return datetime.combine(day, clock if isinstance(clock, time) else time())


def _is_before(later: datetime, earlier: datetime) -> bool:
    """Whether the order is broken; where a time is unknown (midnight) days alone are compared."""
    if time() in {later.time(), earlier.time()}:
        return later.date() < earlier.date()
    return later < earlier


def _shown(moment: datetime) -> date:
    return moment if moment.time() != time() else moment.date()


RULES: Final = (
    Rule("order", partial(_turned, TIMES)),
    Rule("case-order", partial(_turned, CASE), kind="workplace"),
    Rule("usual-order", partial(_turned, USUAL), Severity.WARNING),
    Rule("before-incident", partial(_turned, AFTER)),
)
