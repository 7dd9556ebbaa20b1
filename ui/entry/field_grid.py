"""A layout of equal columns: a field takes one or more of them, and as many as it needs not to be cut."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayoutItem, QWidget
from typing_extensions import override

from ui.widgets.items_layout import ItemsLayout

COLUMNS: Final = 4
WIDE_COLUMNS: Final = 6
WHOLE: Final = 99
_NARROWEST: Final = 146
_WIDE_FROM: Final = 1080
_GAP: Final = 12
_LINE_GAP: Final = 10
_TALLEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item with its first column and how many it takes."""

    item: QLayoutItem
    column: int
    span: int


class FieldGrid(ItemsLayout):
    """Places widgets in reading order; a line that has room left gives it to its last wide field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty grid."""
        super().__init__(parent)
        self._spans: list[int] = []
        self._next_span = 1
        self._heights: dict[int, int] = {}
        self._narrowest = -1
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Append a widget that wants a count of columns; `WHOLE` is the whole line."""
        self._next_span = span
        self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        """Append an item with the span that `add` was told."""
        super().addItem(item)
        self._spans.append(self._next_span)
        self._next_span = 1

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        found = super().takeAt(index)
        if found is not None:
            self._spans.pop(index)
        return found

    @override
    def invalidate(self) -> None:
        """Measure anew."""
        self._heights.clear()
        self._narrowest = -1
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that a width asks for."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        """Ask for four columns."""
        width = COLUMNS * _NARROWEST + (COLUMNS - 1) * _GAP
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        """Need room for the widest item."""
        if self._narrowest < 0:
            widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
            self._narrowest = max(widths, default=0)
        return QSize(self._narrowest, 0)

    def lines(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """Return the lines of a width: each widget with the columns it takes."""
        found = self._lines(columns_in(width), width)
        return [
            [(widget, one.span) for one in line if (widget := one.item.widget()) is not None]
            for line in found
        ]

    def _lines(self, columns: int, width: int) -> list[list[_Placed]]:
        lines: list[list[_Placed]] = [[]]
        column = 0
        for item, wanted in zip(self._items, self._spans, strict=True):
            if item.isEmpty():
                continue
            span = self._span(item, wanted, columns, width)
            if column + span > columns and lines[-1]:
                lines.append([])
                column = 0
            lines[-1].append(_Placed(item, column, span))
            column += span
        return [_filled(line, columns) for line in lines if line]

    def _span(self, item: QLayoutItem, wanted: int, columns: int, width: int) -> int:
        span = min(wanted, columns)
        while span < columns and item.minimumSize().width() > _room(span, columns, width):
            span += 1
        return span

    @override
    def place(self, rect: QRect, *, move: bool) -> int:
        """Give each line the height of its highest field, the inputs side by side."""
        columns, y = columns_in(rect.width()), rect.y()
        for line in self._lines(columns, rect.width()):
            rooms = [(one, _room(one.span, columns, rect.width())) for one in line]
            above = max(_caption_height(one.item, width) for one, width in rooms)
            height = above + max(_height_below(one.item, width) for one, width in rooms)
            for one, width in rooms if move else ():
                x = rect.x() + (_room(one.column, columns, rect.width()) + _GAP if one.column else 0)
                _raise(one.item, above)
                one.item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            y += height + _LINE_GAP
        return max(y - _LINE_GAP - rect.y(), 0)


def columns_in(width: int) -> int:
    """Return how many columns a width holds: four, six on a wide screen, fewer where it is narrow."""
    fitting = (width + _GAP) // (_NARROWEST + _GAP)
    most = WIDE_COLUMNS if width >= _WIDE_FROM else COLUMNS
    return max(1, min(most, fitting))


def _room(span: int, columns: int, width: int) -> int:
    return (width + _GAP) * span // columns - _GAP


def _filled(line: list[_Placed], columns: int) -> list[_Placed]:
    last = line[-1]
    rest = columns - last.column - last.span
    if rest > 0 and last.span > 1:
        return [*line[:-1], _Placed(last.item, last.column, last.span + rest)]
    return line


def _caption(item: QLayoutItem) -> QLabel | None:
    caption = getattr(item.widget(), "caption", None)
    return caption if isinstance(caption, QLabel) else None


def _caption_height(item: QLayoutItem, width: int) -> int:
    """Return the height of a caption in as many lines as it needs."""
    caption = _caption(item)
    if caption is None:
        return 0
    room = QRect(0, 0, width, _TALLEST)
    return caption.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), caption.text()).height()


def _height_below(item: QLayoutItem, width: int) -> int:
    """Return the height without the caption."""
    caption = _caption(item)
    whole = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return whole - (0 if caption is None else caption.heightForWidth(width))


def _raise(item: QLayoutItem, height: int) -> None:
    """Give the captions of a line one height, so that its inputs stand side by side."""
    caption = _caption(item)
    if caption is not None and caption.minimumHeight() != height:
        caption.setMinimumHeight(height)
