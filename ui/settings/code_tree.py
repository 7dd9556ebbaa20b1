"""The items of a code list as a tree; branches are filled when they are opened."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from safetyreg.domain.codes import UNKNOWN, CodeItem, CodeList
from safetyreg.i18n import Language, Texts
from ui.format import BLANK
from ui.session import Session
from ui.widgets.code_search import CodeSearch

_CODE: Final = Qt.ItemDataRole.UserRole
_MOST: Final = 300
_NAME: Final = 240
_CODES: Final = 92
_VALID: Final = 2
_REMARKS: Final = 3
_WIDEST: Final = {_VALID: 172, _REMARKS: 190}


class CodeTree(QTreeWidget):
    """`opened(CodeItem)` at Enter or a double click."""

    opened = Signal(object)
    picked = Signal()

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._codes: CodeList | None = None
        self._search: CodeSearch | None = None
        texts = session.texts
        self.setAccessibleName(texts.say("Items of the list"))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHeaderLabels([texts.say("Name"), texts.say("Code"), texts.say("Valid"), texts.say("Remarks")])
        self.header().setStretchLastSection(False)
        self.setColumnWidth(1, _CODES)
        self.itemExpanded.connect(self._fill)
        self.itemDoubleClicked.connect(self._on_double_click)
        self.currentItemChanged.connect(self.picked)

    def show_list(self, codes: CodeList) -> None:
        """Show the top of a list; the chosen item stays chosen where it is still there."""
        kept = self.current()
        self._codes, self._search = codes, CodeSearch(codes, self._session.texts.language)
        self.clear()
        for item in codes.children.get("", ()):
            self.addTopLevelItem(self._row(item))
        if codes.items and len(codes.items) <= _MOST:
            self.expandAll()
        self._share()
        if kept is not None:
            self.go(kept.code)
        self.picked.emit()

    def search(self, words: str) -> None:
        """Show what matches some words, flat; everything for none."""
        if self._codes is None or self._search is None:
            return
        if not words.strip():
            self.show_list(self._codes)
            return
        self.clear()
        for found in self._all_matches(words):
            row = self._row(found)
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.DontShowIndicator)
            self.addTopLevelItem(row)
        self.picked.emit()

    def go(self, code: str) -> None:
        """Choose an item, opening the branches above it."""
        if self._codes is None:
            return
        rows = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        for step in self._codes.path(code):
            row = next((one for one in rows if one and one.data(0, _CODE) == step.code), None)
            if row is None:
                return
            if step.code == code:
                self.setCurrentItem(row)
            else:
                self._fill(row)
                row.setExpanded(True)
            rows = [row.child(place) for place in range(row.childCount())]

    def current(self) -> CodeItem | None:
        """Return the chosen item."""
        row = self.currentItem()
        return self._codes.by_code.get(row.data(0, _CODE)) if row and self._codes else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the rest of the room, or a width of their own where little is left."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        for column, widest in _WIDEST.items():
            needed = max(self.sizeHintForColumn(column), self.header().sectionSizeHint(column))
            self.setColumnWidth(column, min(needed, widest))
        rest = sum(self.columnWidth(column) for column in (1, *_WIDEST))
        wide = self.viewport().width() - rest >= _NAME
        modes = QHeaderView.ResizeMode
        self.header().setSectionResizeMode(0, modes.Stretch if wide else modes.Interactive)
        if not wide:
            self.setColumnWidth(0, _NAME)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen item at Enter."""
        found = self.current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and found is not None:
            self.opened.emit(found)
        else:
            super().keyPressEvent(event)

    def _all_matches(self, words: str) -> list[CodeItem]:
        if self._codes is None or self._search is None:
            return []
        begun = [item for item in self._codes.items if item.code.startswith(words.strip())]
        named = [found.item for found in self._search.find(words, _MOST) if found.item.code != UNKNOWN]
        return list({item.code: item for item in (*begun, *named)}.values())[:_MOST]

    def _row(self, item: CodeItem) -> QTreeWidgetItem:
        texts = self._session.texts
        valid, remarks = valid_words(item, texts), self._remarks(item)
        row = QTreeWidgetItem([texts.name(item.names), item.code, valid, remarks])
        row.setData(0, _CODE, item.code)
        row.setToolTip(3, row.text(3))
        row.setToolTip(0, "\n".join(name for name in (item.names.ru, item.names.kk, item.names.en) if name))
        if item.valid_to is not None and item.valid_to < self._session.today():
            for column in range(self.columnCount()):
                row.setForeground(column, self._session.theme.colour("muted"))
        if self._codes and self._codes.children.get(item.code):
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return row

    def _remarks(self, item: CodeItem) -> str:
        texts, parts = self._session.texts, []
        if not item.official:
            parts.append(texts.say("ours"))
        if item.unconfirmed:
            languages = ", ".join(language.value for language in Language if language in item.unconfirmed)
            parts.append(texts.say("unconfirmed: {languages}", languages=languages))
        if item.successor:
            parts.append(texts.say("now {code}", code=item.successor))
        return " · ".join(parts)

    def _fill(self, row: QTreeWidgetItem) -> None:
        if self._codes is None or row.childCount():
            return
        for item in self._codes.children.get(row.data(0, _CODE), ()):
            row.addChild(self._row(item))

    def _on_double_click(self) -> None:
        found = self.current()
        if found is not None:
            self.opened.emit(found)


def valid_words(item: CodeItem, texts: Texts) -> str:
    """Say from when until when an item holds; a dash where it always did and does."""
    if item.valid_from is None and item.valid_to is None:
        return BLANK
    first = texts.date(item.valid_from) if item.valid_from else ""
    last = texts.date(item.valid_to) if item.valid_to else ""
    return f"{first} – {last}".strip()
