"""What the entry page has to say: one banner of news, one while the registry cannot be reached."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

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
        self.banner.show_message(text, tone, *acts)

    def say_problems(self, count: int) -> None:
        """Say how many problems keep a record from being registered."""
        text = self._texts.plural(
            "{n} problem must be solved or confirmed before registering. The draft can be saved as it is.",
            "{n} problems must be solved or confirmed before registering. The draft can be saved as it is.",
            count,
        )
        self.say(text, Tone.ERROR)

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
