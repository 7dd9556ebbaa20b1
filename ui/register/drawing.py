"""How a cell of the register looks; drawn straight from the model, without the style's detours."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.register.columns import KIND
from ui.register.model import RegisterModel
from ui.register.row_text import LOADING, RowText
from ui.theme import Theme
from ui.tokens import ROW_HEIGHT
from ui.widgets.table_view import Index

PADDING: Final = 6
DOT: Final = 8
DOT_ROOM: Final = DOT + 7
_REMEMBERED: Final = 8_000
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowDrawing(QStyledItemDelegate):
    """Draws text, the kind's mark, the selection; what is not counted is muted and its mark is a ring."""

    def __init__(self, model: RegisterModel, theme: Theme, parent: QWidget) -> None:
        """Keep the colours until the look changes."""
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._shortened: dict[tuple[str, int], str] = {}
        self._colours: dict[str, QColor] = {}
        theme.changed.connect(self._forget)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as every row."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect, column = option.rect, self._model.columns[index.column()]
        row = self._model.row(index.row())
        text = LOADING if row is None else row.text(column.name)
        self._ground(painter, option, rect)
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        if column.name == KIND and row is not None and row.kind:
            self._mark(painter, rect, row)
            room.setLeft(room.left() + DOT_ROOM)
        faint = row is None or not row.counted
        painter.setPen(self._colour("muted" if faint else "text"))
        painter.drawText(
            room, _RIGHT if column.number else _LEFT, self._short(text, room.width(), option.fontMetrics)
        )

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colour("accent_ground"))
        painter.setPen(self._colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _mark(self, painter: QPainter, rect: QRect, row: RowText) -> None:
        centre = QPoint(rect.left() + PADDING + DOT // 2, rect.center().y() + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        key = f"{row.kind}/{row.subtype}"
        fill = self._colours.get(key) or self._theme.kind_colour(row.kind, row.subtype)
        outline = self._colours.get(f"{key}/") or self._theme.kind_outline(row.kind, row.subtype)
        self._colours.update({key: fill, f"{key}/": outline})
        painter.setPen(QPen(outline, 1.0 if row.counted else 2.0))
        painter.setBrush(fill if row.counted else Qt.BrushStyle.NoBrush)
        radius = DOT // 2 if row.counted else DOT // 2 - 1
        painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _short(self, text: str, width: int, metrics: QFontMetrics) -> str:
        key = (text, width)
        found = self._shortened.get(key)
        if found is None:
            if len(self._shortened) > _REMEMBERED:
                self._shortened.clear()
            flat = text.replace("\n", " ")
            found = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width)
            self._shortened[key] = found
        return found

    def _colour(self, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = self._theme.colour(name)
        return found

    def _forget(self) -> None:
        self._colours.clear()
