"""Dated values that everybody works with, through the door: calendar, breaks of series, legal amounts."""

from typing import Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.denominator import Denominator
from safetyreg.domain.reference import Break, CalendarDay, ReferenceValue
from safetyreg.domain.suggestion import Suggestion
from safetyreg.domain.workdays import Calendar
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.storage import history, seeds
from safetyreg.storage.denominators import DENOMINATORS
from safetyreg.storage.engine import Connection
from safetyreg.storage.history import Line
from safetyreg.storage.reference import BREAKS, CALENDAR, VALUES, Drawer, Kept

Newer = Suggestion[CalendarDay] | Suggestion[Break] | Suggestion[ReferenceValue] | Suggestion[Denominator]

REFERENCE: Final = "reference"
ACCEPTED: Final = "suggestion_accepted"
DECLINED: Final = "suggestion_declined"
MOST_CODE: Final = 64


class Reference:
    """What the registry reckons with from which day on."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def calendar(self) -> Calendar:
        """Return the calendar of working days."""
        return Calendar.of(self.calendar_days())

    def calendar_days(self) -> tuple[CalendarDay, ...]:
        """Return the days that differ from the ordinary week, in their order."""
        return self._every(CALENDAR)

    def set_calendar_day(self, day: CalendarDay) -> Changes:
        """Set what a day is, with its document and whether it is confirmed."""
        return self._set(CALENDAR, day, _name_of_day(day))

    def remove_calendar_day(self, day: CalendarDay) -> Changes:
        """Let a day be an ordinary one again."""
        return self._remove(CALENDAR, day, _name_of_day(day))

    def breaks(self) -> tuple[Break, ...]:
        """Return the days from which series mean something else."""
        return self._every(BREAKS)

    def set_break(self, found: Break) -> Changes:
        """Add or change a break of series."""
        if not found.code.strip() or len(found.code) > MOST_CODE:
            raise ExpectedError(mark("Enter a code of at most {most} signs."), most=MOST_CODE)
        return self._set(BREAKS, found, found.code)

    def remove_break(self, found: Break) -> Changes:
        """Take a break of series out."""
        return self._remove(BREAKS, found, found.code)

    def values(self) -> tuple[ReferenceValue, ...]:
        """Return the amounts that the law sets, by code and day."""
        return self._every(VALUES)

    def set_value(self, value: ReferenceValue) -> Changes:
        """Add or change an amount with its source."""
        if value.value <= 0:
            raise ExpectedError(mark("Enter an amount greater than zero."))
        return self._set(VALUES, value, _name_of_value(value))

    def remove_value(self, value: ReferenceValue) -> Changes:
        """Take an amount out: what needs it will ask for it."""
        return self._remove(VALUES, value, _name_of_value(value))

    def suggestions(self) -> tuple[Newer, ...]:
        """Return what the program ships newer and else than the registry has it."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return (
                *CALENDAR.suggestions(connection, seeds.shipped_calendar()),
                *BREAKS.suggestions(connection, seeds.shipped_breaks()),
                *VALUES.suggestions(connection, seeds.shipped_values()),
                *DENOMINATORS.suggestions(connection, seeds.shipped_denominators()),
            )

    def settle(
        self, shipped: CalendarDay | Break | ReferenceValue | Denominator, *, accepted: bool
    ) -> Changes:
        """Take a shipped value over, or leave ours and be asked no more."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            if isinstance(shipped, CalendarDay):
                CALENDAR.settle(connection, shipped, accepted=accepted)
            elif isinstance(shipped, Break):
                BREAKS.settle(connection, shipped, accepted=accepted)
            elif isinstance(shipped, Denominator):
                DENOMINATORS.settle(connection, shipped, accepted=accepted)
            else:
                VALUES.settle(connection, shipped, accepted=accepted)
            answer = ACCEPTED if accepted else DECLINED
            return self._changed(connection, Line(None, answer, new=str(shipped)))

    def _every(self, drawer: Drawer[Kept]) -> tuple[Kept, ...]:
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return drawer.every(connection)

    def _set(self, drawer: Drawer[Kept], value: Kept, name: str) -> Changes:
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            before = drawer.find(connection, value)
            drawer.put(connection, value)
            line = Line(None, REFERENCE, "", _text(before), _text(value), name)
            return self._changed(connection, line)

    def _remove(self, drawer: Drawer[Kept], value: Kept, name: str) -> Changes:
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            if not drawer.remove(connection, value):
                raise NotFoundError(mark("“{name}” is not there any more: load the page anew."), name=name)
            return self._changed(connection, Line(None, REFERENCE, old=_text(value), note=name))

    def _changed(self, connection: Connection, line: Line) -> Changes:
        history.write(connection, self._session.user.account, self._database.now(), (line,))
        return Changes(state=self._database.bump(connection), settings=True)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _name_of_day(day: CalendarDay) -> str:
    return day.day.isoformat()


def _name_of_value(value: ReferenceValue) -> str:
    return f"{value.code} {value.valid_from.isoformat()}"
