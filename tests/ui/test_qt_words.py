"""Qt's own dialogs speak the program's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from safetyreg.i18n import Language, Texts
from ui.qt_words import WORDS, QtWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FOLDER = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


@pytest.fixture(params=["ru", "kk"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    """Speak a language as the program does."""
    application = QCoreApplication.instance()
    assert application is not None
    of_qt = QTranslator(application)
    of_qt.load(f"qtbase_{request.param}", FOLDER)
    words = QtWords(Texts(Language(request.param)), application)
    for one in (words, of_qt):
        assert application.installTranslator(one)
    yield request.param
    for one in (words, of_qt):
        application.removeTranslator(one)
        one.deleteLater()


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ("QFileDialog", "&Look in:"),
        ("QFileDialog", "Files of &type:"),
        ("QFileDialog", "Folder"),
        ("QAbstractFileIconProvider", "Folder"),
        ("QPlatformTheme", "Cancel"),
        ("QLineEdit", "&Paste"),
        ("QPrintDialog", "Automatic"),
    ],
)
def test_dialogs_of_qt_are_translated(language: str, context: str, text: str) -> None:
    assert QCoreApplication.translate(context, text) != text


def test_what_is_not_ours_is_left_to_qt(language: str) -> None:
    assert QCoreApplication.translate("Nowhere", "Nothing of the kind") == "Nothing of the kind"
    assert QCoreApplication.translate("QPlatformTheme", "OK") in {"OK", "ОК"}
    assert len(WORDS) > len({"OK"})
