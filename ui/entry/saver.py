"""Saving: what can go wrong and what then; while the registry is away it tries again by itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from safetyreg.domain.changes import Saved
from safetyreg.domain.incident import Incident
from safetyreg.domain.problem import ProblemsError
from safetyreg.domain.status import Status
from safetyreg.errors import ConflictError, UnavailableError
from ui.jobs import Progress
from ui.session import Session

if TYPE_CHECKING:
    from safetyreg.registry import Registry

WAITS: Final = (5, 10, 20, 30)
_SECOND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be saved, over which version; `onward` begins the next incident afterwards."""

    incident: Incident
    expected_version: int
    reason: str = ""
    register: bool = False
    onward: bool = False
    status: Status | None = None


class Saver(QObject):
    """`saved(Saved, Request)`, `refused(ProblemsError)`, `conflicted(Request)`, `failed(error)`.

    `waiting(seconds)` every second until the next try; `busy(bool)` while a save is under way.
    """

    saved = Signal(object, object)
    refused = Signal(object)
    conflicted = Signal(object)
    failed = Signal(object)
    waiting = Signal(int)
    busy = Signal(bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Save nothing yet."""
        super().__init__(parent)
        self._session = session
        self._request: Request | None = None
        self._tries = 0
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._tick)

    @property
    def under_way(self) -> bool:
        """Whether a save is running or waiting for the registry."""
        return self._request is not None

    def save(self, request: Request) -> None:
        """Save; one that waits for the registry is replaced."""
        self._tries = 0
        self._send(request)

    def try_now(self) -> None:
        """Try again at once."""
        if self._request is not None and self._timer.isActive():
            self._send(self._request)

    def give_up(self) -> None:
        """Try no more; what is typed stays in the form."""
        self._timer.stop()
        self._end()

    def replace_waiting(self, incident: Callable[[], Incident]) -> bool:
        """Take what was typed meanwhile into the next try; False where none is waited for."""
        if self._request is None or not self._timer.isActive() or self._request.status is not None:
            return False
        self._request = replace(self._request, incident=incident())
        return True

    def _send(self, request: Request) -> None:
        self._timer.stop()
        self._request = request
        self.busy.emit(True)
        work = partial(_save, self._session.registry, request)
        name = self._session.texts.say("Saving")
        self._session.jobs.write(work, self._on_saved, owner=self, failed=self._on_failed, name=name)

    def _end(self) -> None:
        self._request = None
        self.busy.emit(False)

    def _on_saved(self, saved: Saved) -> None:
        request = self._request
        self._end()
        self.saved.emit(saved, request)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UnavailableError):
            self._wait()
            return
        request = self._request
        self._end()
        if isinstance(error, ProblemsError):
            self.refused.emit(error)
        elif isinstance(error, ConflictError):
            self.conflicted.emit(request)
        else:
            self.failed.emit(error)

    def _wait(self) -> None:
        self._left = WAITS[min(self._tries, len(WAITS) - 1)]
        self._tries += 1
        self._timer.start()
        self.waiting.emit(self._left)

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.waiting.emit(self._left)
        elif self._request is not None:
            self._send(self._request)


def _save(registry: "Registry", request: Request, _: Progress) -> Saved:
    incident = request.incident
    if request.status is not None and incident.id is not None:
        return registry.incidents.set_status(
            incident.id, request.status, reason=request.reason, expected_version=request.expected_version
        )
    return registry.incidents.save(
        incident,
        expected_version=request.expected_version,
        reason=request.reason,
        register=request.register,
    )
