"""Bars of groups, drawn: name, bar up to its share, figure; a suppressed group has neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ui.theme import Theme

_ROW: Final = 26
_NAME: Final = 0.44
_GAP: Final = 8
_THICK: Final = 14
_LEAST: Final = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its name, its part 0 to 1 (None: suppressed), and the figure in words.

    The longest bar is the greatest part: all begin at 0.
    """

    name: str
    part: float | None
    figure: str


class GroupBars(QWidget):
    """As high as its groups."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Draw nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw other groups."""
        fresh = len(bars) != len(self.bars)
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.figure}" for bar in bars))
        if fresh:
            self.setFixedHeight(_ROW * max(len(bars), 1))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Need a row a group."""
        return QSize(260, _ROW * max(len(self.bars), 1))

    @override
    def event(self, event: QEvent) -> bool:
        """Say the whole name of a group where the mouse rests."""
        if isinstance(event, QHelpEvent):
            row = event.pos().y() // _ROW
            if 0 <= row < len(self.bars):
                QToolTip.showText(event.globalPos(), f"{self.bars[row].name}: {self.bars[row].figure}", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, bar in enumerate(self.bars):
            self._draw(painter, bar, QRectF(0, number * _ROW, self.width(), _ROW))
        painter.end()

    def _figure_width(self) -> float:
        """Return the room that the longest figure needs, so that none is cut."""
        widest = max((self.fontMetrics().horizontalAdvance(bar.figure) for bar in self.bars), default=0)
        return widest + 2 * _GAP

    def _draw(self, painter: QPainter, bar: Bar, room: QRectF) -> None:
        theme = self._theme
        figure = self._figure_width()
        name = max(min(room.width() * _NAME, room.width() - figure - _LEAST), _LEAST)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour("text"))
        shown = self.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(name - _GAP))
        painter.drawText(QRectF(0, room.top(), name - _GAP, room.height()), side, shown)
        left, width = name, max(room.width() - name - figure, 0)
        if bar.part:
            top = room.top() + (room.height() - _THICK) / 2
            greatest = max(one.part or 0 for one in self.bars)
            filled = QRectF(left, top, max(width * bar.part / greatest, 1), _THICK)
            painter.fillRect(filled, theme.kind_colour("workplace"))
            left += filled.width()
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(left + _GAP, room.top(), figure, room.height()), side, bar.figure)
