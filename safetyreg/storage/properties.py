"""What a registry says of itself: whether it is a demo, by which version it was last filled."""

from typing import Final

from sqlalchemy import Connection, select

from safetyreg.storage import tables
from safetyreg.storage.engine import upsert

DEMO: Final = "demo"
SEEDED: Final = "seeded"


def get(connection: Connection, key: str) -> str:
    """Return a property, empty where it was never said."""
    columns = tables.registry.c
    return str(connection.execute(select(columns.value).where(columns.key == key)).scalar() or "")


def put(connection: Connection, key: str, value: str) -> None:
    """Keep a property."""
    upsert(connection, tables.registry, [{"key": key, "value": value}], ["key"], ["value"])


def seed(connection: Connection, version: str) -> bool:
    """Add the lists and values this version ships and the registry never had; say whether it was due."""
    if get(connection, SEEDED) == version:
        return False
    from safetyreg.storage import codes, denominators, law, reference, seeds  # noqa: PLC0415  once a version

    codes.seed(connection, seeds.shipped_lists())
    reference.CALENDAR.seed(connection, seeds.shipped_calendar())
    reference.BREAKS.seed(connection, seeds.shipped_breaks())
    reference.VALUES.seed(connection, seeds.shipped_values())
    denominators.DENOMINATORS.seed(connection, seeds.shipped_denominators())
    law.POLICIES.seed(connection, seeds.shipped_policies())
    law.NORMS.seed(connection, seeds.shipped_norms())
    law.HEADS.seed(connection, seeds.shipped_heads())
    law.NUMBERS.seed(connection, seeds.shipped_numbers())
    put(connection, SEEDED, version)
    return True
