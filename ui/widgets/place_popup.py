"""Choosing a place: a tree of KATO with a field that finds by code or word."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.codes import UNKNOWN, CodeItem, CodeList
from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.code_popup import item_text
from ui.widgets.code_search import CodeSearch

_SIZE = (380, 420)
_MATCHES = 40
_CODE = Qt.ItemDataRole.UserRole


class PlacePopup(QFrame):
    """`picked(code)` at Enter or a click; Escape closes."""

    picked = Signal(str)

    def __init__(self, codes: CodeList, texts: Texts, parent: QWidget | None = None) -> None:
        """Show the regions, opened where there is only one."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setFixedSize(*_SIZE)
        self._codes = codes
        self._texts = texts
        self._search = CodeSearch(codes, texts.language)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(texts.say("Place: word or KATO code"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.textEdited.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._tree = QTreeWidget(self)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName(texts.say("Places"))
        self._tree.itemExpanded.connect(self._fill)
        self._tree.itemActivated.connect(self._on_activated)
        self._tree.itemClicked.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.addWidget(self._field)
        layout.addWidget(self._tree)
        self._show_tree()

    def open_under(self, widget: QWidget) -> None:
        """Show itself under a widget, ready to be typed into."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self._field.clear()
        self._show_tree()
        self.show()
        self._field.setFocus()

    def tree(self) -> QTreeWidget:
        """Return the tree."""
        return self._tree

    def field(self) -> QLineEdit:
        """Return the search field."""
        return self._field

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand arrow keys and Enter of the field to the tree."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._pick(self._tree.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show_tree(self) -> None:
        self._tree.clear()
        for item in self._codes.children.get("", ()):
            self._tree.addTopLevelItem(self._row(item))
        if self._tree.topLevelItemCount() == 1 and (only := self._tree.topLevelItem(0)) is not None:
            self._tree.expandItem(only)

    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self._show_tree()
            return
        self._tree.clear()
        for found in self._search.find(text, _MATCHES):
            if found.item.code != UNKNOWN:
                self._tree.addTopLevelItem(self._row(found.item))
        self._select(self._tree.topLevelItem(0))

    def _row(self, item: CodeItem) -> QTreeWidgetItem:
        row = QTreeWidgetItem([item_text(item, self._texts.language)])
        row.setData(0, _CODE, item.code)
        if self._codes.children.get(item.code):
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return row

    def _fill(self, row: QTreeWidgetItem) -> None:
        if row.childCount() == 0:
            for item in self._codes.children.get(str(row.data(0, _CODE)), ()):
                row.addChild(self._row(item))

    def _move(self, step: int) -> None:
        current = self._tree.currentItem()
        if current is None:
            self._select(self._tree.topLevelItem(0))
        else:
            self._select(self._tree.itemBelow(current) if step > 0 else self._tree.itemAbove(current))

    def _select(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self._tree.setCurrentItem(row)

    def _on_activated(self, row: QTreeWidgetItem) -> None:
        self._pick(row)

    def _pick(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self.hide()
            self.picked.emit(str(row.data(0, _CODE)))
