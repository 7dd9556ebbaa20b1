"""Denominators, breaks, borders: what may be compared, and on what."""

from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.period import Period, year
from safetyreg.domain.reference import Break
from safetyreg.i18n import Language, Names, Texts
from safetyreg.statistics.borders import BORDERS, border_of, moves, recomputed, united
from safetyreg.statistics.breaks import comparable, segments
from safetyreg.statistics.denominators import Quality, Reach, exposure, reaches
from tests.statistics.filled import book

EN = Texts(Language.EN)
BORDER = Break("x", date(2022, 6, 8), (), ("35", "62"), Names("граница"))
DEFINITION = Break("y", date(2019, 1, 1), ("water",), (), Names("утонувшие"))
TABLE = [
    Denominator(DenominatorKind.RESIDENTS, "35", date(2020, 1, 1), 1000.0, "stat.gov.kz"),
    Denominator(DenominatorKind.RESIDENTS, "35", date(2021, 1, 1), 1366.0, "stat.gov.kz"),
    Denominator(DenominatorKind.RESIDENTS, "35", date(2023, 1, 1), 800.0, "stat.gov.kz"),
    Denominator(DenominatorKind.HOURS, "35", date(2021, 1, 1), 3650.0, "own"),
    Denominator(DenominatorKind.HOURS, "35", date(2022, 1, 1), 7300.0, "own"),
]


def residents(period: Period, breaks: list[Break] | None = None) -> tuple[float, Quality] | None:
    found = exposure(TABLE, DenominatorKind.RESIDENTS, "35", period, breaks or [])
    return None if found is None else (round(found.value * 365.25 / period.days, 3), found.quality)


def test_between_two_figures_it_is_interpolated_openly() -> None:
    assert residents(Period(date(2020, 1, 11), date(2020, 1, 11))) == (1010.0, Quality.INTERPOLATED)
    found = exposure(TABLE, DenominatorKind.RESIDENTS, "35", year(2020))
    assert found is not None
    assert found.value == pytest.approx(1182.5 * 366 / 365.25)
    assert EN.of(found.note()) == (
        "Denominator interpolated between 01.01.2020 and 01.01.2021. Source: stat.gov.kz."
    )


def test_it_is_never_interpolated_across_a_border_break() -> None:
    day = Period(date(2022, 1, 1), date(2022, 1, 1))
    assert residents(day) == (1083.0, Quality.INTERPOLATED)
    assert residents(day, [BORDER]) == (1366.0, Quality.CARRIED)
    assert residents(Period(date(2022, 6, 8), date(2022, 6, 8)), [BORDER, DEFINITION]) == (
        800.0,
        Quality.CARRIED,
    )


def test_a_lone_figure_holds_for_three_years() -> None:
    assert residents(year(2024)) == (800.0, Quality.CARRIED)
    assert residents(year(2027)) is None
    assert exposure(TABLE, DenominatorKind.EMPLOYED, "35", year(2020)) is None
    alone = [TABLE[0]]
    one_day = Period(date(2020, 1, 1), date(2020, 1, 1))
    found = exposure(alone, DenominatorKind.RESIDENTS, "35", one_day)
    assert found is not None
    assert found.quality is Quality.GIVEN


def test_an_organisation_is_no_country() -> None:
    own = Denominator(DenominatorKind.HEADCOUNT, "", date(2020, 1, 1), 10.0, "own", "010203040506")
    assert exposure([own], DenominatorKind.HEADCOUNT, "", year(2020)) is None
    found = exposure([own], DenominatorKind.HEADCOUNT, "", year(2020), organisation="010203040506")
    assert found is not None
    assert found.value == pytest.approx(10.0 * 366 / 365.25)


def test_a_period_across_a_break_rests_on_both_sides() -> None:
    newer = [*TABLE, Denominator(DenominatorKind.RESIDENTS, "35", date(2022, 6, 8), 900.0, "new borders")]
    found = exposure(newer, DenominatorKind.RESIDENTS, "35", year(2022), [BORDER])
    assert found is not None
    days = 158 * 1366 + 207 * (900 - 100 * 103 / 207)
    assert found.value == pytest.approx(days / 365.25)
    assert found.quality is Quality.CARRIED
    assert [one.value for one in found.figures] == [1366.0, 900.0, 800.0]
    early = exposure(newer, DenominatorKind.RESIDENTS, "35", year(2018))
    assert early is not None
    assert early.quality is Quality.CARRIED
    assert early.value == pytest.approx(1000 * 365 / 365.25)


