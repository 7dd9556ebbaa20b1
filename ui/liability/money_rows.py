"""The table of heads: what is paid by whom and why, and three amounts beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.tokens import SPACE
from ui.widgets.label import Role, label, line

_AMOUNTS: Final = 3
_WIDE: Final = 86


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One head and payer: title, basis under it, three amounts in words, the whole story in the tooltip."""

    title: str
    basis: str
    amounts: tuple[str, str, str]
    tip: str = ""
    sure: bool = True


class MoneyRows(QWidget):
    """Headings and lines; each takes the height that its words need."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        """Name the four columns."""
        super().__init__(parent)
        self.lines: tuple[MoneyLine, ...] = ()
        self._headings = tuple(headings)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        for column in range(1, _AMOUNTS + 1):
            self._grid.setColumnMinimumWidth(column, _WIDE)
        for column, text in enumerate(self._headings):
            self._grid.addWidget(_figure(text, Role.LABEL) if column else label(text, Role.LABEL), 0, column)
        self._parts: list[QWidget] = []

    def show_lines(self, lines: Sequence[MoneyLine]) -> None:
        """Show other lines."""
        for old in self._parts:
            old.hide()
            old.deleteLater()
        self._parts = []
        self.lines = tuple(lines)
        for number, one in enumerate(lines):
            self._add(3 * number + 1, one)

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return headings and lines as cells of a spreadsheet."""
        return (self._headings, *((one.title, *one.amounts, one.basis) for one in self.lines))

    def _add(self, row: int, one: MoneyLine) -> None:
        self._put(line(), row, 0, across=_AMOUNTS + 1)
        self._put(label(one.title, Role.BODY, wrap=True), row + 1, 0)
        basis = label(one.basis, Role.HINT if one.sure else Role.WARNING, wrap=True)
        self._put(basis, row + 2, 0, across=_AMOUNTS + 1)
        for column, text in enumerate(one.amounts, 1):
            self._put(_figure(text, Role.BODY), row + 1, column)
        for part in self._parts[-5:]:
            part.setToolTip(one.tip)

    def _put(self, part: QWidget, row: int, column: int, across: int = 1) -> None:
        self._grid.addWidget(part, row, column, 1, across)
        self._parts.append(part)


def _figure(text: str, role: Role) -> QLabel:
    found = label(text, role)
    found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return found
