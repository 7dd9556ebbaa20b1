from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from safetyreg.domain.code_import import CodeChange, ImportedCodes
from safetyreg.domain.codes import CodeItem
from safetyreg.domain.suggestion import Suggestion
from safetyreg.i18n import Language, Names
from tests.ui.doors import idle
from tests.ui.keys import press
from tests.ui.sections import filled, ready, texts_of
from ui.settings.code_dialog import CodeDialog
from ui.settings.code_import import ImportDialog, ProblemsDialog
from ui.settings.codes import Codes
from ui.settings.suggestions import Suggestions

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings.page import SettingsPage
    from ui.widgets.form_dialog import FormDialog


def test_codes_are_seen_found_changed_and_added(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "codes")
    assert isinstance(section, Codes)
    names = [section.lists.item(row).text() for row in range(section.lists.count())]
    assert any("incomplete" in name for name in names)
    section.search.setText("35")
    assert section.tree.topLevelItemCount() > 0
    section.search.clear()
    section.lists.setCurrentRow(next(n for n, one in enumerate(opened.book.lists) if one == "fire_cause"))
    codes = section.chosen()
    section.tree.go(codes.items[1].code)
    assert section.tree.current() == codes.items[1]

    def rename(dialog: FormDialog) -> None:
        assert isinstance(dialog, CodeDialog)
        dialog.names[Language.KK].setText("Жаңа атау")

    filled(monkeypatch, CodeDialog, rename)
    with qtbot.waitSignal(opened.book_changed):
        press(section.tree, Qt.Key.Key_Return)
    idle(qtbot, opened)
    assert opened.book.lists["fire_cause"].by_code[codes.items[1].code].names.kk == "Жаңа атау"

    def make(dialog: FormDialog) -> None:
        assert isinstance(dialog, CodeDialog)
        assert not dialog.complete()
        dialog.code.setText("x-new")
        dialog.names[Language.RU].setText("Новая")
        dialog.first.setText("31.12.2026")
        dialog.last.setText("01.01.2026")
        assert not dialog.complete()
        dialog.last.setText("")

    filled(monkeypatch, CodeDialog, make)
    with qtbot.waitSignal(opened.book_changed):
        section._on_add()
    idle(qtbot, opened)
    assert "x-new" in opened.book.lists["fire_cause"].by_code
    with qtbot.waitSignal(opened.book_changed):
        section.complete.click()
    idle(qtbot, opened)
    assert not opened.book.lists["fire_cause"].complete


def test_an_official_list_is_looked_at_and_imported(
    qtbot: QtBot, opened: Session, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "codes")
    assert isinstance(section, Codes)
    file = tmp_path / "water.csv"
    file.write_text("code,parent,ru,kk,en\n1,,Река,Өзен,River\n2,,Озеро,Көл,Lake\n", encoding="utf-8")
    seen: list[str] = []

    def agree(dialog: ImportDialog) -> bool:
        seen.append(dialog.windowTitle())
        focused = dialog.focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.text() == "Import", "Enter imports"
        return True

    monkeypatch.setattr(ImportDialog, "asked", agree)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(opened.book_changed, timeout=10_000):
        section.imports.ask("water_body")
    idle(qtbot, opened)
    assert seen == ["Import a code list"]
    assert {"1", "2"} <= set(opened.book.lists["water_body"].by_code)
    assert opened.book.lists["water_body"].complete
    assert opened.book.lists["water_body"].source.startswith("water.csv, ")
    section.lists.setCurrentRow(list(opened.book.lists).index("water_body"))
    assert "water.csv" in section.source.text()


def shown(qtbot: QtBot, opened: Session, page: SettingsPage, name: str) -> Codes:
    """Open the section of code lists at one of them."""
    section = ready(qtbot, page, "codes")
    assert isinstance(section, Codes)
    section.lists.setCurrentRow(list(opened.book.lists).index(name))
    return section


def test_the_source_of_a_shipped_list_is_in_the_language_of_the_window(
    qtbot: QtBot, opened: Session, page: SettingsPage
) -> None:
    section = shown(qtbot, opened, page, "reported_by")
    assert section.source.text().endswith("Source: the registry's own list")


def test_what_the_registry_had_is_told_of_each_change(qtbot: QtBot, opened: Session) -> None:
    old = CodeItem("1", Names("Река", "", ""), unconfirmed=(Language.KK,))
    named = replace(old, unconfirmed=())
    moved = replace(old, parent="2", valid_from=date(2026, 1, 1))
    told = replace(named, names=Names("Река", "Өзен", ""))
    changes = (CodeChange(old, named), CodeChange(old, moved), CodeChange(named, told))
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ImportDialog(opened, "x.csv", ImportedCodes("water_body", (), changes, (), ()), window)
    model = dialog.table.model()
    before = [model.index(row, 3).data() for row in range(3)]
    assert before == ["unconfirmed: kk", "under — · —", "another name in another language"]


def test_names_of_codes_have_the_room_that_validity_does_not_need(
    qtbot: QtBot, opened: Session, page: SettingsPage
) -> None:
    section = shown(qtbot, opened, page, "reported_by")
    section.tree.resize(560, 400)
    bar = section.tree.horizontalScrollBar()
    assert bar.maximum() == 0
    assert section.tree.columnWidth(2) < 100


def test_wrong_rows_of_a_list_are_named(
    qtbot: QtBot, opened: Session, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "codes")
    assert isinstance(section, Codes)
    file = tmp_path / "bad.csv"
    file.write_text("code,parent,ru\n1,,Река\n1,,Озеро\n,,Море\n", encoding="utf-8")
    shown: list[str] = []
    monkeypatch.setattr(ProblemsDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    section.imports.look("water_body", file)
    idle(qtbot, opened)
    assert shown == ["The list was not imported"]
    section.imports.look("water_body", tmp_path / "missing.csv")
    idle(qtbot, opened)
    assert "missing.csv" in section.banner.text()


def test_suggestions_are_taken_over_or_not(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = opened.book.lists["fire_cause"].items[0]
    newer = replace(item, names=Names("Новое имя", "", ""))
    offers: list[object] = [Suggestion(newer, item, "fire_cause")]
    monkeypatch.setattr(opened.registry.codes, "suggestions", lambda: tuple(offers))
    settled: list[tuple[object, bool]] = []

    def settle(offer: Suggestion[CodeItem], *, accepted: bool) -> object:
        settled.append((offer.shipped, accepted))
        offers.clear()
        return None

    monkeypatch.setattr(opened.registry.codes, "settle", settle)
    section = ready(qtbot, page, "suggestions")
    assert isinstance(section, Suggestions)
    assert texts_of(section)[0][1] == "Новое имя"
    section.rows.table.selectRow(0)
    section._on_take()
    idle(qtbot, opened)
    assert settled == [(newer, True)]
    assert texts_of(section) == []
    section._on_keep()
    assert len(settled) == 1


def test_a_name_that_is_shortened_stands_whole_in_the_tooltip(
    qtbot: QtBot, opened: Session, page: SettingsPage
) -> None:
    section = shown(qtbot, opened, page, "kato")
    row = section.lists.item(0)
    assert row.text().endswith("(incomplete)")
    assert row.toolTip().splitlines() == [row.text(), f"{len(opened.book.lists['kato'].items)} items"]
