"""The list under a code field: code bold, name, its parent in grey; the focus stays in the field."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from safetyreg.domain.codes import UNKNOWN, CodeItem, CodeList
from safetyreg.i18n import Language
from ui.widgets.code_search import Found

ROWS: Final = 12
_ROW: Final = 28
_INDENT: Final = 16
_PADDING: Final = 10
_WIDEST: Final = 640
_NARROWEST: Final = 260
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


def code_text(item: CodeItem) -> str:
    """Return a code as people know it; codes of our own are not shown."""
    return "—" if item.code == UNKNOWN else item.code if item.official else ""


def item_text(item: CodeItem, language: Language) -> str:
    """Return `code · name` as a field shows it."""
    code = code_text(item) if item.code != UNKNOWN else ""
    name = item.names.of(language)
    return f"{code} · {name}" if code else name


class _Offers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: tuple[Found, ...] = ()
        self.language = Language.RU

    def show(self, found: tuple[Found, ...]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self.found[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item_text(found.item, self.language)
        return found if role == Qt.ItemDataRole.UserRole else None


class _Drawing(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.codes: CodeList | None = None
        self.language = Language.RU
        self.searching = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(found, Found):
            return
        palette = option.palette
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        indent = _PADDING + (0 if self.searching else found.depth * _INDENT)
        room = option.rect.adjusted(indent, 0, -_PADDING, 0)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        code = code_text(found.item)
        if code:
            room.setLeft(room.left() + self._write(painter, room, f"{code} ", bold=True))
        room.setLeft(room.left() + self._write(painter, room, found.item.names.of(self.language)) + _PADDING)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        self._write(painter, room, self._parent(found))
        painter.restore()

    def width(self, found: Found, font: QFont) -> int:
        metrics = QFontMetrics(font)
        code, name = code_text(found.item), found.item.names.of(self.language)
        text = f"{code}  {name}   {self._parent(found)}"
        return metrics.horizontalAdvance(text) + 4 * _PADDING + found.depth * _INDENT

    def _parent(self, found: Found) -> str:
        if not self.searching or self.codes is None or not found.item.parent:
            return ""
        parent = self.codes.by_code.get(found.item.parent)
        return parent.names.of(self.language) if parent else ""

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str, *, bold: bool = False) -> int:
        font = painter.font()
        font.setBold(bold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return metrics.horizontalAdvance(shown)


class CodePopup(QFrame):
    """`picked(CodeItem)` at a click; keys are the field's."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        """Belong to a field; shown under it, or above where the screen ends."""
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._field = field
        self._offers = _Offers(self)
        self._drawing = _Drawing(self)
        self._view = QListView(self)
        self._view.setModel(self._offers)
        self._view.setItemDelegate(self._drawing)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setUniformItemSizes(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(1, 3, 1, 3)
        layout.addWidget(self._view)

    def offer(
        self,
        found: Sequence[Found],
        codes: CodeList,
        language: Language,
        *,
        searching: bool,
        current: str = "",
        select: bool = True,
    ) -> None:
        """Show what was found, the current code or the first selected; nothing without `select`."""
        self._drawing.codes, self._drawing.language, self._drawing.searching = codes, language, searching
        self._offers.language = language
        self._offers.show(tuple(found))
        places = [number for number, one in enumerate(found) if one.item.code == current]
        self._select(places[0] if places else 0 if select else -1)
        self._place()
        self.show()

    def current(self) -> CodeItem | None:
        """Return the selected item."""
        row = self._view.currentIndex().row()
        return self._offers.found[row].item if 0 <= row < len(self._offers.found) else None

    def move_by(self, rows: int) -> None:
        """Select a row further down or up, stopping at the ends."""
        row = self._view.currentIndex().row() + rows
        self._select(min(max(row, 0), len(self._offers.found) - 1))

    def found(self) -> tuple[Found, ...]:
        """Return what is offered."""
        return self._offers.found

    def _select(self, row: int) -> None:
        index = self._offers.index(row)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Found):
            self.picked.emit(found.item)

    def _place(self) -> None:
        font = self._view.font()
        wanted = max((self._drawing.width(one, font) for one in self._offers.found), default=0)
        width = max(self._field.width(), min(wanted, _WIDEST), _NARROWEST)
        height = _ROW * min(len(self._offers.found), ROWS) + 8
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        room = self._field.screen().availableGeometry()
        if corner.y() + height > room.bottom():
            corner = self._field.mapToGlobal(QPoint(0, -height - 2))
        corner.setX(max(room.left(), min(corner.x(), room.right() - width)))
        self.setGeometry(QRect(corner, QSize(width, height)))
