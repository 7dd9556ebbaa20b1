"""A small chart of one alarm: the last periods as bars, what is usual, and the most that chance allows."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from safetyreg.domain.period import Period, Step, next_start
from safetyreg.i18n import Texts
from ui.widgets.chart import Line, Reading, Style
from ui.widgets.chart_look import Look
from ui.widgets.chart_readout import Readout

if TYPE_CHECKING:
    from datetime import date

    from safetyreg.statistics.watched import Watched

SHOWN: Final = 24
_BEFORE: Final = 8
_HEIGHT: Final = 96
_FOOT: Final = 16
_HEAD: Final = 18
_GAP: Final = 0.18


class AlarmChart(QWidget):
    """Bars of the last 24 periods, more for an older alarm, whose own are full; a hover shows figures."""

    opened = Signal(object)

    def __init__(self, found: "Watched", look: Look, texts: Texts, parent: QWidget | None = None) -> None:
        """Show the series of an alarm; `opened(Period)` at a click on a bar."""
        super().__init__(parent)
        self._found = found
        self._look = look
        self._texts = texts
        series = found.series
        alarming = sum(start >= found.alarm.since for start in series.starts)
        size = min(max(SHOWN, alarming + _BEFORE), len(series.counts))
        self.starts = tuple(series.starts[-size:])
        self.counts = tuple(series.counts[-size:])
        self.limits = (None,) * (size - len(found.limits)) + found.limits[-size:]
        self.readout = Readout(self)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(". ".join(self.reading(place).say() for place in range(size)))

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for every bar."""
        return QSize(12 * SHOWN, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        """Need less."""
        return QSize(8 * SHOWN, _HEIGHT)

    def reading(self, place: int) -> Reading:
        """Return the figures of a bar in words."""
        texts, limit = self._texts, self.limits[place]
        heads = (texts.say("incidents"), texts.say("usual"), texts.say("limit"))
        bounds = (limit.expected, limit.upper) if limit is not None else ()
        shown = [texts.decimal(bound, 1) for bound in bounds] or ["—", "—"]
        note = texts.say("within the alarm") if self._alarming(place) else ""
        name = period_name(self.starts[place], self._found.series.step, texts)
        return Reading(name, heads, (("", texts.integer(self.counts[place]), *shown),), note)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, limits and the first and last names."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setFont(self._look.font())
        room = QRectF(self.rect()).adjusted(0, _HEAD, 0, -_FOOT)
        highest = max([1.0, *self.counts, *(limit.upper for limit in self.limits if limit is not None)])
        for place, count in enumerate(self.counts):
            self._bar(painter, room, place, count / highest)
        self._limits(painter, room, highest)
        painter.setPen(self._look.colour("muted"))
        foot = QRectF(room.left(), room.bottom(), room.width(), _FOOT)
        names = [period_name(self.starts[end], self._found.series.step, self._texts) for end in (0, -1)]
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), names[0])
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), names[1])
        painter.setPen(self._look.colour("text"))
        head = QRectF(room.left(), 0, room.width(), _HEAD)
        number = self._texts.integer(self.counts[-1])
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), number)
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the figures of the bar under the mouse."""
        self.readout.show_reading(self.reading(self._at(event)), event.position().toPoint(), "")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the records of the bar under the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            start = self.starts[self._at(event)]
            after = next_start(start, self._found.series.step)
            self.opened.emit(Period(start, after - timedelta(days=1)))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Hide the figures."""
        self.readout.hide()
        super().leaveEvent(event)

    def _at(self, event: QMouseEvent) -> int:
        place = int(event.position().x() / self.width() * len(self.counts))
        return min(max(place, 0), len(self.counts) - 1)

    def _alarming(self, place: int) -> bool:
        return self.starts[place] >= self._found.alarm.since

    def _box(self, room: QRectF, place: int) -> QRectF:
        wide = room.width() / len(self.counts)
        return QRectF(room.left() + place * wide, room.top(), wide, room.height())

    def _bar(self, painter: QPainter, room: QRectF, place: int, share: float) -> None:
        line = Line(self._found.kind, "", Style.NOW if self._alarming(place) else Style.BEFORE, ())
        box = self._box(room, place)
        high = share * room.height()
        painter.setPen(self._look.mark_pen(line) if self._alarming(place) else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.line_colour(line))
        gap = box.width() * _GAP
        painter.drawRect(QRectF(box.left() + gap, room.bottom() - high, box.width() - 2 * gap, high))

    def _limits(self, painter: QPainter, room: QRectF, highest: float) -> None:
        for place, limit in enumerate(self.limits):
            if limit is None:
                continue
            box = self._box(room, place)
            usual, most = (
                room.bottom() - value / highest * room.height() for value in (limit.expected, limit.upper)
            )
            painter.setPen(self._look.thin("text", Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(box.left(), usual, box.right(), usual))
            painter.setPen(self._look.edge("error", 1.6))
            painter.drawLine(QLineF(box.left(), most, box.right(), most))


def period_name(start: "date", step: Step, texts: Texts) -> str:
    """Return the name of a month, or of a week by its first day."""
    if step is Step.WEEK:
        return texts.say("week of {day}", day=texts.date(start))
    return texts.month(start, "LLLL yyyy")
