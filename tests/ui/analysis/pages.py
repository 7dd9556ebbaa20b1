"""Pages of the analysis over a registry of known fires: shown, asked, read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from safetyreg.domain.incident import Incident
from safetyreg.domain.status import Status
from safetyreg.storage import bulk
from safetyreg.storage.engine import Database
from tests.ui.doors import idle
from ui.analysis.page import AnalysisPage
from ui.filter import Preset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.analysis.answers import AnswerPane
    from ui.analysis.question import Question, Topic
    from ui.session import Session
    from ui.widgets.drawn_view import DrawnView

FIRE = Incident(kind="fire", subtype="fire", status=Status.REGISTERED, place="352410000", time_unknown=True)
STOVE = replace(
    FIRE, place="351010000", cause_final="6", object="1", time_unknown=False, occurred_at=time(21, 30)
)


def monthly(form: Incident, first: int, last: int, a_month: int) -> Iterator[Incident]:
    for year in range(first, last + 1):
        for month in range(1, 13 if year < 2026 else 10):
            for number in range(a_month + (month + year) % 3):
                day = date(year, month, 1) + timedelta(days=number)
                yield replace(form, occurred_on=day, registered_on=day)


def fill(registry: Registry, *parts: Iterator[Incident]) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        for part in parts:
            bulk.insert_many(connection, part, registry.user.account, database.now())
        database.bump(connection)
    database.close()


def fires(registry: Registry) -> None:
    """Steady fires without a cause; stoves in a city that became far more in 2026."""
    fill(
        registry, monthly(FIRE, 2022, 2026, 3), monthly(STOVE, 2022, 2025, 5), monthly(STOVE, 2026, 2026, 16)
    )


def shown(qtbot: QtBot, session: Session, *kinds: str, height: int = 660) -> AnalysisPage:
    """Show the page for some kinds, from the beginning of the year to this day."""
    session.set_filter(session.filter.only(preset=Preset.YEAR_TO_DATE, kinds=kinds))
    found = AnalysisPage(session)
    qtbot.addWidget(found)
    found.resize(1150, height)
    found.show()
    return found


def ask(qtbot: QtBot, page: AnalysisPage, session: Session, question: Question) -> AnswerPane:
    page.ask(question)
    idle(qtbot, session)
    assert page.answers is not None
    return page.answers


def title(pane: AnswerPane, topic: Topic) -> str:
    return pane.card(topic).title().text()


def places(qtbot: QtBot, view: DrawnView) -> None:
    view.view.grab()
    qtbot.waitUntil(lambda: bool(view.view.places))
