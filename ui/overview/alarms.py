"""The line of alarms nobody looked at: read when everything else of the overview stands."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Progress
from ui.overview.attention_list import AttentionList
from ui.session import Session

if TYPE_CHECKING:
    from safetyreg.statistics.attention import AttentionLine

TOPIC: Final = "alarms"
WATCH: Final = "analysis/watch"
_AFTER: Final = 1500


class Alarms(QObject):
    """Shows them in the list of what needs attention."""

    def __init__(self, session: Session, shown: AttentionList) -> None:
        """Wait until they are asked for."""
        super().__init__(shown)
        self._session = session
        self._shown = shown
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self.load)

    def ask(self) -> None:
        """Read them in a while, so that nothing has to wait for the longest question."""
        self._timer.start()

    def load(self) -> None:
        """Read them now."""
        query, today, watching = self._session.query, self._session.today(), self._session.registry.watching

        def work(_: Progress) -> "tuple[AttentionLine, ...]":
            return watching.attention(query, today)

        self._session.jobs.read(work, self._shown.show_alarms, owner=self, topic=TOPIC)
