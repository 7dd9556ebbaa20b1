"""The way of a record: draft, registered, investigated, closed; annulled instead of deleted."""

from enum import StrEnum
from typing import Final

from safetyreg.domain.field import Choice
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark


class Status(StrEnum):
    """Where a record stands."""

    DRAFT = "draft"
    REGISTERED = "registered"
    INVESTIGATED = "investigated"
    CLOSED = "closed"
    ANNULLED = "annulled"


STATUSES: Final = (
    Choice(Status.DRAFT, mark("draft")),
    Choice(Status.REGISTERED, mark("registered")),
    Choice(Status.INVESTIGATED, mark("under investigation")),
    Choice(Status.CLOSED, mark("closed")),
    Choice(Status.ANNULLED, mark("annulled")),
)
COUNTED: Final = frozenset({Status.REGISTERED, Status.INVESTIGATED, Status.CLOSED})

_NEXT: Final = {
    Status.DRAFT: (Status.REGISTERED, Status.ANNULLED),
    Status.REGISTERED: (Status.INVESTIGATED, Status.CLOSED, Status.ANNULLED),
    Status.INVESTIGATED: (Status.CLOSED, Status.REGISTERED, Status.ANNULLED),
    Status.CLOSED: (Status.INVESTIGATED, Status.ANNULLED),
    Status.ANNULLED: (Status.REGISTERED,),
}
_FORWARD: Final = frozenset(
    {
        (Status.DRAFT, Status.REGISTERED),
        (Status.REGISTERED, Status.INVESTIGATED),
        (Status.REGISTERED, Status.CLOSED),
        (Status.INVESTIGATED, Status.CLOSED),
    }
)


def next_statuses(status: Status) -> tuple[Status, ...]:
    """Return the statuses a record may go to from here."""
    return _NEXT[status]


def needs_reason(old: Status, new: Status) -> bool:
    """Whether a change of status must say why: annulling and every step back."""
    return old != new and (old, new) not in _FORWARD


def check_change(old: Status, new: Status, reason: str) -> None:
    """Refuse a change of status that the flow does not know, or one without its reason."""
    if old != new and new not in _NEXT[old]:
        names = {choice.value: Message(choice.label) for choice in STATUSES}
        raise ExpectedError(
            mark("A record cannot go from “{old}” to “{new}”."),
            old=names[Status(old)],
            new=names[Status(new)],
        )
    if needs_reason(old, new) and not reason.strip():
        raise ExpectedError(mark("Say why: this change of status needs a reason."))
