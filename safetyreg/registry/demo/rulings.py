"""Synthetic decisions on guilt: a commission's, some reviewed by an inspector, a few by a court."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Final

from safetyreg.domain.decision import Action, After, Body, Decision, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ledger import Circumstances
from safetyreg.registry.demo.weighted import Weighted, chance

# The peaks follow the published cases (10, 20, 25, 30, 50, now and then 60); the rest is a guess.
_SHARES: Final = Weighted.of({10: 17, 15: 4, 20: 20, 25: 15, 30: 17, 35: 3, 40: 6, 50: 13, 60: 4, 70: 1})
_GROSS: Final = "x-gross-negligence"
_WITH_SHARE: Final = 0.9
_WITHOUT_GROUND: Final = 0.025
_NO_EVIDENCE: Final = 0.07
_DISSENT: Final = 0.12
_LATE_DISSENT: Final = 0.25
_INSPECTOR: Final = 0.2
_COURT: Final = 0.5
_SENT_BACK: Final = 0.22
_DECIDED_ANEW: Final = 0.4
_THIRD_UNLAWFUL: Final = 0.12
_SPLIT_THOUGH_EXCLUDED: Final = 0.3
_STEP: Final = 5
_EVIDENCE: Final = (
    "Протоколы опроса, журнал инструктажей",
    "Инструкция по охране труда, подпись об ознакомлении",
    "Видеозапись участка, объяснительная мастера",
)
_GROUNDS: Final = (
    "Нарушение инструкции работником, отсутствие контроля со стороны мастера.",
    "Вход в опасную зону; ограждение не было закрыто.",
    "Работа без наряда-допуска; наряд не был выдан руководителем.",
    "Еңбек қауіпсіздігі нұсқаулығының бұзылуы.",
)
_REASONS: Final = (
    "Жалоба пострадавшего; вина работодателя недооценена.",
    "Не установлено, что работник был обучен.",
    "Дополнительные объяснения свидетелей.",
)
_BODIES: Final = {
    Body.INSPECTOR: ("Главный государственный инспектор труда области", "заключение"),
    Body.COURT: ("Областной суд", "решение"),
}
_MEMBERS: Final = (
    "Представитель работников",
    "Технический инспектор по охране труда",
    "Представитель страховщика",
)


class Rulings:
    """Draws the line of decisions of one victim after another; ids run from 1 in the order they are drawn."""

    def __init__(self, rng: Random, until: date) -> None:
        """Keep the dice and the last day."""
        self._rng = rng
        self._until = until
        self._ids = count(1)

    def line(self, victim: tuple[int, int], told: Circumstances, cause: str) -> tuple[Decision, ...]:
        """Return the decisions on a victim up to the last day; none while the investigation goes on."""
        if told.ended_on is None:
            return ()
        if told.exclusion and not chance(self._rng, _SPLIT_THOUGH_EXCLUDED):
            return ()
        found = [self._commission(victim, told, cause)]
        if found[0].shares and found[0].shares.employee and chance(self._rng, _INSPECTOR):
            found += self._reviews(found[0])
        return tuple(self._numbered(one for one in found if one.decided_on and one.decided_on <= self._until))

    def _numbered(self, line: Iterator[Decision]) -> Iterator[Decision]:
        """Give ids; until then an annulment names a decision by its place in the line."""
        given: dict[int, int] = {}
        for place, one in enumerate(line):
            given[place] = next(self._ids)
            yield replace(one, id=given[place], annuls=None if one.annuls is None else given[one.annuls])

    def _commission(self, victim: tuple[int, int], told: Circumstances, cause: str) -> Decision:
        rng = self._rng
        gross = cause == _GROSS
        shared = chance(rng, _WITH_SHARE if gross else _WITHOUT_GROUND)
        employee = _SHARES.pick(rng) if shared else 0
        ended = told.ended_on or told.occurred_on
        body = "Комиссия специального расследования" if told.special else "Комиссия работодателя"
        return Decision(
            incident=victim[0],
            person=victim[1],
            body=Body.COMMISSION,
            body_name=body,
            decided_on=ended + timedelta(days=rng.randint(0, 3)),
            document=f"акт № {rng.randint(1, 90)}",
            shares=Shares(employee, 100 - employee),
            gross_negligence=Answer.YES if gross else Answer.NO,
            gross_negligence_evidence=self._evidence() if gross else "",
            intoxicated=told.intoxicated,
            grounds=rng.choice(_GROUNDS) if employee else "Вина работодателя: организация работ и обучение.",
            dissents=self._dissents(ended) if employee else (),
        )

    def _evidence(self) -> str:
        return "" if chance(self._rng, _NO_EVIDENCE) else self._rng.choice(_EVIDENCE)

    def _dissents(self, ended: date) -> tuple[Dissent, ...]:
        rng = self._rng
        if not chance(rng, _DISSENT):
            return ()
        days = rng.randint(6, 9) if chance(rng, _LATE_DISSENT) else rng.randint(0, 1)
        text = "Доказательств грубой неосторожности нет."
        return (Dissent(rng.choice(_MEMBERS), Shares(0, 100), text, ended + timedelta(days=days)),)

    def _reviews(self, first: Decision) -> list[Decision]:
        rng = self._rng
        day = (first.decided_on or date.max) + timedelta(days=rng.randint(15, 60))
        before = first.shares.employee if first.shares else 0
        if chance(rng, _SENT_BACK):
            return self._sent_back(first, day)
        third = 10 if chance(rng, _THIRD_UNLAWFUL) else 0
        found = [self._later(first, Body.INSPECTOR, day, self._moved(before), third)]
        if chance(rng, _COURT):
            found += self._court(first, found[0], day + timedelta(days=rng.randint(60, 240)))
        return found

    def _sent_back(self, first: Decision, day: date) -> list[Decision]:
        """Return an inspector's annulment that opens a new investigation, and what it may have come to."""
        rng = self._rng
        found = [self._annulment(first, Body.INSPECTOR, day, After.REINVESTIGATION)]
        if chance(rng, _DECIDED_ANEW):
            employee = self._moved(first.shares.employee if first.shares else 0)
            anew = self._later(first, Body.COMMISSION, day + timedelta(days=rng.randint(20, 50)), employee)
            found.append(replace(anew, reason="Повторное расследование."))
        return found

    def _moved(self, employee: int) -> int:
        """Return the share after a review: mostly lower, in steps of 5, now and then the same or higher."""
        steps = self._rng.choice((-6, -4, -4, -3, -2, -2, -1, 0, 0, 1, 2))
        return min(max(employee + steps * _STEP, 0), 90)

    def _later(self, first: Decision, body: Body, day: date, employee: int, third: int = 0) -> Decision:
        name, paper = _BODIES.get(body, (first.body_name, "акт"))
        return replace(
            first,
            body=body,
            body_name=name,
            decided_on=day,
            document=f"{paper} № {self._rng.randint(1, 900)}",
            shares=Shares(employee, 100 - employee - third, third),
            gross_negligence=Answer.YES if employee else Answer.NO,
            gross_negligence_evidence=first.gross_negligence_evidence if employee else "",
            dissents=(),
            reason=self._rng.choice(_REASONS),
        )

    def _court(self, first: Decision, second: Decision, day: date) -> list[Decision]:
        kind = self._rng.choice(("zero", "zero", "third", "earlier", "earlier", "both", "nothing", "nothing"))
        if kind in {"zero", "third"}:
            return [self._later(first, Body.COURT, day, 0, 20 if kind == "third" else 0)]
        after = After.REINVESTIGATION if kind == "both" else After.EARLIER
        annulment = replace(self._annulment(first, Body.COURT, day, after), annuls=1)
        if kind == "earlier" or second.decided_on is None:
            return [replace(annulment, reason="Заключение инспектора признано незаконным.")]
        return [
            replace(annulment, reason="Заключение инспектора признано незаконным."),
            replace(annulment, annuls=0),
        ]

    def _annulment(self, first: Decision, body: Body, day: date, after: After) -> Decision:
        """Return an annulment of the first decision of a line."""
        return replace(
            self._later(first, body, day, 0),
            action=Action.ANNULS,
            shares=None,
            annuls=0,
            after=after,
            gross_negligence=Answer.UNKNOWN,
            grounds="",
            reason="Акт комиссии признан незаконным.",
        )
