"""A year at a glance: twelve small months, days off and moved days marked by colour and shape."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from safetyreg.domain.reference import CalendarDay, CalendarStatus, DayKind
from ui.session import Session

_COLUMNS: Final = 3
_CELL: Final = 18
_GAP: Final = 12
_TITLE: Final = 20
_WEEK: Final = 7
_ROWS: Final = 6
_SATURDAY: Final = 5


class YearView(QWidget):
    """`chosen(date)` at a click; the table beside it tells the same in words."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """Begin without days."""
        super().__init__()
        self._session = session
        self._year = session.today().year
        self._days: Mapping[date, CalendarDay] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(session.texts.say("Year at a glance"))
        session.theme.changed.connect(self.update)

    def show_year(self, year: int, days: Mapping[date, CalendarDay]) -> None:
        """Show another year."""
        self._year, self._days = year, days
        self.update()

    def day_at(self, place: QPointF) -> date | None:
        """Return the day under a point."""
        for day in self._every():
            if self._cell(day).contains(place):
                return day
        return None

    @override
    def sizeHint(self) -> QSize:
        """Be as large as four rows of three months."""
        width = _COLUMNS * (_WEEK * _CELL + _GAP) - _GAP
        return QSize(width, (12 // _COLUMNS) * (_TITLE + _ROWS * _CELL + _GAP) - _GAP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._draw_title(painter, month)
        for day in self._every():
            self._draw_day(painter, day)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day."""
        day = self.day_at(event.position())
        if day is not None:
            self.chosen.emit(day)

    @override
    def event(self, event: QEvent) -> bool:
        """Tell what a day is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            known = self._days.get(day) if day else None
            name = self._session.texts.name(known.names) if known else ""
            text = f"{self._session.texts.date(day)} {name}".strip() if day else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _every(self) -> list[date]:
        first = date(self._year, 1, 1)
        count = (date(self._year + 1, 1, 1) - first).days
        return [first + timedelta(days=n) for n in range(count)]

    def _corner(self, month: int) -> QPointF:
        row, column = divmod(month - 1, _COLUMNS)
        x = column * (_WEEK * _CELL + _GAP)
        return QPointF(x, row * (_TITLE + _ROWS * _CELL + _GAP))

    def _cell(self, day: date) -> QRectF:
        corner = self._corner(day.month)
        offset = day.replace(day=1).weekday() + day.day - 1
        row, column = divmod(offset, _WEEK)
        x, y = corner.x() + column * _CELL, corner.y() + _TITLE + row * _CELL
        return QRectF(x, y, _CELL, _CELL)

    def _draw_title(self, painter: QPainter, month: int) -> None:
        corner = self._corner(month)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._session.theme.colour("text"))
        name = self._session.texts.month(date(self._year, month, 1), "LLLL").capitalize()
        room = QRectF(corner.x() + 4, corner.y(), _WEEK * _CELL, _TITLE)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        theme, cell, known = self._session.theme, self._cell(day), self._days.get(day)
        inner = cell.adjusted(1, 1, -1, -1)
        shade = "muted" if day.weekday() >= _SATURDAY else "text"
        if known is not None:
            ground = "good_ground" if known.kind is DayKind.MOVED_WORK else "error_ground"
            mark = "good" if known.kind is DayKind.MOVED_WORK else "error"
            dashed = known.status is CalendarStatus.FORECAST
            self._draw_mark(painter, inner, theme.colour(ground), theme.colour(mark), dashed=dashed)
            shade = "text"
        if day == self._session.today():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 4, 4)
        font = QFont(self.font())
        font.setPixelSize(10)
        font.setBold(known is not None)
        painter.setFont(font)
        painter.setPen(theme.colour(shade))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _draw_mark(
        self, painter: QPainter, room: QRectF, ground: QColor, line: QColor, *, dashed: bool
    ) -> None:
        painter.setBrush(ground)
        style = Qt.PenStyle.DotLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(line, 1, style))
        painter.drawRoundedRect(room, 4, 4)
