"""Which questions have a pane of their own, and how each is made when it is first asked."""

from collections.abc import Callable
from typing import Final

from ui.analysis.pane import Pane
from ui.analysis.question import Question
from ui.session import Session


def _press(session: Session) -> Pane:
    from ui.analysis.press_pane import PressPane  # noqa: PLC0415  made when first asked for

    return PressPane(session)


def _newest(session: Session) -> Pane:
    from ui.analysis.newest_pane import NewestPane  # noqa: PLC0415  the same

    return NewestPane(session)


def _watch(session: Session) -> Pane:
    from ui.analysis.watch_pane import WatchPane  # noqa: PLC0415  the same

    return WatchPane(session)


PANES: Final[dict[Question, Callable[[Session], Pane]]] = {
    Question.NEWEST: _newest,
    Question.WATCH: _watch,
    Question.PRESS: _press,
}
