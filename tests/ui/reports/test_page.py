from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from safetyreg.domain.query import Query
from safetyreg.domain.user import Role, User
from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.registry.reports import SummaryOptions, SummaryPlan, Written
from tests.ui.doors import idle
from tests.ui.fires import log_fires
from ui.filter import Filter
from ui.reports.page import DAY, DUMP, ReportsPage, build
from ui.widgets import saving
from ui.widgets.banner import Tone
from ui.widgets.opening import keep_folder
from ui.widgets.print_preview import PrintPreview
from ui.widgets.question import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.export.written import Tick
    from ui.session import Session

SHEETS = [
    *("overview", "months", "districts", "causes", "objects", "persons", "charts"),
    *("evidence", "guilt", "decisions", "records", "method"),
]


@pytest.fixture
def page(qtbot: QtBot, opened: Session, tmp_path: Path) -> ReportsPage:
    """The page over three fires and a draft, its folder a fresh one."""
    log_fires(opened.registry, date(2026, 3, 2), date(2026, 3, 3), date(2025, 3, 2))
    log_fires(opened.registry, date(2026, 4, 1), register=False)
    keep_folder(opened.preferences, tmp_path / "x")
    found = build(opened)
    qtbot.addWidget(found)
    found.resize(1150, 640)
    found.show()
    found.entered()
    idle(qtbot, opened)
    return found


def press(page: ReportsPage, caption: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == caption).click()


def test_the_workbook_is_seen_sheet_by_sheet(page: ReportsPage) -> None:
    part = page.workbook
    assert [part._key(item) for item in part._items()] == SHEETS
    for row in range(part.sheets.count()):
        part.sheets.setCurrentRow(row)
        assert part.preview.tables() or SHEETS[row] == "charts", SHEETS[row]
    part.sheets.setCurrentRow(SHEETS.index("records"))
    assert part.preview.tables()[0].model().rowCount() == 2
    assert "1 draft is left out" in part.warning.text()
    assert "01.01.2026" in page.filter.text()


