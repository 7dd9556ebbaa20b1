"""A template of the opinion: saved to be edited, chosen, refused where it cannot be filled, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from PySide6.QtWidgets import QFileDialog

from safetyreg.domain.user import Role, User
from safetyreg.i18n import Language
from tests.ui.doors import idle
from tests.ui.sections import ready
from ui.settings.opinion_section import OpinionSection, TemplateRow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings.page import SettingsPage


def section_of(qtbot: QtBot, page: SettingsPage) -> tuple[OpinionSection, TemplateRow]:
    section = ready(qtbot, page, "opinion")
    assert isinstance(section, OpinionSection)
    return section, section.rows[Language.EN]


def test_a_template_is_saved_chosen_and_given_back(
    qtbot: QtBot, page: SettingsPage, opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, row = section_of(qtbot, page)
    assert row.state.text() == "the shipped one"
    assert row.back.isHidden()
    own = tmp_path / "own.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(own.with_suffix("")), ""))
    row.save.click()
    idle(qtbot, opened)
    assert own.exists()
    assert "Edit it in Word" in section.banner.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
    row.choose.click()
    idle(qtbot, opened)
    assert row.state.text() == str(own)
    assert section.rows[Language.RU].state.text() == "the shipped one"
    opened_files: list[str] = []
    monkeypatch.setattr("ui.settings.opinion_section.open_file", lambda path: opened_files.append(str(path)))
    row.open.click()
    assert opened_files == [str(own)]
    row.back.click()
    idle(qtbot, opened)
    assert row.state.text() == "the shipped one"
    assert opened.registry.liability.opinions.own_template(Language.EN) is None


def test_a_template_that_cannot_be_filled_is_named_and_not_chosen(
    qtbot: QtBot, page: SettingsPage, opened: Session, tmp_path: Path
) -> None:
    section, row = section_of(qtbot, page)
    wrong = tmp_path / "wrong.docx"
    made = Document()
    made.add_paragraph("{{ salary }}")
    made.save(str(wrong))
    section.choose(Language.EN, wrong)
    idle(qtbot, opened)
    assert "{{ salary }}" in section.banner.text()
    assert row.state.text() == "the shipped one"


def test_who_may_not_write_opinions_chooses_nothing(
    qtbot: QtBot, page: SettingsPage, opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.registry._session, "user", User("olga", "Olga", Role.OPERATOR))
    _, row = section_of(qtbot, page)
    assert not row.choose.isEnabled()
    assert row.save.isEnabled()
