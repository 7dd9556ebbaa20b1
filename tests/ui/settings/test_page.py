from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from safetyreg.domain.user import Role, User
from safetyreg.i18n import Language
from tests.ui.doors import idle, real_session
from tests.ui.sections import filled, ready, texts_of
from ui import preferences
from ui.settings.about import About
from ui.settings.general import General
from ui.settings.import_section import ImportSection
from ui.settings.page import SECTIONS, SettingsPage, build
from ui.settings.registry_section import RegistrySection
from ui.settings.users import UserDialog, Users
from ui.theme import Appearance
from ui.tokens import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QListWidget
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.theme import Theme
    from ui.widgets.form_dialog import FormDialog


ADMINISTERED = frozenset(
    {"users", "codes", "calendar", "values", "suggestions", "policies", "breaks", "denominators"}
)


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


def shortened(names: QListWidget) -> Iterator[str]:
    """Yield the names that have no room in as many lines as their rows have."""
    words, wrapped = names.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
    for place in range(names.count()):
        room = names.visualItemRect(names.item(place))
        free = room.adjusted(names.iconSize().width() + 3 * SPACE, 0, -SPACE, 0)
        needed = words.boundingRect(free, wrapped, names.item(place).text())
        if needed.width() > free.width() or needed.height() > room.height():
            yield names.item(place).text()


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
    found.resize(1150, 640)
    found.show()
    assert list(shortened(found.list)) == []
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
