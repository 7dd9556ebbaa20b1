"""Titles of the answers on people, gaps and trends in every case that they tell apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period
from safetyreg.domain.person import Person
from safetyreg.domain.query import Query
from safetyreg.domain.status import Status
from safetyreg.storage import bulk
from safetyreg.storage.engine import Database
from ui.analysis.gaps_told import told_gaps
from ui.analysis.pace_told import told_pace
from ui.analysis.person_told import told_people
from ui.tokens import DARK
from ui.widgets.chart_look import Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safetyreg.i18n import Texts
    from safetyreg.registry import Registry
    from ui.analysis.told import Told

pytestmark = pytest.mark.usefixtures("qtbot")
TODAY = date(2026, 1, 1)
WORK = Incident(kind="workplace", subtype="accident", status=Status.REGISTERED, place="351010000")
AT_WORK = Query(kinds=("workplace",), period=Period(date(2025, 1, 1), date(2025, 12, 31)))


def fill(registry: Registry, days: Iterable[date], *persons: Person) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        found = (
            replace(WORK, occurred_on=day, registered_on=day, time_unknown=True, persons=persons)
            for day in days
        )
        bulk.insert_many(connection, found, registry.user.account, database.now())
        database.bump(connection)
    database.close()


def painted(told: Told) -> int:
    """Paint on dark ground; return how many marks have a place."""
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    places = told.drawing.paint(painter, Look(DARK, dark=True), QRectF(0, 0, 600, 300), ())
    painter.end()
    assert len(places) == len(told.drawing.marks) == len(told.rows)
    return len(places)


def steady(last: date) -> list[date]:
    return [last - timedelta(days=30 * number) for number in range(16)][::-1]


@pytest.mark.parametrize(
    ("later", "said"),
    [((1, 2, 3), "too short for chance"), ((), "within chance"), ((400,), "too long for chance")],
)
def test_the_last_gap_is_told(registry: Registry, texts: Texts, later: tuple[int, ...], said: str) -> None:
    last = date(2025, 12, 20) - timedelta(days=max(later, default=0))
    fill(registry, [*steady(last), *(last + timedelta(days=day) for day in later)])
    told = told_gaps(registry.analysis.gaps(AT_WORK, today=TODAY), "workplace", texts)
    assert told.chart.title.startswith("Incidents: ")
    assert told.chart.title.endswith(said)
    assert told.rows[-1][-1].text.endswith(said)
    assert painted(told) == 15 + len(later)


@pytest.mark.parametrize(("factor", "said"), [(1.4, "A rise year by year"), (0.6, "A fall year by year")])
def test_a_confirmed_trend_is_told(registry: Registry, texts: Texts, factor: float, said: str) -> None:
    days = [
        date(year, month, 1 + number)
        for year in range(2022, 2026)
        for month in range(1, 13)
        for number in range(min(27, round(8 * factor ** (year - 2023))))
    ]
    fill(registry, days)
    told = told_pace(registry.analysis.pace(AT_WORK, today=TODAY), "workplace", texts)
    assert told.chart.title.startswith(said)
    assert painted(told) == 42


def test_people_of_unknown_sex_are_told_as_a_whole(registry: Registry, texts: Texts) -> None:
    fill(registry, [date(2025, 3, 1), date(2025, 4, 1)], Person(outcome="dead", age=30))
    told = told_people(registry.analysis.casualties(AT_WORK, "dead", today=TODAY), texts)
    assert told.chart.title == "Dead: 2, of them men 0, women 0; not enough figures"
    assert "sex unknown 2" in told.chart.method
    assert painted(told) == 6


def test_people_across_a_break_are_only_told_so(registry: Registry, texts: Texts) -> None:
    fill(registry, [date(2022, 9, 1)], Person(outcome="injured", age=30))
    crossing = replace(AT_WORK, period=Period(date(2022, 6, 8), date(2023, 6, 7)))
    told = told_people(registry.analysis.casualties(crossing, "injured", today=TODAY), texts)
    assert told.chart.title == "A break lies between the two periods: they are not compared"
    assert "Ulytau" in told.chart.method
    assert painted(told) == 0
