from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent

from safetyreg.domain.reference import CalendarDay, CalendarStatus, DayKind, ReferenceValue, ValueStatus
from safetyreg.i18n import Names
from tests.ui.doors import idle
from tests.ui.sections import filled, ready, texts_of
from ui.settings import backups
from ui.settings.backups import BackupsSection
from ui.settings.break_dialog import BreakDialog
from ui.settings.breaks import Breaks
from ui.settings.calendar import CalendarSection, DayDialog
from ui.settings.value_dialogs import ValueDialog
from ui.settings.values import Values
from ui.widgets.question import Question

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings.page import SettingsPage
    from ui.widgets.form_dialog import FormDialog


def test_days_of_the_calendar_are_shown_added_and_removed(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "calendar")
    assert isinstance(section, CalendarSection)
    before = texts_of(section)
    assert before
    table = section.rows.table
    assert table.columnWidth(0) < table.viewport().width() // 2, "long names leave room for the other columns"

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
    assert section._shown[section.rows.row()].day == date(2026, 8, 3), "the saved day is chosen and in sight"
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
    for width, seen in ((1000, False), (1700, True)):
        page.resize(width, 700)
        page.grab()
        assert section._area.isVisibleTo(section) is seen, "names of the days come before the picture"


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


def test_breaks_say_all_and_are_changed_with_their_sources(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = ready(qtbot, page, "breaks")
    assert isinstance(section, Breaks)
    breaks = len(section._breaks)
    assert len(texts_of(section)) == breaks
    section.rows.table.selectRow(next(n for n, one in enumerate(section._breaks) if one.places))
    for said in ("Karaganda Region", "cut to one side", "Қарағанды", "границы", "НК РК"):
        assert said in section.told.text()

    def broken(dialog: FormDialog) -> None:
        assert isinstance(dialog, BreakDialog)
        if not dialog.code.isReadOnly():
            assert not dialog.complete()
            assert all(field.message() for field in (dialog._code, dialog._note, dialog._source))
            dialog.code.setText("x-test")
            dialog.source.setText("order 1")
            dialog.places.setText("35 99")
            assert not dialog.complete(), "no place begins with 99"
            dialog.places.setText("35 3510")
        dialog.notes[0].setText("С этого дня иначе")

    filled(monkeypatch, BreakDialog, broken)
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    section.rows.add.emit()
    idle(qtbot, opened)
    assert len(section._breaks) == breaks + 1
    section.rows.edit.emit(0)
    idle(qtbot, opened)
    section.rows.remove.emit(next(n for n, one in enumerate(section._breaks) if one.code == "x-test"))
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
    with qtbot.waitSignal(opened.reopen, timeout=10_000) as again:
        section._on_restore()
    made = texts_of(section)[0][0]
    assert again.args == [opened.registry.location, f"The registry was put back to {made}."]


def test_a_restore_that_fails_opens_the_registry_again(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    section = ready(qtbot, page, "backups")
    assert isinstance(section, BackupsSection)
    heard: list[BaseException] = []
    monkeypatch.setattr(opened.errors, "show", heard.append)
    with qtbot.waitSignal(opened.open_registry, timeout=10_000):
        section.restore(tmp_path / "none.sqlite", "")
    assert len(heard) == 1
