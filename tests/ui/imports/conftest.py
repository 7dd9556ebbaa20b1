"""The import page over a registry, without a file and with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.imports.settling import READY, ROWS, settled
from ui.imports.edits import with_constant, with_target
from ui.imports.page import ImportsPage, build

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.imports.work_part import WorkPart
    from ui.session import Session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fires.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> ImportsPage:
    found = build(opened)
    qtbot.addWidget(found)
    found.resize(1150, 640)
    found.show()
    found.entered()
    return found


@pytest.fixture
def work(qtbot: QtBot, page: ImportsPage, opened: Session, file: Path) -> WorkPart:
    """The part with the file opened and two columns mapped."""
    page.open(file)
    settled(qtbot, page.work, opened)
    found = page.work
    profile = with_target(with_target(found.profile, "When", "occurred_on"), "Loss", "damage")
    for name, value in READY.items():
        profile = with_constant(profile, name, value)
    found.set_profile(profile)
    settled(qtbot, found, opened)
    return found
