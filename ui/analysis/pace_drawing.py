"""Months as dots, the fitted season and trend as lines, the 95 % interval of each as a band."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.pace import Pace
from ui.analysis.scales import FOOT, band, faint, feet, grid, margin
from ui.widgets.chart import Line, Style
from ui.widgets.chart_axis import decimals, ticks
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_HEIGHT: Final = 230
_KEY: Final = 22
_STEPS: Final = 5
_DOT: Final = 5
_FAINT: Final = 0.35
_SAMPLE: Final = 18
_SEASON: Final = 0.16
_TREND: Final = 0.3
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class PaceDrawing(Drawing):
    """A column a month, zero-based."""

    sweeps = True

    def __init__(self, kind: str, pace: Pace, marks: tuple[Mark, ...], texts: Texts) -> None:
        """Keep the months and what was fitted."""
        self._texts = texts
        self._line = Line(kind, "", Style.NOW, ())
        self._pace = pace
        self.marks = marks
        self.across = len(marks)
        self._names = (
            texts.say("{unit} in a {step}", unit=texts.say("incidents"), step=texts.say("month")),
            texts.say("season and trend, 95 % interval"),
            texts.say("trend, 95 % interval"),
        )
        self._ticks = ticks(max(map(float, (*pace.counts, *pace.fitted.curve.high))), _STEPS, whole=False)
        digits = decimals(self._ticks)
        self._numbers = [texts.decimal(tick, digits) for tick in self._ticks]

    @override
    def height(self, look: Look) -> float:
        """Return a height at which a trend can be seen."""
        return _HEIGHT * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint bands, lines and dots; months that are not chosen stand back."""
        left, scale = margin(look, self._numbers), look.scale
        room = area.adjusted(left, (_KEY + 4) * scale, -4 * scale, -FOOT * scale)
        self._key(painter, look, QRectF(room.left(), area.top(), room.width(), _KEY * scale))

        def level(value: float) -> float:
            return room.bottom() - value / self._ticks[-1] * room.height()

        grid(painter, look, room, list(zip(self._ticks, self._numbers, strict=True)), level)
        wide = room.width() / len(self.marks)
        places = [
            QRectF(room.left() + n * wide, room.top(), wide, room.height()) for n in range(len(self.marks))
        ]
        across = [place.center().x() for place in places]
        self._feet(painter, look, room, across)
        fitted = self._pace.fitted
        for curve, share, pen in (
            (fitted.curve, _SEASON, look.edge("muted", 1.2)),
            (fitted.trend, _TREND, look.edge("text", 2.0)),
        ):
            high, low, middle = (
                [QPointF(x, level(value)) for x, value in zip(across, line, strict=True)]
                for line in (curve.high, curve.low, curve.values)
            )
            band(painter, faint(look.line_colour(self._line), share), high, low)
            painter.setPen(pen)
            painter.drawPolyline(middle)
        own = any(mark.chosen(brushes) for mark in self.marks)
        for number, count in enumerate(self._pace.counts):
            painter.setOpacity(1.0 if not own or self.marks[number].chosen(brushes) else _FAINT)
            self._dot(painter, look, QPointF(across[number], level(count)))
        painter.setOpacity(1.0)
        return places

    def _feet(self, painter: QPainter, look: Look, room: QRectF, across: Sequence[float]) -> None:
        """Write the year under each January, the first month under its own."""
        months = [days.first for days in self._pace.months]
        names = [(across[n], str(day.year)) for n, day in enumerate(months) if day.month == 1]
        feet(painter, look, room, names or [(across[0], self._texts.month(months[0], "LLL yyyy"))])
        painter.setPen(look.thin("line"))
        for place, _ in names:
            painter.drawLine(QLineF(place, room.bottom(), place, room.bottom() + 4 * look.scale))

    def _key(self, painter: QPainter, look: Look, room: QRectF) -> None:
        """Name the dots and lines above the plot."""
        metrics, left, middle = QFontMetricsF(look.font()), room.left(), room.center().y()
        wide = _SAMPLE * look.scale
        for number, name in enumerate(self._names):
            if not number:
                self._dot(painter, look, QPointF(left + wide / 2, middle))
            else:
                share, pen = ((_SEASON, look.edge("muted", 1.2)), (_TREND, look.edge("text", 2.0)))[
                    number - 1
                ]
                sample = QRectF(left, middle - 5 * look.scale, wide, 10 * look.scale)
                painter.fillRect(sample, faint(look.line_colour(self._line), share))
                painter.setPen(pen)
                painter.drawLine(QLineF(left, middle, left + wide, middle))
            painter.setFont(look.font())
            painter.setPen(look.colour("muted"))
            left += wide + 6 * look.scale
            painter.drawText(QRectF(left, room.top(), room.right() - left, room.height()), _LEFT, name)
            left += metrics.horizontalAdvance(name) + 16 * look.scale

    def _dot(self, painter: QPainter, look: Look, point: QPointF) -> None:
        painter.setPen(look.mark_pen(self._line))
        painter.setBrush(look.line_colour(self._line))
        reach = _DOT / 2 * look.scale
        painter.drawEllipse(point, reach, reach)
        painter.setBrush(Qt.BrushStyle.NoBrush)
