"""What is wrong in the first rows, one line a different remark; a line leads to its first cell."""

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
        self._shown: list[list[Noted]] = []
        self._said = label("", Role.MUTED, wrap=True)
        self._whole = label(
            session.texts.say("What no column gives can be given for all rows under “Constants”."), wrap=True
        )
        self._whole.hide()
        self._full = label("", wrap=True)
        self.table = TableView(self)
        self.table.setAccessibleName(session.texts.say("Remarks on the first rows"))
        self.table.opened.connect(self._on_opened)
        self.table.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._said)
        layout.addWidget(self._whole)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._full)

    def show_look(self, look: Look) -> None:
        """Show the remarks of a look, errors first."""
        texts, theme = self._session.texts, self._session.theme
        groups: dict[tuple[Grave, int | None, str], list[Noted]] = {}
        for one in look.remarks:
            groups.setdefault((one.grave, one.column, texts.of(one.message)), []).append(one)
        self._shown = sorted(groups.values(), key=_errors_first)
        self._said.setText(
            texts.say(
                "Of the first {rows} rows {rejected} would be rejected.",
                rows=texts.integer(len(look.rows)),
                rejected=texts.integer(len(look.rejected)),
            )
        )
        self._whole.setVisible(any(group[0].column is None for group in self._shown))
        rows = []
        for group in self._shown:
            first = group[0]
            colour = theme.colour("error" if first.grave is Grave.ERROR else "warning")
            text = texts.of(first.message)
            where = f"{first.name}: {text}" if first.column is not None else text
            numbers = ", ".join(str(one.row) for one in group)
            shown = str(first.row) if len(group) == 1 else texts.plural("{n} row", "{n} rows", len(group))
            rows.append([Cell(shown, colour=colour, tip=numbers), Cell(where, tip=where)])
        columns = [Column(texts.say("Where"), number=True), Column(texts.say("Reason"), stretch=True)]
        self.table.show_rows(columns, rows)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self._full.setText("")

    def count(self) -> int:
        """Count the different remarks."""
        return len(self._shown)

    def _on_current(self) -> None:
        """Write the chosen remark in full under the table."""
        row = self.table.currentIndex().row()
        known = 0 <= row < len(self._shown)
        self._full.setText(self._session.texts.of(self._shown[row][0].message) if known else "")

    def _on_clicked(self) -> None:
        self._on_opened(self.table.currentIndex().row())

    def _on_opened(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            one = self._shown[row][0]
            self.picked.emit(one.row, -1 if one.column is None else one.column)


def _errors_first(group: list[Noted]) -> tuple[bool, int]:
    return group[0].grave is not Grave.ERROR, -len(group)
