"""The list of all columns, grouped by section: type to find one, tick to show it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from safetyreg.i18n import Texts
from ui.register.columns import Column, groups
from ui.tokens import SPACE
from ui.widgets.layout_keys import variants
from ui.widgets.link_button import LinkButton

_SIZE: Final = (340, 460)
_NAME: Final = Qt.ItemDataRole.UserRole


class ColumnsPopup(QFrame):
    """`toggled(name, shown)` for one column, `reset` for the usual ones."""

    toggled = Signal(str, bool)
    reset = Signal()

    def __init__(self, offered: Sequence[Column], texts: Texts, parent: QWidget) -> None:
        """List the columns; none is ticked yet."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.resize(*_SIZE)
        self._texts = texts
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(texts.say("Find a column"))
        self.search.setAccessibleName(texts.say("Find a column"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(texts.say("Columns"))
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(True)
        self._items: dict[str, QTreeWidgetItem] = {}
        for group, columns in groups(offered):
            self._add(group, columns)
        self.tree.itemChanged.connect(self._on_changed)
        usual = LinkButton(texts.say("Usual columns and widths"), self)
        usual.clicked.connect(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(usual)

    def show_chosen(self, names: Sequence[str]) -> None:
        """Tick the columns that are shown and open their groups."""
        self.tree.blockSignals(True)
        for name, item in self._items.items():
            shown = name in names
            item.setCheckState(0, Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            if shown and (head := item.parent()) is not None:
                head.setExpanded(True)
        self.tree.blockSignals(False)

    def open_under(self, button: QWidget) -> None:
        """Show itself under a button, right edges in line."""
        self.search.clear()
        corner = QPoint(button.width() - self.width(), button.height() + 4)
        self.move(button.mapToGlobal(corner))
        self.show()
        self.search.setFocus()

    def _add(self, group: tuple[str, ...], columns: Sequence[Column]) -> None:
        title = " · ".join(self._texts.say(part) for part in reversed(group))
        head = QTreeWidgetItem([title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(head)
        for column in columns:
            item = QTreeWidgetItem(head, [self._texts.say(column.label)])
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setData(0, _NAME, column.name)
            self._items[column.name] = item

    def _on_search(self, text: str) -> None:
        readings = variants(text)
        for place in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(place)
            if head is None:
                continue
            found = [item for row in range(head.childCount()) if (item := head.child(row)) is not None]
            for item in found:
                item.setHidden(not any(reading in item.text(0).casefold() for reading in readings))
            head.setHidden(all(item.isHidden() for item in found))
            if text:
                head.setExpanded(True)

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, _NAME)
        if name:
            self.toggled.emit(str(name), item.checkState(0) is Qt.CheckState.Checked)
