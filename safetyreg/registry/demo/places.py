"""Places of the synthetic registry: Karaganda oblast with its borders, old units before June 2022.

Shares are guesses by population; city and rural give the published 665 to 322. Villages are invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from safetyreg.registry.demo.weighted import Weighted

REGION: Final = "350000000"
BORDERS_CHANGED: Final = date(2022, 6, 8)
# Recomputed for January to November 2021: 178 fires of 969 lay in what became Ұлытау.
OLD_UNITS_SHARE: Final = 178 / 969
RISING: Final = frozenset({"352410000", "353200000", "353220100"})
RISING_FACTOR: Final = 1.9
_YEAR: Final = timedelta(days=365)
_JITTER_CITY: Final = 0.025
_JITTER_RURAL: Final = 0.09


@dataclass(frozen=True, slots=True)
class Spot:
    """A KATO unit: name of the settlement (empty: a village), centre, whether it is urban."""

    code: str
    share: float
    latitude: float
    longitude: float
    settlement: str = ""

    @property
    def urban(self) -> bool:
        """Whether the unit is a city or town."""
        return bool(self.settlement)


SPOTS: Final = (
    Spot("351010000", 14.0, 49.82, 73.10, "г. Караганда"),
    Spot("351011100", 11.0, 49.77, 73.14, "г. Караганда"),
    Spot("351013100", 13.0, 49.83, 73.06, "г. Караганда"),
    Spot("351610000", 5.0, 46.85, 74.98, "г. Балхаш"),
    Spot("352110000", 1.0, 46.03, 73.70, "г. Приозёрск"),
    Spot("352210000", 3.5, 49.79, 72.85, "г. Сарань"),
    Spot("352410000", 12.0, 50.06, 72.96, "г. Темиртау"),
    Spot("352810000", 3.5, 49.71, 72.59, "г. Шахтинск"),
    Spot("353220100", 4.4, 49.63, 72.86, "г. Абай"),
    Spot("353200000", 3.6, 49.55, 72.75),
    Spot("353600000", 2.5, 48.15, 75.30),
    Spot("354000000", 8.0, 50.05, 73.70),
    Spot("354800000", 4.5, 49.40, 75.45),
    Spot("355200000", 3.5, 50.25, 71.60),
    Spot("355600000", 5.5, 50.55, 72.55),
    Spot("356400000", 5.0, 48.75, 73.70),
)
OLD_SPOTS: Final = (
    Spot("351800000", 8.5, 47.80, 67.71, "г. Жезказган"),
    Spot("352000000", 1.5, 48.01, 70.79, "г. Каражал"),
    Spot("352300000", 5.5, 47.90, 67.53, "г. Сатпаев"),
    Spot("354400000", 2.0, 48.68, 71.64),
    Spot("356000000", 1.0, 48.64, 67.01),
)
_TOTAL: Final = sum(spot.share for spot in SPOTS)
RISING_SHARE: Final = sum(spot.share for spot in SPOTS if spot.code in RISING) / _TOTAL
_OLD_TOTAL: Final = sum(spot.share for spot in OLD_SPOTS)
_OLD_FACTOR: Final = OLD_UNITS_SHARE / (1 - OLD_UNITS_SHARE) * _TOTAL / _OLD_TOTAL

USUAL: Final = Weighted.of({spot: spot.share for spot in SPOTS})
EARLIER: Final = Weighted.of(
    {spot: spot.share for spot in SPOTS} | {spot: spot.share * _OLD_FACTOR for spot in OLD_SPOTS}
)
LATELY: Final = Weighted.of(
    {spot: spot.share * (RISING_FACTOR if spot.code in RISING else 1) for spot in SPOTS}
)
RURAL: Final = Weighted.of({spot: spot.share for spot in SPOTS if not spot.urban})

VILLAGES: Final = (
    *("с. Аккайнар", "с. Жанатоган", "с. Сарыбел", "с. Кокозен", "с. Тасоткель", "с. Караадыр"),
    *("с. Степное Поле", "с. Новый Родник", "с. Белый Ключ", "с. Дальний Лог", "с. Тихая Балка"),
    *("разъезд 14 км", "зимовка Ойшилик", "ст. Узынжол", "с. Косагаш", "с. Майтобе"),
)
STREETS: Final = (
    *("ул. Садовая", "ул. Степная", "ул. Достык", "ул. Новая", "ул. Школьная", "ул. Бейбитшилик"),
    *("ул. Строителей", "ул. Шахтёрская", "ул. Береговая", "ул. Жастар", "ул. Вокзальная", "мкр. Восток-1"),
)


def spot_on(rng: Random, day: date, until: date, *, fire: bool) -> Spot:
    """Draw a place for a day: old units before the border change, fires rising in two districts lately."""
    if day < BORDERS_CHANGED:
        return EARLIER.pick(rng)
    return (LATELY if fire and until - day < _YEAR else USUAL).pick(rng)


def point(rng: Random, spot: Spot) -> tuple[float, float]:
    """Draw latitude and longitude near the centre of a place."""
    jitter = _JITTER_CITY if spot.urban else _JITTER_RURAL
    return (
        round(spot.latitude + _near(rng, jitter), 5),
        round(spot.longitude + _near(rng, jitter * 1.5), 5),
    )


def address(rng: Random) -> str:
    """Invent a street and a house."""
    return f"{rng.choice(STREETS)}, {rng.randint(1, 140)}"


def village(rng: Random) -> str:
    """Take one of the invented villages."""
    return rng.choice(VILLAGES)


def _near(rng: Random, jitter: float) -> float:
    return max(-2.0, min(2.0, rng.gauss(0, 1))) * jitter
