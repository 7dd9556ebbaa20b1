from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPlainTextEdit

from safetyreg.errors import CancelledError, ExpectedError, UnavailableError
from ui.errors import Errors, log_to

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.i18n import Texts

BUG = ValueError("a bug")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox]:
    """Boxes that were shown, each closed at once."""
    found: list[QMessageBox] = []

    def show(box: QMessageBox) -> int:
        found.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    return found


@pytest.fixture
def errors(qtbot: QtBot, texts: Texts) -> Errors:
    return Errors(texts)


def copying(box: QMessageBox) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == "Copy the report")


def test_an_expected_error_is_one_sentence(errors: Errors, shown: list[QMessageBox]) -> None:
    errors.show(ExpectedError("The file {name} is open.", name="a.xlsx"))
    assert [box.text() for box in shown] == ["The file a.xlsx is open."]


def test_what_was_cancelled_is_not_shown(errors: Errors, shown: list[QMessageBox]) -> None:
    errors.show(CancelledError("Cancelled."))
    assert not shown


def test_an_unreachable_registry_can_be_tried_again(errors: Errors, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    errors.show(UnavailableError("The server does not answer."), lambda: tried.append(True))
    assert tried


def test_a_bug_is_reported_once(
    qtbot: QtBot, errors: Errors, shown: list[QMessageBox], caplog: pytest.LogCaptureFixture
) -> None:
    errors.show(BUG)
    errors.report(BUG)
    qtbot.waitUntil(lambda: bool(shown))
    QApplication.processEvents()
    assert len(shown) == 1
    report = shown[0].findChild(QPlainTextEdit)
    assert report is not None
    assert "ValueError: a bug" in report.toPlainText()
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 2


def test_the_report_is_copied(qtbot: QtBot, errors: Errors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", copying)
    errors.report(BUG)
    qtbot.waitUntil(lambda: "ValueError: a bug" in QApplication.clipboard().text())


def test_uncaught_ones_of_every_thread_are_heard(
    qtbot: QtBot, errors: Errors, shown: list[QMessageBox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    errors.install()
    error = ExpectedError("The disk is full.")
    sys.excepthook(type(error), error, None)
    qtbot.waitUntil(lambda: len(shown) == 1)
    threading.excepthook(threading.ExceptHookArgs((type(BUG), BUG, None, None)))
    qtbot.waitUntil(lambda: len(shown) == 2)


def test_errors_are_logged_to_a_file(tmp_path: Path) -> None:
    writer = log_to(tmp_path)
    logging.getLogger("safetyreg").error("broken")
    logging.getLogger().removeHandler(writer)
    writer.close()
    assert "broken" in (tmp_path / "safetyreg.log").read_text(encoding="utf-8")
