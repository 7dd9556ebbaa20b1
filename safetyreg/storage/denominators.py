"""Residents, employed, headcount and hours of a registry, one figure a kind, place, organisation and day."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, select

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.storage import rate_tables
from safetyreg.storage.engine import upsert
from safetyreg.storage.reference import Drawer
from safetyreg.storage.seeding import Shelf


def _row(figure: Denominator) -> dict[str, object]:
    return {
        "kind": figure.kind.value,
        "place": figure.place,
        "organisation": figure.organisation,
        "day": figure.on,
        "value": figure.value,
        "source": figure.source,
    }


def _figure(row: Mapping[Any, Any]) -> Denominator:
    return Denominator(
        DenominatorKind(row["kind"]),
        row["place"],
        row["day"],
        row["value"],
        row["source"],
        row["organisation"],
    )


_KEYS: Final = ("kind", "place", "organisation", "day")
DENOMINATORS: Final = Drawer(Shelf(rate_tables.denominators, _KEYS), _row, _figure)


def known(connection: Connection) -> tuple[Denominator, ...]:
    """Read every figure by kind, place, organisation and day."""
    return DENOMINATORS.every(connection)


def of_kind(connection: Connection, kind: DenominatorKind) -> tuple[Denominator, ...]:
    """Read the figures of one kind."""
    table = rate_tables.denominators
    rows = connection.execute(select(table).where(table.c.kind == kind.value).order_by(table.c.day))
    return tuple(map(_figure, rows.mappings()))


def put(connection: Connection, figure: Denominator) -> None:
    """Keep a figure; one of the same kind, place, organisation and day gives way."""
    DENOMINATORS.put(connection, figure)


def remove(connection: Connection, figure: Denominator) -> bool:
    """Take a figure out for good; say whether it was there."""
    return DENOMINATORS.remove(connection, figure)


def take(connection: Connection, figures: Iterable[Denominator]) -> None:
    """Keep many figures as an import brings them; those of the same keys give way, the others stay."""
    rows = [{**_row(figure), "touched": True} for figure in figures]
    upsert(connection, rate_tables.denominators, rows, _KEYS, ("value", "source", "touched"))
