"""Invented people: given names anybody has, surnames nobody has, identity numbers that only check.

The serial numbers of the ИИН stay below 0100, as in the test vectors: they mean nobody.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import Final

from safetyreg.domain.detailed import EMPTY
from safetyreg.domain.field import Value
from safetyreg.domain.identity import check_digit
from safetyreg.domain.period import same_day
from safetyreg.domain.person import Outcome, Person
from safetyreg.domain.rules.dates import SENTINELS
from safetyreg.registry.demo.weighted import Weighted, chance

_MEN: Final = (
    *("Нұрлан", "Ерлан", "Асқар", "Бауыржан", "Данияр", "Серік", "Марат", "Қайрат", "Арман", "Талғат"),
    *("Сергей", "Александр", "Иван", "Дмитрий", "Виктор", "Андрей", "Олег", "Николай", "Павел", "Роман"),
)
_WOMEN: Final = (
    *("Айгүл", "Гүлнар", "Әсем", "Динара", "Сәуле", "Жанар", "Мадина", "Айнұр", "Раушан", "Ботагөз"),
    *("Ольга", "Елена", "Наталья", "Ирина", "Светлана", "Татьяна", "Марина", "Анна", "Юлия", "Вера"),
)
_PATRONYMICS: Final = (
    *("Нурланов", "Ерланов", "Аскаров", "Маратов", "Сериков", "Кайратов", "Болатов", "Талгатов"),
    *("Сергеев", "Александров", "Иванов", "Викторов", "Андреев", "Петров", "Олегов", "Павлов"),
)
_ROOTS: Final = (
    *("Аксайтас", "Кумжелкен", "Ойбулак", "Тастобек", "Жельтаук", "Сарыкумб", "Коктерек", "Узынарык"),
    *("Полынкин", "Синелогов", "Верхостепн", "Камышелин", "Долгобалк", "Ковылястов", "Суховеин", "Солонцов"),
    *("Арчалыбек", "Караултоб", "Майшокин", "Тереноз", "Белоковыл", "Сопочников", "Озеролуков", "Байтерекс"),
)
_AGES: Final = Weighted.of({(0, 6): 6, (7, 14): 4, (15, 17): 2, (18, 34): 20, (35, 59): 43, (60, 88): 25})
_CHILD_AGES: Final = Weighted.of({(1, 6): 35, (7, 14): 45, (15, 17): 20})
_ADULT_AGES: Final = Weighted.of({(18, 34): 36, (35, 59): 46, (60, 80): 18})
_WORKERS: Final = Weighted.of({(18, 34): 38, (35, 59): 54, (60, 66): 8})
_UNKNOWN_IIN: Final = 0.12
_CHILDS: Final = (
    (6, "x-preschool-child"),
    (10, "x-pupil-7-10"),
    (16, "x-pupil-10-16"),
    (20, "x-student-over-16"),
)
_STATUSES: Final = Weighted.of(
    {"x-worker": 30, "x-not-working": 27, "x-office-worker": 10, "x-entrepreneur": 6, "x-disability": 5}
    | {"x-homeless": 8}
)
_PENSION: Final = 61


def person(  # noqa: PLR0913  what is known of a victim
    rng: Random,
    day: date,
    outcome: Outcome,
    *,
    group: str = "any",
    women: float = 0.35,
    role: str = "x-victim",
    severity: str = "",
    intoxicated: str = "",
    details: Mapping[str, Value] = EMPTY,
) -> Person:
    """Invent a person: `group` of ages any, child, adult or worker, `women` the share of women."""
    female = chance(rng, women)
    born = _born(rng, day, group)
    surname = rng.choice(_ROOTS) + ("ова" if female else "ов")
    return Person(
        surname=surname,
        given_name=rng.choice(_WOMEN if female else _MEN),
        patronymic=rng.choice(_PATRONYMICS) + ("на" if female else "ич"),
        iin="" if chance(rng, _UNKNOWN_IIN) else iin(rng, born, female=female),
        birth_date=born,
        sex="female" if female else "male",
        citizenship="Казахстан",
        role=role,
        outcome=outcome,
        severity=severity,
        intoxicated=intoxicated,
        details=MappingProxyType(dict(details)) if details else EMPTY,
    )


def social_status(rng: Random, age: int) -> str:
    """Draw a social status that fits an age."""
    for last, code in _CHILDS:
        if age <= last:
            return code
    return "x-pensioner" if age >= _PENSION else _STATUSES.pick(rng)


def iin(rng: Random, born: date, *, female: bool) -> str:
    """Return an ИИН with a right check digit and a serial number that is given to nobody."""
    century = (5 if born.year >= 2000 else 3) + female  # noqa: PLR2004  the first year of a century
    digit = None
    first = ""
    while digit is None:
        first = f"{born:%y%m%d}{century}{rng.randint(0, 99):04d}"
        digit = check_digit(first)
    return f"{first}{digit}"


def bin_of(rng: Random) -> str:
    """Return a БИН of a resident legal entity with a right check digit and a low serial number."""
    digit = None
    first = ""
    while digit is None:
        first = f"{rng.randint(0, 20):02d}{rng.randint(1, 12):02d}40{rng.randint(0, 999):05d}"
        digit = check_digit(first)
    return f"{first}{digit}"


def _born(rng: Random, day: date, group: str) -> date:
    ages = {"child": _CHILD_AGES, "adult": _ADULT_AGES, "worker": _WORKERS}.get(group, _AGES)
    youngest, oldest = ages.pick(rng)
    born = same_day(day, -rng.randint(youngest, oldest))
    born -= timedelta(days=rng.randint(0, 364) if youngest else 0)
    return born + timedelta(days=2) if born in SENTINELS else born
