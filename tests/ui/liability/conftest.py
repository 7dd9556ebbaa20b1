"""The page of liability over two accidents: one of a group with decisions, one without."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import Body, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State, Weight
from tests.registry.accidents import accident, decision, victim, victims_of
from tests.ui.doors import idle
from ui.filter import Filter, Preset
from ui.liability.page import LiabilityPage, build
from ui.liability.victim import Victim
from ui.widgets.question import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.session import Session


@dataclass(frozen=True)
class Stage:
    """The page, its session, and the victims: decided twice, decided once, undecided."""

    page: LiabilityPage
    session: Session
    twice: Victim
    once: Victim
    undecided: Victim


@pytest.fixture(autouse=True)
def let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what was typed go: a form that asks would wait for ever at the end of a test."""
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)


def grounds(incident: int, person: int) -> Sheet:
    """Return a sheet with a range: one proved ground a side, one open question."""
    return Sheet(
        incident=incident,
        person=person,
        grounds=(
            Ground(
                side=Side.EMPLOYER,
                text="Нет инструктажа",
                norm="lc-182",
                evidence="журнал",
                weight=Weight.DECISIVE,
                state=State.ESTABLISHED,
            ),
            Ground(
                side=Side.EMPLOYEE,
                text="Вход за ограждение",
                area=Area.GROSS_BREACH,
                evidence="видео",
                weight=Weight.SECONDARY,
                state=State.ESTABLISHED,
            ),
            Ground(side=Side.THIRD, text="Анкеры подрядчика"),
        ),
    )


@pytest.fixture
def stage(qtbot: QtBot, opened: Session, registry: Registry) -> Stage:
    """Show the page on the cases of all the time."""
    group = accident(victim(), victim("Второй", profession="слесарь"), subtype="accident")
    ids = victims_of(registry._session.database, group, accident(victim("Третий", severity="light")))
    twice, once, undecided = ids
    dissent = Dissent("А. Профсоюзов", Shares(0, 100), "инструктажа не было", date(2025, 6, 3))
    registry.decisions.add(decision(twice, 40, dissents=(dissent,)))
    registry.decisions.add(
        decision(twice, 60, body=Body.COURT, decided_on=date(2025, 9, 1), gross_negligence=Answer.NO)
    )
    registry.decisions.add(decision(once, 20))
    registry.grounds.save(grounds(*twice))
    kept = Claim(incident=twice[0], person=twice[1], capacity_lost=40, average=400_000, moral=1_000_000)
    registry.claims.save(kept)
    opened.set_filter(Filter(preset=Preset.ALL))
    page = build(opened)
    assert isinstance(page, LiabilityPage)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    page.entered()
    idle(qtbot, opened)
    return Stage(page, opened, Victim(*twice), Victim(*once), Victim(*undecided))