def test_every_figure_says_how_far_it_reaches() -> None:
    found = reaches(TABLE, [BORDER, DEFINITION])
    assert [found[figure] for figure in TABLE] == [
        Reach(Quality.INTERPOLATED, date(2021, 1, 1)),
        Reach(Quality.CARRIED, date(2022, 6, 7)),
        Reach(Quality.CARRIED, date(2026, 1, 3)),
        Reach(Quality.GIVEN, date(2021, 12, 31)),
        Reach(Quality.GIVEN, date(2022, 12, 31)),
    ]


def test_hours_are_a_sum_over_their_year() -> None:
    whole = exposure(TABLE, DenominatorKind.HOURS, "35", year(2021))
    part = exposure(TABLE, DenominatorKind.HOURS, "35", Period(date(2021, 12, 31), date(2022, 1, 1)))
    assert whole is not None
    assert part is not None
    assert (whole.value, whole.quality) == (3650.0, Quality.GIVEN)
    assert (part.value, part.quality) == (30.0, Quality.INTERPOLATED)
    assert exposure(TABLE, DenominatorKind.HOURS, "35", year(2023)) is None


def test_without_a_break_periods_stay() -> None:
    found = comparable(year(2023), year(2024), [BORDER, DEFINITION])
    assert (found.before, found.after, found.cut, found.sound) == (year(2023), year(2024), False, True)


def test_a_break_inside_cuts_both_periods_alike() -> None:
    inside_before = comparable(year(2022), year(2023), [BORDER])
    assert inside_before.before == Period(date(2022, 6, 8), date(2022, 12, 31))
    assert inside_before.after == Period(date(2023, 6, 8), date(2023, 12, 31))
    inside_after = comparable(year(2021), year(2022), [BORDER])
    assert inside_after.before == Period(date(2021, 1, 1), date(2021, 6, 7))
    assert inside_after.after == Period(date(2022, 1, 1), date(2022, 6, 7))
    assert inside_after.cut
    assert inside_after.footnotes == (BORDER,)


def test_a_break_between_is_only_footnoted() -> None:
    found = comparable(year(2018), year(2019), [DEFINITION])
    assert not found.sound
    assert found.crossed == (DEFINITION,)
    far = comparable(year(2018), year(2022), [BORDER, DEFINITION])
    assert far.crossed == (BORDER, DEFINITION)


def test_periods_that_follow_each_other_are_cut_by_days() -> None:
    found = comparable(
        Period(date(2022, 5, 1), date(2022, 5, 30)), Period(date(2022, 5, 31), date(2022, 6, 29)), [BORDER]
    )
    assert found.before == Period(date(2022, 5, 1), date(2022, 5, 8))
    assert found.after == Period(date(2022, 5, 31), date(2022, 6, 7))
    uneven = comparable(
        Period(date(2022, 6, 1), date(2022, 7, 30)), Period(date(2022, 7, 31), date(2022, 8, 3)), [BORDER]
    )
    assert not uneven.sound


def test_trends_are_cut_into_segments() -> None:
    found = segments(Period(date(2018, 1, 1), date(2023, 12, 31)), [BORDER, DEFINITION])
    assert [piece.first for piece in found] == [date(2018, 1, 1), date(2019, 1, 1), date(2022, 6, 8)]
    assert found[0].last == date(2018, 12, 31)
    assert segments(year(2024), [BORDER]) == (year(2024),)


def test_the_row_new_and_split_off_is_the_old_region() -> None:
    """January to November 2021: Karaganda 791 in the new borders, Ulytau 178, the old region 969."""
    border = border_of("35")
    assert border is not None
    assert united({"35": 791, "62": 178}, border) == 969
    assert border_of("62") == border
    assert border_of("75") is None
    assert len(BORDERS) == 3


def test_old_districts_are_counted_where_they_lie_today() -> None:
    assert moves(book())["3518"] == "6210"
    assert recomputed({"3518": 5, "3523": 2, "3510": 40, "6210": 1}, book()) == {"62": 8, "35": 40}
    assert moves(type(book())()) == {}
