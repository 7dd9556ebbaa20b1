"""The delay triangle: a row a month, a column a month of delay, what cannot be known yet hatched."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from ui.analysis.heat_drawing import blend
from ui.widgets.chart import Line, Style
from ui.widgets.chart_hatch import slanted
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_ROW: Final = 23
_HEAD: Final = 40
_NAME: Final = 84
_WILL_BE: Final = 112
_PALE: Final = 0.05
_GAP: Final = 5.0
_CONTRAST: Final = 0.55
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


class DelayDrawing(Drawing):
    """Months in rows, the newest below; `will_be` stands at the end of each row."""

    links = False

    def __init__(
        self,
        kind: str,
        names: tuple[str, ...],
        cells: tuple[tuple[int | None, ...], ...],
        will_be: tuple[str, ...],
        marks: tuple[Mark, ...],
        texts: Texts,
    ) -> None:
        """Keep the rows; marks go row by row."""
        self._line = Line(kind, "", Style.NOW, ())
        self._names = names
        self._cells = cells
        self._will_be = will_be
        self._texts = texts
        self.marks = marks
        self.across = len(cells[0]) if cells else 1

    @override
    def height(self, look: Look) -> float:
        """Return the height of the rows and their heading."""
        return (_HEAD + _ROW * len(self._cells)) * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the triangle; the darker a cell, the larger its share of the month."""
        del brushes
        scale = look.scale
        head = _HEAD * scale
        high = min((area.height() - head) / max(1, len(self._cells)), 1.6 * _ROW * scale)
        wide = (area.width() - (_NAME + _WILL_BE) * scale) / self.across
        painter.setFont(look.font())
        left = area.left() + _NAME * scale
        self._heading(painter, look, QRectF(left, area.top(), wide, head), area)
        places = []
        for row, cells in enumerate(self._cells):
            top = area.top() + head + row * high
            painter.setPen(look.colour("text"))
            painter.drawText(QRectF(area.left(), top, _NAME * scale, high), _LEFT, self._names[row])
            for column, count in enumerate(cells):
                place = QRectF(left + column * wide, top, wide, high)
                places.append(place)
                self._cell(painter, look, place, count, sum(one or 0 for one in cells))
            painter.setPen(look.colour("text"))
            end = QRectF(area.right() - _WILL_BE * scale, top, _WILL_BE * scale, high)
            painter.drawText(end, _RIGHT, self._will_be[row])
        return places

    def _heading(self, painter: QPainter, look: Look, first: QRectF, area: QRectF) -> None:
        texts, half = self._texts, first.height() / 2
        painter.setPen(look.colour("muted"))
        whole = QRectF(first.left(), first.top(), first.width() * self.across, half)
        painter.drawText(whole, _CENTRE, texts.say("known so many months after the event"))
        end = QRectF(area.right() - _WILL_BE * look.scale, first.top() + half, _WILL_BE * look.scale, half)
        painter.drawText(end, _RIGHT, texts.say("will be (95 %)"))
        for column in range(self.across):
            last = column == self.across - 1
            place = QRectF(first.left() + column * first.width(), first.top() + half, first.width(), half)
            painter.drawText(place, _CENTRE, f"{column}+" if last else str(column))

    def _cell(self, painter: QPainter, look: Look, place: QRectF, count: int | None, total: int) -> None:
        gap = look.scale
        inner = place.adjusted(gap, gap, -gap, -gap)
        if count is None:
            painter.setPen(look.thin("line"))
            painter.drawLines(slanted(inner, _GAP * look.scale))
            return
        share = count / total if total else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            blend(look.colour("line"), look.line_colour(self._line), _PALE + share * _CONTRAST)
            if count
            else look.colour("surface")
        )
        painter.drawRoundedRect(inner, 3 * gap, 3 * gap)
        painter.setPen(look.colour("text" if count else "muted"))
        painter.drawText(place, _CENTRE, self._texts.integer(count))
