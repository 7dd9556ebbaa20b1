"""Residents, employed and hours in a registry, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from safetyreg.domain.denominator import COUNTRY, Denominator, DenominatorKind
from safetyreg.storage import denominators

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database

KAZAKHSTAN = Denominator(DenominatorKind.RESIDENTS, COUNTRY, date(2023, 1, 1), 1000.0, "table")
REGION = Denominator(DenominatorKind.RESIDENTS, "35", date(2023, 1, 1), 100.0, "table")
PLANT = Denominator(DenominatorKind.HOURS, "", date(2023, 1, 1), 1234.5, "own", "010203040506")


def test_a_figure_is_one_of_its_kind_place_organisation_and_day(database: Database) -> None:
    with database.write() as connection:
        for figure in (REGION, PLANT, KAZAKHSTAN):
            denominators.put(connection, figure)
        denominators.put(connection, replace(REGION, value=101.0))
        assert denominators.known(connection) == (PLANT, KAZAKHSTAN, replace(REGION, value=101.0))
        assert denominators.remove(connection, PLANT)
        assert not denominators.remove(connection, PLANT)


def test_an_import_replaces_the_same_and_leaves_the_rest(database: Database) -> None:
    newer = (replace(REGION, value=102.0, source="newer"), replace(REGION, on=date(2024, 1, 1)))
    with database.write() as connection:
        denominators.take(connection, (KAZAKHSTAN, REGION))
        denominators.take(connection, ())
        denominators.take(connection, newer)
    with database.read() as connection:
        assert denominators.known(connection) == (KAZAKHSTAN, *newer)
