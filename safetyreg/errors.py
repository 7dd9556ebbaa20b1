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

    def __str__(self) -> str:
        return self.text.format(**self.values) if self.values else self.text


class ExpectedError(Exception):
    """An error of the user's world: shown as one message, never as a crash."""

    def __init__(self, text: str, /, **values: object) -> None:
        """Keep a marked source text and the values of its placeholders."""
        super().__init__(text.format(**values) if values else text)
        self.message = Message(text, values)


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
