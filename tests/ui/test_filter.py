from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.period import Period
from safetyreg.domain.query import Condition, Query
from safetyreg.i18n import Language, Texts
from tests.ui.windows import TODAY
from ui.filter import Filter, Preset, month_of, period_of
from ui.format import shown_period
from ui.preferences import FILTER, LANGUAGE, RECENT, Preference, Preferences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.windows import Door
    from ui.session import Session

DAYS = Period(date(2025, 3, 1), date(2025, 5, 31))
FULL = Filter(
    preset=Preset.CUSTOM,
    custom=DAYS,
    kinds=("fire",),
    places=("350000000",),
    statuses=("registered",),
    words="печь",
)


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        (Preset.TODAY, TODAY, TODAY),
        (Preset.MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Preset.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        (Preset.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Preset.YEAR_TO_DATE, date(2026, 1, 1), TODAY),
    ],
)
def test_presets_move_with_the_calendar(preset: Preset, first: date, last: date) -> None:
    assert period_of(preset, TODAY) == Period(first, last)


def test_all_the_time_has_no_period() -> None:
    assert Filter(preset=Preset.ALL).query(TODAY) == Query()
    assert FULL.in_period(None).period(TODAY) is None


def test_a_filter_is_kept_and_read_back() -> None:
    assert Filter.from_kept(json.loads(json.dumps(FULL.kept()))) == FULL


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"preset": "?", "kinds": ["earthquake"], "statuses": "registered", "places": None},
        {"preset": "custom", "custom": ["2026-02-30", "x"]},
        {"preset": "custom", "custom": ["2026-02-02", "2026-02-01"]},
    ],
)
def test_what_is_not_understood_is_left_out(kept: dict[str, object]) -> None:
    assert Filter.from_kept(kept) == Filter()


def test_a_query_of_the_filter() -> None:
    assert FULL.query(TODAY) == Query(DAYS, ("fire",), (), ("350000000",), ("registered",), "печь")


def test_preferences_keep_their_types(qtbot: QtBot) -> None:
    kept = Preferences()
    number, yes = Preference("number", 5), Preference("yes", default=True)
    kept.put(RECENT, ("one",))
    kept.put(number, 7)
    kept.put(yes, value=False)
    kept.put(LANGUAGE, "kk")
    again = Preferences()
    assert again.get(RECENT) == ("one",)
    assert again.get(number) == 7
    assert again.get(yes) is False
    assert again.get(LANGUAGE) == "kk"
    again.put(Preference("number", ""), "text")
    assert again.get(number) == 5


def test_recent_registries_are_few_and_the_newest_first(qtbot: QtBot) -> None:
    kept = Preferences()
    for number in range(12):
        kept.remember_registry(f"{number}.sqlite")
    kept.remember_registry("5.sqlite")
    assert kept.get(RECENT)[:2] == ("5.sqlite", "11.sqlite")
    assert len(kept.get(RECENT)) == 8
    kept.forget_registry("5.sqlite")
    assert "5.sqlite" not in kept.get(RECENT)


def test_a_broken_preference_is_its_default(qtbot: QtBot) -> None:
    kept = Preferences()
    kept.put(RECENT, ("one",))
    kept._settings.setValue("recent", "[broken")
    assert kept.get(RECENT) == ()
    assert kept.geometry().isEmpty()


def test_the_session_tells_of_a_new_filter_and_remembers_it(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.filter_changed) as heard:
        session.set_filter(FULL)
    assert heard.args == [FULL.query(TODAY)]
    assert session.query == FULL.query(TODAY)
    assert Filter.from_kept(Preferences().get(FILTER)) == FULL
    with qtbot.assertNotEmitted(session.filter_changed):
        session.set_filter(FULL)


def test_records_behind_a_number_narrow_and_widen(qtbot: QtBot, session: Session) -> None:
    query = session.query.only(kinds=("fire",)).and_where(Condition("cause", value="6"))
    with qtbot.waitSignal(session.show_page) as shown:
        session.show_records(query)
    assert shown.args == ["register"]
    assert session.query == query
    assert session.filter.preset is Preset.YEAR_TO_DATE
    assert session.narrowed
    session.widen()
    assert session.query == query.only(where=())
    session.show_records(query.in_period(DAYS))
    assert session.filter.custom == DAYS


def test_new_codes_reach_the_pages(qtbot: QtBot, session: Session, door: Door) -> None:
    door.codes.found = CodeBook()
    with qtbot.waitSignals([session.book_changed, session.changed]):
        session.announce(Changes(1, codes=True))
    assert not session.book.lists


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (Period(TODAY, TODAY), "26.10.2026"),
        (month_of(2026, 2), "февраль 2026"),
        (Period(date(2026, 4, 1), date(2026, 6, 30)), "{Q2}"),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), "2026"),
        (Period(date(2026, 1, 1), date(2026, 10, 31)), "янв.–окт. 2026"),
        (Period(date(2026, 1, 1), TODAY), "01.01.2026\u00a0–\u2060\u00a026.10.2026"),
    ],
)
def test_a_period_is_said_shortly(period: Period, shown: str) -> None:
    texts = Texts(Language.RU)
    assert shown_period(period, texts) == shown.replace(
        "{Q2}", texts.say("Q{number} {year}", number=2, year=2026)
    )
