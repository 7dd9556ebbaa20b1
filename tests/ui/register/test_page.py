from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from safetyreg.domain.changes import Changes
from safetyreg.domain.query import Order, Query
from safetyreg.domain.status import Status
from safetyreg.errors import UnavailableError
from tests.ui.keys import press
from tests.ui.register.conftest import shown_page, waited
from tests.ui.register.doors import Incidents, RegisterDoor, incident
from ui.register.page import build
from ui.widgets.print_preview import PrintPreview

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.register.page import RegisterPage
    from ui.session import Session

SHIFT = Qt.KeyboardModifier.ShiftModifier


def cell(page: RegisterPage, row: int, name: str) -> str:
    names = [column.name for column in page.model.columns]
    return page.model.text(row, names.index(name))


def loaded(page: RegisterPage, row: int) -> bool:
    return not page.model.cache.missing((page.model.ids[row],))


def test_all_ids_and_the_rows_in_sight(page: RegisterPage) -> None:
    assert page.model.rowCount() == 1000
    assert cell(page, 0, "number") == "1-2026-001000"
    assert page.view.currentIndex().row() == 0
    assert not loaded(page, 999)


def test_the_first_page_comes_before_all_ids(qtbot: QtBot, session: Session, door: RegisterDoor) -> None:
    listed = threading.Event()
    door.incidents.before_ids = listed.wait  # type: ignore[assignment]
    page = build(session)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.loader.shown):
        page.entered()
    assert page.model.rowCount() == 200
    press(page.view, Qt.Key.Key_End)
    assert page.view.currentIndex().row() == 199
    with qtbot.waitSignal(page.loader.listed):
        listed.set()
    assert page.view.currentIndex().row() == 999


def test_rows_come_when_they_are_seen(qtbot: QtBot, page: RegisterPage, door: RegisterDoor) -> None:
    before = door.incidents.calls("rows")
    press(page.view, Qt.Key.Key_End)
    assert page.view.currentIndex().row() == 999
    waited(qtbot, lambda: loaded(page, 999))
    assert cell(page, 999, "number") == "1-2026-000001"
    assert door.incidents.calls("rows") == before + 1
    press(page.view, Qt.Key.Key_Home)
    assert page.view.currentIndex().row() == 0


def test_another_filter_while_ids_are_listed_wins(qtbot: QtBot, session: Session, page: RegisterPage) -> None:
    session.set_filter(session.filter.only(statuses=("draft",)))
    with qtbot.waitSignal(page.loader.listed):
        session.set_filter(session.filter.only(statuses=()))
    assert page.model.rowCount() == 1000
    assert page.sides.has_table()


