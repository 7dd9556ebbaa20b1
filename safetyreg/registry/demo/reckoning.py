"""Synthetic reasoning sheets and claims: what the commission weighed, what the calculator needs."""

from datetime import date
from itertools import count
from random import Random
from typing import Final

from safetyreg.domain.claim import Claim, Dependant, Kin, Month
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State, Weight
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.period import same_day
from safetyreg.domain.person import ADULT_AGE, Harm, Person
from safetyreg.liability.checklist import CHECKLIST
from safetyreg.registry.demo.weighted import Weighted, chance, thousands

_CHECKS: Final = {check.code: check for check in CHECKLIST}
_TEXTS: Final = {
    "rule": "Нет инструкции на этот вид работ",
    "briefing": "Повторный инструктаж не проведён",
    "knowledge": "Проверка знаний просрочена",
    "machine": "Нет ограждения вращающихся частей",
    "ppe": "СИЗ не выданы или не подходят",
    "control": "Мастер не контролировал работу",
    "card": "Работа без технологической карты и наряда-допуска",
    "warned": "Предписание инспектора не выполнено",
    "simple": "Работник отступил от инструкции",
    "disregard": "Вход в опасную зону при работающей машине",
    "repeated": "Повторное нарушение после предупреждения",
    "contractor": "Подрядчик не оградил место работ",
}
_EMPLOYER: Final = ("rule", "briefing", "knowledge", "machine", "ppe", "control", "card", "warned")
_PAPERS: Final = ("журнал инструктажей", "протокол осмотра", "протокол опроса", "акт проверки", "приказ")
_STATES: Final = Weighted.of({State.ESTABLISHED: 74, State.DISPUTED: 18, State.REFUTED: 8})
_WEIGHTS: Final = Weighted.of({Weight.SECONDARY: 35, Weight.CONTRIBUTING: 45, Weight.DECISIVE: 20})
_SHEETS: Final = 0.6
_UNPROVED: Final = 0.1
_CLAIMS: Final = 0.85
_BY_MONTHS: Final = 0.7
_YEAR: Final = 12
_PARENT: Final = 18
_LOST: Final = (5, 10, 15, 20, 25, 30, 40, 45, 60, 70, 90)


class Reckoning:
    """Draws sheets and claims of one victim after another; ids of grounds run from 1."""

    def __init__(self, rng: Random) -> None:
        """Keep the dice."""
        self._rng = rng
        self._ids = count(1)

    def sheet(self, victim: tuple[int, int], employee: int) -> Sheet | None:
        """Return the grounds that a commission weighed for the employee's share; often none are kept."""
        rng = self._rng
        if not chance(rng, _SHEETS if employee else _SHEETS / 2):
            return None
        codes = rng.sample(_EMPLOYER, rng.randint(1, 3))
        if employee:
            codes.append(rng.choice(("disregard", "disregard", "repeated")))
        if chance(rng, 0.2):
            codes.append("simple")
        if chance(rng, 0.06):
            codes.append("contractor")
        grounds = tuple(self._ground(code) for code in codes)
        return Sheet(incident=victim[0], person=victim[1], grounds=grounds)

    def claim(self, victim: tuple[int, int], told: Circumstances, person: Person) -> Claim | None:
        """Return earnings, loss of capacity and costs of a victim; for some of them nobody asked yet."""
        rng = self._rng
        earnings = person.details.get("earnings")
        if not isinstance(earnings, int) or not chance(rng, _CLAIMS):
            return None
        day, by_months = told.occurred_on, chance(rng, _BY_MONTHS)
        lost = None if told.fatal else self._lost(person)
        return Claim(
            incident=victim[0],
            person=victim[1],
            capacity_lost=lost,
            capacity_until=same_day(day, rng.randint(1, 8)) if lost and chance(rng, 0.7) else None,
            months=self._months(earnings, day) if by_months else (),
            average=None if by_months else earnings,
            insured=chance(rng, 0.95),
            costs=thousands(rng.lognormvariate(11.8, 0.8)) if chance(rng, 0.4) else None,
            funeral=thousands(rng.uniform(300_000, 800_000)) if told.fatal else None,
            dependants=self._dependants(person, day) if told.fatal else (),
            moral=thousands(rng.uniform(300_000, 3_000_000)) if chance(rng, 0.12) else None,
        )

    def _ground(self, code: str) -> Ground:
        rng, check = self._rng, _CHECKS[code]
        gross = check.area is Area.GROSS_BREACH
        return Ground(
            id=next(self._ids),
            side=check.side,
            text=_TEXTS[code],
            area=check.area,
            norm=check.norm,
            evidence="" if chance(rng, _UNPROVED) else rng.choice(_PAPERS),
            link=chance(rng, 0.93),
            weight=_WEIGHTS.pick(rng),
            state=State.ESTABLISHED if gross or check.side is Side.THIRD else _STATES.pick(rng),
            check=code,
        )

    def _lost(self, person: Person) -> int | None:
        known = person.details.get("capacity_lost")
        if isinstance(known, int):
            return known
        return self._rng.choice(_LOST) if person.severity == Harm.SEVERE else None

    def _months(self, earnings: int, day: date) -> tuple[Month, ...]:
        return tuple(self._month(earnings, day, back) for back in range(_YEAR, 0, -1))

    def _month(self, earnings: int, day: date, back: int) -> Month:
        rng = self._rng
        index = day.year * _YEAR + day.month - 1 - back
        amount = thousands(earnings * rng.uniform(0.92, 1.08))
        bonus = thousands(earnings * 0.3) if chance(rng, 0.03) else 0
        first = date(index // _YEAR, index % _YEAR + 1, 1)
        return Month(first, amount + bonus, full=chance(rng, 0.97), one_off=bonus)

    def _dependants(self, person: Person, day: date) -> tuple[Dependant, ...]:
        rng, number = self._rng, person.details.get("dependants")
        oldest = min((person.age_on(day) or ADULT_AGE) - _PARENT, ADULT_AGE - 1)
        many = number if isinstance(number, int) and oldest > 0 else 0
        return tuple(Dependant(Kin.CHILD, same_day(day, -rng.randint(1, oldest))) for _ in range(many))
