from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest

from safetyreg.i18n import Language, Texts
from tests.ui.windows import BOOK
from ui.register.columns import DEFAULT, columns_of, every_column
from ui.register.row_cache import RowCache
from ui.register.row_text import RowText, RowWriter

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

FIELDS: dict[str, Value] = {
    "kind": "fire",
    "subtype": "fire",
    "status": "registered",
    "counted": True,
    "occurred_at": time(3, 14),
    "occurred": datetime(2026, 10, 26, 3, 14),
    "number": "1-2026-000874",
    "place": "352400000",
    "cause": "7",
    "dead": 0,
    "injured": 2,
    "damage": 1_250_000,
    "contributing_causes": ("1", "2"),
    "story": "=SUM(A1)",
    "organisation": None,
    "area": 12.5,
}


def written(*names: str, **values: Value) -> list[str]:
    writer = RowWriter(columns_of(names, every_column()), Texts(Language.EN), BOOK)
    row = tuple((FIELDS | values)[name] for name in writer.fields)
    found = writer.write((1,), {1: row})[1]
    return [found.text(name) for name in names]


def copied(*names: str, **values: Value) -> list[str]:
    writer = RowWriter(columns_of(names, every_column()), Texts(Language.EN), BOOK)
    return writer.copy(tuple((FIELDS | values)[name] for name in writer.fields))


def test_a_row_as_people_read_it() -> None:
    assert written(*DEFAULT) == [
        "26.10.2026 03:14",
        "Fire",
        "1-2026-000874",
        "Temirtau city",
        "Short circuit",
        "0",
        "1\u00a0250\u00a0000",
        "registered",
    ]


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("occurred", {"occurred_at": None}, "26.10.2026"),
        ("occurred", {"occurred": None}, "—"),
        ("cause", {"cause": "unknown"}, "unknown"),
        ("cause", {"cause": ""}, "—"),
        ("damage", {"damage": None}, "—"),
        ("number", {"number": ""}, "—"),
        ("status", {"counted": False}, "registered"),
        ("status", {"counted": False, "status": "draft"}, "draft"),
        ("counted", {"counted": False}, "no"),
        ("kind", {"subtype": ""}, "Fire"),
        ("area", {"kind": "water"}, "—"),
        ("area", {}, "12.5"),
    ],
)
def test_a_cell(name: str, values: dict[str, Value], expected: str) -> None:
    assert written(name, **values) == [expected]


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("damage", {}, "1250000"),
        ("damage", {"damage": None}, ""),
        ("story", {}, "'=SUM(A1)"),
        ("organisation", {}, ""),
        ("cause", {}, "Short circuit"),
    ],
)
def test_a_cell_for_a_spreadsheet(name: str, values: dict[str, Value], expected: str) -> None:
    assert copied(name, **values) == [expected]


def test_a_row_that_is_gone_shows_dashes() -> None:
    writer = RowWriter(columns_of(("number", "place"), every_column()), Texts(Language.EN), BOOK)
    assert writer.write((7,), {})[7].texts == ("—", "—")


def row(number: int) -> RowText:
    return RowText(number, "fire", "fire", True, {}, ())


def test_an_older_generation_is_refused_and_what_changed_is_shown_until_it_is_read() -> None:
    cache = RowCache()
    assert cache.put({1: row(1), 2: row(2)}, 0)
    cache.spoil({2, 9})
    assert cache.missing((1, 2, 3)) == (2, 3)
    assert cache.row(2) is not None
    assert not cache.put({2: row(2)}, 0)
    assert cache.put({2: row(2)}, 1)
    assert cache.missing((1, 2)) == ()
    cache.spoil()
    assert cache.missing((1, 2)) == (1, 2)


def test_the_oldest_rows_are_forgotten() -> None:
    cache = RowCache(most=10)
    cache.put({number: row(number) for number in range(10)}, 0)
    cache.put({100: row(100)}, 0)
    assert cache.row(0) is None
    assert cache.row(100) is not None
    assert cache.missing((9,)) == ()
