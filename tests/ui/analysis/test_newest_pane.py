"""Newest months over a real registry: the triangle, leads, what is missing; each line opens its records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language
from safetyreg.statistics.charted import Heat
from tests.ui.analysis.pages import FIRE, STOVE, fill, monthly
from tests.ui.doors import idle, real_session
from tests.ui.windows import TODAY, theme_of
from ui import reported
from ui.analysis.newest_pane import NewestPane
from ui.analysis.remaking import Remaker
from ui.filter import Preset
from ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from safetyreg.domain.incident import Incident
    from safetyreg.registry import Registry
    from ui.session import Session


def late() -> Iterator[Incident]:
    """Yield twelve a month until today; each third is known five weeks later."""
    for month in range(34):
        for number in range(12):
            day = date(2024 + month // 12, month % 12 + 1, 2 + number)
            known = day + timedelta(days=35 if number % 3 == 0 else 1)
            if known <= TODAY:
                yield replace(STOVE, occurred_on=day, reported_on=known, registered_on=known)


def pane(qtbot: QtBot, session: Session) -> NewestPane:
    session.set_filter(session.filter.only(preset=Preset.YEAR_TO_DATE))
    found = NewestPane(session)
    qtbot.addWidget(found)
    found.resize(1150, 620)
    found.show()
    found.entered()
    idle(qtbot, session)
    return found


def test_the_triangle_says_what_the_newest_month_will_be(
    qtbot: QtBot, registry: Registry, opened: Session
) -> None:
    fill(registry, late())
    found = pane(qtbot, opened)
    title = found.delay.title().text()
    assert title.startswith("September 2026: 8 known, 12 will be (")
    assert "30.09.2026" in found.delay.method.text()
    assert "without one (imports) are left out" in found.delay.method.text()
    found.delay.view.grab()
    assert len(found.delay.view.places) == 13 * 7
    with qtbot.waitSignal(opened.show_page):
        found.delay.view.point(12 * 7)
        found.delay.view.chosen.emit(found.delay._drawing.marks[12 * 7])  # type: ignore[union-attr]
    assert opened.query.period is not None
    assert opened.query.period.first == date(2026, 9, 1)


def test_the_triangle_goes_into_the_report(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry, late())
    shown = pane(qtbot, opened)
    shown.delay.report.click()
    (wish,) = reported.wishes(opened)
    assert (wish.topic, wish.kind) == (reported.DELAY, "fire")
    remaker = Remaker(opened, Language.EN)
    found = remaker.read(wish, opened.query, TODAY)
    chart = remaker.charted(wish, opened.query, found, drawn=True)
    assert chart.title.startswith("September 2026: 8 known, 12 will be (")
    assert chart.native == Heat(1, 13), "a coloured grid of cells"
    assert len(chart.table.rows) == 13
    with pytest.raises(ExpectedError, match="known delay"):
        remaker.read(reported.Wish(reported.DELAY, "water"), Query(), TODAY)


def test_few_reports_are_only_hatched_and_none_say_so(
    qtbot: QtBot, registry: Registry, opened: Session
) -> None:
    fill(registry, monthly(FIRE, 2026, 2026, 2))
    found = pane(qtbot, opened)
    assert found.delay.title().text().startswith("Too few reports to estimate: ")
    found.kind.buttons()[1].click()
    idle(qtbot, opened)
    assert found.delay.chart is None
    assert not found.export_found()


def test_a_silent_district_is_a_lead_and_opens_its_records(
    qtbot: QtBot, registry: Registry, opened: Session
) -> None:
    fill(registry, monthly(FIRE, 2022, 2024, 4), monthly(STOVE, 2022, 2026, 4))
    found = pane(qtbot, opened)
    first = found.quiet.model().index(0, 0).data()
    assert isinstance(first, str)
    assert "proves nothing" in found.quiet_hint.text()
    with qtbot.waitSignal(opened.show_page):
        found.quiet.opened.emit(0)
    assert opened.query.where[-1].field == "district"


def test_what_records_do_not_say_judges_the_chart_of_causes(
    qtbot: QtBot, registry: Registry, opened: Session
) -> None:
    fill(registry, monthly(FIRE, 2026, 2026, 4), monthly(STOVE, 2026, 2026, 4))
    found = pane(qtbot, opened)
    assert "chart of causes says nothing" in found.worth.text()
    with qtbot.waitSignal(opened.show_page):
        found.lacking.opened.emit(0)
    assert registry.incidents.count(opened.query) > 0
    assert opened.query.where[-1].field == "cause"


@pytest.mark.parametrize("language", list(Language))
def test_it_stands_in_every_language(qtbot: QtBot, registry: Registry, language: Language) -> None:
    fill(registry, late(), monthly(FIRE, 2022, 2024, 4))
    parent = QObject()
    theme = theme_of(Appearance.DARK)
    session = real_session(parent, theme, registry, language)
    found = pane(qtbot, session)
    assert found.delay.title().text()
    assert not found.grab().isNull()
    session.jobs.close()
    parent.deleteLater()
