"""Changes as the officials write them; the examples are those of their own tables, right and wrong ones."""

from __future__ import annotations

import pytest

from safetyreg.i18n import Language, Texts
from safetyreg.statistics.change import Change, Style

RU = Texts(Language.RU)


@pytest.mark.parametrize(
    ("previous", "current", "percent", "times"),
    [
        (30_840, 370_397, "+1\u00a0101\u00a0%", "+12"),
        (14, 4, "−71,4\u00a0%", "−3,5"),
        (36, 18, "−50,0\u00a0%", "−2"),
        (57_927, 239_050, "+313\u00a0%", "+4,1"),
        (328_349, 18_729, "−94,3\u00a0%", "−17,5"),
        (11_549, 12_875, "+11,5\u00a0%", "+11,5\u00a0%"),
        (12, 12, "0,0\u00a0%", "0,0\u00a0%"),
        (5, 0, "−100\u00a0%", "−100\u00a0%"),
        (0, 0, "—", "—"),
    ],
)
def test_a_change_is_computed_never_typed(previous: int, current: int, percent: str, times: str) -> None:
    change = Change(previous, current)
    assert change.say(RU) == percent
    written = change.say(RU, Style.TIMES)
    assert written == times or (times[-1].isdigit() and written == f"{times} р.")


def test_a_rise_from_nothing_has_no_percent() -> None:
    change = Change(0, 7)
    assert change.share is None
    assert change.say(Texts(Language.EN)) == "up from 0"


def test_the_direction_is_that_of_the_figures() -> None:
    assert [Change(1, 2).rising, Change(2, 1).rising, Change(3, 3).rising] == [1, -1, 0]
    assert Change(4, 5).share == pytest.approx(0.25)
