"""Work in the background waits while a hand moves, and no longer than there is a hand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import shiboken6

from ui.jobs import Progress
from ui.lull import Lull

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_work_goes_on_when_the_view_has_gone_under_the_hand(qtbot: QtBot) -> None:
    reported: list[tuple[int, int]] = []
    lull = Lull()
    tick = lull.patient(Progress(lambda done, total: reported.append((done, total))))
    lull.move()
    with ThreadPoolExecutor(1) as worker:
        waiting = worker.submit(tick, 1, 1)
        assert not waiting.done()
        shiboken6.delete(lull)
        waiting.result(timeout=10)
    assert reported == [(1, 1)]
