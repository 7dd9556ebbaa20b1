"""A plot of pyqtgraph that reacts to nothing, and the widget that takes mouse and keyboard for it."""

from importlib import import_module
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.widgets.chart_look import Look
from ui.widgets.drawing_library import LIBRARY


class StillPlot(QObject):
    """Holds the `widget`, whose `viewport` gets the mouse; made only when pyqtgraph has been loaded."""

    def __init__(self, look: Look, texts: Texts, parent: QWidget | None = None) -> None:
        """Make an empty plot."""
        super().__init__(parent)
        self._pg: Any = import_module(LIBRARY)
        self._look, self._texts = look, texts
        plot: Any = self._pg.PlotWidget(parent)
        self.widget: QWidget = plot
        self.viewport: QWidget = plot.viewport()
        self._view: Any = plot
        self._item: Any = plot.getPlotItem()
        self._box: Any = self._item.getViewBox()
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._box.setMouseEnabled(False, False)
        self._box.disableAutoRange()
        self._box.sigResized.connect(self.lay_out)

    def lay_out(self) -> None:
        """Fit what is drawn to the room there is."""

    def for_export(self) -> None:
        """Draw as it leaves the program: nothing that invites a hand."""

    def clear(self, look: Look) -> None:
        """Begin anew on the ground of a look."""
        self._look = look
        self._item.clear()
        self._view.setBackground(look.colour("surface"))

    def _add(self, item: Any, depth: float) -> Any:  # noqa: ANN401  items of an untyped library
        item.setZValue(depth)
        self._item.addItem(item, ignoreBounds=True)
        return item

    def _under(self, place: QPoint) -> Any:  # noqa: ANN401  a point of the untyped library
        """Return the point of the axes under a place in the widget."""
        return self._box.mapSceneToView(self._view.mapToScene(place))


class PlotSurface(QWidget):
    """Shows a still plot, takes the keyboard, and hands the mouse over it to `on_mouse`."""

    def __init__(self, plot: StillPlot, size: QSize, smallest: QSize) -> None:
        """Fill the widget with a plot, its two sizes in pixels."""
        super().__init__()
        self._size, self._smallest = size, smallest
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        plot.setParent(self)
        plot.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport = plot.viewport
        self.viewport.setMouseTracking(True)
        self.viewport.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plot.widget)

    def on_mouse(self, event: QMouseEvent) -> None:
        """Follow the mouse over the plot."""

    @override
    def sizeHint(self) -> QSize:
        """Ask for a good size."""
        return self._size

    @override
    def minimumSizeHint(self) -> QSize:
        """Need what can still be read."""
        return self._smallest

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse over the plot; the wheel scrolls the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if isinstance(event, QMouseEvent):
            self.on_mouse(event)
            return True
        return False
