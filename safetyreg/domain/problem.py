"""A problem of a record: at which field, how grave, in which words."""

from dataclasses import dataclass
from enum import Enum

from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark


class Severity(Enum):
    """An error blocks registering, a warning needs a tick and is kept."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule; `person` is the row of the persons' list it stands at, if it does."""

    rule: str
    field: str
    message: Message
    severity: Severity = Severity.ERROR
    person: int | None = None

    @property
    def key(self) -> str:
        """Identity of a warning that was ticked, stable while the record keeps its shape."""
        return f"{self.rule}:{self.field}:{'' if self.person is None else self.person}"

    @property
    def blocks(self) -> bool:
        """Whether the record cannot be registered with it."""
        return self.severity is Severity.ERROR


class ProblemsError(ExpectedError):
    """A record cannot be registered: `problems` are its errors and the warnings nobody ticked."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep what is wrong."""
        super().__init__(
            mark("The record cannot be registered yet: problems to solve or confirm: {count}."),
            count=len(problems),
        )
        self.problems = problems
