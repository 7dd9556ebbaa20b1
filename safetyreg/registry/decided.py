"""The decisions of the newest accidents: what a sheet shows, read without the other hundred thousand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from safetyreg.domain.ledger import Ledger, in_order
from safetyreg.export.decision_rows import Decided
from safetyreg.liability.findings import Standards, all_findings
from safetyreg.registry.masking import mask_decision
from safetyreg.registry.standing import Chosen, Standing
from safetyreg.storage import decisions, victims
from safetyreg.storage.engine import Connection

if TYPE_CHECKING:
    from array import array

_AT_ONCE: Final = 400


def first_decided(connection: Connection, chosen: Chosen, most: int, by: Standards) -> Iterator[Decided]:
    """Yield the victims that the first `most` decisions of a filter are on."""
    wanted = _with_decisions(chosen.standing, chosen.incidents, most)
    for begin in range(0, len(wanted), _AT_ONCE):
        part = wanted[begin : begin + _AT_ONCE]
        lines = decisions.of_incidents(connection, part)
        for one in victims.of_incidents(connection, part):
            if one.person in lines:
                ledger = Ledger(one.incident, one.person, one.circumstances, in_order(lines[one.person]))
                yield _decided(one.number, ledger, by)


def _with_decisions(standing: Standing, incidents: "array[int]", most: int) -> Sequence[int]:
    """Return the first accidents that hold `most` decisions between them."""
    numbers, place = np.unique(standing.incident, return_inverse=True)
    often = np.bincount(place, standing.decisions, len(numbers)).astype(np.int64)
    counts = dict(zip(numbers.tolist(), often.tolist(), strict=True))
    found: list[int] = []
    left = most
    for incident in incidents:
        if left <= 0:
            break
        if count := counts.get(incident, 0):
            found.append(incident)
            left -= count
    return found


def _decided(number: str, ledger: Ledger, by: Standards) -> Decided:
    masked = replace(ledger, decisions=tuple(map(mask_decision, ledger.decisions)))
    wrong = Counter(one.decision for one in all_findings(ledger, by))
    return Decided(number=number, ledger=masked, effective=masked.effective, findings=wrong)
