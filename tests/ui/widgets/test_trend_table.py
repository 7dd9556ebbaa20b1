"""Changes of a trend carry their verdict: a mark and a word beside the percentage, the sentence as a tip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from safetyreg.domain.period import Period, Step, buckets
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.trend import Series, Trend
from safetyreg.statistics.verdict import judge
from tests.ui.windows import BOOK
from ui.widgets.trend_chart import Shown, TrendWords
from ui.widgets.trend_table import table_of

EN = Texts(Language.EN)
PERIOD = Period(date(2026, 1, 1), date(2026, 3, 31))
TREND = Trend(
    Step.MONTH,
    "incidents",
    PERIOD,
    tuple(buckets(PERIOD, Step.MONTH)),
    (Series("fire", (388, 3, 0), (294, 4, 0), (None, None, None)),),
    answers={"fire": (judge(294, 388), judge(4, 3), judge(0, 0), judge(298, 391))},
)


def test_every_change_says_whether_it_holds() -> None:
    words = TrendWords(TREND, Shown(), EN, date(2026, 4, 1))
    columns, rows = table_of(TREND, Shown(), words, EN, BOOK)
    place = [column.heading for column in columns].index("change")
    assert [row[place].text for row in rows] == [
        "+32.0\u00a0% ▲ rise",
        "−25.0\u00a0% ≈ chance",
        "—",
        "+31.2\u00a0% ▲ rise",
    ]
    assert "A rise is confirmed: 294 → 388" in rows[0][place].tip
    assert "you need about" in rows[1][place].tip
    readings = tuple(words.readings())
    assert "▲ rise" in readings[0].rows[0][-1]


def test_without_verdicts_a_change_stands_alone() -> None:
    bare = replace(TREND, answers={})
    words = TrendWords(bare, Shown(), EN, date(2026, 4, 1))
    columns, rows = table_of(bare, Shown(), words, EN, BOOK)
    assert rows[0][[column.heading for column in columns].index("change")].text == "+32.0\u00a0%"
