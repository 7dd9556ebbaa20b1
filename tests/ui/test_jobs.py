from __future__ import annotations

import weakref
from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from safetyreg.errors import CancelledError, UnavailableError
from ui.jobs import Job, Jobs, Progress, Running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


class Owner(QObject):
    """Keeps what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[tuple[object, int]] = []
        self.errors: list[BaseException] = []

    def take(self, answer: object) -> None:
        self.answers.append((answer, get_ident()))

    def fail(self, error: BaseException) -> None:
        self.errors.append(error)


class Unheard:
    """Hears of what nobody else took."""

    def __init__(self) -> None:
        self.errors: list[tuple[BaseException, Callable[[], object] | None]] = []

    def show(self, error: BaseException, again: Callable[[], object] | None) -> None:
        self.errors.append((error, again))


@pytest.fixture
def unheard() -> Unheard:
    return Unheard()


@pytest.fixture
def jobs(qtbot: QtBot, unheard: Unheard) -> Iterator[Jobs]:
    found = Jobs(unheard.show)
    yield found
    found.close()


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    return Owner()


def waits(door: Event) -> Callable[[Progress], str]:
    def work(progress: Progress) -> str:
        door.wait(10)
        progress()
        return "old"

    return work


def thread(_: Progress) -> int:
    return get_ident()


def breaks(_: Progress) -> None:
    raise UnavailableError("The registry cannot be reached.")


def test_the_answer_comes_on_the_gui_thread(qtbot: QtBot, jobs: Jobs, owner: Owner) -> None:
    jobs.read(thread, owner.take, owner=owner)
    qtbot.waitUntil(lambda: bool(owner.answers))
    worker, here = owner.answers[0]
    assert here == get_ident() != worker


def test_a_newer_request_supersedes_the_older(qtbot: QtBot, jobs: Jobs, owner: Owner) -> None:
    door = Event()
    old = jobs.read(waits(door), owner.take, owner=owner, topic="rows", failed=owner.fail)
    jobs.read(lambda _: "new", owner.take, owner=owner, topic="rows")
    door.set()
    qtbot.waitUntil(lambda: not list(jobs.running()))
    assert [answer for answer, _ in owner.answers] == ["new"]
    assert not owner.errors
    assert old.progress.cancelled


def test_other_owners_have_their_own_topics(qtbot: QtBot, jobs: Jobs, owner: Owner) -> None:
    other = Owner()
    jobs.read(lambda _: 1, owner.take, owner=owner, topic="rows")
    jobs.read(lambda _: 2, other.take, owner=other, topic="rows")
    qtbot.waitUntil(lambda: bool(owner.answers and other.answers))


def test_nobody_is_told_when_the_owner_has_gone(qtbot: QtBot, jobs: Jobs) -> None:
    door, gone = Event(), Owner()
    taken = gone.answers
    jobs.read(waits(door), gone.take, owner=gone)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    door.set()
    qtbot.waitUntil(lambda: not list(jobs.running()))
    assert not taken


def test_an_answered_job_holds_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    asked: list[Job[int]] = []
    owner = Owner()
    lost = weakref.ref(owner)
    asked.append(jobs.read(thread, owner.take, owner=owner, topic="rows", failed=owner.fail))
    asked.append(jobs.write(thread, owner.take, owner=owner))
    qtbot.waitUntil(lambda: not list(jobs.running()))
    assert len(owner.answers) == 2
    del owner
    assert lost() is None


def test_writes_keep_their_order(qtbot: QtBot, jobs: Jobs, owner: Owner) -> None:
    done: list[int] = []
    for number in range(20):
        jobs.write(lambda _, number=number: done.append(number), owner.take, owner=owner)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(owner.answers) == 20)
    assert done == list(range(20))


def test_cancelling_reaches_the_work(qtbot: QtBot, jobs: Jobs, owner: Owner, unheard: Unheard) -> None:
    door = Event()
    job = jobs.read(waits(door), owner.take, owner=owner, failed=owner.fail)
    job.cancel()
    door.set()
    qtbot.waitUntil(lambda: bool(owner.errors))
    assert isinstance(owner.errors[0], CancelledError)
    jobs.read(waits(door), owner=owner).cancel()
    qtbot.waitUntil(lambda: not list(jobs.running()))
    assert not unheard.errors


def test_a_failure_that_nobody_takes_can_be_tried_again(
    qtbot: QtBot, jobs: Jobs, owner: Owner, unheard: Unheard
) -> None:
    jobs.write(breaks, owner=owner)
    qtbot.waitUntil(lambda: bool(unheard.errors))
    error, again = unheard.errors[0]
    assert isinstance(error, UnavailableError)
    assert again is not None
    again()
    qtbot.waitUntil(lambda: len(unheard.errors) == 2)


def test_progress_is_told(qtbot: QtBot, jobs: Jobs, owner: Owner) -> None:
    heard: list[Running] = []

    def keep(job: Job[object]) -> None:
        heard.append(job.running)

    def work(progress: Progress) -> None:
        progress(1, 2)
        progress(2, 2)

    jobs.advanced.connect(keep)
    jobs.read(work, owner.take, owner=owner, name="Counting")
    qtbot.waitUntil(lambda: bool(owner.answers))
    assert (heard[-1].name, heard[-1].done, heard[-1].total) == ("Counting", 2, 2)


def test_the_remaining_time_is_told_once_it_is_no_guess() -> None:
    assert Running("x", 1, 4, 2.0).remaining == 6
    assert Running("x", 0, 4, 2.0).remaining is None
    assert Running("x", 1, 4, 0.1).remaining is None


def test_closing_waits_for_what_is_written_and_takes_nothing_new(qtbot: QtBot, unheard: Unheard) -> None:
    jobs, written, door = Jobs(unheard.show), [], Event()
    jobs.read(waits(door))
    jobs.write(lambda _: written.append("saved"))
    door.set()
    jobs.close()
    assert written == ["saved"]
    assert jobs.write(lambda _: written.append("late")).dropped
    assert written == ["saved"]
