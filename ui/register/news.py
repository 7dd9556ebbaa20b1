"""What the page says in its banner: stopped, too many, failed."""

from collections.abc import Callable

from safetyreg.errors import CancelledError, ExpectedError, UnavailableError
from ui.register.view import MOST_SELECTED
from ui.session import Session
from ui.widgets.banner import Banner, Tone

Act = Callable[[], object]


class News(Banner):
    """A banner that knows the sentences of the register."""

    def __init__(self, session: Session) -> None:
        """Say nothing yet."""
        super().__init__(session.texts, session.theme)
        self._session = session

    def too_many(self, export: Act) -> None:
        """Say that so many records are not selected one by one, and what to do instead."""
        texts = self._session.texts
        text = texts.say(
            "More than {most} records cannot be selected. To take everything that is found, export it.",
            most=texts.integer(MOST_SELECTED),
        )
        self.show_message(text, Tone.NOTICE, (texts.say("Export what is found"), export))

    def stopped(self, listed: int, go_on: Act) -> None:
        """Say that the listing was cancelled."""
        texts = self._session.texts
        text = texts.plural(
            "Stopped: only the first record is listed.",
            "Stopped: only the first {n} records are listed.",
            listed,
        )
        self.show_message(text, Tone.NOTICE, (texts.say("List them all"), go_on))

    def failed(self, error: BaseException, again: Act | None = None) -> None:
        """Say what went wrong; what is a bug goes to its report."""
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, ExpectedError):
            self._session.errors.show(error)
            return
        retry = again if isinstance(error, UnavailableError) else None
        actions = ((self._session.texts.say("Try again"), retry),) if retry is not None else ()
        self.show_message(self._session.texts.of(error), Tone.ERROR, *actions)
