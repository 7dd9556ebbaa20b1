"""One alarm: what, where, why, since when, its series; its records, and the note of who looked at it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.query import Query
from ui.analysis.alarm_told import days_of_bar, name_of, period_name, told_alarm
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Mark
from ui.widgets.drawing_view import DrawingView
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.pictures import Pictures
from ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from safetyreg.domain.acknowledgement import Acknowledgement
    from safetyreg.domain.period import Period
    from safetyreg.statistics.watched import Watched
    from ui.widgets.chart_picture import Picture

_ICON: Final = 18
_CHART: Final = 420
_HIGH: Final = 96
_TABLE: Final = 220


class AlarmRow(Card):
    """`opened` with the alarm and days, `asked` (acknowledge), `withdrawn` and `reported` with the alarm."""

    opened = Signal(object, object)
    asked = Signal(object)
    withdrawn = Signal(object)
    reported = Signal(object)

    def __init__(
        self, found: "Watched", session: Session, query: Query, parent: QWidget | None = None
    ) -> None:
        """Show an alarm of a filter; one that was acknowledged stands back."""
        super().__init__("", parent)
        self.found = found
        self._session = session
        places = (found.district,) if found.district else query.places
        self._query = query.only(kinds=(found.kind,), places=places)
        texts = session.texts
        self.told = told_alarm(found, texts, session.book)
        self.name = label(name_of(found, texts, session.book), Role.TITLE, wrap=True)
        self.why = label(texts.of(found.alarm.why()), Role.BODY, wrap=True)
        self.since = label(self._since(), Role.HINT, wrap=True)
        self.look = label("", Role.HINT, wrap=True)
        self.view = DrawingView(Look.of(session.theme))
        self.table = TableView()
        self.stack = QStackedWidget()
        self.records = LinkButton(texts.say("Open the records"), self)
        self.act = LinkButton(self._act(found.look), self)
        self.switch = LinkButton(texts.say("Table"), self)
        self.report = LinkButton(texts.say("To the report"), self)
        self.report.setToolTip(texts.say("Add this chart to the meeting workbook"))
        self.pictures = Pictures(session, self, self._picture, self._said)
        self._show_series()
        self._lay_out()
        self.setAccessibleName(f"{self.name.text()}. {self.why.text()} {self.since.text()}")
        if found.look is not None:
            self._stand_back(found.look)
        self._connect()

    def _connect(self) -> None:
        self.records.clicked.connect(self._on_records)
        self.act.clicked.connect(self._on_act)
        self.switch.clicked.connect(self._turn)
        self.report.clicked.connect(self._on_report)
        self.view.chosen.connect(self._on_mark)
        self.view.opened.connect(self._on_mark)
        self.table.opened.connect(self._on_bar)

    def _show_series(self) -> None:
        told = self.told
        self.view.show_drawing(told.drawing, Look.of(self._session.theme), (), told.chart.description)
        self.view.setAccessibleName(told.chart.title)
        self.table.show_rows(told.columns, told.rows)
        self.table.setAccessibleName(told.chart.title)
        for part in (self.view, self.table):
            self.stack.addWidget(part)

    def _act(self, look: "Acknowledgement | None") -> str:
        texts = self._session.texts
        return texts.say("Acknowledge…") if look is None else texts.say("Take the note back")

    def _since(self) -> str:
        texts, alarm, step = self._session.texts, self.found.alarm, self.found.series.step
        last = period_name(alarm.start, step, texts)
        if alarm.since == alarm.start:
            return texts.say("Fired: {last}", last=last)
        return texts.say(
            "Since {first}; fired last: {last}", first=period_name(alarm.since, step, texts), last=last
        )

    def _stand_back(self, look: "Acknowledgement") -> None:
        texts = self._session.texts
        for part in (self.name, self.why):
            part.setStyleSheet(f"color: {self._session.theme.colour('muted').name()};")
        moment = texts.moment(look.at.astimezone().replace(tzinfo=None, microsecond=0))
        said = texts.say(
            "Acknowledged by {user}, {moment}: {note}", user=look.user, moment=moment, note=look.note
        )
        self.look.setText(said)
        self.look.show()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addLayout(self._head())
        for part in (self.why, self.since, self.look):
            words.addWidget(part)
        words.addStretch(1)
        words.addLayout(_side_by_side(self.records, self.act, None))
        self.look.hide()
        chart = QVBoxLayout()
        chart.setSpacing(SPACE // 2)
        self.stack.setFixedSize(_CHART, _HIGH)
        self.stack.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chart.addWidget(self.stack)
        chart.addLayout(_side_by_side(None, self.switch, *self.pictures.links(), self.report))
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        row.addLayout(words, 1)
        row.addLayout(chart)
        self.body.addLayout(row)

    def _head(self) -> QHBoxLayout:
        icon = QLabel()
        name, colour = ("circle-check", "muted") if self.found.look is not None else ("circle-alert", "error")
        icon.setPixmap(self._session.theme.pixmap(name, colour, _ICON))
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.name, 1)
        return top

    def _said(self) -> str:
        return self.told.chart.title

    def _picture(self) -> "Picture":
        from ui.widgets.chart_picture import Picture  # noqa: PLC0415  loads QtSvg

        drawing, texts, chart = self.told.drawing, self._session.texts, self.told.chart

        class Drawn(Picture):
            """A picture of the series."""

            @override
            def draw_plot(self, painter: QPainter, look: Look, area: "QRectF") -> None:
                """Paint the drawing in the place of a plot."""
                drawing.paint(painter, look, area, ())

        caption = self.pictures.caption(self._query, footnotes=self._since(), method=chart.method)
        return Drawn(chart, caption, texts)

    def _turn(self) -> None:
        texts, shown = self._session.texts, self.stack.currentWidget() is self.view
        self.stack.setCurrentWidget(self.table if shown else self.view)
        self.stack.setFixedHeight(_TABLE if shown else _HIGH)
        self.switch.setText(texts.say("Chart") if shown else texts.say("Table"))

    def _on_records(self) -> None:
        self._open(self.found.days)

    def _on_mark(self, found: Mark) -> None:
        self._on_bar(self.told.drawing.marks.index(found))

    def _on_bar(self, number: int) -> None:
        self._open(days_of_bar(self.found, number))

    def _open(self, days: "Period") -> None:
        self.opened.emit(self.found, days)

    def _on_act(self) -> None:
        (self.asked if self.found.look is None else self.withdrawn).emit(self.found)

    def _on_report(self) -> None:
        self.reported.emit(self.found)


def _side_by_side(*parts: QWidget | None) -> QHBoxLayout:
    """Return parts in a row; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(2 * SPACE)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
