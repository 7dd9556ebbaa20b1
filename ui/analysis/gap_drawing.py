"""Days between rare events: a dot an event at its day, its gap upright, limits of chance as dashed lines."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.gaps import Gap, Gaps
from ui.analysis.scales import FOOT, feet, grid, margin
from ui.widgets.chart import Line, Style
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_HEIGHT: Final = 230
_POWER: Final = 1 / 3.6
_STEPS: Final = (0, 1, 7, 30, 90, 180, 365, 730, 1825, 3650)
_DOT: Final = 6
_SIGNAL: Final = 10
_REACH: Final = 9
_HEAD: Final = 28
_LABEL: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class GapDrawing(Drawing):
    """Gaps on a scale of their power 1/3.6, on which those of chance alone spread evenly (Nelson 1994)."""

    links = False

    def __init__(self, kind: str, gaps: Gaps, marks: tuple[Mark, ...], texts: Texts) -> None:
        """Keep the gaps."""
        self._texts = texts
        self._line = Line(kind, "", Style.NOW, ())
        self._gaps = gaps
        self.marks = marks
        self.across = len(marks)
        chart = gaps.chart
        self._lines = [
            (value, f"{name} {texts.decimal(value, 0)}")
            for value, name in (
                (chart.mean, texts.say("mean")),
                (chart.high, texts.say("upper limit")),
                *([(chart.low, texts.say("lower limit"))] if chart.low >= 1 else []),
            )
        ]
        most = max([chart.high, *chart.gaps])
        self._ticks = [step for step in _STEPS if step < most]
        self._ticks.append(next((step for step in _STEPS if step >= most), round(most)))

    @override
    def height(self, look: Look) -> float:
        """Return a height at which gaps can be told apart."""
        return _HEIGHT * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint limits, the line through the gaps and the dots."""
        del brushes
        numbers = [self._texts.integer(tick) for tick in self._ticks]
        names = QFontMetricsF(look.font())
        right = max(names.horizontalAdvance(name) for _, name in self._lines) + 10 * look.scale
        top = _HEAD * look.scale
        room = area.adjusted(margin(look, numbers), top, -right, -FOOT * look.scale)

        def level(days: float) -> float:
            return room.bottom() - float(pow(days / self._ticks[-1], _POWER)) * room.height()

        painter.setFont(look.font())
        painter.setPen(look.colour("muted"))
        head = QRectF(area.left(), area.top(), area.width(), top - 8 * look.scale)
        painter.drawText(head, _LABEL, self._texts.say("days since the event before"))
        grid(painter, look, room, list(zip(map(float, self._ticks), numbers, strict=True)), level)
        self._limits(painter, look, room, [(level(value), name) for value, name in self._lines])
        points = [QPointF(self._across(room, gap), level(gap.paced)) for gap in self._gaps.gaps]
        self._feet(painter, look, room)
        painter.setPen(look.edge("outline", 1.0))
        painter.drawPolyline(points)
        for gap, point in zip(self._gaps.gaps, points, strict=True):
            self._dot(painter, look, point, gap)
        reach = _REACH * look.scale
        return [QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach) for point in points]

    def _across(self, room: QRectF, gap: Gap) -> float:
        first, last = self._gaps.gaps[0].day, self._gaps.until
        return room.left() + (gap.day - first).days / max((last - first).days, 1) * room.width()

    def _feet(self, painter: QPainter, look: Look, room: QRectF) -> None:
        first, last = self._gaps.gaps[0].day, self._gaps.until
        whole = max((last - first).days, 1)
        years = [first.replace(year=year, month=1, day=1) for year in range(first.year + 1, last.year + 1)]
        names = [(room.left() + (day - first).days / whole * room.width(), str(day.year)) for day in years]
        feet(painter, look, room, names or [(room.left(), str(first.year))])

    def _limits(self, painter: QPainter, look: Look, room: QRectF, lines: list[tuple[float, str]]) -> None:
        height = QFontMetricsF(look.font()).height()
        for number, (place, name) in enumerate(lines):
            style = Qt.PenStyle.DashLine if number else Qt.PenStyle.SolidLine
            painter.setPen(look.thin("muted", style))
            painter.drawLine(QLineF(room.left(), place, room.right(), place))
            painter.setPen(look.colour("muted"))
            label = QRectF(room.right() + 6 * look.scale, place - height / 2, room.width(), height)
            painter.drawText(label, _LABEL, name)

    def _dot(self, painter: QPainter, look: Look, point: QPointF, gap: Gap) -> None:
        """Draw a dot, or a triangle where the gap is unusual: down for too short, up for too long."""
        signal = gap.unusual
        colour = look.colour("good" if gap.far else "error") if signal else look.line_colour(self._line)
        painter.setPen(look.mark_pen(self._line) if not signal else look.edge("text", 1.0))
        painter.setBrush(colour)
        if signal:
            painter.drawPolygon(_triangle(point, _SIGNAL / 2 * look.scale, up=gap.far))
        else:
            painter.drawEllipse(point, _DOT / 2 * look.scale, _DOT / 2 * look.scale)
        painter.setBrush(QColor(0, 0, 0, 0))


def _triangle(point: QPointF, reach: float, *, up: bool) -> QPolygonF:
    side = -reach if up else reach
    corners = ((0.0, side), (reach, -side), (-reach, -side))
    return QPolygonF([QPointF(point.x() + x, point.y() + y) for x, y in corners])
