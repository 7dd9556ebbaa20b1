"""A card with a chart: title in words, plot or the same figures as a table, footnotes, export."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from safetyreg.domain.query import Query
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.chart_look import Look
from ui.widgets.chart_plot import Plot
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.pictures import Pictures
from ui.widgets.progress_line import ProgressLine
from ui.widgets.table_view import Cell, Column, TableView
from ui.widgets.trend_chart import footnotes

if TYPE_CHECKING:
    from safetyreg.i18n import Texts
    from ui.widgets.chart_picture import Caption, Picture


class Placeholder(QLabel):
    """Stands where the plot comes; `painted` tells that the window can be seen."""

    painted = Signal()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell after painting."""
        super().paintEvent(event)
        self.painted.emit()


class ChartView(Card):
    """`opened(Spot)`: the records behind a figure are wanted; `reported` when the report is to have it.

    `swept(Spot, Spot)`: a drag over several figures, where it was asked for.
    """

    opened = Signal(object)
    swept = Signal(object, object)
    reported = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a placeholder until the drawing library is loaded and a chart is there."""
        super().__init__("", parent)
        self._session = session
        self.chart: Chart | None = None
        self._query = Query()
        self._asked = False
        self._small_print = True
        self._sweeps = False
        self.plot: Plot | None = None
        texts = session.texts
        self.progress = ProgressLine(texts)
        self.verdict = label("", Role.BODY, wrap=True)
        self.verdict.hide()
        self.placeholder = Placeholder(texts.say("The chart is being loaded…"))
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placeholder.setProperty("role", "muted")
        self.table = TableView()
        self.empty = EmptyState(session.theme, "chart-line", "")
        self.stack = QStackedWidget()
        for part in (self.placeholder, self.table, self.empty):
            self.stack.addWidget(part)
        self.footnotes = label("", Role.HINT, wrap=True)
        self.method = label("", Role.HINT, wrap=True)
        self.switch = self._link(texts.say("Table"), self._turn)
        self.report = self._link(texts.say("To the report"), self.reported)
        self.report.setToolTip(texts.say("Add this chart to the meeting workbook"))
        self.report.hide()
        self.pictures = Pictures(session, self, self._picture, self._headline)
        self._links = [self.switch, *self.pictures.links()]
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.placeholder.painted.connect(self._on_painted)
        self.table.opened.connect(self._on_row)
        session.theme.changed.connect(self._draw)

    def begin(self) -> None:
        """Show that figures are being read, if that takes long."""
        self.progress.begin()

    def show_chart(
        self, chart: Chart, query: Query, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
    ) -> None:
        """Show a chart and its figures; `query` is the filter it answers."""
        self.progress.finish()
        self.chart, self._query = chart, query
        self.set_title(chart.title)
        self.method.setText(f"{chart.method} {self.hint()}")
        self.footnotes.setText(footnotes(chart))
        self._say_small_print()
        self.table.show_rows(columns, rows)
        self.table.setAccessibleName(chart.title)
        self._show_links(shown=True)
        self._draw()

    def hint(self) -> str:
        """Say what a click does."""
        if self._sweeps:
            return self._session.texts.say(
                "A click on a mark opens its records; dragging over months filters the other charts."
            )
        return self._session.texts.say("A click on a mark opens its records.")

    def offer_sweep(self) -> None:
        """Let a drag over several figures choose them."""
        self._sweeps = True
        if self.plot is not None:
            self.plot.sweeps = True

    def drawn_on(self) -> QWidget:
        """Return what the chart is drawn on, once it is there."""
        return self.plot or self.placeholder

    def show_empty(self, title: str, hint: str) -> None:
        """Say that there is nothing to draw, and what to do."""
        self.progress.finish()
        self.chart = None
        self.set_title("")
        self.method.setText("")
        self.footnotes.setText("")
        self._say_small_print()
        self.empty.set_texts(title, hint)
        self._show_links(shown=False)
        self.stack.setCurrentWidget(self.empty)

    def show_table(self, *, shown: bool) -> None:
        """Show the table in place of the plot, or the plot again."""
        texts = self._session.texts
        self.switch.setText(texts.say("Chart") if shown else texts.say("Table"))
        self.stack.setCurrentWidget(self.table if shown else self.drawn_on())

    def offer_switch(self, *, offered: bool) -> None:
        """Offer the table in place of the chart, or not, where the page shows it beside the chart."""
        if offered is (self.switch in self._links):
            return
        if offered:
            self._links.insert(0, self.switch)
        else:
            self._links.remove(self.switch)
            self.show_table(shown=False)
        self.switch.setVisible(offered and self.chart is not None)

    def offer_report(self) -> None:
        """Offer to add the chart to the report."""
        self._links.append(self.report)

    def set_small_print(self, *, shown: bool, narrow: bool = False) -> None:
        """Show method and footnotes under the chart, or as the title's tool tip where room is short.

        On a narrow card the links stand below them.
        """
        self._small_print = shown
        self._foot.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow and shown else QBoxLayout.Direction.LeftToRight
        )
        self._say_small_print()

    def set_tight(self, *, tight: bool) -> None:
        """Let the chart itself give way where many cards share one screen."""
        policy = QSizePolicy.Policy
        self.stack.setSizePolicy(policy.Expanding, policy.Ignored if tight else policy.Expanding)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        self.pictures.copy()

    def save(self, ending: str) -> None:
        """Ask for a file and write the picture, `ending` being png or svg."""
        self.pictures.save(ending)

    def write(self, path: Path) -> None:
        """Write the picture in the format of the file's ending."""
        self.pictures.write(path)

    def _say_small_print(self) -> None:
        self.method.setVisible(self._small_print)
        self.footnotes.setVisible(self._small_print and bool(self.footnotes.text()))
        told = "\n".join(filter(None, (self.method.text(), self.footnotes.text())))
        self.title().setToolTip("" if self._small_print else told)

    def _picture(self) -> "Picture | None":
        from ui.widgets.chart_picture import Picture  # noqa: PLC0415  loads QtSvg

        if self.chart is None or self.plot is None:
            return None
        return Picture(*self.captioned(self.chart))

    def captioned(self, chart: Chart) -> "tuple[Chart, Caption, Texts]":
        """Return what a picture of a chart is made of."""
        caption = self.pictures.caption(self._query, footnotes=footnotes(chart), method=chart.method)
        return chart, caption, self._session.texts

    def _headline(self) -> str:
        return self.chart.title if self.chart is not None else ""

    def _on_painted(self) -> None:
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        self._session.library.ask(self._on_loaded, self)

    def _on_loaded(self) -> None:
        self.plot = Plot(Look.of(self._session.theme), self._session.texts)
        self.plot.opened.connect(self.opened)
        self.plot.swept.connect(self.swept)
        self.plot.sweeps = self._sweeps
        self.stack.addWidget(self.plot)
        self._draw()

    def _draw(self) -> None:
        """Draw the chart in the look of now; keep the table where it is shown."""
        chart = self.chart
        if chart is None:
            return
        if self.plot is not None:
            self.plot.show_chart(chart, Look.of(self._session.theme))
        self.show_table(shown=self.stack.currentWidget() is self.table)

    def _on_row(self, row: int) -> None:
        """Open the records of a row where they are of one kind; the row of totals opens nothing."""
        chart = self.chart
        kinds = {line.kind for line in chart.opening} if chart is not None else set()
        if chart is not None and len(kinds) == 1 and row < len(chart.buckets):
            self.opened.emit(chart.spot(len(chart.opening) - 1, row))

    def _turn(self) -> None:
        self.show_table(shown=self.stack.currentWidget() is not self.table)

    def _link(self, text: str, act: Callable[[], object] | SignalInstance) -> LinkButton:
        button = LinkButton(text, self)
        button.clicked.connect(act)
        return button

    def _show_links(self, *, shown: bool) -> None:
        for link in self._links:
            link.setVisible(shown)

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(SPACE)
        for link in (*self._links, self.report):
            links.addWidget(link)
        foot = self._foot
        foot.setSpacing(SPACE)
        foot.addWidget(self.method, 1)
        foot.addLayout(links)
        foot.setAlignment(links, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        inner = QVBoxLayout()
        inner.setSpacing(SPACE // 2)
        inner.addWidget(self.verdict)
        inner.addWidget(self.progress)
        inner.addWidget(self.stack, 1)
        inner.addWidget(self.footnotes)
        inner.addLayout(foot)
        self.body.addLayout(inner)
        self._show_links(shown=False)
        self.footnotes.hide()
