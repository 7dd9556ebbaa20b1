"""Small published series, and larger ones beside the checkout: a test skips where they are absent."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from tests.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE: Final = ROOT.parent / "shared" / "data"

# British coal-mine explosions with ten or more dead, 1851 to 1962, by year (Jarrett 1979).
COAL: Final = (
    *(4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2),
    *(3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1),
    *(0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 3, 3, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0),
    *(0, 0, 0, 0, 1, 0, 0, 1, 0, 1),
)


def month_starts(size: int, first: date = date(2015, 1, 1)) -> list[date]:
    """Return the first days of months."""
    index = first.year * 12 + first.month - 1
    return [date(place // 12, place % 12 + 1, 1) for place in range(index, index + size)]


def rows(*path: str) -> list[dict[str, str]]:
    """Read a table of the reference folder, or skip the test."""
    found: Path = REFERENCE.joinpath(*path)
    if not found.is_file():
        pytest.skip("the reference data are not beside the checkout (../shared/data)")
    with found.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def london() -> tuple[list[int], list[date]]:
    """Return the dwelling fires of London by month, all boroughs."""
    months: Counter[str] = Counter()
    for row in rows("fire_london_dwelling_2009_2024", "monthly_by_borough.csv"):
        months[row["month"]] += int(row["fires"])
    names = sorted(months)
    return [months[name] for name in names], [date.fromisoformat(f"{name}-01") for name in names]
