"""What a threshold would change: a line that the hand drags over the employees' shares."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from safetyreg.errors import CancelledError
from ui.jobs import Progress
from ui.liability.cap_input import CapInput
from ui.liability.groups_card import GroupsCard
from ui.liability.heads_card import HeadsCard
from ui.liability.histogram import MOST, Histogram, Mark
from ui.liability.histogram_card import HistogramCard
from ui.liability.meeting_card import MeetingCard
from ui.liability.money_card import MoneyCard
from ui.liability.people_card import PeopleCard
from ui.liability.positions_card import MovesCard, PositionsCard
from ui.liability.threshold_choice import CAP, LEAST
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from safetyreg.liability.outcome import Outcome
    from ui.liability.threshold_reading import Reading

_REST: Final = 400
_FRAMES: Final = 16
_SIDE: Final = 372
_HIGH: Final = 440
_PARTS: Final = 3


class ThresholdView(QWidget):
    """`cap_chosen(percent)` when another threshold is in sight."""

    cap_chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing until it is entered."""
        super().__init__(parent)
        self._session = session
        self.stale = True
        self.reading: Reading | None = None
        texts = session.texts
        self.cap = min(max(session.preferences.get(CAP), 0), MOST)
        self.histogram = HistogramCard(session)
        self.people, self.money = PeopleCard(session), MoneyCard(session)
        self.meeting, self.groups = MeetingCard(session), GroupsCard(session)
        self.positions, self.moves = PositionsCard(session), MovesCard(session)
        self.heads = HeadsCard(session)
        self.number = CapInput(texts)
        self.number.set_value(self.cap)
        self._caption = label(texts.say("Threshold, %"), Role.MUTED)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self._caption)
        self.tools.addWidget(self.number)
        self.progress = ProgressLine(texts)
        self.empty = EmptyState(session.theme, "scale", "")
        self.stack = QStackedWidget()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_REST)
        self._turn = self._due = 0
        self._tables = QTimer(self)
        self._tables.setSingleShot(True)
        self._tables.setInterval(_FRAMES)
        self._lay_out()
        self._connect()

    def entered(self) -> None:
        """Read the decisions where they are stale."""
        if self.stale:
            self._load()

    def show_tools(self, *, shown: bool) -> None:
        """Show the number box beside the page's heading, or hide it."""
        self.number.setVisible(shown)
        self._caption.setVisible(shown)

    def set_cap(self, cap: int) -> None:
        """Move the line; everything follows."""
        if cap == self.cap:
            return
        self._session.lull.move()
        self.cap = cap
        if self.number.value() != cap:
            self.number.set_value(cap)
        self.histogram.set_cap(cap)
        self._follow()
        self._keep.start()

    def _load(self) -> None:
        from ui.liability.threshold_reading import read_people  # noqa: PLC0415  not at start

        self.stale = False
        query, registry = self._session.query, self._session.registry

        def work(_: Progress) -> "Reading":
            return read_people(registry, query)

        self.progress.begin()
        name = self._session.texts.say("Reading the decisions…")
        self._session.jobs.read(
            work, self._on_read, owner=self, topic="threshold", failed=self._on_failed, name=name
        )

    def _on_read(self, reading: "Reading") -> None:
        self.progress.finish()
        self.reading = reading
        texts = self._session.texts
        if not reading.total:
            self.empty.set_texts(
                texts.say("No decision with a share under this filter"),
                texts.say("Enter decisions in the cases, or choose another filter."),
            )
            self.stack.setCurrentWidget(self.empty)
            return
        self.stack.setCurrentIndex(0)
        self._show()
        self._load_money(reading)

    def _load_money(self, people: "Reading") -> None:
        """Work out the tenge while the line can be dragged already."""
        from ui.liability.threshold_reading import read_money  # noqa: PLC0415  not at start

        query, registry, lull = self._session.query, self._session.registry, self._session.lull

        def work(progress: Progress) -> "Reading":
            return read_money(registry, query, people, lull.patient(progress))

        name = self._session.texts.say("Working the tenge out…")
        self._session.jobs.read(
            work, self._on_priced, owner=self, topic="threshold", failed=self._on_unpriced, name=name
        )

    def _on_unpriced(self, error: BaseException) -> None:
        """Leave people and groups as they are; the tenge are read when the page is shown again."""
        self.stale = True
        if isinstance(error, CancelledError):
            told = self._session.texts.say("Stopped: the tenge come when the page is opened again.")
            self.money.known.setText(told)
        else:
            self._session.errors.show(error, self._load)

    def _on_priced(self, reading: "Reading") -> None:
        self.reading = reading
        self._show()

    def _show(self) -> None:
        reading = self.reading
        if reading is None:
            return
        self.histogram.show_reading(self._histogram(reading), reading, self.cap)
        self.positions.show_reading(reading)
        self.moves.setVisible(reading.priced)
        self.moves.show_reading(reading)
        self._follow()
        self._follow_tables()

    def _on_failed(self, error: BaseException) -> None:
        self.progress.finish()
        self.stale = True
        self._session.errors.show(error, self._load)

    def _follow(self) -> None:
        """Look the figures of the line up; nothing is read or worked out anew."""
        found = self._outcome()
        if found is not None:
            self.people.show_outcome(found)
            self.money.show_outcome(found, priced=self._priced)
            self._due = _PARTS
            if not self._tables.isActive():
                self._tables.start()

    def _follow_tables(self) -> None:
        """Let the tables and the sentence follow at once."""
        self._due = 0
        for part in range(_PARTS):
            self._show_part(part)

    def _follow_next(self) -> None:
        """Let one table or the sentence follow, in turns, so that no step of a drag pays for all of them."""
        self._show_part(self._turn)
        self._turn = (self._turn + 1) % _PARTS
        self._due -= 1
        if self._due > 0:
            self._tables.start()

    def _show_part(self, part: int) -> None:
        found = self._outcome()
        if found is None or self.reading is None:
            return
        if part == 0:
            self.heads.show_outcome(found, self.reading.heads, priced=self._priced)
        elif part == 1:
            self.meeting.show_outcome(found, priced=self._priced)
        else:
            self.groups.show_outcome(found, priced=self._priced)

    @property
    def _priced(self) -> bool:
        return self.reading is not None and self.reading.priced

    def _outcome(self) -> "Outcome | None":
        reading = self.reading
        if reading is None or not reading.total:
            return None
        return reading.at(self.cap, LEAST if self.groups.suppress.isChecked() else 0)

    def _histogram(self, reading: "Reading") -> Histogram:
        from safetyreg.liability.simulation import curve  # noqa: PLC0415  numpy is slow to load

        counts = tuple(int(count) for count in reading.prepared.histogram)
        above = tuple(people for people, _, _ in curve(reading.prepared))
        return Histogram(counts, above, self._marks(reading))

    def _marks(self, reading: "Reading") -> tuple[Mark, ...]:
        """Name the drawn positions; those of one threshold share a line."""
        texts, names = self._session.texts, dict[int, list[str]]()
        for policy, _ in reading.positions:
            if policy.line and policy.cap is not None:
                names.setdefault(policy.cap, []).append(texts.name(policy.whose))
        return tuple(Mark(cap, _joined(found)) for cap, found in sorted(names.items()))

    def _on_kept(self) -> None:
        self._session.preferences.put(CAP, self.cap)
        self.cap_chosen.emit(self.cap)

    def _connect(self) -> None:
        self.number.chosen.connect(self.set_cap)
        self.histogram.moved.connect(self.set_cap)
        self.positions.cap_chosen.connect(self.set_cap)
        self.groups.suppress_chosen.connect(self._follow_tables)
        self._tables.timeout.connect(self._follow_next)
        self._keep.timeout.connect(self._on_kept)

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, SPACE // 2, 0)
        grid.setSpacing(SPACE + 4)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(SPACE + 4)
        self.histogram.setFixedHeight(_HIGH)
        for part in (self.histogram, self.positions, self.heads, self.moves):
            left.addWidget(part)
        left.addStretch(1)
        for card in (self.people, self.money, self.meeting, self.groups):
            card.setFixedWidth(_SIDE)
            right.addWidget(card)
        right.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack.addWidget(area)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.progress)
        layout.addWidget(self.stack, 1)


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"
