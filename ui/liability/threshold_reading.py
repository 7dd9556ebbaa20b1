"""Everything the threshold view shows, read in the background and looked up while dragging."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from safetyreg.domain.policy import PolicyStatus
from safetyreg.domain.query import Query
from safetyreg.statistics.proportion import wilson

if TYPE_CHECKING:
    from safetyreg.domain.head import Head
    from safetyreg.domain.policy import Policy
    from safetyreg.errors import Message
    from safetyreg.i18n import Names
    from safetyreg.liability.outcome import Outcome
    from safetyreg.liability.revisions import Moves
    from safetyreg.liability.simulation import Cases, Prepared
    from safetyreg.registry import Registry
    from safetyreg.registry.liability import Left


@dataclass(frozen=True, eq=False)
class Reading:
    """Decisions under a filter with every threshold worked out, the positions, and how splits were moved.

    `sources` are those of shipped positions by their Russian text. `moves`, `asked` (legal values that are
    missing), how many people have `findings` in their decisions and all tenge are there once it is `priced`.
    """

    prepared: "Prepared"
    positions: "tuple[tuple[Policy, Outcome], ...]"
    left: "Left"
    heads: "tuple[Head, ...]"
    moves: "tuple[Moves, ...]" = ()
    asked: "tuple[Message, ...]" = ()
    priced: bool = False
    findings: int = 0
    sources: "Mapping[str, Names]" = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many people have a share that stands."""
        return len(self.prepared.cases.share)

    def at(self, cap: int, least: int = 0) -> "Outcome":
        """Return what a threshold changes; groups under `least` people are suppressed."""
        from safetyreg.liability.simulation import simulate  # noqa: PLC0415  numpy is slow to load

        return simulate(self.prepared, cap, wilson, least)


def read_people(registry: "Registry", query: Query) -> Reading:
    """Read the decisions under a filter without their tenge, so that the line can be dragged soon."""
    liability = registry.liability
    prepared, positions = _worked_out(registry, liability.people(query))
    law = registry.law
    return Reading(prepared, positions, liability.left(query), law.heads(), sources=law.sources())


def read_money(
    registry: "Registry", query: Query, people: Reading, tick: Callable[[int, int], None]
) -> Reading:
    """Return a reading with the tenge, which take a while where there are many.

    `tick(done, total)` is called every few milliseconds: where it waits, the work does.
    """
    liability = registry.liability
    moves = liability.moves(query)
    tick(0, 0)
    prepared, positions = _worked_out(registry, liability.arrays(query, tick), tick)
    asked = liability.asked(query)
    findings = liability.with_findings(query, tick)
    # What comes now is shown at once: not under a moving hand.
    tick(1, 1)
    return replace(
        people,
        prepared=prepared,
        positions=positions,
        moves=moves,
        asked=asked,
        priced=True,
        findings=findings,
    )


def _worked_out(
    registry: "Registry", cases: "Cases", tick: Callable[[int, int], None] | None = None
) -> "tuple[Prepared, tuple[tuple[Policy, Outcome], ...]]":
    """Work out every threshold and position, the law first; what a newer one replaced is left out."""
    from safetyreg.liability.simulation import prepared, under_policy  # noqa: PLC0415  numpy is slow to load

    found, positions = prepared(cases, tick), []
    for policy in sorted(registry.law.policies(), key=_by_status):
        if policy.valid_to is None:
            if tick is not None:
                tick(0, 0)
            positions.append((policy, under_policy(cases, policy, wilson)))
    return found, tuple(positions)


def _by_status(policy: "Policy") -> tuple[int, str]:
    return list(PolicyStatus).index(policy.status), policy.code
