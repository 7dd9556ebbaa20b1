"""What the synthetic registry imitates: published shares and seasons, estimates marked as such.

Fires: working figures of Karaganda oblast for 2025 (forms 3, 4 and 5). Burnings: form 2 of the whole country,
December 2025. Months are estimates fitted to published sums; weekdays and hours are those of housing fires.
"""

from dataclasses import dataclass
from typing import Final

MONTHS_OF_FIRES: Final = (9.2, 8.2, 8.6, 8.3, 7.2, 6.4, 6.5, 6.7, 8.6, 9.6, 10.1, 10.6)
MONTHS_OF_DROWNINGS: Final = (1.0, 1.0, 1.5, 2.0, 4.0, 28.5, 34.0, 17.0, 4.5, 2.5, 2.0, 2.0)
# Dry grass burns after the snow and before the rains: an assumption, no month is published.
MONTHS_OF_BURNINGS: Final = (3.5, 3.5, 6.5, 13.0, 11.0, 8.5, 9.5, 10.5, 12.0, 11.5, 6.5, 4.0)
MONTHS_OF_STEPPE: Final = (0.0, 0.0, 1.0, 16.0, 15.0, 9.0, 12.0, 17.0, 16.0, 13.0, 1.0, 0.0)
MONTHS_OF_ICE: Final = (18.0, 14.0, 20.0, 18.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 14.0, 14.0)
MONTHS_OF_STOVES: Final = (17.0, 14.0, 11.0, 6.0, 1.0, 0.0, 0.0, 0.0, 2.0, 13.0, 17.0, 19.0)
MONTHS_FLAT: Final = (100 / 12,) * 12
WEEKDAYS_OF_FIRES: Final = (81, 79, 86, 77, 96, 115, 91)
# Weekends count 1.7 times at the water, and workplaces follow the working week: assumptions.
WEEKDAYS_AT_WATER: Final = (10, 10, 10, 10, 10, 17, 17)
WEEKDAYS_AT_WORK: Final = (18, 18, 17, 17, 16, 9, 5)
SIX_HOURS_OF_FIRES: Final = {0: 141, 6: 116, 12: 208, 18: 160}
HOURS_AT_WATER: Final = dict(enumerate((0.3,) * 9 + (2.0,) * 4 + (6.0,) * 6 + (2.0,) * 4 + (0.3,)))
HOURS_AT_WORK: Final = dict(
    enumerate((1.5,) * 8 + (6.0, 6.0, 11.0, 11.0, 6.0, 6.0, 11.0, 11.0, 6.0, 6.0) + (1.5,) * 6)
)


@dataclass(frozen=True, slots=True)
class Stream:
    """One kind and subtype: records a year at the size of the oblast, its months, its weekdays."""

    kind: str
    subtype: str
    a_year: float
    months: tuple[float, ...]
    weekdays: tuple[int, ...]


STREAMS: Final = (
    Stream("fire", "fire", 860, MONTHS_OF_FIRES, WEEKDAYS_OF_FIRES),
    Stream("fire", "burning", 2600, MONTHS_OF_BURNINGS, WEEKDAYS_OF_FIRES),
    Stream("fire", "steppe_fire", 6, MONTHS_OF_STEPPE, WEEKDAYS_OF_FIRES),
    Stream("fire", "steppe_burning", 90, MONTHS_OF_STEPPE, WEEKDAYS_OF_FIRES),
    Stream("fire", "co_poisoning", 7, MONTHS_OF_STOVES, WEEKDAYS_OF_FIRES),
    Stream("water", "drowning", 18, MONTHS_OF_DROWNINGS, WEEKDAYS_AT_WATER),
    Stream("water", "rescue", 34, MONTHS_OF_DROWNINGS, WEEKDAYS_AT_WATER),
    Stream("water", "small_craft", 3, MONTHS_OF_DROWNINGS, WEEKDAYS_AT_WATER),
    Stream("water", "ice", 5, MONTHS_OF_ICE, WEEKDAYS_AT_WATER),
    Stream("water", "body_found", 5, MONTHS_OF_DROWNINGS, WEEKDAYS_AT_WATER),
    Stream("workplace", "accident", 145, MONTHS_FLAT, WEEKDAYS_AT_WORK),
    Stream("workplace", "group", 9, MONTHS_FLAT, WEEKDAYS_AT_WORK),
    Stream("workplace", "poisoning", 4, MONTHS_FLAT, WEEKDAYS_AT_WORK),
    Stream("workplace", "facility_accident", 3, MONTHS_FLAT, WEEKDAYS_AT_WORK),
    Stream("workplace", "facility_incident", 9, MONTHS_FLAT, WEEKDAYS_AT_WORK),
)

# Object of the fire → cause → fires: both margins are the published ones of the oblast, Σ = 987.
FIRES: Final[dict[str, dict[str, int]]] = {
    "1": {"3": 10, "7": 3, "10": 1, "13": 1, "17": 1},
    "2": {"1": 2, "3": 33, "4": 1, "7": 1, "10": 2},
    "3": {"3": 2, "10": 1},
    "4": {"3": 3},
    "5": {"3": 1},
    "9": {"3": 1, "6": 4},
    "10": {"3": 5, "10": 1, "17": 1},
    "11": {"3": 2, "6": 1, "10": 1, "13": 1},
    "12": {"7": 1},
    "13": {"1": 6, "3": 150, "7": 2, "10": 13, "13": 5, "17": 5},
    "14": {"1": 7, "3": 243, "4": 5, "6": 212, "7": 3, "10": 146, "12": 1, "13": 5, "17": 3},
    "15": {"10": 12, "15": 3},
    "16": {"10": 5},
    "17": {"1": 1, "10": 76, "13": 4},
}
# How a cause or object leans towards months; the margins above and the months stay as they are.
STOVES: Final = (2.0, 1.8, 1.5, 0.9, 0.3, 0.1, 0.1, 0.1, 0.5, 1.4, 1.9, 2.1)
OPEN_AIR: Final = (0.1, 0.1, 0.5, 1.8, 1.7, 1.3, 1.5, 1.7, 1.8, 1.5, 0.5, 0.1)
LEANINGS: Final = {"6": STOVES, "15": OPEN_AIR}
OPEN_OBJECTS: Final = frozenset({"15", "16", "17"})

BURNINGS: Final = {
    "1": 407,
    "2": 776,
    "3": 43,
    "4": 4708,
    "5": 1577,
    "6": 27664,
    "7": 21,
    "8": 141,
    "9": 1,
    "11": 6,
}
WORK_CAUSES: Final = {
    "x-work-organisation": 34.9,
    "x-gross-negligence": 32.3,
    "x-safety-rules": 8.0,
    "x-traffic-rules": 8.0,
    "x-process-breach": 4.0,
    "x-faulty-machines": 3.5,
    "x-training": 2.5,
    "x-ppe": 2.0,
    "x-discipline": 2.3,
    "x-poor-premises": 1.5,
    "x-other": 1.0,
}
