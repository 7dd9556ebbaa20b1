from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QFileDialog

from safetyreg.domain.reference import CalendarDay, CalendarStatus, DayKind, ReferenceValue, ValueStatus
from safetyreg.domain.suggestion import Suggestion
from safetyreg.domain.user import Role, User
from safetyreg.i18n import Language, Names
from tests.ui.doors import idle, real_session
from tests.ui.keys import press
from ui import preferences
from ui.settings import backups
from ui.settings.about import About
from ui.settings.backups import BackupsSection
from ui.settings.calendar import CalendarSection, DayDialog
from ui.settings.code_dialog import CodeDialog
from ui.settings.code_import import ImportDialog, ProblemsDialog
from ui.settings.codes import Codes
from ui.settings.general import General
from ui.settings.import_section import ImportSection
from ui.settings.page import SECTIONS, SettingsPage, build
from ui.settings.registry_section import RegistrySection
from ui.settings.suggestions import Suggestions
from ui.settings.users import UserDialog, Users
from ui.settings.value_dialogs import BreakDialog, ValueDialog
from ui.settings.values import Values
from ui.theme import Appearance
from ui.widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.domain.codes import CodeItem
    from ui.session import Session
    from ui.settings.form_dialog import FormDialog
    from ui.settings.section import Section
    from ui.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> SettingsPage:
    found = build(opened)
    qtbot.addWidget(found)
    found.resize(1150, 640)
    found.show()
    found.entered()
    return found


ADMINISTERED = frozenset({"users", "codes", "calendar", "values", "suggestions"})


def ready(qtbot: QtBot, page: SettingsPage, key: str) -> Section:
    section = page.go(key)
    idle(qtbot, page._session)
    return section


def filled(
    monkeypatch: pytest.MonkeyPatch, kind: type[FormDialog], fill: Callable[[FormDialog], None]
) -> None:
    """Answer a dialog of a kind as a person would; it must be complete."""

    def asked(dialog: FormDialog) -> bool:
        fill(dialog)
        assert dialog.complete()
        return True

    monkeypatch.setattr(kind, "asked", asked)


def texts_of(section: Users | Values | CalendarSection | BackupsSection | Suggestions) -> list[list[str]]:
    table = (section.values if isinstance(section, Values) else section.rows).table
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize("role", list(Role))
def test_every_section_opens_for_every_role(qtbot: QtBot, opened: Session, role: Role) -> None:
    opened.registry._session.user = replace(opened.registry.user, role=role)
    found = build(opened)
    qtbot.addWidget(found)
    found.entered()
    for one in SECTIONS:
        section = ready(qtbot, found, one.key)
        assert not section.banner.text(), one.key
        told = section.note.isVisibleTo(section)
        assert told is (role is not Role.ADMINISTRATOR and one.key in ADMINISTERED)


@pytest.mark.parametrize("language", [Language.RU, Language.KK])
def test_every_section_opens_in_every_language(
    qtbot: QtBot, theme: Theme, opened: Session, language: Language
) -> None:
    session = real_session(opened, theme, opened.registry, language)
    found = build(session)
    qtbot.addWidget(found)
    found.entered()
    for one in SECTIONS:
        ready(qtbot, found, one.key)
    session.jobs.close()


def test_language_look_and_style_are_kept(qtbot: QtBot, opened: Session, page: SettingsPage) -> None:
    general = ready(qtbot, page, "general")
    assert isinstance(general, General)
    general.appearance.set_value("dark")
    general.appearance.chosen.emit("dark")
    assert opened.theme.dark
    assert opened.preferences.get(preferences.APPEARANCE) == Appearance.DARK.value
    general.change.chosen.emit("times")
    assert opened.preferences.get(preferences.CHANGE_STYLE) == "times"
    general.language.set_value("kk")
    with qtbot.waitSignal(opened.language_chosen) as chosen:
        general.language.chosen.emit("kk")
    assert chosen.args == [Language.KK]


def test_the_region_is_saved_and_others_are_opened(qtbot: QtBot, opened: Session) -> None:
    opened.preferences.put(preferences.RECENT, ("/a/b.sqlite", "postgresql://u@s/c"))
    page = build(opened)
    qtbot.addWidget(page)
    page.entered()
    section = ready(qtbot, page, "registry")
    assert isinstance(section, RegistrySection)
    section.region.set_value("350000000")
    section.region.committed.emit()
    idle(qtbot, opened)
    assert opened.registry.settings.shared("region") == "350000000"
    state = opened.registry.state
    section.region.committed.emit()
    idle(qtbot, opened)
    assert opened.registry.state == state, "the same region is not written again"
    with qtbot.waitSignal(opened.open_registry) as asked:
        section._ask_other()
    assert asked.args == [""]
    section._forget("/a/b.sqlite")
    assert opened.preferences.get(preferences.RECENT) == ("postgresql://u@s/c",)


def test_users_are_let_in_and_given_roles(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "users")
    assert isinstance(section, Users)

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, UserDialog)
        if not dialog.account.isReadOnly():
            assert not dialog.complete()
            dialog.account.setText("inspector7")
        dialog._role.setCurrentIndex(2)

    filled(monkeypatch, UserDialog, fill)
    section.rows.add.emit()
    idle(qtbot, opened)
    assert [row[0] for row in texts_of(section)] == ["inspector7", "tester"]
    section.rows.edit.emit(1)
    idle(qtbot, opened)
    assert "administrator" in section.banner.text(), "the last administrator stays one"
    section.name.setText("Alma")
    section._on_name()
    idle(qtbot, opened)
    assert opened.registry.user.display_name == "Alma"


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
        return True

    monkeypatch.setattr(ImportDialog, "asked", agree)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(opened.book_changed, timeout=10_000):
        section.imports.ask("water_body")
    idle(qtbot, opened)
    assert seen == ["Import a code list"]
    assert {"1", "2"} <= set(opened.book.lists["water_body"].by_code)
    assert opened.book.lists["water_body"].complete


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


