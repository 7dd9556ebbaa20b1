"""A problem of a record: at which field, how grave, in which words."""

from dataclasses import dataclass
from enum import Enum

from safetyreg.errors import Message


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
