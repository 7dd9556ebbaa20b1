"""Everything the threshold view shows, read together in the background and looked up while dragging."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from safetyreg.domain.query import Query
from safetyreg.statistics.proportion import wilson

if TYPE_CHECKING:
    from safetyreg.domain.head import Head
    from safetyreg.domain.policy import Policy
    from safetyreg.liability.outcome import Outcome
    from safetyreg.liability.revisions import Moves
    from safetyreg.liability.simulation import Prepared
    from safetyreg.registry import Registry
    from safetyreg.registry.liability import Left


@dataclass(frozen=True, eq=False)
class Reading:
    """Decisions under a filter with every threshold worked out, the positions, and how splits were moved."""

    prepared: "Prepared"
    positions: "tuple[tuple[Policy, Outcome], ...]"
    moves: "tuple[Moves, ...]"
    left: "Left"
    heads: "tuple[Head, ...]"

    @property
    def total(self) -> int:
        """How many people have a share that stands."""
        return len(self.prepared.cases.share)

    def at(self, cap: int, least: int = 0) -> "Outcome":
        """Return what a threshold changes; groups under `least` people are suppressed."""
        from safetyreg.liability.simulation import simulate  # noqa: PLC0415  numpy is slow to load

        return simulate(self.prepared, cap, wilson, least)


def read_threshold(registry: "Registry", query: Query) -> Reading:
    """Read the decisions under a filter; a position that a newer one replaced is left out."""
    from safetyreg.liability.simulation import under_policy  # noqa: PLC0415  numpy is slow to load

    prepared = registry.liability.prepared(query)
    standing = (policy for policy in registry.law.policies() if policy.valid_to is None)
    positions = tuple((one, under_policy(prepared.cases, one, wilson)) for one in standing)
    return Reading(
        prepared=prepared,
        positions=positions,
        moves=registry.liability.moves(query),
        left=registry.liability.left(query),
        heads=registry.law.heads(),
    )
