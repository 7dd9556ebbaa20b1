"""The usual damage of the newest incidents, against which a typing error in an amount is noticed."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from safetyreg.domain.incident import Incident
from safetyreg.domain.rules import damage_key
from safetyreg.storage import tables

NEWEST: Final = 20_000
FEWEST: Final = 5


def usual(connection: Connection) -> Mapping[str, int]:
    """Return the median damage in tenge by `damage_key`, of the newest records; of too few, nothing."""
    from statistics import median  # noqa: PLC0415  loads fractions and decimal

    rows = tables.incidents.c
    newest = (
        select(rows.kind, rows.object, rows.damage)
        .where(rows.occurred.is_not(None))
        .order_by(rows.occurred.desc(), rows.id.desc())
        .limit(NEWEST)
    )
    found: dict[str, list[int]] = defaultdict(list)
    for kind, place, amount in connection.execute(newest):
        if amount:
            found[damage_key(Incident(kind=kind, object=place))].append(amount)
    medians = {key: round(median(amounts)) for key, amounts in found.items() if len(amounts) >= FEWEST}
    return MappingProxyType(medians)
