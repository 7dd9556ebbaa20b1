"""The press check: sentences in three languages, the order of their counts, the slips of their arithmetic."""

from __future__ import annotations

import pytest

from safetyreg.i18n import Language, Texts
from safetyreg.statistics.claim import read
from safetyreg.statistics.press import check
from safetyreg.statistics.verdict import Verdict

EN = Texts(Language.EN)


@pytest.mark.parametrize(
    ("text", "before", "after", "percent"),
    [
        ("5 → 2", 5, 2, None),
        ("4 -> 1", 4, 1, None),
        ("294 388", 294, 388, None),
        ("294, 388", 294, 388, None),
        ("11 549; 12 875", 11549, 12875, None),
        ("Количество пожаров выросло на 31 % (с 294 до 388)", 294, 388, 31),
        ("388 пожаров против 294 за аналогичный период прошлого года", 294, 388, None),
        ("по сравнению с прошлым годом (294) произошло 388 пожаров", 294, 388, None),
        ("в 2025 году 12\u00a0875 пожаров, в 2024 году – 11\u00a0549 (+11,5 %)", 11549, 12875, 11.5),
        ("За 9 месяцев 2025 года 934 пострадавших, на 3,4 % меньше, чем годом ранее (967)", 967, 934, -3.4),
        ("на 15 ноября 2025 года 1 029 случаев, за тот же период прошлого года 1 078", 1078, 1029, None),
        ("с начала года по 10.09.2025 погибли 164, былтыр 170", 170, 164, None),
        ("Өрт саны 294-тен 388-ге дейін 32 %-ға өсті", 294, 388, 32),
        ("Былтыр 294 өрт, биыл 388 өрт тіркелді", 294, 388, None),
        ("биыл 388 өрт, былтырғы 294-пен салыстырғанда 32 пайызға көп", 294, 388, 32),
        ("388 өрт, 294 өртпен салыстырғанда", 294, 388, None),
        ("Өрт 437-ден 227-ге азайды", 437, 227, None),
        ("Fires fell to 227 from 437, down 48%", 437, 227, -48),
        ("388 fires compared with 294 last year", 294, 388, None),
        ("2021: 817, 2020: 798", 798, 817, None),
        ("2020: 798, 2021: 817", 798, 817, None),
        ("11,549 fires a year ago, 12,875 this year", 11549, 12875, None),
        ("2100 пожаров против 2050", 2050, 2100, None),
    ],
)
def test_counts_and_their_order(text: str, before: int, after: int, percent: float | None) -> None:
    found = read(text)
    assert (found.before, found.after, found.percent) == (before, after, percent)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("+60 %, 5 → 2", "The sign is wrong: from 5 to 2 it is −60 %, not +60 %."),
        ("рост на 60 %, 2 → 5", "+60 % is reckoned from the later figure: from 2 to 5 it is +150 %."),
        (
            "рост на 132 %: с 294 до 388",
            "+132 % is the later figure as a part of the earlier: the change is +32 %.",
        ),
        ("рост на 50 %: с 294 до 388", "The percent is wrong: from 294 to 388 it is +32 %, not +50 %."),
        ("0 → 5, +100%", "From 0 no percent can be reckoned."),
        ("выросло: 5 → 2", "The direction is wrong: from 5 to 2 it is −60 %."),
        ("drownings doubled from 5 to 9", "It is not 2 times: 5 and 9 differ 1.8 times."),
        ("в 2,5 раза больше: 6 против 2", "It is not 2.5 times: 2 and 6 differ 3.0 times."),
        ("втрое меньше: с 9 до 6", "It is not 3 times: 9 and 6 differ 1.5 times."),
    ],
)
def test_slips_are_named(text: str, said: str) -> None:
    assert [EN.of(slip) for slip in check(text).slips] == [said]


@pytest.mark.parametrize(
    "text",
    [
        *("+31 %, 294 → 388", "+32 %, 294 → 388", "+31,9 %, 294 → 388", "60 % 5 → 2", "−60 %, 5 → 2"),
        *("в 3 раза больше: 6 против 2", "өрт 2 есе көп: 5 → 10", "на 46,2% меньше: с 26 до 14"),
    ],
)
def test_what_is_right_has_no_slip(text: str) -> None:
    assert check(text).slips == ()


def test_verdicts_of_the_press() -> None:
    assert [check(text).answer.verdict for text in ("5 → 2", "4 → 1")] == [  # type: ignore[union-attr]
        Verdict.CHANCE,
        Verdict.TOO_FEW,
    ]
    found = check("5 → 2")
    assert EN.of(found.sentence).endswith("0.40 times (95 % interval 0.04–2.44); p = 0.45.")
    assert len(found.notes) == 1


def test_an_assumed_order_is_said() -> None:
    assert EN.of(check("294 388").notes[0]) == "The first count is taken as the earlier one."


def test_one_count_and_a_percent() -> None:
    found = check("388 пожаров, рост на 32 %")
    assert (found.claim.before, found.answer and found.answer.before) == (None, 294)
    assert "about 294" in EN.of(found.notes[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("рост на 12 %", "ask for the two counts"),
        ("стало вдвое больше", "ask for"),
        ("hello", "Write two counts"),
    ],
)
def test_what_cannot_be_judged_says_what_is_missing(text: str, said: str) -> None:
    found = check(text)
    assert found.answer is None
    assert said in EN.of(found.sentence)


def test_a_fall_of_more_than_everything_is_no_claim() -> None:
    assert check("5 пожаров, −100 %").answer is None


@pytest.mark.parametrize(
    ("text", "cautious"),
    [
        ("погибло 74 человека против 1", True),
        ("Қаза тапқандар 1-ден 74-ке көбейді", True),
        ("74 people died, 1 a year earlier", True),
        ("рост погибших, 5 → 2", False),
        ("74 пожара против 1", False),
    ],
)
def test_a_confirmed_change_of_people_says_that_one_accident_may_hold_them_all(
    text: str, *, cautious: bool
) -> None:
    found = check(text)
    assert any("number of accidents" in EN.of(one) for one in found.cautions) == cautious
    assert any("independent" in EN.of(one) for one in found.notes)
