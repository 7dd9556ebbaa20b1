"""What can go wrong and is not a bug: each error is one sentence that says what happened and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """A marked source text with the values for its placeholders, translated where it is shown."""

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)


def _plain(message: Message) -> str:
    values = {
        key: _plain(value) if isinstance(value, Message) else value for key, value in message.values.items()
    }
    return message.text.format(**values) if values else message.text


class ExpectedError(Exception):
    """An error of the user's world: shown as one message, never as a crash."""

    def __init__(self, text: str, /, **values: object) -> None:
        """Keep a marked source text and the values of its placeholders."""
        self.message = Message(text, values)
        super().__init__(_plain(self.message))


class NotFoundError(ExpectedError):
    """What was asked for does not exist (any more)."""


class NotPermittedError(ExpectedError):
    """The user's role does not allow this."""


class ConflictError(ExpectedError):
    """Somebody saved a newer version meanwhile."""


class UnavailableError(ExpectedError):
    """The registry cannot be reached now; trying again later may help."""


class WrongDatabaseError(ExpectedError):
    """The file or server holds no registry this program can open."""


class CancelledError(ExpectedError):
    """The user stopped the work; shown nowhere."""
