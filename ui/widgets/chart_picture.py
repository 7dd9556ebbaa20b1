"""A chart as a picture that leaves the program: white ground, its title, filter, footnotes, source."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Texts, mark
from ui.tokens import SMALL_PIXELS
from ui.widgets.chart import Chart
from ui.widgets.chart_canvas import Canvas
from ui.widgets.chart_look import Look
from ui.widgets.still_plot import StillPlot

SIZE: Final = QSize(1000, 600)
TWICE: Final = 2.0
_MARGIN: Final = 24.0
_GAP: Final = 8.0
_TITLE: Final = 18
_METRE: Final = round(96 * TWICE / 0.0254)
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_CLOSED: Final = mark("“{path}” cannot be written: close the file where it is open, or choose another place.")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around the plot: `demo` is a translated mark, empty for real records."""

    title: str
    subtitle: str
    footnotes: str
    method: str
    source: str
    demo: str = ""


class Picture:
    """Draws one chart with its caption, in pixels or as SVG."""

    def __init__(self, chart: Chart, caption: Caption, texts: Texts) -> None:
        """Keep what is drawn."""
        self._chart = chart
        self._caption = caption
        self._texts = texts

    def image(self) -> QImage:
        """Return the picture with two pixels for one of the screen."""
        image = QImage(SIZE * TWICE, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._paint(painter, Look.paper(TWICE))
        painter.end()
        # Not before: axes are recorded pictures, which Qt would enlarge to the image's own resolution.
        image.setDotsPerMeterX(_METRE)
        image.setDotsPerMeterY(_METRE)
        return image

    def png(self) -> bytes:
        """Return the picture as PNG."""
        found = QByteArray()
        buffer = QBuffer(found)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image().save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(found.data())

    def svg(self) -> bytes:
        """Return the picture as SVG, texts as text."""
        found = QByteArray()
        buffer = QBuffer(found)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(SIZE)
        generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
        generator.setResolution(QPicture().logicalDpiX())
        generator.setTitle(self._caption.title)
        generator.setDescription(self._chart.description)
        painter = QPainter(generator)
        painter.fillRect(QRect(0, 0, SIZE.width(), SIZE.height()), Qt.GlobalColor.white)
        self._paint(painter, Look.paper(1.0))
        painter.end()
        return bytes(found.data())

    def _paint(self, painter: QPainter, look: Look) -> None:
        room = QRectF(0, 0, SIZE.width() * look.scale, SIZE.height() * look.scale)
        margin = _MARGIN * look.scale
        room.adjust(margin, margin, -margin, -margin)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        top = self._write_head(painter, look, room)
        bottom = self._write_foot(painter, look, room)
        area = QRectF(room.left(), top, room.width(), bottom - top)
        self.draw_plot(painter, look, area)

    def draw_plot(self, painter: QPainter, look: Look, area: QRectF) -> None:
        """Draw the plot itself; a chart of another kind does it otherwise."""
        canvas = Canvas(look, self._texts)
        render_plot(painter, canvas, area, partial(canvas.show, self._chart, look))

    def _write_head(self, painter: QPainter, look: Look, room: QRectF) -> float:
        """Write from the top down; return where it ends."""
        painter.setPen(look.colour("error"))
        demo = _write(painter, _font(look, _TITLE, bold=True), room, self._caption.demo, right=True)
        head = QRectF(room)
        head.setRight(room.right() - (demo.width() + _MARGIN * look.scale if self._caption.demo else 0))
        painter.setPen(look.colour("text"))
        title = _write(painter, _font(look, _TITLE, bold=True), head, self._caption.title)
        head.setTop(title.bottom() + _GAP / 2 * look.scale)
        painter.setPen(look.colour("muted"))
        subtitle = _write(painter, look.font(small=False), head, self._caption.subtitle)
        return subtitle.bottom() + _GAP * look.scale

    def _write_foot(self, painter: QPainter, look: Look, room: QRectF) -> float:
        """Write from the bottom up; return where it begins."""
        painter.setPen(look.colour("muted"))
        font, area = _font(look, SMALL_PIXELS), QRectF(room)
        painter.setFont(font)
        for text in (self._caption.source, self._caption.method, self._caption.footnotes):
            if text:
                height = painter.boundingRect(room, int(_WRAP), text).height()
                area.setTop(area.bottom() - height)
                painter.drawText(area, int(_WRAP), text)
                area = QRectF(room.left(), room.top(), room.width(), area.top() - room.top() - 2 * look.scale)
        return area.bottom() - _GAP * look.scale


def write_picture(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises ExpectedError where the place cannot be written."""
    unfinished = path.with_name(f"{path.name}.tmp")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExpectedError(_CLOSED, path=str(path)) from error


def render_plot(painter: QPainter, plot: StillPlot, area: QRectF, draw: Callable[[], None]) -> None:
    """Let a plot draw itself at the size of an area, put it there, then let it go."""
    plot.widget.resize(area.size().toSize())
    draw()
    plot.widget.grab()
    plot.lay_out()
    plot.for_export()
    _render_view(painter, plot.widget, area)
    plot.deleteLater()


def _render_view(painter: QPainter, view: QWidget, area: QRectF) -> None:
    """Draw the scene of a plot's view into an area, then let the view go."""
    if isinstance(view, QGraphicsView):
        source = QRectF(view.mapToScene(view.viewport().rect()).boundingRect())
        view.scene().render(painter, area, source)
    view.deleteLater()


def _write(painter: QPainter, font: QFont, room: QRectF, text: str, *, right: bool = False) -> QRectF:
    flags = _WRAP if not right else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    painter.setFont(font)
    found = painter.boundingRect(room, int(flags), text)
    painter.drawText(room, int(flags), text)
    return QRectF(found)


def _font(look: Look, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(round(pixels * look.scale))
    font.setBold(bold)
    return font
