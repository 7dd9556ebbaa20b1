"""The histogram as a picture that leaves the program."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.liability.histogram import Histogram
from ui.liability.histogram_canvas import HistogramCanvas
from ui.widgets.chart import Chart
from ui.widgets.chart_look import Look
from ui.widgets.chart_picture import Caption, Picture, render_plot


class HistogramPicture(Picture):
    """Draws the histogram with the line where it stands."""

    def __init__(self, found: Histogram, cap: int, caption: Caption, texts: Texts, *, curve: bool) -> None:
        """Keep what is drawn."""
        described = Chart(caption.title, "", (), (), (), description=caption.title)
        super().__init__(described, caption, texts)
        self._found, self._cap, self._curve = found, cap, curve
        self._said = texts

    @override
    def draw_plot(self, painter: QPainter, look: Look, area: QRectF) -> None:
        """Draw columns, line and marks."""
        canvas = HistogramCanvas(look, self._said)
        draw = partial(canvas.show, self._found, look, self._cap, curve=self._curve)
        render_plot(painter, canvas, area, draw)