def test_the_sheets_of_liability_come_after_the_others(
    qtbot: QtBot, opened: Session, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pricing a big registry takes seconds: what is known is looked at meanwhile."""
    reports, part, may_go = opened.registry.reports, page.workbook, Event()
    completed = reports.completed

    def patient(
        plan: SummaryPlan, query: Query, options: SummaryOptions | None = None, tick: Tick = print
    ) -> SummaryPlan:
        may_go.wait(10)
        return completed(plan, query, options, tick)

    monkeypatch.setattr(reports, "completed", patient)
    part.sheets.setCurrentRow(SHEETS.index("records"))
    part.load()
    qtbot.waitUntil(lambda: part._planned is not None and not part._planned.plan.whole)
    assert part.preview.tables()[0].model().rowCount() == 2
    part.sheets.setCurrentRow(SHEETS.index("guilt"))
    assert part.preview.tables() == []
    assert "Counting for the preview…" in [one.text() for one in part.preview.findChildren(QLabel)]
    may_go.set()
    idle(qtbot, opened)
    assert part.preview.tables()
    assert part.sheets.currentRow() == SHEETS.index("guilt")


def test_the_button_that_saves_stays_in_sight(page: ReportsPage) -> None:
    page.resize(1150, 420)
    QApplication.processEvents()
    button = page.workbook.saving.button
    assert page.workbook.place.visibleRegion().isEmpty(), "so low that the options have to be scrolled"
    assert button.visibleRegion().boundingRect() == button.rect()


def test_the_ticked_sheets_are_written(
    qtbot: QtBot, opened: Session, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = page.workbook
    part.sheets.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert part.options().sheets == tuple(key for key in SHEETS if key != "months")
    with qtbot.waitSignal(part.saving.saved) as saved:
        assert page.export_found()
    written = saved.args[0]
    assert isinstance(written, Written)
    assert written.paths[0].parent == tmp_path
    assert len(written.sheets) == len(SHEETS) - 2, "no chart was added"
    shown: list[Path] = []
    monkeypatch.setattr(saving, "open_file", shown.append)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(Path(url.path())))
    assert "Saved" in part.banner.text()
    press(page, "Open the folder")
    assert shown == [tmp_path]
    monkeypatch.setattr(Question, "ask", lambda *_, **__: False)
    part.save()
    assert not part.saving.running, "the file that is there stays"


def test_ticks_are_remembered(qtbot: QtBot, opened: Session, page: ReportsPage) -> None:
    page.workbook.sheets.item(3).setCheckState(Qt.CheckState.Unchecked)
    page.workbook.load()
    idle(qtbot, opened)
    assert page.workbook.sheets.item(3).checkState() is Qt.CheckState.Unchecked
    for row in range(page.workbook.sheets.count()):
        page.workbook.sheets.item(row).setCheckState(Qt.CheckState.Unchecked)
    page.workbook.save()
    assert "Tick at least one" in page.workbook.banner.text()


def test_style_and_language_change_the_preview(qtbot: QtBot, opened: Session, page: ReportsPage) -> None:
    part = page.workbook
    part.style_.chosen.emit("times")
    part.language.setCurrentIndex(part.language.findData("ru"))
    part.language.activated.emit(0)
    idle(qtbot, opened)
    assert part.options() == SummaryOptions(
        language=part.options().language, style=part.options().style, sheets=tuple(SHEETS)
    )
    assert part.sheets.item(0).text() != "Summary" or part._planned is not None


def test_another_filter_is_counted_anew(qtbot: QtBot, opened: Session, page: ReportsPage) -> None:
    opened.set_filter(Filter(kinds=("water",)))
    idle(qtbot, opened)
    assert "no counted record" in page.workbook.warning.text()
    assert "Accidents on the water" in page.filter.text() or "Kind" in page.filter.text()


def test_an_error_stands_in_the_page_with_a_way_to_try_again(
    qtbot: QtBot, opened: Session, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> Written:
        raise ExpectedError("close the file in Excel")

    kept = opened.registry.reports.summary
    monkeypatch.setattr(opened.registry.reports, "summary", locked)
    page.workbook.save()
    idle(qtbot, opened)
    assert page.workbook.banner.text() == "close the file in Excel"
    assert page.workbook.banner.property("tone") == Tone.ERROR
    monkeypatch.setattr(opened.registry.reports, "summary", kept)
    with qtbot.waitSignal(page.workbook.saving.saved):
        press(page, "Try again")


def test_a_cancelled_run_says_that_nothing_was_written(
    qtbot: QtBot, opened: Session, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> Written:
        raise CancelledError("stopped")

    monkeypatch.setattr(opened.registry.reports, "summary", stopped)
    page.workbook.save()
    page.workbook.saving.cancel.click()
    idle(qtbot, opened)
    assert "Cancelled" in page.workbook.banner.text()


@pytest.mark.parametrize(("ending", "count"), [(".xlsx", 1), (".csv", 2)])
def test_the_register_is_dumped(
    qtbot: QtBot, opened: Session, page: ReportsPage, tmp_path: Path, ending: str, count: int
) -> None:
    page.show_dump()
    idle(qtbot, opened)
    page.dump.format.chosen.emit(ending)
    assert page.dump.count.text() == "3 records"
    with qtbot.waitSignal(page.dump.saving.saved):
        page.export_found()
    assert len(list(tmp_path.glob(f"*{ending}"))) == count


def test_full_personal_data_need_a_reason(qtbot: QtBot, opened: Session, page: ReportsPage) -> None:
    page.show_part(DUMP)
    page.dump.personal.setChecked(True)
    page.dump.save()
    assert not page.dump.saving.running
    assert "Say why" in page.dump._reason.message()
    page.dump.reason.set_raw("asked by the prosecutor, letter 5")
    with qtbot.waitSignal(page.dump.saving.saved):
        page.dump.save()
    idle(qtbot, opened)
    assert page.dump.options().personal


def test_an_operator_takes_no_personal_data_out(qtbot: QtBot, opened: Session) -> None:
    opened.registry._session.user = User("op", "Op", Role.OPERATOR)
    found = build(opened)
    qtbot.addWidget(found)
    assert not found.dump.personal.isEnabled()


def test_the_day_is_read_and_printed(
    qtbot: QtBot, opened: Session, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(PrintPreview, "ask", lambda *parts: shown.append(parts))
    assert page.print_page(), "first the report is shown"
    idle(qtbot, opened)
    page.day.until.set_value(datetime(2026, 3, 3, 9))
    page.day.until.committed.emit()
    idle(qtbot, opened)
    assert "03.03.2026" in page.day.paper.toPlainText()
    assert page.print_page()
    assert len(shown) == 1
    page.day.until.setText("99")
    page.day.until.committed.emit()
    assert page.day._until.message()
    assert page.choice.value() == DAY
    assert "every record" in page.filter.text()
    assert page.export_found()


def test_file_names_are_suggested_until_one_is_typed(
    qtbot: QtBot, opened: Session, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = page.workbook.place
    assert place.name.text().startswith("Meeting summary")
    assert place.path().suffix == ".xlsx"
    place.name.clear()
    place.name.setText("mine")
    place.name.textEdited.emit("mine")
    place.suggest("other")
    assert place.path() == tmp_path / "mine.xlsx"
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    place.choose_folder()
    assert place.path() == other / "mine.xlsx"


def test_records_left_to_the_dump_lead_there(
    qtbot: QtBot, opened: Session, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from safetyreg.registry import reports, sheet_plan  # noqa: PLC0415

    monkeypatch.setattr(reports, "MOST_RECORDS", 1)
    monkeypatch.setattr(sheet_plan, "MOST_RECORDS", 1)
    page.workbook.load()
    idle(qtbot, opened)
    assert "1 older record is not in the workbook" in page.workbook.warning.text()
    assert opened.registry.reports.preview(Query()).left >= 1
    page.workbook.warning.findChildren(QPushButton)[0].click()
    assert page.choice.value() == DUMP
