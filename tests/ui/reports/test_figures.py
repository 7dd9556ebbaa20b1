from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.period import Period
from safetyreg.errors import Message
from safetyreg.i18n import Language, Names, Texts
from safetyreg.statistics.change import Style
from safetyreg.statistics.table import Format, Table, TableColumn
from tests.ui.windows import BOOK
from ui.reports.figures import Figures, words_of

EN = Texts(Language.EN)
YEAR = Period(date(2026, 1, 1), date(2026, 10, 26))
TABLE = Table(
    (
        TableColumn("kind", Message("Kind"), Format.CODE),
        TableColumn("incidents_before", Message("Incidents before"), Format.INTEGER),
        TableColumn("incidents", Message("Incidents"), Format.INTEGER),
        TableColumn("incidents_change", Message("Incidents"), Format.PERCENT),
        TableColumn("incidents_share", Message("Incidents"), Format.PERCENT),
        TableColumn("damage", Message("Damage"), Format.MONEY),
    ),
    (("fire", 10, 30, 2.0, 0.75, 1_250_000), ("water", 0, 10, None, 0.25, None)),
    totals=(None, 10, 40, 3.0, 1.0, 1_250_000),
)


@pytest.mark.parametrize(("style", "said"), [(Style.PERCENT, "+200\u00a0%"), (Style.TIMES, "+3×")])
def test_rows_are_written_as_the_sheet_will_have_them(style: Style, said: str) -> None:
    rows = Figures(EN, BOOK, style, YEAR).rows(TABLE)
    assert [cell.text for cell in rows[0]] == [
        "Fires",
        "10",
        "30",
        said,
        "75.0\u00a0%",
        "1\u00a0250\u00a0000",
    ]
    assert [cell.text for cell in rows[1]][3:] == ["up from 0", "25.0\u00a0%", "—"]
    assert rows[2][0].text == "Total"
    assert all(cell.bold for cell in rows[2])


def test_headings_name_measure_and_period() -> None:
    columns = Figures(EN, BOOK, period=YEAR).columns(TABLE)
    assert [column.heading for column in columns] == [
        "Kind",
        "Incidents\n2025",
        "Incidents\n2026",
        "Incidents\nChange",
        "Incidents\nShare",
        "Damage\n2026",
    ]
    assert [column.number for column in columns] == [False, True, True, True, True, True]
    across = Figures(EN, BOOK, period=Period(date(2025, 12, 1), date(2026, 1, 31)))
    assert "01.12.2025" in across.columns(TABLE)[2].heading
    assert Figures(EN, BOOK).columns(TABLE)[2].heading == "Incidents"


def test_labels_come_in_three_forms() -> None:
    assert words_of("plain", EN) == "plain"
    assert words_of(Names("имя", "аты", "name"), EN) == "name"
    assert words_of(Message("{n}", {"n": 5}), EN) == "5"
