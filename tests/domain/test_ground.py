from __future__ import annotations

from dataclasses import replace

from safetyreg.domain.ground import Area, Ground, Sheet, Side, State, Weight

PROVED = Ground(side=Side.EMPLOYER, text="Нет инструктажа", evidence="журнал", weight=Weight.DECISIVE)


def test_a_ground_counts_by_its_weight_when_proved_and_linked() -> None:
    assert PROVED.counts == 3
    assert replace(PROVED, evidence="", attachment=5).counts == 3
    assert replace(PROVED, evidence=" ").counts == 0
    assert replace(PROVED, link=False).counts == 0
    assert replace(PROVED, state=State.REFUTED).counts == 0


def test_a_sheet_has_three_sides() -> None:
    other = replace(PROVED, side=Side.THIRD, area=Area.EQUIPMENT)
    sheet = Sheet(grounds=(PROVED, other))
    assert sheet.of(Side.THIRD) == (other,)
    assert sheet.of(Side.EMPLOYEE) == ()
