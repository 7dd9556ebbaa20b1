"""Prints: what a card and a day's summary say, and what they must not."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.errors import Message
from safetyreg.export.print_html import DayReport, Marks, card, day_print
from safetyreg.export.wording import Wording
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.table import Table
from tests.languages import every_language

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook
    from safetyreg.i18n import Texts

MARKS = Marks(registry="Реестр & Ко", demo=True, made_at=datetime(2026, 11, 22, 9, 30))
CASE = Incident(
    kind="workplace",
    subtype="accident",
    id=1,
    status=Status.REGISTERED,
    number="3-2026-000007",
    occurred_on=date(2026, 11, 21),
    occurred_at=time(9, 5),
    reported_on=date(2026, 11, 21),
    place="352410000",
    latitude=50.0513,
    event_type="x-fall-from-height",
    cause_preliminary="x-work-organisation",
    damage=1_250_000,
    injured=2,
    hazardous_facility="no",
    story="Упал <с лесов>\nна \x07площадку",
    details={
        "contributing_causes": ("x-safety-rules", "x-traffic-rules"),
        "commission_chair": "Тайный Т. Т.",
        "shift_hour": 4.5,
        "act_on": date(2026, 11, 22),
    },
    persons=(
        Person(
            surname="Выдуманный",
            given_name="Иван",
            iin="900101300003",
            birth_date=date(1990, 1, 1),
            sex="male",
            outcome="injured",
            details={"profession": "монтажник", "earnings": 300_000},
        ),
        Person(outcome="injured"),
    ),
)
NIGHT = Incident(
    kind="fire",
    subtype="fire",
    occurred_on=date(2026, 11, 22),
    place="351010000",
    address="ул. Мира, 1",
    dead=1,
)
COLUMNS = (
    DIMENSION["kind"].heading(),
    *(MEASURE[code].heading() for code in ("incidents", "dead", "injured")),
)


class Tags(HTMLParser):
    """Checks that every tag is closed in its turn."""

    def __init__(self) -> None:
        """Begin with no tag open."""
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "meta"}:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag not in {"br", "meta"}:
            assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def words_of(html: str) -> list[str]:
    """Return the texts of a well-formed document."""
    tags = Tags()
    tags.feed(html)
    assert not tags.open
    return [text.strip() for text in tags.texts if text.strip()]


def day(*incidents: Incident) -> DayReport:
    rows = tuple((kind, 1, 0, 0) for kind in {one.kind for one in incidents})
    table = Table(COLUMNS, rows, title=Message("By kind"), totals=(None, len(rows), 1, 2))
    return DayReport(datetime(2026, 11, 21, 8), datetime(2026, 11, 22, 9, 30), table, table, incidents)


def test_a_card_says_what_is_filled(texts: Texts, book: CodeBook) -> None:
    found = card(CASE, Wording(texts, book), MARKS)
    shown = words_of(found.html)
    assert found.title == "Workplace accident 3-2026-000007"
    for text in (
        "DEMO: invented records",
        "Temirtau city",
        "21.11.2026",
        "09:05",
        "Fall from a height",
        "1\u00a0250\u00a0000",
        "50.0513",
        "4.5",
        "Упал <с лесов>",
        "на площадку",
        "Breach of occupational safety rules; Breach of traffic rules",
        "В. И.",
        "36",
    ):
        assert text in shown
    assert any(text.startswith("registered · counted:") for text in shown)
    assert "Profession: монтажник" in shown
    assert '<tr><td colspan="6">Profession: монтажник</td></tr>' in found.html, "across the whole table"


@pytest.mark.parametrize("secret", ["Выдуманный", "Иван", "900101300003", "01.01.1990", "Тайный", "300"])
def test_a_card_keeps_personal_data_to_itself(texts: Texts, book: CodeBook, secret: str) -> None:
    assert secret not in card(CASE, Wording(texts, book), MARKS).html


@every_language
def test_prints_are_sound_in_every_language(texts: Texts, book: CodeBook) -> None:
    words = Wording(texts, book)
    for found in (
        card(CASE, words, MARKS),
        card(NIGHT, words, MARKS),
        day_print(day(CASE, NIGHT), words, MARKS),
    ):
        assert words_of(found.html)
        assert texts.say("DEMO: invented records") in found.html
        assert "Реестр &amp; Ко" in found.html
        assert not re.search(r"\{\w+\}", found.html.replace("{ ", ""))


def test_a_draft_has_no_number(texts: Texts, book: CodeBook) -> None:
    found = card(NIGHT, Wording(texts, book), Marks("R", demo=False, made_at=MARKS.made_at))
    assert found.title == "Fire draft"
    assert "DEMO" not in found.html
    assert "Persons" not in found.html


def test_the_day_has_its_figures_and_lines(texts: Texts, book: CodeBook) -> None:
    undated = Incident(kind="water", subtype="drowning")
    found = day_print(day(CASE, NIGHT, undated), Wording(texts, book), MARKS)
    shown = words_of(found.html)
    assert found.title == "Summary of the day: 21.11.2026 08:00 – 22.11.2026 09:30"
    assert "22.11.2026, time unknown" in shown
    assert "Karaganda city, ул. Мира, 1" in shown
    assert "Total" in shown
    assert shown.count("By kind") == 2


def test_a_quiet_day_says_so(texts: Texts, book: CodeBook) -> None:
    shown = words_of(day_print(day(), Wording(texts, book), MARKS).html)
    assert "Nothing was registered in this time." in shown
