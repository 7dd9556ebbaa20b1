"""A file on its way in: what it lacks, its rejected rows mended, another language meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QPushButton

from safetyreg.domain.query import Query
from safetyreg.registry.imports import ColumnRule
from tests.ui.doors import idle
from tests.ui.imports.settling import settled
from ui.imports.edits import lacking, with_target
from ui.imports.page import EARLIER, ImportsPage, build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.imports.work_part import WorkPart
    from ui.session import Session


def saved(path: Path, *rows: Sequence[object]) -> None:
    """Write rows into a workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)


def test_rejected_rows_are_mended_and_imported_again(
    qtbot: QtBot, opened: Session, page: ImportsPage, tmp_path: Path
) -> None:
    path, rejects = tmp_path / "fires.xlsx", tmp_path / "rejects.xlsx"
    headings = ("Date", "Time", "Place", "Subtype", "Damage")
    saved(path, headings, (date(2026, 3, 2), time(3, 14), "352410000", "fire", "many"))
    page.open(path)
    settled(qtbot, page.work, opened)
    assert page.work.look.rows[0][1][:2] == ("02.03.2026", "03:14"), "as people write a day and a time"
    page.work.dry_run()
    idle(qtbot, opened)
    page.work.result.save(rejects)
    idle(qtbot, opened)
    mended = load_workbook(rejects)
    rows = mended.worksheets[0]
    assert (rows["D2"].value, rows["D2"].number_format) == (datetime(2026, 3, 2), "dd.mm.yyyy")
    rows["H2"] = 5000
    mended.save(rejects)
    page.open(rejects)
    settled(qtbot, page.work, opened)
    page.work.take_in()
    idle(qtbot, opened)
    assert opened.registry.incidents.count(Query()) == 1
    assert "rejected" not in page.work.banner.text()


def test_mended_rows_are_read_with_the_values_for_all_rows_of_the_first_import(
    qtbot: QtBot, opened: Session, page: ImportsPage, tmp_path: Path
) -> None:
    path, rejects = tmp_path / "fires.xlsx", tmp_path / "rejects.xlsx"
    first = (date(2026, 3, 2), time(3, 14), "352410000", "many")
    saved(path, ("List of fires",), ("When", "Time", "Place", "Loss"), first)
    page.open(path)
    settled(qtbot, page.work, opened)
    rules = (("When", "occurred_on"), ("Time", "occurred_at"), ("Place", "place"), ("Loss", "damage"))
    columns = tuple(ColumnRule(column, to) for column, to in rules)
    profile = replace(page.work.profile, name="Ours", header=2, columns=columns)
    page.work.set_profile(replace(profile, constants={"subtype": "fire"}))
    settled(qtbot, page.work, opened)
    for turn in range(2):
        page.work.take_in()
        idle(qtbot, opened)
        page.work.result.save(rejects)
        idle(qtbot, opened)
        mended = load_workbook(rejects)
        rows = mended.worksheets[0]
        assert [cell.value for cell in rows[1]][3:] == ["When", "Time", "Place", "Loss"]
        rows["G2"] = 5000 if turn else "few"
        mended.save(rejects)
        page.open(rejects)
        settled(qtbot, page.work, opened)
        assert "its profile is taken over" in page.work.notice.text()
        assert page.work.profile.constants == {"subtype": "fire"}
        assert page.work.bar.sheet.count() == 1, "the sheet with the profile is not one to choose"
        assert not page.work.banner.isVisible()
    page.work.take_in()
    idle(qtbot, opened)
    assert opened.registry.incidents.count(Query()) == 1


def test_what_no_column_gives_is_asked_for(qtbot: QtBot, opened: Session, work: WorkPart) -> None:
    work.set_profile(replace(work.profile, constants={"subtype": "fire"}))
    settled(qtbot, work, opened)
    assert work.banner.text().startswith("No column gives “Place (KATO)”")
    work.banner.findChildren(QPushButton)[0].click()
    assert work.tabs.currentWidget() is work.constants
    entered = work.constants.input("place")
    entered.set_raw("352410000")
    entered.committed.emit()
    settled(qtbot, work, opened)
    assert not work.banner.isVisible()
    assert lacking(replace(work.profile, drafts=True, constants={}), ()) == ()


def test_a_prepared_file_goes_on_in_another_language(
    qtbot: QtBot, opened: Session, page: ImportsPage, work: WorkPart
) -> None:
    work.dry_run()
    idle(qtbot, opened)
    work.tabs.setCurrentWidget(work.problems)
    other = build(opened)
    qtbot.addWidget(other)
    other.carry_on(page.carried())
    other.show()
    settled(qtbot, other.work, opened)
    assert other.stack.currentWidget() is other.work
    assert other.work.profile == work.profile
    assert other.work.look.headings == work.look.headings
    assert other.work.tabs.currentWidget() is other.work.problems
    assert other.work.result.text() == work.result.text()
    page.show_part(EARLIER)
    other.carry_on(page.carried())
    assert other.stack.currentWidget() is other.batches
    other.show_new()
    assert other.stack.currentWidget() is other.work, "the file is still there"


def test_nothing_is_carried_where_nothing_was_begun(qtbot: QtBot, opened: Session, page: ImportsPage) -> None:
    other = build(opened)
    qtbot.addWidget(other)
    other.carry_on(page.carried())
    assert other.stack.currentWidget() is other.empty


def test_warnings_are_counted_by_what_they_say(qtbot: QtBot, opened: Session, work: WorkPart) -> None:
    work.set_profile(with_target(work.profile, "Stove", "object"))
    settled(qtbot, work, opened)
    work.dry_run()
    idle(qtbot, opened)
    assert "1 × Stove: “печь” is not in the list: taken as unknown" in work.result.text()
    outcome = work.runner.ran.outcome if work.runner.ran else None
    assert outcome is not None
    outcome.warning_counts["“{text}” is not in the list: taken as unknown"] = 900
    work.result.show_outcome(outcome, "fires", done=False)
    assert "900 × “печь” is not in the list: taken as unknown" in work.result.text()
