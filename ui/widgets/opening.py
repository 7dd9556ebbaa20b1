"""Open a file or its folder with what the system uses for it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from ui.preferences import Preference, Preferences

FOLDER = Preference("folder", "")


def open_file(path: Path) -> None:
    """Open a file in its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> None:
    """Open the folder of a file, or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def chosen_folder(preferences: Preferences) -> Path:
    """Return the folder that files were last saved in, the user's documents or home where it is not there."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = (Path(name) for name in (preferences.get(FOLDER), documents) if name)
    return next((folder for folder in offered if folder.is_dir()), Path.home())


def keep_folder(preferences: Preferences, path: Path) -> None:
    """Remember the folder of a file."""
    preferences.put(FOLDER, str(path.parent))
