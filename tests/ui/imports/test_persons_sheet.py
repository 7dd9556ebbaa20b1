"""Persons of a second sheet, and columns of many texts, prepared on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook
from PySide6.QtGui import QStandardItemModel

from safetyreg.domain.query import Query
from safetyreg.registry.imports import ColumnRule, PersonsSheet
from tests.ui.doors import idle
from tests.ui.imports.settling import READY, settled
from ui.imports.edits import with_constant, with_target
from ui.imports.work_part import OWN, PERSONS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.imports.page import ImportsPage
    from ui.imports.work_part import WorkPart
    from ui.session import Session


def test_every_text_of_a_column_can_be_given_a_code(
    qtbot: QtBot, opened: Session, page: ImportsPage, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("When;Stove\n" + "".join(f"02.01.2026;печь {n}\n" for n in range(130)), encoding="utf-8")
    page.open(path)
    settled(qtbot, page.work, opened)
    work = page.work
    work.set_profile(with_target(work.profile, "Stove", "cause_preliminary"))
    settled(qtbot, work, opened)
    work.grid.column_picked.emit(1)
    idle(qtbot, opened)
    values = work.column.map
    assert values.search.isVisibleTo(values)
    assert len(values.inputs()) == 60
    values.show_more()
    values.show_more()
    assert len(values.inputs()) == 130
    values.search.setText("печь 12")
    assert len(values.inputs()) == 11
    values.inputs()[0].picked.emit("unknown")
    settled(qtbot, work, opened)
    rule = next(rule for rule in work.profile.columns if rule.column == "Stove")
    assert list(rule.values.values()) == ["unknown"]
    assert len(values.inputs()) == 11, "the search stays while codes are given"


def two_sheets(path: Path) -> Path:
    """Write a workbook of one fire, and of two people, one of whom has an age that is no number."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Fires"
    first.append(["When", "Case"])
    first.append([date(2026, 1, 2), "a"])
    second = book.create_sheet("Men")
    for row in (["Case", "Surname", "Years"], ["a", "Тестов", 30], ["a", "Другов", "old"]):
        second.append(row)
    book.save(path)
    return path


def test_persons_of_a_second_sheet_are_prepared_on_the_page(
    qtbot: QtBot, opened: Session, page: ImportsPage, tmp_path: Path
) -> None:
    path = two_sheets(tmp_path / "two.xlsx")
    page.open(path)
    settled(qtbot, page.work, opened)
    work, bar = page.work, page.work.bar
    assert not work.side.isVisibleTo(work)
    work.set_profile(with_target(work.profile, "When", "occurred_on"))
    for name, value in (*READY.items(), ("person.outcome", "rescued")):
        work.set_profile(with_constant(work.profile, name, value))
    settled(qtbot, work, opened)
    bar.persons.setCurrentIndex(bar.persons.findData("Men"))
    bar.persons.activated.emit(0)
    settled(qtbot, work, opened)
    assert work.side.value() == PERSONS
    offered = bar.persons.model()
    assert isinstance(offered, QStandardItemModel)
    assert [offered.item(row).isEnabled() for row in range(3)] == [True, False, True]
    assert work.look.headings == ("Case", "Surname", "Years")
    persons = work.profile.persons
    assert persons is not None
    assert (persons.sheet, persons.key) == ("Men", "Case")
    assert persons.columns == (ColumnRule("Surname", "person.surname"),)
    work.grid.target_chosen.emit(2, "person.age")
    settled(qtbot, work, opened)
    assert work.profile.persons is not None
    assert ColumnRule("Years", "person.age") in work.profile.persons.columns
    assert work.look.rejected == {3}
    work.side.set_value(OWN)
    work._on_side()
    settled(qtbot, work, opened)
    own = work.look.headings
    assert list(own) == ["When", "Case"]
    assert [rule.column for rule in work.profile.columns] == ["When"]
    work.take_in()
    idle(qtbot, opened)
    (number,) = opened.registry.incidents.ids(Query())
    assert [one.surname for one in opened.registry.incidents.get(number).persons] == ["Тестов"]
    bar.persons.setCurrentIndex(0)
    bar.persons.activated.emit(0)
    settled(qtbot, work, opened)
    assert work.profile.persons is None


def test_a_persons_sheet_without_its_key_is_named(qtbot: QtBot, opened: Session, work: WorkPart) -> None:
    work._path.with_name("fires-men.csv").write_text("Case;Surname\n1;Тестов\n", encoding="utf-8")
    work.set_profile(replace(work.profile, persons=PersonsSheet("", "Gone", file_suffix="-men")))
    settled(qtbot, work, opened)
    assert "Gone" in work.banner.text()
    work.side.set_value(PERSONS)
    work._on_side()
    settled(qtbot, work, opened)
    assert work.look.headings == ("Case", "Surname")
    assert "Gone" in work.banner.text()
