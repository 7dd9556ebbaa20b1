"""Denominators through the door: kept, read from published tables, taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.denominator import COUNTRY, Denominator, DenominatorKind
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotFoundError, NotPermittedError
from safetyreg.registry.denominators import Denominators, Effect
from safetyreg.storage import seeds
from tests.registry.sessions import lines, session_of, state

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.storage.engine import Database

RESIDENTS = DenominatorKind.RESIDENTS
FIGURE = Denominator(RESIDENTS, "3510", date(2025, 1, 1), 500_000.0, "own")


@pytest.fixture
def denominators(database: Database) -> Denominators:
    return Denominators(session_of(database))


def test_the_published_residents_are_there(denominators: Denominators) -> None:
    shipped = seeds.shipped_denominators()
    assert set(denominators.known()) == set(shipped)
    assert all(figure.source for figure in shipped)
    latest = {one.place: one.value for one in shipped if one.on == date(2023, 1, 1)}
    assert len(latest) == 21
    assert sum(value for place, value in latest.items() if place) == pytest.approx(latest[COUNTRY], rel=1e-6)


def test_a_figure_is_put_changed_and_removed(denominators: Denominators, database: Database) -> None:
    before = state(database)
    changes = denominators.put(FIGURE)
    assert (changes.state, changes.settings) == (before + 1, True)
    denominators.put(replace(FIGURE, value=501_000.0))
    moved = replace(FIGURE, on=date(2026, 1, 1))
    denominators.put(moved, FIGURE)
    assert [one for one in denominators.known() if one.place == "3510"] == [moved]
    denominators.remove(moved)
    with pytest.raises(NotFoundError, match="load the page anew"):
        denominators.remove(moved)
    assert [(old, new, note) for _, _, _, old, new, note in lines(database)] == [
        ("", "500000 (own)", "residents 3510 2025-01-01"),
        ("500000 (own)", "501000 (own)", "residents 3510 2025-01-01"),
        ("501000 (own)", "500000 (own)", "residents 3510 2026-01-01"),
        ("500000 (own)", "", "residents 3510 2026-01-01"),
    ]


def test_a_figure_needs_a_value_and_a_source(denominators: Denominators) -> None:
    for wrong, said in (
        (replace(FIGURE, value=0.0), "greater than zero"),
        (replace(FIGURE, value=float("inf")), "greater than zero"),
        (replace(FIGURE, source=" "), "where the figures come from"),
    ):
        with pytest.raises(ExpectedError, match=said):
            denominators.put(wrong)
        with pytest.raises(ExpectedError, match=said):
            denominators.take((FIGURE, wrong))
    assert FIGURE not in denominators.known()


def test_a_table_is_looked_at_and_taken(
    denominators: Denominators, database: Database, tmp_path: Path
) -> None:
    table = tmp_path / "residents.csv"
    lines_of = ("Регион;2023;2024", "Карагандинская;1134854;1135000", "Караганда;500000;501000", "Нигде;1;1")
    table.write_text("\n".join(lines_of), encoding="utf-8")
    found = denominators.read(table, RESIDENTS)
    assert [one.source for one in found.figures] == ["residents.csv"] * 4
    assert [(one.row, one.text) for one in found.rejected] == [(4, "Нигде · 1 · 1")]
    assert denominators.effect(found.figures) == Effect(3, 1, 0)
    told = denominators.read(table, RESIDENTS, " stat.gov.kz ")
    assert denominators.effect(told.figures) == Effect(3, 0, 1)
    assert denominators.take(told.figures, table.name).settings
    assert denominators.effect(told.figures) == Effect(0, 0, 4)
    assert set(told.figures) <= set(denominators.known())
    assert lines(database) == [("anna", "denominators_imported", "", "", "4", "residents.csv")]


def test_only_an_administrator_changes_them(database: Database, tmp_path: Path) -> None:
    denominators = Denominators(session_of(database, Role.INSPECTOR, "bek"))
    assert denominators.known()
    for act in (denominators.put, denominators.remove):
        with pytest.raises(NotPermittedError):
            act(FIGURE)
    with pytest.raises(NotPermittedError):
        denominators.take((FIGURE,))
    with pytest.raises(NotPermittedError):
        denominators.read(tmp_path / "none.csv", RESIDENTS)
