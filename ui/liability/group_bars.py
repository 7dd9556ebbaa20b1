"""Bars of groups, drawn: name, bar up to its share, figure; a suppressed group has neither."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ui.theme import Theme

_ROW: Final = 26
_NAME: Final = 0.44
_GAP: Final = 8
_THICK: Final = 14
_LEAST: Final = 64
_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its name, its part 0 to 1 (None: suppressed), and the figure in words.

    The longest bar is the greatest part: all begin at 0.
    """

    name: str
    part: float | None
    figure: str


class GroupBars(QWidget):
    """As high as its groups: names beside the bars where all fit, else above them, in two lines at most."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Draw nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.bars: tuple[Bar, ...] = ()
        self._ends: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw other groups."""
        fresh = [bar.name for bar in bars] != [bar.name for bar in self.bars]
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.figure}" for bar in bars))
        if fresh:
            self._arrange()
        self.update()

    @property
    def above(self) -> bool:
        """Whether the names stand above the bars, for one of them is too long to stand beside."""
        room = self._beside() - _GAP
        return any(self.fontMetrics().horizontalAdvance(bar.name) > room for bar in self.bars)

    @override
    def sizeHint(self) -> QSize:
        """Need the rows of every group."""
        return QSize(260, self._ends[-1] if self._ends else _ROW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        """Say the whole name of a group where the mouse rests."""
        if isinstance(event, QHelpEvent):
            row = bisect_right(self._ends, event.pos().y())
            if 0 <= row < len(self.bars):
                QToolTip.showText(event.globalPos(), f"{self.bars[row].name}: {self.bars[row].figure}", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above = self.above
        for bar, top, end in zip(self.bars, [0, *self._ends], self._ends, strict=False):
            self._draw(painter, bar, QRectF(0, top, self.width(), end - top), above=above)
        painter.end()

    def _arrange(self) -> None:
        above, metrics = self.above, self.fontMetrics()
        heights = [
            _THICK + _GAP + 2 + min(len(self._lines(bar.name)), _LINES) * metrics.lineSpacing()
            if above
            else _ROW
            for bar in self.bars
        ]
        self._ends = list(accumulate(heights))
        self.setFixedHeight(self._ends[-1] if self._ends else _ROW)

    def _lines(self, name: str) -> list[str]:
        """Break a name at its words; the second line takes what is left, cut where even that is too long."""
        metrics, found = self.fontMetrics(), [""]
        for word in name.split():
            longer = f"{found[-1]} {word}".strip()
            if found[-1] and len(found) < _LINES and metrics.horizontalAdvance(longer) > self.width():
                found.append(word)
            else:
                found[-1] = longer
        return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, self.width()) for one in found]

    def _beside(self) -> float:
        """Return the room for names beside the bars."""
        return max(min(self.width() * _NAME, self.width() - self._figure_width() - _LEAST), _LEAST)

    def _figure_width(self) -> float:
        """Return the room that the longest figure needs, so that none is cut."""
        widest = max((self.fontMetrics().horizontalAdvance(bar.figure) for bar in self.bars), default=0)
        return widest + 2 * _GAP

    def _draw(self, painter: QPainter, bar: Bar, room: QRectF, *, above: bool) -> None:
        theme, spacing = self._theme, self.fontMetrics().lineSpacing()
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour("text"))
        lines = self._lines(bar.name) if above else [bar.name]
        high = spacing if above else room.height()
        for number, text in enumerate(lines):
            painter.drawText(QRectF(0, room.top() + number * high, room.width(), high), side, text)
        left = 0.0 if above else self._beside()
        top = room.top() + (len(lines) * spacing if above else 0)
        high = _THICK if above else room.height()
        width = max(room.width() - left - self._figure_width(), 0)
        if bar.part:
            greatest = max(one.part or 0 for one in self.bars)
            filled = QRectF(left, top + (high - _THICK) / 2, max(width * bar.part / greatest, 1), _THICK)
            painter.fillRect(filled, theme.kind_colour("workplace"))
            left += filled.width() + _GAP
        elif not above:
            left += _GAP
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(left, top, self._figure_width(), high), side, bar.figure)
