"""Work off the GUI thread: one writer, three readers, answers delivered on the GUI thread.

Work is a plain function of a `Progress`; it gets no Qt object and its answer is a value.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Final, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from safetyreg.errors import CancelledError
from safetyreg.i18n import mark

T = TypeVar("T")
Failed = Callable[[BaseException], object]
OnError = Callable[[BaseException, Callable[[], object] | None], object]

READERS: Final = 3
_REPORT_EVERY: Final = 0.05
_GUESS_AFTER: Final = 1.0


@dataclass(frozen=True, slots=True)
class Running:
    """How far a job has come; `total` is 0 while it is not known."""

    name: str
    done: int = 0
    total: int = 0
    elapsed: float = 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds left at the speed so far, or nothing while that would be a guess in the dark."""
        if not self.total or not self.done or self.elapsed < _GUESS_AFTER:
            return None
        return self.elapsed * (self.total - self.done) / self.done


class Progress:
    """What work calls as it goes: `progress(done, total)`; raises CancelledError once it was cancelled."""

    def __init__(self, report: Callable[[int, int], object]) -> None:
        """Pass reports on, at most twenty a second."""
        self._report = report
        self._next = 0.0
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled = True

    def __call__(self, done: int = 0, total: int = 0) -> None:
        """Say how far the work has come."""
        if self._cancelled:
            raise CancelledError(mark("Cancelled."))
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _REPORT_EVERY
            self._report(done, total)


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of work that was asked for."""

    work: Callable[[Progress], T]
    progress: Progress
    then: Callable[[T], object] | None
    failed: Failed | None
    owner: QObject | None
    topic: str
    running: Running
    writes: bool
    number: int
    started: float = 0.0
    dropped: bool = False
    future: "Future[T] | None" = None

    def cancel(self) -> None:
        """Ask it to stop; a job that waits never begins."""
        self.progress.cancel()
        if self.future is not None:
            self.future.cancel()

    def forget(self) -> None:
        """Let go of who asked: a worker may hold the job longest, and must not be the last with a widget."""
        self.then = self.failed = self.owner = None

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the answer."""
        return not self.dropped and (self.owner is None or shiboken6.isValid(self.owner))


class Jobs(QObject):
    """Runs reads side by side and writes one after another.

    Signals: `started(Job)`, `advanced(Job)`, `ended(Job)`, all on the GUI thread.
    """

    started = Signal(object)
    advanced = Signal(object)
    ended = Signal(object)
    _finished = Signal(object)
    _reported = Signal(object, object)

    def __init__(self, on_error: OnError, parent: QObject | None = None) -> None:
        """Start no thread yet; `on_error(error, again)` hears of failures that nobody else takes."""
        super().__init__(parent)
        self._on_error = on_error
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._writer = ThreadPoolExecutor(1, "writer")
        self._numbers = count(1)
        self._latest: dict[tuple[int, str], Job[object]] = {}
        self._alive: dict[int, Job[object]] = {}
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._advance, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        topic: str = "",
        failed: Failed | None = None,
        name: str = "",
    ) -> Job[T]:
        """Run a read; a newer one of the same owner and topic cancels it and drops its answer.

        `name` is a translated text for the status bar; `failed(error)` takes the place of the usual message.
        """
        return self._submit(self._readers, work, then, owner, topic, failed, name)

    def write(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        topic: str = "",
        failed: Failed | None = None,
        name: str = "",
    ) -> Job[T]:
        """Run a write after all writes asked for before; with a topic, one that still waits is replaced."""
        return self._submit(self._writer, work, then, owner, topic, failed, name)

    def again(self, job: Job[T]) -> Job[T]:
        """Ask for the same work once more."""
        pool = self._writer if job.writes else self._readers
        return self._submit(pool, job.work, job.then, job.owner, job.topic, job.failed, job.running.name)

    def running(self) -> Iterator[Job[object]]:
        """Yield the jobs that run or wait, the oldest first."""
        yield from self._alive.values()

    def close(self) -> None:
        """Take no new work, stop the readers and wait until what was to be written is written."""
        self._closed = True
        for job in tuple(self._alive.values()):
            if not job.writes:
                job.dropped = True
                job.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[Progress], T],
        then: Callable[[T], object] | None,
        owner: QObject | None,
        topic: str,
        failed: Failed | None,
        name: str,
    ) -> Job[T]:
        number = next(self._numbers)
        progress = Progress(lambda done, total: self._reported.emit(job, (done, total)))
        job: Job[T] = Job(
            work, progress, then, failed, owner, topic, Running(name), pool is self._writer, number
        )
        job.started = time.monotonic()
        if self._closed:
            job.dropped = True
            return job
        self._supersede(job)  # type: ignore[arg-type]
        self._alive[number] = job  # type: ignore[assignment]
        self.started.emit(job)
        job.future = pool.submit(work, progress)
        job.future.add_done_callback(lambda _: self._finished.emit(job))
        return job

    def _supersede(self, job: Job[object]) -> None:
        if not job.topic:
            return
        key = (id(job.owner), job.topic)
        older = self._latest.get(key)
        if older is not None and older.number in self._alive:
            older.dropped = True
            older.cancel()
        self._latest[key] = job

    def _advance(self, job: Job[object], progress: tuple[int, int]) -> None:
        elapsed = time.monotonic() - job.started
        job.running = Running(job.running.name, progress[0], progress[1], elapsed)
        self.advanced.emit(job)

    def _deliver(self, job: Job[object]) -> None:
        self._alive.pop(job.number, None)
        self.ended.emit(job)
        if job.future is not None and job.wanted:
            self._answer(job, job.future)
        else:
            job.forget()

    def _answer(self, job: Job[object], future: "Future[object]") -> None:
        then, failed, error = job.then, job.failed, _error(future)
        if error is not None and failed is None and not isinstance(error, CancelledError):
            self._on_error(error, None if self._closed else lambda: self.again(job))
            return
        job.forget()
        if error is None and then is not None:
            then(future.result())
        elif error is not None and failed is not None:
            failed(error)


def _error(future: "Future[object]") -> BaseException | None:
    if future.cancelled():
        return CancelledError(mark("Cancelled."))
    return future.exception()