def test_a_filter_set_elsewhere_is_read_when_the_page_is_entered(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    page.hide()
    before = len(door.incidents.asked)
    session.show_records(session.query.only(ids=(3, 5)))
    assert len(door.incidents.asked) == before
    page.show()
    with qtbot.waitSignal(page.loader.listed):
        page.entered()
    assert list(page.model.ids) == [5, 3]


def test_a_click_on_a_heading_orders(qtbot: QtBot, page: RegisterPage, door: RegisterDoor) -> None:
    dead = [column.name for column in page.model.columns].index("dead")
    for order in (Order("dead", descending=True), Order("dead", descending=False)):
        with qtbot.waitSignal(page.loader.listed):
            page.view.head.sectionClicked.emit(dead)
        assert page.model.order == order
    assert ("first", (page.loader.query, Order("dead", descending=False))) in door.incidents.asked
    assert page.model.ids[0] == 1


def test_initials_have_no_order(page: RegisterPage) -> None:
    page.columns.show_columns(("initials", "persons"))
    before = page.model.order
    page.columns.order_by(page.model.columns[0])
    assert page.model.order == before
    page.columns.order_by(page.model.columns[1])
    assert page.model.order == Order("people", descending=True)


def test_a_change_keeps_the_record_and_its_height_on_the_screen(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    page.view.go_to(500)
    page.view.select_rows([500, 501, 510])
    number, top = page.model.ids[500], page.view.verticalScrollBar().value()
    door.incidents.size = 1010
    door.incidents.gone = {700}
    with qtbot.waitSignal(page.loader.relisted):
        session.announce(Changes(2, None))
    assert page.model.rowCount() == 1009
    assert page.view.currentIndex().row() == 509
    assert page.model.ids[509] == number
    assert page.view.verticalScrollBar().value() == top + 9 * 30
    assert page.view.ranges() == [(509, 510), (519, 519)]


def test_a_changed_record_is_shown_as_it_was_until_it_is_read(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    door.incidents.changed[1000] = replace(incident(1000), damage=5)
    session.announce(Changes(2, frozenset({1000})))
    assert cell(page, 0, "damage") == "—"
    waited(qtbot, lambda: cell(page, 0, "damage") == "5")


def test_a_change_of_lists_alone_reads_no_record_again(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    before = door.incidents.calls("ids")
    with qtbot.waitSignal(session.book_changed):
        session.announce(Changes(2, codes=True))
    assert door.incidents.calls("ids") == before


def test_a_deleted_current_record_leaves_its_row(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    page.view.go_to(999)
    door.incidents.gone = {1}
    with qtbot.waitSignal(page.loader.relisted):
        session.announce(Changes(2, frozenset({1})))
    assert page.view.currentIndex().row() == 998


def test_enter_opens_and_space_toggles_the_details(
    qtbot: QtBot, session: Session, page: RegisterPage
) -> None:
    with qtbot.waitSignal(session.open_incident) as opened:
        press(page.view, Qt.Key.Key_Return)
    assert opened.args == [1000]
    press(page.view, Qt.Key.Key_Space)
    assert page.details.isHidden()
    again = build(session)
    qtbot.addWidget(again)
    assert again.details.isHidden()
    press(page.view, Qt.Key.Key_Space)
    assert not page.details.isHidden()


def test_selected_records_are_copied_as_cells(qtbot: QtBot, page: RegisterPage, session: Session) -> None:
    page.columns.show_columns(("number", "damage"))
    page.view.head.moveSection(1, 0)
    page.view.go_to(0)
    press(page.view, Qt.Key.Key_Down, modifiers=SHIFT)
    assert page.view.ranges() == [(0, 1)]
    with qtbot.waitSignal(session.said) as said:
        page.view.copy()
    assert said.args == ["2 records copied"]
    assert QApplication.clipboard().text() == "\t1-2026-001000\r\n1250000\t1-2026-000999\r\n"
    with qtbot.waitSignal(session.said):
        page.copy(headings=True)
    assert QApplication.clipboard().text().startswith("Damage,\u00a0tenge\tNumber\r\n")


def test_a_small_register_is_selected_whole(qtbot: QtBot, page: RegisterPage) -> None:
    page.view.selectAll()
    assert page.view.selected_count() == 1000
    waited(qtbot, lambda: page.details.record is None)


def test_a_great_one_is_exported_instead(qtbot: QtBot, session: Session, door: RegisterDoor) -> None:
    door.incidents.size = 10_001
    page = shown_page(qtbot, session)
    page.view.selectAll()
    assert page.view.selected_count() == 1
    assert "10\u00a0000" in page.news.text()
    press(page.view, Qt.Key.Key_End, modifiers=SHIFT)
    assert page.view.selected_count() == 10_001
    page.news.hide()
    page.copy(headings=False)
    assert page.news.isVisible()


def test_columns_are_remembered_with_order_and_width(
    qtbot: QtBot, session: Session, page: RegisterPage
) -> None:
    page.columns.toggle("address", True)
    page.view.head.moveSection(len(page.model.columns) - 1, 0)
    page.view.head.resizeSection(0, 222)
    names = page.columns.names()
    assert names[0] == "address"
    again = build(session)
    qtbot.addWidget(again)
    assert again.columns.names() == names
    occurred = [column.name for column in again.model.columns].index("occurred")
    assert again.view.columnWidth(occurred) == 222
    page.columns.reset()
    assert page.view.widths() == {}


def test_one_column_always_stays(page: RegisterPage) -> None:
    page.columns.show_columns(("number",))
    page.columns.toggle("number", False)
    assert len(page.columns.names()) > 0


def test_columns_are_found_by_typing_on_any_layout(qtbot: QtBot, page: RegisterPage) -> None:
    page.columns.open_popup(page)
    popup = page.columns._popup
    assert popup is not None
    popup.search.setText("ghbxbyf")
    popup.search.setText("Burnt area")
    shown = [name for name, item in popup._items.items() if not item.isHidden()]
    assert set(shown) == {"area", "steppe_area"}
    popup._items["area"].setCheckState(0, Qt.CheckState.Checked)
    assert page.columns.names()[-1] == "area"
    popup.reset.emit()
    assert "area" not in page.columns.names()
    popup.hide()


def test_the_menu_of_a_heading(qtbot: QtBot, page: RegisterPage) -> None:
    actions = {action.text(): action for action in page.columns.menu(1).actions()}
    actions["Move left"].trigger()
    assert page.columns.names()[:2] == ("kind", "occurred")
    actions["Hide the column"].trigger()
    assert "kind" not in page.columns.names()
    with qtbot.waitSignal(page.loader.listed):
        actions["Sort by “Kind” ascending"].trigger()
    assert page.model.order == Order("kind", descending=False)


def test_the_menu_of_a_row(qtbot: QtBot, page: RegisterPage, session: Session) -> None:
    waited(qtbot, lambda: page.details.record is not None)
    menu = page.row_menu()
    actions = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(session.open_incident):
        actions["Open"].trigger()
    page.view.setCurrentIndex(page.model.index(0, 2))
    actions["Copy this cell"].trigger()
    assert QApplication.clipboard().text() == "1-2026-001000"
    assert "Status" in actions
    menu.deleteLater()


def test_a_cancelled_listing_is_said_and_can_go_on(
    qtbot: QtBot, session: Session, door: RegisterDoor
) -> None:
    listing = threading.Event()
    door.incidents.before_ids = listing.wait  # type: ignore[assignment]
    page = build(session)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.loader.shown):
        page.entered()
    waited(qtbot, lambda: door.incidents.calls("ids") == 1)
    with qtbot.waitSignal(page.loader.stopped):
        next(job for job in session.jobs.running() if job.topic == "ids").cancel()
        listing.set()
    assert "200" in page.news.text()
    with qtbot.waitSignal(page.loader.relisted):
        page.news.findChildren(QPushButton)[-1].click()
    assert page.model.rowCount() == 1000


def test_a_listing_that_a_short_first_page_ends_is_not_called_stopped(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    listing = threading.Event()
    door.incidents.before_ids = listing.wait  # type: ignore[assignment]
    with qtbot.waitSignal(page.loader.listed):
        page.loader.load(Query(ids=(1, 2, 3)), page.model.order)
        page.loader._list_all()
    listing.set()
    waited(qtbot, lambda: next(session.jobs.running(), None) is None)
    assert page.model.rowCount() == 3
    assert page.news.isHidden()


def test_a_lost_registry_is_said_in_the_page(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    door.incidents.error = UnavailableError("The registry cannot be reached.")
    with qtbot.waitSignal(page.loader.failed):
        session.set_filter(session.filter.only(kinds=("fire",)))
    assert page.news.text() == "The registry cannot be reached."
    door.incidents.error = None
    with qtbot.waitSignal(page.loader.listed):
        page.news.findChildren(QPushButton)[-1].click()
    assert page.news.isHidden()


def test_the_card_is_printed(qtbot: QtBot, page: RegisterPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(PrintPreview, "ask", lambda session, printout, parent: asked.append(printout.title))
    assert page.print_page()
    waited(qtbot, lambda: asked == ["card 1000"])


def test_the_status_is_changed_and_the_table_follows(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    waited(qtbot, lambda: page.details.record is not None)
    record = page.details.record
    assert record is not None
    with qtbot.waitSignal(session.changed):
        page.records.change_status(record, Status.ANNULLED, "twice")
    waited(qtbot, lambda: cell(page, 0, "status") == "annulled")
    waited(qtbot, lambda: page.details._tags[0].text() == "annulled")
    page.records.change_status(record, Status.CLOSED, "")
    waited(qtbot, lambda: "newer version" in page.news.text())


def test_an_empty_registry_says_how_to_begin(qtbot: QtBot, session: Session, door: RegisterDoor) -> None:
    door.incidents = Incidents(0)
    page = shown_page(qtbot, session)
    waited(qtbot, page.nothing.is_first)
    assert not page.sides.has_table()
    with qtbot.waitSignal(session.show_page):
        page.nothing.import_asked.emit()
    with qtbot.waitSignal(session.open_registry):
        page.nothing.demo_asked.emit()
    assert not page.print_page()


def test_nothing_found_offers_what_to_loosen(qtbot: QtBot, session: Session, page: RegisterPage) -> None:
    with qtbot.waitSignal(page.loader.listed):
        session.set_filter(session.filter.only(statuses=("draft",), words="stove"))
    waited(qtbot, lambda: set(page.nothing.buttons) == {"all"})
    assert page.nothing.buttons["all"].text() == "Clear every filter · 1\u00a0000 records"
    with qtbot.waitSignal(page.loader.listed):
        page.nothing.buttons["all"].click()
    assert page.sides.has_table()
    with qtbot.waitSignal(page.loader.listed):
        session.set_filter(session.filter.only(statuses=("draft",)))
    waited(qtbot, lambda: "1\u00a0000" in page.nothing.buttons["statuses"].text())
    with qtbot.waitSignal(page.loader.listed):
        page.nothing.buttons["statuses"].click()
    assert page.sides.has_table()


def test_nothing_found_offers_what_the_keys_give_on_another_layout(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {"": 1000, "темиртау": 7}
    monkeypatch.setattr(door.incidents, "count", lambda query: counts.get(query.words, 0))
    with qtbot.waitSignal(page.loader.listed):
        session.set_filter(session.filter.only(statuses=("draft",), words="ntvbhnfe"))
    waited(qtbot, lambda: "retyped:темиртау" in page.nothing.buttons)
    button = page.nothing.buttons["retyped:темиртау"]
    assert button.text() == "Search for “темиртау” · 7 records"
    with qtbot.waitSignal(page.loader.listed):
        button.click()
    assert session.filter.words == "темиртау"
    assert session.filter.statuses == ("draft",)


def test_the_page_is_drawn_dark_and_light(qtbot: QtBot, session: Session, page: RegisterPage) -> None:
    before = page.grab().toImage()
    session.theme.choose(session.theme._appearance.DARK)
    after = page.grab().toImage()
    assert before.pixelColor(300, 300) != after.pixelColor(300, 300)
    session.theme.choose(session.theme._appearance.LIGHT)
