"""One sheet of the workbook as a grid: what will stand in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.registry.reports import SheetPlan
from safetyreg.statistics.table import Table
from ui.reports.figures import Figures, words_of
from ui.tokens import ROW_HEIGHT, SPACE
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.table_view import TableView

_SCROLL_BAR = 16
_HEADING = 46
_LEAST_ROWS = 6
_WIDEST = 420


class SheetPreview(QWidget):
    """Shows the tables of a sheet one under the other."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None

    def show_sheet(self, sheet: SheetPlan, figures: Figures, note: str = "") -> None:
        """Lay the sheet out anew; `note` stands above its tables."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        if note:
            column.addWidget(label(note, Role.WARNING, wrap=True))
        alone = len(sheet.tables) == 1
        for table in sheet.tables:
            self._add(column, table, figures, sheet.title, alone=alone)
        if not alone:
            column.addStretch(1)
        self._replace(scrolled(content))

    def tables(self) -> list[TableView]:
        """Return the grids that are shown."""
        return self._shown.findChildren(TableView) if self._shown else []

    def clear(self) -> None:
        """Show nothing."""
        self._replace(QWidget())

    def _replace(self, content: QWidget) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = content
        self._layout.addWidget(content)

    def _add(self, column: QVBoxLayout, table: Table, figures: Figures, title: str, *, alone: bool) -> None:
        name = words_of(table.title, figures.texts) or title
        if not alone:
            column.addWidget(label(name, Role.TITLE, wrap=True))
        grid = TableView()
        grid.setAccessibleName(name)
        grid.horizontalHeader().setFixedHeight(_HEADING)
        grid.show_rows(figures.columns(table), figures.rows(table), widest=_WIDEST)
        if alone:
            grid.setMinimumHeight(
                _HEADING + ROW_HEIGHT * min(len(figures.rows(table)), _LEAST_ROWS) + _SCROLL_BAR
            )
        else:
            grid.setFixedHeight(_HEADING + ROW_HEIGHT * len(figures.rows(table)) + _SCROLL_BAR)
            grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(grid, 1 if alone else 0)
        for note in table.notes:
            column.addWidget(label(words_of(note, figures.texts), Role.HINT, wrap=True))
