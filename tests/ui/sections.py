"""Sections of the settings, shown, answered and read as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.doors import idle
from ui.settings.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.settings.backups import BackupsSection
    from ui.settings.breaks import Breaks
    from ui.settings.calendar import CalendarSection
    from ui.settings.denominators import Denominators
    from ui.settings.page import SettingsPage
    from ui.settings.section import Section
    from ui.settings.suggestions import Suggestions
    from ui.settings.users import Users
    from ui.widgets.form_dialog import FormDialog


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


def texts_of(
    section: Users | Values | Breaks | Denominators | CalendarSection | BackupsSection | Suggestions,
) -> list[list[str]]:
    table = (section.values if isinstance(section, Values) else section.rows).table
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
