"""Invented residents, employed and hours of the demo's places and large employers, so that rates show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS
from safetyreg.registry.demo.organisations import Employer
from safetyreg.registry.demo.places import BORDERS_CHANGED, OLD_SPOTS, REGION, SPOTS, Spot

SOURCE: Final = "демо: числа вымышлены"
# Published residents of the region on 01.01.2023, and what was split off in 2022 (stat.gov.kz).
_RESIDENTS: Final = 1_134_854
_SPLIT_OFF: Final = 240_972
_PUBLISHED: Final = 2023
_YEARS: Final = 6
_TOWN_GROWTH: Final = 0.004
_RURAL_GROWTH: Final = -0.008
_EMPLOYED: Final = 0.47
_HIRED: Final = 0.72
_HOURS: Final = 1_760
_LARGEST: Final = 12


def figures(until: date, employers: Sequence[Employer]) -> Iterator[Denominator]:
    """Yield the figures of every year: of units, of the region after the published ones, of employers."""
    region = REGION[:REGION_DIGITS]
    for year in range(until.year - _YEARS, until.year + 1):
        units = dict(_units(year))
        yield from _people(units, year)
        total = sum(units.values())
        if year > _PUBLISHED:
            yield Denominator(DenominatorKind.RESIDENTS, region, date(year, 1, 1), total, SOURCE)
        yield from _workers(region, year, total)
        yield from _staff(employers, year)


def _units(year: int) -> Iterator[tuple[str, int]]:
    """Yield places with their residents on 1 January; old units until they were split off."""
    yield from _divided(SPOTS, _RESIDENTS, year)
    if date(year, 1, 1) < BORDERS_CHANGED:
        yield from _divided(OLD_SPOTS, _SPLIT_OFF, year)


def _divided(spots: Sequence[Spot], residents: int, year: int) -> Iterator[tuple[str, int]]:
    weights: defaultdict[str, float] = defaultdict(float)
    towns = {spot.code[:DISTRICT_DIGITS] for spot in spots if spot.urban}
    for spot in spots:
        weights[spot.code[:DISTRICT_DIGITS]] += spot.share
    total = sum(weights.values())
    for code, weight in weights.items():
        growth = _TOWN_GROWTH if code in towns else _RURAL_GROWTH
        yield code, round(residents * weight / total * (1 + growth) ** (year - _PUBLISHED))


def _people(units: Mapping[str, int], year: int) -> Iterator[Denominator]:
    for code, residents in units.items():
        yield Denominator(DenominatorKind.RESIDENTS, code, date(year, 1, 1), residents, SOURCE)
        employed = round(residents * _EMPLOYED)
        yield Denominator(DenominatorKind.EMPLOYED, code, date(year, 1, 1), employed, SOURCE)


def _workers(region: str, year: int, residents: int) -> Iterator[Denominator]:
    employed = round(residents * _EMPLOYED)
    hired = round(employed * _HIRED)
    for kind, value in (
        (DenominatorKind.EMPLOYED, employed),
        (DenominatorKind.HEADCOUNT, hired),
        (DenominatorKind.HOURS, hired * _HOURS),
    ):
        yield Denominator(kind, region, date(year, 1, 1), value, SOURCE)


def _staff(employers: Sequence[Employer], year: int) -> Iterator[Denominator]:
    for employer in sorted(employers, key=attrgetter("headcount"), reverse=True)[:_LARGEST]:
        for kind, value in (
            (DenominatorKind.HEADCOUNT, employer.headcount),
            (DenominatorKind.HOURS, employer.headcount * _HOURS),
        ):
            yield Denominator(kind, "", date(year, 1, 1), value, SOURCE, employer.bin)
