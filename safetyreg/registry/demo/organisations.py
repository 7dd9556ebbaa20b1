"""Invented employers: a few hundred, the large ones with more accidents."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from safetyreg.registry.demo.people import bin_of
from safetyreg.registry.demo.weighted import Weighted

# Mining and metals 17–19 %, construction 10–11 % are published; the rest is a guess.
_SECTORS: Final = Weighted.of(
    {"B": 11, "C": 17, "D": 6, "E": 4, "F": 11, "G": 8, "H": 14, "I": 3, "A": 5, "N": 5, "O": 3}
    | {"P": 5, "Q": 6, "L": 2}
)
_NAMES: Final = (
    *("Үлгі", "Тасжол", "Көкбел", "Айқын Сервис", "Сарыжон", "Болатшы", "Кенжар", "Жолтас"),
    *("Образец", "Полюс Юг", "Степмонтаж", "Горновик-Т", "Прокатсервис", "Вектор Снаб", "Карьер-Лог"),
)
_FORMS: Final = ("ТОО", "ТОО", "ТОО", "АО", "ЖШС", "ИП", "КГП")
HAZARDOUS: Final = frozenset({"B", "C", "D"})


@dataclass(frozen=True, slots=True)
class Employer:
    """An invented organisation."""

    name: str
    bin: str
    oked: str
    headcount: int


def employers(rng: Random, number: int) -> Sequence[Employer]:
    """Invent organisations, the most accident-prone first."""
    return tuple(
        Employer(
            name=f"{rng.choice(_FORMS)} «{rng.choice(_NAMES)}-{place + 1}»",
            bin=bin_of(rng),
            oked=_SECTORS.pick(rng),
            headcount=max(8, round(rng.lognormvariate(4.6, 1.2))),
        )
        for place in range(number)
    )


def by_size(known: Sequence[Employer]) -> Weighted[Employer]:
    """Weigh organisations by their people, so that large ones come up more often."""
    return Weighted.of({employer: employer.headcount**0.8 for employer in known})
