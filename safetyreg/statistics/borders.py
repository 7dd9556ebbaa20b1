"""Recomputed borders: figures of old units counted where they lie today, and the row "new + split-off"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS


@dataclass(frozen=True, slots=True)
class Border:
    """A region that was divided on a day: what kept its code, and what was split off."""

    day: date
    kept: str
    split_off: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The regions of today that make up the old one."""
        return (self.kept, *self.split_off)


# The decree of 2022 that formed Abai, Zhetysu and Ulytau; codes by НК РК 11-2025.
BORDERS: Final = tuple(
    Border(date(2022, 6, 8), kept, (new,)) for kept, new in (("35", "62"), ("63", "10"), ("19", "33"))
)


def border_of(region: str, borders: Iterable[Border] = BORDERS) -> Border | None:
    """Return the division that concerns a region (two digits), nothing where it has none."""
    return next((border for border in borders if region in border.parts), None)


def united(counts: Mapping[str, int], border: Border) -> int:
    """Return the figure in the old borders: the row "new + split-off", the same before and after the day."""
    return sum(counts.get(part, 0) for part in border.parts)


def recomputed(counts: Mapping[str, int], book: CodeBook) -> dict[str, int]:
    """Return figures by district (four digits, perhaps of old codes) as figures by region of today."""
    today = moves(book)
    found: dict[str, int] = {}
    for district, count in counts.items():
        region = today.get(district, district)[:REGION_DIGITS]
        found[region] = found.get(region, 0) + count
    return found


def moves(book: CodeBook) -> dict[str, str]:
    """Return the district of today for every old one that the classifier has a successor of."""
    kato = book.lists.get("kato")
    if kato is None:
        return {}
    found = {}
    for item in kato.items:
        last = item
        while last.successor and (following := kato.by_code.get(last.successor)) is not None:
            last = following
        if last is not item and last.code[:DISTRICT_DIGITS] != item.code[:DISTRICT_DIGITS]:
            found[item.code[:DISTRICT_DIGITS]] = last.code[:DISTRICT_DIGITS]
    return found
