"""Start the program on a registry and leave at the first painted table; the seconds go out as JSON.

With `bare` a window with nothing but a table and the first page by SQL takes the program's place.
"""

import json
import os
import sqlite3
import sys
import time
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSettings,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget
from typing_extensions import override

_ROOT: Final = QModelIndex()
_PAGE: Final = (
    "SELECT occurred, kind, number, place, cause, dead, injured, damage, status FROM incidents"
    " ORDER BY occurred DESC, id DESC LIMIT 200"
)
LONGEST: Final = 30_000
Index = QModelIndex | QPersistentModelIndex


class Watch(QObject):
    """Leaves the process when a table with a row that was read is painted."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paints only."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            view = watched.parent()
            if isinstance(view, QTableView) and view.viewport() is watched and filled(view):
                json.dump({"seconds": time.time() - float(os.environ["STARTED"])}, sys.stdout)
                sys.stdout.flush()
                os._exit(0)
        return False


def give_up() -> None:
    """Leave where no table was painted within half a minute."""
    sys.stderr.write("no table was painted")
    sys.stderr.flush()
    os._exit(1)


def filled(view: QTableView) -> bool:
    """Whether the first row of a table is there."""
    model = view.model()
    return model.rowCount() > 1 and str(model.index(0, 0).data())[:1].isdigit()


class Rows(QAbstractTableModel):
    """Rows as SQL gave them."""

    def __init__(self, rows: list[tuple[object, ...]], parent: QObject) -> None:
        """Keep the rows."""
        super().__init__(parent)
        self._rows = rows

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._rows[0])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._rows[index.row()][index.column()])
        return None


def bare(application: QApplication, location: str) -> int:
    """Show a table of the first page."""
    import sqlalchemy.orm  # noqa: F401, PLC0415  the limit takes the same library

    rows = sqlite3.connect(location).execute(_PAGE).fetchall()
    window = QMainWindow()
    window.resize(1280, 800)
    view = QTableView(window)
    view.setModel(Rows(rows, view))
    window.setCentralWidget(view)
    window.show()
    return application.exec()


def main(location: str, way: str) -> int:
    """Start one way or the other."""
    application = QApplication(sys.argv[:1])
    watch = Watch(application)
    application.installEventFilter(watch)
    QTimer.singleShot(LONGEST, give_up)
    if way == "bare":
        return bare(application, location)
    from main import main as start  # noqa: PLC0415  the program itself, timed with its imports

    with TemporaryDirectory() as folder:
        _begin_with_the_register(folder)
        return start([location, "--language", "ru", "--user", "benchmark"])


def _begin_with_the_register(folder: str) -> None:
    from ui import preferences  # noqa: PLC0415  timed with the rest
    from ui.filter import Filter, Preset  # noqa: PLC0415  the same

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    kept = preferences.Preferences()
    kept.put(preferences.PAGE, "register")
    kept.put(preferences.FILTER, Filter(Preset.ALL).kept())
