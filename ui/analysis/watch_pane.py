"""Watch: the alarms of the last whole month or week under the filter, and who looked at them."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from ui import reported
from ui.analysis.acknowledge_dialog import AcknowledgeDialog
from ui.analysis.pane import Pane
from ui.jobs import Progress
from ui.preferences import Preference
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from safetyreg.statistics.watched import Watch, Watched
    from ui.analysis.alarm_row import AlarmRow

WATCHED: Final = "district"
STEP_OF: Final = "step"
STEP: Final = Preference("analysis/watch", Step.MONTH.value)


class WatchPane(Pane):
    """Alarms nobody looked at first; each with its reason, its series and its records."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty list; nothing is read before it is shown."""
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._query = Query()
        self._shown: Watch | None = None
        self.rows: list[AlarmRow] = []
        texts = session.texts
        self.step = Segmented(
            [(Step.MONTH.value, texts.say("By month")), (Step.WEEK.value, texts.say("By week"))]
        )
        self.step.setAccessibleName(texts.say("Period of the watch"))
        self.step.set_value(str(session.preferences.get(STEP)))
        if not self.step.value():
            self.step.set_value(Step.MONTH.value)
        self.summary = label("", Role.TITLE, wrap=True)
        self.progress = ProgressLine(texts)
        self.rate = label("", Role.HINT, wrap=True)
        self.empty = EmptyState(session.theme, "circle-check", "")
        self.empty.hide()
        self._list = QVBoxLayout()
        self._lay_out()
        self.step.chosen.connect(self._on_step)
        session.theme.changed.connect(self._draw)

    @override
    def entered(self) -> None:
        """Read what is stale."""
        if self._stale:
            self._load()

    @override
    def refresh(self) -> None:
        """Read everything anew, now or when it is seen."""
        self._stale = True
        if self.isVisible():
            self._load()

    def acknowledge(self, found: "Watched", note: str) -> None:
        """Keep a note on an alarm."""
        registry, query = self._session.registry, self._query

        def work(_: Progress) -> Changes:
            return registry.watching.acknowledge(query, found, note)

        self._session.jobs.write(work, self._on_written)

    def _load(self) -> None:
        self._stale = False
        session, step = self._session, Step(self.step.value())
        query, today, registry = session.query, session.today(), session.registry

        def work(_: Progress) -> "Watch":
            return registry.watching.alarms(query, step, today)

        self.progress.begin()
        name = session.texts.say("Reading the figures…")
        then = partial(self._on_alarms, query)
        session.jobs.read(work, then, owner=self, topic="watch", failed=self._on_failed, name=name)

    def _on_alarms(self, query: Query, found: "Watch") -> None:
        self.progress.finish()
        self._query, self._shown = query, found
        self._draw()

    def _on_failed(self, error: BaseException) -> None:
        self._stale = True
        self.progress.finish()
        self._session.errors.show(error, self._load)

    def _draw(self) -> None:
        from ui.analysis.alarm_row import AlarmRow  # noqa: PLC0415  loads SQLAlchemy
        from ui.analysis.alarm_told import key_of_marks  # noqa: PLC0415  loads numpy

        found, texts = self._shown, self._session.texts
        if found is None:
            return
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = []
        for alarm in sorted(found.alarms, key=_rank):
            row = AlarmRow(alarm, self._session, self._query)
            row.opened.connect(self._on_opened)
            row.asked.connect(self._on_asked)
            row.withdrawn.connect(self._on_withdrawn)
            row.reported.connect(self._on_reported)
            self.rows.append(row)
            self._list.insertWidget(len(self.rows) - 1, row)
        self._say(found)
        self.rate.setText(key_of_marks(texts))

    def _say(self, found: "Watch") -> None:
        texts = self._session.texts
        fresh = sum(alarm.look is None for alarm in found.alarms)
        series = texts.plural("of {n} series watched", "of {n} series watched", found.series)
        self.summary.setText(
            texts.say(
                "Alarms: {number} {series}; nobody has looked at: {fresh}",
                number=len(found.alarms),
                series=series,
                fresh=fresh,
            )
        )
        self.summary.setVisible(bool(found.alarms))
        self.empty.setVisible(not found.alarms)
        title = texts.say("Nothing alarms") if found.series else texts.say("Nothing can be watched yet")
        hint = (
            texts.say("Everything looked at is within what chance allows: {series}.", series=series)
            if found.series
            else texts.say("A series needs twelve whole periods since its first incident.")
        )
        self.empty.set_texts(title, hint)

    def _on_step(self, step: str) -> None:
        self._session.preferences.put(STEP, step)
        self._load()

    def _on_opened(self, found: "Watched", days: Period) -> None:
        query = self._query.only(kinds=(found.kind,), period=days, counted=True)
        self._session.show_records(query.only(places=(found.district,)) if found.district else query)

    def _on_asked(self, found: "Watched") -> None:
        from ui.analysis.alarm_told import name_of  # noqa: PLC0415  loads numpy

        texts = self._session.texts
        note = AcknowledgeDialog.ask(name_of(found, texts, self._session.book), texts, self)
        if note is not None:
            self.acknowledge(found, note)

    def _on_reported(self, found: "Watched") -> None:
        options = {WATCHED: found.district, STEP_OF: self.step.value()}
        reported.add(self._session, reported.Wish(reported.ALARM, found.kind, options=options))

    def _on_withdrawn(self, found: "Watched") -> None:
        registry, query = self._session.registry, self._query

        def work(_: Progress) -> Changes:
            return registry.watching.withdraw(query, found)

        self._session.jobs.write(work, self._on_written)

    def _on_written(self, changes: Changes) -> None:
        self._session.announce(changes, self)
        self._load()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE)
        top.addWidget(self.step)
        top.addWidget(self.summary, 1)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE)
        self._list.addWidget(self.empty, 4)
        self._list.addStretch(1)
        content = QWidget()
        content.setLayout(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + 4)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(scrolled(content), 1)
        column.addWidget(self.rate)


def _rank(found: "Watched") -> tuple[bool, str, str]:
    return (found.look is not None, found.kind, found.district)
