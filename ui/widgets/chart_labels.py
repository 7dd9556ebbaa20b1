"""Texts inside a plot: names at the ends of lines, notes along its top; none over another."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from PySide6.QtGui import QFontMetricsF

from ui.widgets.chart import Line, Style
from ui.widgets.chart_axis import rows, spread
from ui.widgets.chart_look import Look

_PADDING: Final = 8


@dataclass(frozen=True, slots=True)
class Text:
    """A text item of the plot, where on an axis it belongs, its width in pixels, whether its middle does."""

    item: Any
    place: float
    width: float
    centred: bool = False


class Labels:
    """Makes the texts of one drawing and places them whenever its room changes."""

    def __init__(self, make: Callable[..., Any], look: Look) -> None:
        """Begin without texts; `make` is the plot library's class of text items."""
        self._make = make
        self._look = look
        self._ends: list[Text] = []
        self._notes: list[Text] = []

    @property
    def width(self) -> float:
        """The pixels that names at line ends need."""
        return max((text.width for text in self._ends), default=0.0)

    @property
    def noted(self) -> bool:
        """Whether there are notes along the top."""
        return bool(self._notes)

    def end(self, line: Line, value: float) -> Any:  # noqa: ANN401  an item of an untyped library
        """Make the name at the end of a line: of the figures in bold, of other lines muted."""
        now = line.style is Style.NOW
        text = self._text(line.name, value, shade="text" if now else "muted", anchor=(0, 0.5), bold=now)
        self._ends.append(text)
        return text.item

    def note(self, words: str, place: float, *, centred: bool = False) -> Any:  # noqa: ANN401  the same
        """Make a note at a place of the lower axis, beginning or centred there."""
        text = self._text(words, place, centred=centred)
        self._notes.append(text)
        return text.item

    def spread(self, height: float, top: float, left: float) -> None:
        """Stand the names at `left`, each at its value as far as the others leave room."""
        if not self._ends:
            return
        gap = QFontMetricsF(self._look.font(bold=True)).height()
        wanted = [(1 - text.place / top) * height for text in self._ends]
        for text, y in zip(self._ends, spread(wanted, gap, gap / 2, height - gap / 2), strict=True):
            text.item.setPos(left, (1 - y / height) * top)

    def stack_notes(self, unit: float, height: float, top: float, end: float) -> None:
        """Stand the notes at the top, in rows where they would overlap; none reaches beyond `end`."""
        line = QFontMetricsF(self._look.font()).lineSpacing()
        self._notes.sort(key=attrgetter("place"))
        spans = []
        for text in self._notes:
            width = text.width * unit
            left = min(text.place - (width / 2 if text.centred else 0), end - width)
            spans.append((left, left + width))
        for text, (left, _), row in zip(self._notes, spans, rows(spans), strict=True):
            text.item.setPos(left, top * (1 - row * line / height))

    def _text(
        self,
        words: str,
        place: float,
        *,
        shade: str = "muted",
        anchor: tuple[float, float] = (0, 0),
        bold: bool = False,
        centred: bool = False,
    ) -> Text:
        font = self._look.font(bold=bold)
        item = self._make(words, color=self._look.colour(shade), anchor=anchor)
        item.setFont(font)
        return Text(item, place, QFontMetricsF(font).horizontalAdvance(words) + _PADDING, centred)
