"""What the entry page has to say: one banner of news, one while the registry cannot be reached."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.domain.problem import Problem
from safetyreg.domain.user import ROLE_NAMES, Role
from safetyreg.errors import ExpectedError
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone

Act = tuple[str, Callable[[], object]]


class News(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._texts = session.texts
        self._counting = False
        self.banner = Banner(session.texts, session.theme, self)
        self.away = Banner(session.texts, session.theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.away)
        layout.addWidget(self.banner)

    def clear(self) -> None:
        """Say nothing any more."""
        self.banner.hide()

    def say(self, text: str, tone: Tone = Tone.NOTICE, *acts: Act) -> None:
        """Say a translated sentence."""
        self._counting = False
        self.banner.show_message(text, tone, *acts)

    def say_role(self, role: Role) -> None:
        """Say why nothing can be typed."""
        name = self._texts.say(ROLE_NAMES[role])
        text = self._texts.say(
            "You can look, but not change anything: your role is “{role}”. An administrator can change it.",
            role=name,
        )
        self.say(text)

    def say_problems(self, problems: Sequence[Problem]) -> None:
        """Say at how many places a problem keeps a record from being registered."""
        text = self._texts.plural(
            "{n} problem must be solved or confirmed before registering. The draft can be saved as it is.",
            "{n} problems must be solved or confirmed before registering. The draft can be saved as it is.",
            len({_place(one) for one in problems}),
        )
        self.say(text, Tone.ERROR)
        self._counting = True

    def recount(self, problems: Sequence[Problem]) -> None:
        """Bring the number of problems up to date where it is said; nothing is left to say at none."""
        if not self._counting or self.banner.isHidden():
            return
        if problems:
            self.say_problems(problems)
        else:
            self.clear()

    def say_error(self, error: ExpectedError) -> None:
        """Say what went wrong."""
        self.say(self._texts.of(error), Tone.ERROR)

    def say_away(self, seconds: int, again: Callable[[], object], stop: Callable[[], object]) -> None:
        """Say that the registry is away, and when it is tried again."""
        text = self._texts.plural(
            "Cannot reach the registry. What you typed stays here; trying again in {n} s.",
            "Cannot reach the registry. What you typed stays here; trying again in {n} s.",
            seconds,
        )
        acts = ((self._texts.say("Try now"), again), (self._texts.say("Stop trying"), stop))
        self.away.show_message(text, Tone.WARNING, *acts)

    def came_back(self) -> None:
        """Stop saying that the registry is away."""
        self.away.hide()


def _place(problem: Problem) -> tuple[str, str]:
    """Return row and field: what cannot be read of a person is named `row.field`."""
    row, _, field = problem.field.rpartition(".")
    return (row if problem.person is None else str(problem.person), field)
