"""Headings of a file, above each a choice of the field it goes to."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHeaderView, QWidget
from typing_extensions import override

from ui.imports.targets import Target
from ui.session import Session

_CHOICE: Final = 32
_GAP: Final = 4
_HEADING: Final = 30


class TargetChoice(QComboBox):
    """Found by any word of its label; the wheel leaves it alone. `reached` when the focus comes to it."""

    reached = Signal()

    def __init__(self, labels: QStringListModel, parent: QWidget) -> None:
        """Offer labels that all choices share."""
        super().__init__(parent)
        self.setModel(labels)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        completer = QCompleter(labels, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def show_label(self, place: int) -> None:
        """Show an answer from its beginning."""
        self.setCurrentIndex(place)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        self.reached.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the grid, not the answer."""
        event.ignore()


class TargetHeader(QHeaderView):
    """`target_chosen(column, target)`, an empty one leaves the column out; `reached(column)` by the focus."""

    target_chosen = Signal(int, str)
    reached = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Begin without columns."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session, self._view = session, parent
        self._choices: list[TargetChoice] = []
        self._names: list[str] = []
        self._labels = QStringListModel(self)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self.place_choices)

    def choice(self, column: int) -> TargetChoice:
        """Return the choice above a column."""
        return self._choices[column]

    def show_choices(self, count: int, offered: Sequence[Target], chosen: Mapping[int, str]) -> None:
        """Offer targets above each column, with the one it has."""
        names = ["", *(target.name for target in offered)]
        labels = [self._session.texts.say("— leave out —"), *(target.label for target in offered)]
        if names != self._names or labels != self._labels.stringList():
            self._names = names
            self._labels.setStringList(labels)
        while len(self._choices) > count:
            self._choices.pop().deleteLater()
        while len(self._choices) < count:
            self._choices.append(self._made(len(self._choices)))
        heads = [self.model().headerData(column, Qt.Orientation.Horizontal) for column in range(count)]
        for column, choice in enumerate(self._choices):
            target = chosen.get(column, "")
            place = self._names.index(target) if target in self._names else 0
            choice.show_label(place)
            choice.setToolTip(labels[place])
            choice.setAccessibleName(self._session.texts.say("Field for {column}", column=heads[column]))
        self.place_choices()

    def place_choices(self) -> None:
        """Keep each choice above its column."""
        for column, choice in enumerate(self._choices):
            x = self.sectionViewportPosition(column)
            choice.setGeometry(QRect(x + _GAP, _GAP, max(self.sectionSize(column) - 2 * _GAP, 0), _CHOICE))
            choice.setVisible(True)

    @override
    def sizeHint(self) -> QSize:
        """Leave room for the choices above the headings."""
        return QSize(super().sizeHint().width(), _CHOICE + 2 * _GAP + _HEADING)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Write the heading in the lower part."""
        super().paintSection(painter, rect.adjusted(0, _CHOICE + _GAP, 0, 0), logicalIndex)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Place the choices once the widths are known."""
        super().showEvent(event)
        self.place_choices()

    def _made(self, column: int) -> TargetChoice:
        choice = TargetChoice(self._labels, self.viewport())
        choice.activated.connect(partial(self._on_activated, column))
        choice.reached.connect(partial(self.reached.emit, column))
        QWidget.setTabOrder(self._choices[-1] if self._choices else self._view, choice)
        return choice

    def _on_activated(self, column: int, place: int) -> None:
        self.target_chosen.emit(column, self._names[place])
