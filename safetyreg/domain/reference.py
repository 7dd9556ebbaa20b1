"""Dated reference values with their sources: calendar, breaks of series, amounts, terms of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.i18n import Names

ALTERNATIVES: Final = "|"
EQUALS: Final = "="


class DayKind(StrEnum):
    """Why a day differs from the ordinary five-day week."""

    HOLIDAY = "holiday"
    MOVED_OFF = "moved_off"
    MOVED_WORK = "moved_work"


class CalendarStatus(StrEnum):
    """Whether a day of the calendar is published or expected."""

    CONFIRMED = "confirmed"
    FORECAST = "forecast"


class ValueStatus(StrEnum):
    """Whether a legal number was seen in a published source or waits for an administrator."""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"


class TermUnit(StrEnum):
    """What a term is counted in."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day that is off or worked against the ordinary week, with the act it rests on."""

    day: date
    kind: DayKind
    names: Names
    document: str = ""
    status: CalendarStatus = CalendarStatus.CONFIRMED


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which a series means something else; no kinds or places means all of them.

    `places` are the beginnings of KATO codes whose own series breaks, not all that lies inside them: a city
    that stayed in a divided region goes on unbroken.
    """

    code: str
    day: date
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    footnote: Names
    source: str = ""

    def concerns(self, kind: str, place: str) -> bool:
        """Whether a series of a kind (empty for all) at a place (beginning of a KATO code) breaks here."""
        of_kind = not kind or not self.kinds or kind in self.kinds
        return of_kind and (not self.places or place in self.places)


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """An amount that the law sets for the rest of one calendar year, as МРП and МЗП are."""

    code: str
    valid_from: date
    value: float
    unit: str
    status: ValueStatus
    source: str = ""

    def valid_on(self, day: date) -> bool:
        """Whether the amount may be used on a day: from its first day to the end of that year, no longer."""
        return self.valid_from <= day and day.year == self.valid_from.year


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a case: `amount` of `unit` from the day in field `starts` to the day in field `ends`.

    `conditions` all hold where it applies: `field` is filled, or `field=a|b` has one of the values.
    `replaces` is the code of the term that gives way where both apply.
    """

    code: str
    names: Names
    amount: int
    unit: TermUnit
    starts: str
    ends: str
    conditions: tuple[str, ...] = ()
    replaces: str = ""
    norm: str = ""
    status: ValueStatus = ValueStatus.CONFIRMED

    def applies(self, values: Mapping[str, object]) -> bool:
        """Whether the term runs for a record, given its values by field name."""
        return bool(values.get(self.starts)) and all(_holds(rule, values) for rule in self.conditions)


def value_on(values: Iterable[ReferenceValue], code: str, day: date) -> ReferenceValue | None:
    """Return the amount of a code on a day, or nothing where none is set: a year is never extrapolated."""
    found = [value for value in values if value.code == code and value.valid_on(day)]
    return max(found, key=_valid_from, default=None)


def running(terms: Iterable[Term], values: Mapping[str, object]) -> tuple[Term, ...]:
    """Return the terms that run for a record, without those replaced by an extension."""
    found = tuple(term for term in terms if term.applies(values))
    replaced = {term.replaces for term in found}
    return tuple(term for term in found if term.code not in replaced)


def _valid_from(value: ReferenceValue) -> date:
    return value.valid_from


def _holds(rule: str, values: Mapping[str, object]) -> bool:
    name, equals, wanted = rule.partition(EQUALS)
    value = values.get(name)
    return str(value) in wanted.split(ALTERNATIVES) if equals else bool(value)
