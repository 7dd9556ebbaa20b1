"""Colours, fonts and widths of a plot: of the screen's look, or of white paper."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QApplication

from ui.theme import Theme
from ui.tokens import BODY_PIXELS, KIND_COLOURS, LIGHT, SMALL_PIXELS, Tokens
from ui.widgets.chart import Line, Style

_LINE: Final = 2.2
_CASING: Final = 3.6
_THIN: Final = 1.4
_SYMBOLS: Final = {"fire": "o", "water": "t1", "workplace": "s"}
_DARKER: Final = 150


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens, and how many pixels of the picture make one of the screen."""

    tokens: Tokens
    dark: bool
    scale: float = 1.0

    @classmethod
    def of(cls, theme: Theme) -> "Look":
        """Return the look of the screen."""
        return cls(theme.tokens, theme.dark)

    @classmethod
    def paper(cls, scale: float) -> "Look":
        """Return the look of a picture on white ground."""
        return cls(LIGHT, dark=False, scale=scale)

    def colour(self, name: str) -> QColor:
        """Return the colour of a token."""
        return QColor(str(getattr(self.tokens, name)))

    def line_colour(self, line: Line) -> QColor:
        """Return the colour of a line: its kind's, grey for the year before, that of errors for signals."""
        if line.style is Style.SIGNAL:
            return self.colour("error")
        grey = line.style is Style.BEFORE
        return QColor(self.tokens.previous if grey else KIND_COLOURS.get(line.kind, self.tokens.accent))

    def outline(self, line: Line) -> QColor:
        """Return a colour darker by a third, on light ground."""
        colour = self.line_colour(line)
        return colour if self.dark or line.style is Style.BEFORE else colour.darker(_DARKER)

    def casing(self, line: Line) -> QPen | None:
        """Return the pen under a line that sets it off from light ground, where it needs one."""
        if self.dark or line.style is not Style.NOW:
            return None
        return self._pen(self.outline(line), _CASING)

    def pen(self, line: Line) -> QPen:
        """Return the pen of a line: the average thin and dashed."""
        if line.style is Style.AVERAGE:
            return self._pen(self.outline(line), _THIN, Qt.PenStyle.DashLine)
        return self._pen(self.line_colour(line), _LINE)

    def thin(self, name: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Return a thin pen in the colour of a token."""
        return self._pen(self.colour(name), 1.0, style)

    def mark_pen(self, line: Line) -> QPen:
        """Return the pen around a line's marks."""
        return self._pen(self.outline(line), 1.2)

    def edge(self, name: str, width: float) -> QPen:
        """Return a pen of some width in the colour of a token."""
        return self._pen(self.colour(name), width)

    def symbol(self, line: Line) -> str:
        """Return the shape of a line's marks, so that colour is never alone."""
        return _SYMBOLS.get(line.kind, "d")

    def font(self, *, small: bool = True, bold: bool = False) -> QFont:
        """Return the font of labels in pixels of the picture."""
        font = QFont(QApplication.font())
        font.setPixelSize(round((SMALL_PIXELS if small else BODY_PIXELS) * self.scale))
        font.setBold(bold)
        return font

    def _pen(self, colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        pen = QPen(colour, width * self.scale, style)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen
