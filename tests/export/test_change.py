"""Changes against last year as real numbers, in both styles."""

import pytest

from safetyreg.export import look
from safetyreg.export.change import written
from safetyreg.i18n import Texts
from safetyreg.statistics.change import Change, Style

P, T = Style.PERCENT, Style.TIMES


@pytest.mark.parametrize(
    ("before", "now", "style", "value"),
    [
        (100, 131, P, 0.31),
        (30_840, 370_397, P, 370_397 / 30_840 - 1),
        (30_840, 370_397, T, 370_397 / 30_840),
        (14, 4, T, -3.5),
        (36, 18, T, -2.0),
        (12, 12, T, 0.0),
        (12, 12, P, 0.0),
        (10, 15, T, 0.5),
        (10, 0, T, -1.0),
        (10, 0, P, -1.0),
        (0, 5, P, "up from 0"),
        (0, 5, T, "up from 0"),
        (0, 0, P, "—"),
    ],
)
def test_a_change_is_a_number_or_a_word(
    texts: Texts, before: int, now: int, style: Style, value: float | str
) -> None:
    found, shape = written(Change(before, now), style, texts)
    assert found == pytest.approx(value) if isinstance(value, float) else found == value
    times = style is T and isinstance(value, float) and abs(value) >= 2 and value != -1.0
    expected = '+0.0" times";"−"0.0" times"' if times else look.CHANGE
    assert shape == (look.GENERAL if isinstance(value, str) else expected)
