"""The split as one bar of 100 %, with the cap drawn on it and the recommended range under it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from safetyreg.domain.decision import WHOLE, Shares
from ui.theme import Theme
from ui.tokens import LIGHT, SMALL_PIXELS

_BAR: Final = 30
_LABEL: Final = 20
_RANGE: Final = 16
_THICK: Final = 8
_PAD: Final = 8
_OVER: Final = 6


@dataclass(frozen=True, slots=True)
class SplitPicture:
    """What is drawn: shares with their names in words, a cap and a range low to high with theirs."""

    shares: Shares | None
    names: tuple[str, str, str] = ("", "", "")
    cap: int | None = None
    cap_name: str = ""
    low: int | None = None
    high: int | None = None
    empty: str = ""
    range_name: str = ""


class SplitBar(QWidget):
    """Employee from the left, employer to the right, a third party between them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Draw nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._picture = SplitPicture(None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_split(self, picture: SplitPicture) -> None:
        """Draw a split; it is named for screen readers too."""
        self._picture = picture
        parts = [picture.empty] if picture.shares is None else [name for name in picture.names if name]
        parts += [name for name in (picture.cap_name, picture.range_name) if name]
        self.setAccessibleName(", ".join(parts))
        self.setToolTip("\n".join(parts))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Need room for the label of the cap, the bar and the range."""
        above = _LABEL if self._picture.cap is not None else 0
        below = _RANGE if self._picture.low is not None else 0
        return QSize(240, above + _BAR + below + _OVER)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = _LABEL if self._picture.cap is not None else 0
        bar = QRectF(0, top, self.width(), _BAR)
        self._draw_bar(painter, bar)
        self._draw_cap(painter, bar)
        self._draw_range(painter, bar)
        painter.end()

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        shares, theme = self._picture.shares, self._theme
        if shares is None:
            painter.fillRect(bar, theme.colour("hover"))
            _write(painter, bar, self._picture.empty, theme.colour("muted"), self._font(), right=False)
            return
        dark = QColor(LIGHT.text)
        parts = (
            (shares.employee, theme.kind_colour("workplace"), dark),
            (shares.third, theme.colour("previous"), dark),
            (shares.employer, theme.colour("accent"), theme.colour("on_accent")),
        )
        left = bar.left()
        for number, (share, ground, ink) in enumerate(parts):
            width = bar.width() * share / WHOLE
            part = QRectF(left, bar.top(), width, bar.height())
            painter.fillRect(part, ground)
            name = self._picture.names[number]
            _write(painter, part, name, ink, self._font(bold=True), right=number == len(parts) - 1)
            left += width

    def _draw_cap(self, painter: QPainter, bar: QRectF) -> None:
        cap = self._picture.cap
        if cap is None:
            return
        place, ink = bar.left() + bar.width() * cap / WHOLE, self._theme.colour("text")
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(place, bar.top() - _OVER), QPointF(place, bar.bottom() + _OVER))
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(self._picture.cap_name)
        left = place + _PAD if place + _PAD + width <= self.width() else max(place - _PAD - width, 0)
        painter.setFont(self._font())
        painter.drawText(QPointF(left, metrics.ascent()), self._picture.cap_name)

    def _draw_range(self, painter: QPainter, bar: QRectF) -> None:
        low, high = self._picture.low, self._picture.high
        if low is None or high is None:
            return
        scale = bar.width() / WHOLE
        found = QRectF(low * scale, bar.bottom() + _RANGE - _THICK, max((high - low) * scale, _THICK), _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("muted"))
        painter.drawRoundedRect(found, _THICK / 2, _THICK / 2)

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SMALL_PIXELS + 1)
        font.setBold(bold)
        return font


def _write(painter: QPainter, room: QRectF, text: str, ink: QColor, font: QFont, *, right: bool) -> None:
    """Write a name with its share, or the share alone where the name does not fit whole."""
    inner, metrics = room.adjusted(_PAD / 2, 0, -_PAD / 2, 0), QFontMetricsF(font)
    shown = next((one for one in _endings(text) if metrics.horizontalAdvance(one) <= inner.width()), "")
    painter.setFont(font)
    painter.setPen(ink)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _endings(text: str) -> list[str]:
    """Return a name with its share, the share, its number; half a name («беруші») would be another word."""
    words = text.split()
    number = next((place for place, word in enumerate(words) if word.isdigit()), 0)
    return [text, " ".join(words[number:]), *words[number : number + 1]]
