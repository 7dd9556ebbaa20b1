"""A card with a painted chart: the title, table, footnotes and export of every other chart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from safetyreg.domain.query import Query
from safetyreg.statistics.brush import Brush
from ui.session import Session
from ui.widgets.chart import Chart
from ui.widgets.chart_look import Look
from ui.widgets.chart_view import ChartView
from ui.widgets.drawing import Drawing, Mark
from ui.widgets.drawing_view import DrawingView
from ui.widgets.table_view import Cell, Column

if TYPE_CHECKING:
    from ui.widgets.chart_picture import Picture


class WholeRows(QScrollArea):
    """Scrolls up and down, and shows whole rows of what is within: none is cut by the lower edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self._step = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def set_step(self, step: float) -> None:
        """Tell the height of a row; 0 where anything may be cut."""
        self._step = step
        self.verticalScrollBar().setSingleStep(max(round(step), 1))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room under the last whole row."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inner = self.widget()
        taller = inner is not None and inner.minimumHeight() > self.height() >= self._step > 0
        self.setViewportMargins(0, 0, 0, round(self.height() % self._step) if taller else 0)


class DrawnView(ChartView):
    """`chosen(Mark)` and `marked(Mark)`: the other charts shall show it alone, or its records are wanted."""

    chosen = Signal(object)
    marked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Wait for a drawing; no library is needed."""
        super().__init__(session, parent)
        self._drawing: Drawing | None = None
        self._brushes: tuple[Brush, ...] = ()
        self.view = DrawingView(Look.of(session.theme))
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self.marked)
        self.area = WholeRows()
        self._whole = False
        self.view.setObjectName("scrolled")
        self.area.setWidget(self.view)
        self.stack.addWidget(self.area)

    def show_drawing(
        self,
        chart: Chart,
        drawing: Drawing,
        query: Query,
        brushes: tuple[Brush, ...],
        table: tuple[Sequence[Column], Sequence[Sequence[Cell]]],
    ) -> None:
        """Show a drawing under the title, method and description of `chart`, which has no lines."""
        self._drawing, self._brushes = drawing, brushes
        self.view.setAccessibleName(chart.title)
        self.show_chart(chart, query, *table)

    def set_whole(self, *, whole: bool) -> None:
        """Be as high as the drawing needs, where the page scrolls; else scroll the drawing alone."""
        self._whole = whole
        self._make_room()

    def _make_room(self) -> None:
        drawing = self._drawing if self._whole else None
        needed = drawing.height(Look.of(self._session.theme)) if drawing is not None else 0
        self.area.setMinimumHeight(round(needed))

    @override
    def hint(self) -> str:
        """Say what a click does."""
        if not self._linked:
            return super().hint()
        if self._drawing is not None and self._drawing.sweeps:
            return self._session.texts.say(
                "A click or a drag over months filters the other charts, a double click opens the records."
            )
        return self._session.texts.say("A click filters the other charts, a double click opens the records.")

    @override
    def drawn_on(self) -> QWidget:
        """Return what stands where the plot does."""
        return self.area

    @property
    def _linked(self) -> bool:
        return self._drawing is None or self._drawing.links

    def _on_chosen(self, mark: Mark) -> None:
        (self.chosen if self._linked else self.marked).emit(mark)

    @override
    def _load(self) -> None:
        """Load nothing."""

    @override
    def _draw(self) -> None:
        if self.chart is None or self._drawing is None:
            return
        look = Look.of(self._session.theme)
        self._make_room()
        self.view.show_drawing(self._drawing, look, self._brushes, self.chart.description)
        self.area.set_step(self._drawing.step(look))
        self.show_table(shown=self.stack.currentWidget() is self.table)

    @override
    def _picture(self) -> "Picture | None":
        from ui.widgets.chart_picture import Picture  # noqa: PLC0415  loads QtSvg

        drawing, brushes = self._drawing, self._brushes

        class Drawn(Picture):
            """A picture of a painted chart."""

            @override
            def draw_plot(self, painter: QPainter, look: Look, area: QRectF) -> None:
                """Paint the drawing in the place of a plot."""
                if drawing is not None:
                    drawing.paint(painter, look, area, brushes)

        return None if self.chart is None or drawing is None else Drawn(*self.captioned(self.chart))

    @override
    def _on_row(self, row: int) -> None:
        """Open the records of a row's mark."""
        if self._drawing is not None and row < len(self._drawing.marks):
            self.marked.emit(self._drawing.marks[row])
