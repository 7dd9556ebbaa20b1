"""An alarm that somebody looked at: which one, who, when, and what was found."""

from dataclasses import dataclass
from datetime import date, datetime

from safetyreg.domain.period import Step


@dataclass(frozen=True, slots=True)
class AlarmKey:
    """Which alarm: the series and the bucket at which its unbroken run of alarms began.

    `place` is a district, or the places of a filter joined by commas, empty for all of them. `narrowing`
    stands for every other condition of the filter, empty where there is none.
    """

    step: Step
    kind: str
    place: str
    since: date
    narrowing: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A look at an alarm: whose account, the name people see, when (UTC), and the note."""

    key: AlarmKey
    account: str
    at: datetime
    note: str
    user: str = ""
