"""Problems and likely duplicates of what is being typed, asked for in the background."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from safetyreg.domain.incident import Incident
from safetyreg.domain.problem import Problem
from safetyreg.errors import UnavailableError
from ui.jobs import Progress
from ui.session import Session

if TYPE_CHECKING:
    from safetyreg.registry import Registry

CHECK_AFTER: Final = 150
COMPARE_AFTER: Final = 500


class Checking(QObject):
    """`judged(problems)` and `compared(duplicates)` some milliseconds after the last key."""

    judged = Signal(object)
    compared = Signal(object)

    def __init__(self, session: Session, incident: Callable[[], Incident], parent: QObject) -> None:
        """Ask `incident` for what the form describes when it is time to look."""
        super().__init__(parent)
        self._session = session
        self._incident = incident
        self._check = self._timer(CHECK_AFTER, self.check)
        self._compare = self._timer(COMPARE_AFTER, self._look)

    @property
    def pending(self) -> bool:
        """Whether something was typed that was not judged yet."""
        return self._check.isActive()

    def touch(self) -> None:
        """Look again soon."""
        self._check.start()
        self._compare.start()

    def stop(self) -> None:
        """Look no more until something is typed."""
        self._check.stop()
        self._compare.stop()

    def check(self) -> None:
        """Judge what stands in the form now."""
        self._check.stop()
        work = partial(_problems, self._session.registry, self._incident())
        self._session.jobs.read(work, self._on_judged, owner=self, topic="problems", failed=self._on_failed)

    def _look(self) -> None:
        work = partial(_duplicates, self._session.registry, self._incident())
        self._session.jobs.read(
            work, self._on_compared, owner=self, topic="duplicates", failed=self._on_failed
        )

    def _timer(self, after: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(act)
        return timer

    def _on_judged(self, found: tuple[Problem, ...]) -> None:
        self.judged.emit(found)

    def _on_compared(self, found: object) -> None:
        self.compared.emit(found)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UnavailableError):
            self._session.errors.show(error)


def _problems(registry: "Registry", incident: Incident, _: Progress) -> tuple[Problem, ...]:
    return registry.incidents.problems(incident)


def _duplicates(registry: "Registry", incident: Incident, _: Progress) -> object:
    return registry.incidents.duplicates(incident)
