"""A trend as a chart and as a table: figures in words, the days behind each mark."""

from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.i18n import NO_BREAK_SPACE, Language, Texts
from safetyreg.statistics.change import Style as ChangeStyle
from safetyreg.statistics.trend import Wanted
from tests.languages import every_language
from tests.ui.figures import BREAK, trend_of
from tests.ui.windows import BOOK, TODAY
from ui.widgets.chart import Chart, Line, Spot, Style
from ui.widgets.trend_chart import Shown, TrendWords, behind, chart_of, cut, footnotes
from ui.widgets.trend_table import table_of

YEAR = Query(period=Period(date(2026, 1, 1), TODAY))
FIRE = ("fire",)


def chart(
    wanted: Wanted, shown: Shown | None = None, *, query: Query = YEAR, language: Language = Language.EN
) -> Chart:
    return chart_of(trend_of(query, wanted, breaks=(BREAK,)), shown or Shown(), Texts(language), TODAY)


def line(found: Chart, style: Style, kind: str = "fire") -> Line:
    return next(one for one in found.lines if one.style is style and one.kind == kind)


def test_the_title_says_both_figures_and_judges_nothing() -> None:
    found = chart(Wanted(kinds=FIRE))
    assert found.title == "Fires: 145 against 70 in the same period last year"


def test_several_kinds_are_added_up_in_the_title_and_named_at_their_lines() -> None:
    found = chart(Wanted())
    assert found.title == "Incidents: 435 against 210 in the same period last year"
    assert [one.name for one in found.lines if one.style is Style.NOW] == [
        "Fires",
        "Accidents on the water",
        "Workplace accidents",
    ]
    assert [one.name for one in found.lines if one.style is Style.BEFORE] == ["2025", "", ""]
    assert "Grey" in found.method


def test_lines_of_one_kind_are_named_by_their_years() -> None:
    found = chart(Wanted(kinds=FIRE), Shown(average=True))
    assert [one.name for one in found.lines] == ["2025", "12-month average", "2026"]
    assert line(found, Style.AVERAGE).values[-1] is None
    assert not line(found, Style.AVERAGE).days


def test_a_mark_opens_the_days_that_were_counted() -> None:
    found = chart(Wanted(kinds=FIRE))
    assert found.spot(1, 3) == Spot("fire", Period(date(2026, 4, 1), date(2026, 4, 30)))
    assert found.spot(1, 9) == Spot("fire", Period(date(2026, 10, 1), TODAY))
    assert found.spot(0, 9) == Spot("fire", Period(date(2025, 10, 1), date(2025, 10, 26)))


def test_weeks_are_compared_with_the_same_days_of_the_week() -> None:
    found = chart(Wanted(Step.WEEK, kinds=FIRE))
    now, before = found.spot(1, 1), found.spot(0, 1)
    assert now is not None
    assert before is not None
    assert (now.days.first - before.days.first).days == 364
    assert "same weeks" in found.title
    assert found.provisional == (0, len(found.buckets) - 1)


def test_the_records_behind_a_figure_of_people_have_such_people() -> None:
    spot = Spot("fire", Period(date(2026, 4, 1), date(2026, 4, 30)))
    assert behind(YEAR, spot, "incidents") == Query(period=spot.days, kinds=FIRE, counted=True)
    dead = behind(YEAR, spot, "dead")
    assert dead.where == (Condition("dead", Operator.MORE, 0),)


def test_the_newest_bucket_is_provisional_while_it_goes_on() -> None:
    found = chart(Wanted(kinds=FIRE))
    assert found.provisional == (9,)
    assert found.readings[9].note == "incomplete"
    assert "26.10.2026" in found.method
    whole = chart(Wanted(kinds=FIRE), query=Query(period=Period(date(2026, 1, 1), date(2026, 9, 30))))
    assert whole.provisional == ()


def test_a_break_stands_between_its_buckets_with_a_footnote() -> None:
    found = chart(Wanted(kinds=FIRE))
    assert found.rules[0].place == pytest.approx(3.0)
    assert found.rules[0].label == "16.04.2026¹"
    assert footnotes(found) == "¹ Dry grass counts"


def test_damage_is_scaled_on_the_axis_and_whole_in_words() -> None:
    found = chart(Wanted(measure="damage", kinds=FIRE))
    assert found.unit == "damage, million tenge in a month"
    assert found.greatest == pytest.approx(19)
    assert f"145{NO_BREAK_SPACE}000{NO_BREAK_SPACE}000" in found.title


def test_before_the_first_record_a_year_before_is_unknown_and_not_zero() -> None:
    first = date(2024, 5, 1)
    found = chart(Wanted(kinds=FIRE), Shown(since=first), query=Query())
    before = line(found, Style.BEFORE).values
    assert before[:12] == (None,) * 12
    assert before[12] == 11
    assert found.readings[0].rows[0][2:] == ("—", "—")
    assert "against" not in found.title


def test_years_under_the_axis_stand_only_where_there_are_several() -> None:
    assert {bucket.under for bucket in chart(Wanted(kinds=FIRE)).buckets} == {""}
    assert {bucket.under for bucket in chart(Wanted(kinds=FIRE), query=Query()).buckets} == {
        "2024",
        "2025",
        "2026",
    }


@pytest.mark.parametrize("step", list(Step))
@every_language
def test_every_step_has_names_in_every_language(step: Step, texts: Texts) -> None:
    found = chart_of(trend_of(Query(), Wanted(step)), Shown(average=True), texts, TODAY)
    assert all(bucket.tick and bucket.name for bucket in found.buckets)
    assert found.readings[0].title in found.description


def test_the_style_of_changes_is_the_chosen_one() -> None:
    times = Shown(style=ChangeStyle.TIMES)
    assert chart(Wanted(kinds=FIRE)).readings[0].rows[0] == ("Fires", "10", "5", "+100\xa0%")
    assert chart(Wanted(kinds=FIRE), times).readings[0].rows[0][3] == "+2×"


def test_the_table_shows_the_same_figures_and_copies_plain_numbers() -> None:
    trend, shown, texts = (
        trend_of(YEAR, Wanted(measure="damage", kinds=FIRE)),
        Shown(average=True),
        Texts(Language.EN),
    )
    columns, rows = table_of(trend, shown, TrendWords(trend, shown, texts, TODAY), texts, BOOK)
    assert [column.heading for column in columns] == ["Month", "2026", "2025", "change", "average"]
    assert [cell.copy for cell in rows[0]][1:3] == ["10000000", "5000000"]
    assert rows[0][1].text == f"10{NO_BREAK_SPACE}000{NO_BREAK_SPACE}000"
    assert rows[-1][0].text == "Total"
    assert rows[-1][1].copy == "145000000"
    assert rows[9][4].text == "—"


def test_the_total_of_an_unknown_year_before_is_blank() -> None:
    trend, shown = trend_of(Query(), Wanted(kinds=FIRE)), Shown(since=date(2024, 5, 1))
    texts = Texts(Language.EN)
    _, rows = table_of(trend, shown, TrendWords(trend, shown, texts, TODAY), texts, BOOK)
    assert [cell.text for cell in rows[-1]][2:] == ["—", "—"]
    assert rows[0][2].text == "—"


def test_a_period_that_goes_on_is_cut_at_today() -> None:
    whole = Query(period=Period(date(2026, 1, 1), date(2026, 12, 31)))
    assert cut(whole, TODAY).period == Period(date(2026, 1, 1), TODAY)
    assert cut(Query(), TODAY) == Query()
    past = Query(period=Period(date(2025, 1, 1), date(2025, 12, 31)))
    assert cut(past, TODAY) == past
