"""What this session did, so that the last action can be taken back."""

from dataclasses import dataclass, replace
from typing import Final

from safetyreg.domain.incident import Incident
from safetyreg.domain.status import Status
from safetyreg.i18n import mark

REASON: Final = mark("taken back")
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Action:
    """A saved action: the record before (None: it was made new) and the version it left."""

    incident_id: int
    before: Incident | None
    version: int


class Journal:
    """The actions of a session, the newest last."""

    def __init__(self) -> None:
        """Begin without any."""
        self._actions: list[Action] = []

    def add(self, before: Incident | None, after: Incident) -> None:
        """Remember an action."""
        self._actions.append(Action(after.id or 0, before, after.version))
        del self._actions[:-_LONGEST]

    def last(self) -> Action | None:
        """Return the newest action, or None."""
        return self._actions[-1] if self._actions else None

    def drop(self, version: int | None = None) -> None:
        """Forget the newest action; the one before it on the same record now stands at `version`."""
        gone = self._actions.pop()
        for place in range(len(self._actions) - 1, -1, -1):
            earlier = self._actions[place]
            if version is not None and earlier.incident_id == gone.incident_id:
                self._actions[place] = replace(earlier, version=version)
                return


def restored(action: Action, now: Incident) -> Incident:
    """Return the new version that takes an action back; a record that got its number is annulled."""
    if action.before is None:
        return replace(now, status=Status.ANNULLED, status_reason=REASON)
    keeps_number = action.before.status is Status.DRAFT and now.number
    status = Status.ANNULLED if keeps_number else action.before.status
    reason = REASON if keeps_number else action.before.status_reason
    return replace(
        action.before,
        version=now.version,
        status=status,
        status_reason=reason,
        number=now.number,
        registered_on=now.registered_on,
    )
