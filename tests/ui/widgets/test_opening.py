"""The folder that a file dialog begins with is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ui.preferences import Preferences
from ui.widgets.opening import chosen_folder, keep_folder

if TYPE_CHECKING:
    import pytest


def test_a_folder_that_is_gone_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, chosen = tmp_path / "documents", tmp_path / "chosen"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    kept = Preferences()
    keep_folder(kept, chosen / "file.xlsx")
    assert chosen_folder(kept) == Path.home()
    documents.mkdir()
    assert chosen_folder(kept) == documents
    chosen.mkdir()
    assert chosen_folder(kept) == chosen
