"""What a meeting workbook shows of mixed liability, read under its filter."""

from collections.abc import Callable, Sequence
from typing import Final

from safetyreg.domain.policy import Policy, PolicyStatus
from safetyreg.domain.query import Query
from safetyreg.export.guilt_tables import Standing, guilt
from safetyreg.export.meeting import Guilt
from safetyreg.export.wording import Wording
from safetyreg.registry.liability import Liability

Tick = Callable[[int, int], None]
USUAL_CAP: Final = 25
_STATUSES: Final = tuple(PolicyStatus)


def read_guilt(
    liability: Liability, query: Query, words: Wording, cap: int | None = None, tick: Tick | None = None
) -> Guilt | None:
    """Return shares, positions and groups under a threshold; nothing where no share stands.

    Without `cap` it is the highest share of the law in force, else of the adopted bill, else 25.
    """
    from safetyreg.liability.simulation import simulate, under_policy  # noqa: PLC0415  numpy is slow to load

    left = liability.left(query)
    if not left.standing:
        return None
    policies = liability.policies()
    chosen = None if cap is not None else threshold_policy(policies)
    if cap is None:
        cap = USUAL_CAP if chosen is None or chosen.cap is None else chosen.cap
    ready = liability.prepared(query, tick)
    shown = (one for one in policies if one.valid_to is None and one.status is not PolicyStatus.SCENARIO)
    found = Standing(
        outcome=simulate(ready, cap),
        counts=[int(count) for count in ready.histogram],
        policy=chosen,
        positions=[(one, under_policy(ready.cases, one)) for one in sorted(shown, key=_standing)],
        left=left.reasons,
        asked=liability.asked(query),
    )
    return guilt(found, words)


def threshold_policy(policies: Sequence[Policy]) -> Policy | None:
    """Return whose threshold is shown unasked: that of the law in force, else of the adopted bill."""
    for status in (PolicyStatus.IN_FORCE, PolicyStatus.ADOPTED):
        capped = [one for one in policies if one.status is status and one.cap is not None]
        if standing := [one for one in capped if one.valid_to is None]:
            return standing[-1]
    return None


def _standing(policy: Policy) -> tuple[int, str]:
    return _STATUSES.index(policy.status), policy.code