def test_days_of_the_calendar_are_shown_added_and_removed(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "calendar")
    assert isinstance(section, CalendarSection)
    before = texts_of(section)
    assert before

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, DayDialog)
        dialog.date.setText("01.01.2026")
        assert not dialog.complete(), "the day is in the calendar already"
        dialog.date.setText("03.08.2026")
        dialog.names[0].setText("День проверки")
        assert not dialog.complete(), "a confirmed day needs its act"
        dialog.document.setText("decree 1")

    filled(monkeypatch, DayDialog, fill)
    section.rows.add.emit()
    idle(qtbot, opened)
    assert len(texts_of(section)) == len(before) + 1
    row = next(n for n, day in enumerate(section._shown) if day.day == date(2026, 8, 3))
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    section.rows.remove.emit(row)
    idle(qtbot, opened)
    assert texts_of(section) == before
    section._on_step(10)
    assert "Nothing is known" in section._note.text()


def test_the_year_at_a_glance_knows_its_days(qtbot: QtBot, opened: Session, page: SettingsPage) -> None:
    section = ready(qtbot, page, "calendar")
    assert isinstance(section, CalendarSection)
    picture = section.picture
    place = picture._cell(date(2026, 1, 1)).center()
    assert picture.day_at(place) == date(2026, 1, 1)
    assert picture.day_at(QPointF(-5, -5)) is None
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, place.toPoint(), QPoint(5, 5))
    assert picture.event(tip)
    picture.chosen.emit(date(2026, 1, 1))
    assert section.rows.row() == 0
    day = CalendarDay(date(2026, 1, 5), DayKind.MOVED_WORK, Names("x"), status=CalendarStatus.FORECAST)
    picture.show_year(2026, {day.day: day})
    assert not picture.grab().isNull()


def test_amounts_and_breaks_are_changed_with_their_sources(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "values")
    assert isinstance(section, Values)

    def amount(dialog: FormDialog) -> None:
        assert isinstance(dialog, ValueDialog)
        dialog.amount.setText("5000")
        dialog.source.setText("law 7")

    filled(monkeypatch, ValueDialog, amount)
    before = len(texts_of(section))
    section.values.add.emit()
    idle(qtbot, opened)
    assert len(texts_of(section)) == before + 1
    assert section._values[0] == ReferenceValue(
        "mrp", date(2027, 1, 1), 5000.0, "tenge", ValueStatus.CONFIRMED, "law 7"
    )
    section.values.edit.emit(0)
    idle(qtbot, opened)
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    section.values.remove.emit(0)
    idle(qtbot, opened)
    assert len(texts_of(section)) == before

    def broken(dialog: FormDialog) -> None:
        assert isinstance(dialog, BreakDialog)
        if not dialog.code.isReadOnly():
            assert not dialog.complete()
            dialog.code.setText("x-test")
        dialog.notes[0].setText("С этого дня иначе")

    filled(monkeypatch, BreakDialog, broken)
    breaks = len(section._breaks)
    section.breaks.add.emit()
    idle(qtbot, opened)
    assert len(section._breaks) == breaks + 1
    section.breaks.edit.emit(0)
    idle(qtbot, opened)
    section.breaks.remove.emit(next(n for n, one in enumerate(section._breaks) if one.code == "x-test"))
    idle(qtbot, opened)
    assert len(section._breaks) == breaks


def test_an_amount_says_what_is_missing(qtbot: QtBot, opened: Session, page: SettingsPage) -> None:
    dialog = ValueDialog(opened, None, page)
    dialog.first.setText("")
    assert not dialog.complete()
    assert dialog._first.message()
    assert dialog._amount.message()
    assert dialog._source.message()


def test_a_backup_is_made_and_put_back(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "backups")
    assert isinstance(section, BackupsSection)
    assert section.rows.empty.text() == "No backup yet: make one now."
    section._on_make()
    idle(qtbot, opened)
    assert [row[3] for row in texts_of(section)] == ["sound"]
    shown: list[Path] = []
    monkeypatch.setattr(backups, "open_folder", shown.append)
    section.rows.table.selectRow(0)
    section._on_folder()
    assert shown[0].exists()
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    with qtbot.waitSignal(opened.open_registry, timeout=10_000) as again:
        section._on_restore()
    assert again.args == [opened.registry.location]


def test_a_restore_that_fails_opens_the_registry_again(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    section = ready(qtbot, page, "backups")
    assert isinstance(section, BackupsSection)
    heard: list[BaseException] = []
    monkeypatch.setattr(opened.errors, "show", heard.append)
    with qtbot.waitSignal(opened.open_registry, timeout=10_000):
        section.restore(tmp_path / "none.sqlite")
    assert len(heard) == 1


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


def test_the_import_page_is_one_button_away(qtbot: QtBot, opened: Session, page: SettingsPage) -> None:
    section = ready(qtbot, page, "import")
    assert isinstance(section, ImportSection)
    with qtbot.waitSignal(opened.show_page) as shown:
        section.button.click()
    assert shown.args == ["imports"]


def test_about_names_version_and_keys(qtbot: QtBot, opened: Session) -> None:
    about = About(opened)
    qtbot.addWidget(about)
    assert not about.grab().isNull()


def test_a_viewer_may_not_import(qtbot: QtBot, opened: Session) -> None:
    opened.registry._session.user = User("eve", "Eve", Role.VIEWER)
    section = ImportSection(opened)
    qtbot.addWidget(section)
    assert not section.button.isEnabled()
