"""One alarm: what, where, why, since when, its series; its records, and the note of who looked at it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label as key_label
from ui.analysis.alarm_chart import AlarmChart, period_name
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.chart_look import Look
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.trend_chart import kind_name

if TYPE_CHECKING:
    from safetyreg.domain.acknowledgement import Acknowledgement
    from safetyreg.domain.period import Period
    from safetyreg.statistics.watched import Watched

_ICON: Final = 18
_CHART: Final = 420


class AlarmRow(Card):
    """`opened` with the alarm and days, `asked` (acknowledge) and `withdrawn` with the alarm."""

    opened = Signal(object, object)
    asked = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, found: "Watched", session: Session, parent: QWidget | None = None) -> None:
        """Show an alarm; one that was acknowledged stands back."""
        super().__init__("", parent)
        self.found = found
        self._session = session
        texts = session.texts
        self.name = label(name_of(found, session), Role.TITLE, wrap=True)
        self.why = label(texts.of(found.alarm.why()), Role.BODY, wrap=True)
        self.since = label(self._since(), Role.HINT, wrap=True)
        self.look = label("", Role.HINT, wrap=True)
        self.chart = AlarmChart(found, Look.of(session.theme), texts)
        self.records = LinkButton(texts.say("Open the records"), self)
        self.act = LinkButton(self._act(found.look), self)
        self._lay_out()
        self.setAccessibleName(f"{self.name.text()}. {self.why.text()} {self.since.text()}")
        if found.look is not None:
            self._stand_back(found.look)
        self.records.clicked.connect(self._on_records)
        self.chart.opened.connect(self._open)
        self.act.clicked.connect(self._on_act)

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
        theme = self._session.theme
        icon = QLabel()
        known = self.found.look is not None
        icon.setPixmap(
            theme.pixmap("circle-check" if known else "circle-alert", "muted" if known else "error", _ICON)
        )
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.name, 1)
        links = QHBoxLayout()
        links.setSpacing(2 * SPACE)
        links.addWidget(self.records)
        links.addWidget(self.act)
        links.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addLayout(top)
        for part in (self.why, self.since, self.look):
            words.addWidget(part)
        words.addStretch(1)
        words.addLayout(links)
        self.look.hide()
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        row.addLayout(words, 1)
        self.chart.setFixedWidth(_CHART)
        row.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def _on_records(self) -> None:
        self._open(self.found.days)

    def _open(self, days: "Period") -> None:
        self.opened.emit(self.found, days)

    def _on_act(self) -> None:
        (self.asked if self.found.look is None else self.withdrawn).emit(self.found)


def name_of(found: "Watched", session: Session) -> str:
    """Return what alarms and where: `Fires · Temirtau`."""
    texts = session.texts
    kind = kind_name(found.kind, texts)
    if not found.district:
        return texts.say("{kind} · whole filter", kind=kind)
    return f"{kind} · {key_label(DIMENSION['district'].heading(), found.district, texts, session.book)}"
