"""What is wrong in the first rows, one line a remark; a line leads to its cell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.imports.look import Grave, Look, Noted
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView


class ProblemsPane(QWidget):
    """`picked(row, column)` when a line is opened; the column is −1 where the whole row is meant."""

    picked = Signal(int, int)

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._shown: list[Noted] = []
        self._said = label("", Role.MUTED, wrap=True)
        self.table = TableView(self)
        self.table.setAccessibleName(session.texts.say("Remarks on the first rows"))
        self.table.opened.connect(self._on_opened)
        self.table.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._said)
        layout.addWidget(self.table, 1)

    def show_look(self, look: Look) -> None:
        """Show the remarks of a look, errors first."""
        texts, theme = self._session.texts, self._session.theme
        self._shown = sorted(look.remarks, key=_errors_first)
        said = texts.say(
            "Of the first {rows} rows {rejected} would be rejected.",
            rows=texts.integer(len(look.rows)),
            rejected=texts.integer(len(look.rejected)),
        )
        self._said.setText(said)
        rows = []
        for one in self._shown:
            text = texts.of(one.message)
            colour = theme.colour("error" if one.grave is Grave.ERROR else "warning")
            where = f"{one.name}: {text}" if one.name else text
            rows.append([Cell(texts.integer(one.row), colour=colour), Cell(where, tip=where)])
        columns = [Column(texts.say("Row"), number=True), Column(texts.say("Reason"), stretch=True)]
        self.table.show_rows(columns, rows)

    def _on_clicked(self) -> None:
        self._on_opened(self.table.currentIndex().row())

    def _on_opened(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            one = self._shown[row]
            self.picked.emit(one.row, -1 if one.column is None else one.column)


def _errors_first(one: Noted) -> tuple[bool, int]:
    return one.grave is not Grave.ERROR, one.row
