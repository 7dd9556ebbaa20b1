"""Places by KATO: two digits a region, four a district or city; «вне Казахстана» is a place of its own."""

from dataclasses import dataclass
from typing import Final

ABROAD: Final = "abroad"
REGION_DIGITS: Final = 2
DISTRICT_DIGITS: Final = 4
KATO_DIGITS: Final = 9
_RURAL_DIGITS: Final = 6
# A city of regional significance stands beside its districts (351010000, 351011100), not above them.
_CITY: Final = "10000"


@dataclass(frozen=True, slots=True)
class Extent:
    """Bounding box of a place in degrees, WGS 84."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, latitude: float, longitude: float, margin: float = 0.0) -> bool:
        """Whether a point lies within, give or take a margin in degrees."""
        return (
            self.south - margin <= latitude <= self.north + margin
            and self.west - margin <= longitude <= self.east + margin
        )


KAZAKHSTAN: Final = Extent(40.5, 46.4, 55.5, 87.4)


def is_kato(code: str) -> bool:
    """Whether a text has the form of a KATO code."""
    return len(code) == KATO_DIGITS and code.isascii() and code.isdigit()


def region_of(code: str) -> str:
    """Return the two digits of the region; the code itself where it is no KATO code."""
    return code[:REGION_DIGITS] if is_kato(code) else code


def district_of(code: str) -> str:
    """Return the four digits of the district or city; empty for a whole region or no KATO code."""
    found = code[:DISTRICT_DIGITS] if is_kato(code) else ""
    return "" if found.endswith("00") else found


def prefix_of(code: str) -> str:
    """Return the digits that every place inside this one begins with; a city holds its own districts."""
    if not is_kato(code):
        return code
    if code.endswith(_CITY):
        return code[:DISTRICT_DIGITS]
    for length in (REGION_DIGITS, DISTRICT_DIGITS, _RURAL_DIGITS):
        if set(code[length:]) == {"0"}:
            return code[:length]
    return code


def contains(outer: str, inner: str) -> bool:
    """Whether a place lies inside another, or is it."""
    return inner.startswith(prefix_of(outer))
