"""A person of an incident: demographics are columns, the rest depends on the kind."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.detailed import Detailed, defaults
from safetyreg.domain.field import (
    UNKNOWN_CHOICE,
    Choice,
    Field,
    answer,
    choice,
    code,
    day,
    number,
    text,
)
from safetyreg.i18n import mark

ADULT_AGE: Final = 18
MASK: Final = "•"


class Sex(StrEnum):
    """Sex as the identity document gives it."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What became of a person."""

    DEAD = "dead"
    INJURED = "injured"
    RESCUED = "rescued"
    MISSING = "missing"
    UNHARMED = "unharmed"


class Harm(StrEnum):
    """Severity of the injury by the medical conclusion: recorded, never worked out."""

    LIGHT = "light"
    MEDIUM = "medium"
    SEVERE = "severe"
    FATAL = "fatal"
    UNKNOWN = "unknown"


SEXES: Final = (Choice(Sex.MALE, mark("male")), Choice(Sex.FEMALE, mark("female")), UNKNOWN_CHOICE)
OUTCOMES: Final = (
    Choice(Outcome.DEAD, mark("died")),
    Choice(Outcome.INJURED, mark("injured")),
    Choice(Outcome.RESCUED, mark("rescued")),
    Choice(Outcome.MISSING, mark("missing")),
    Choice(Outcome.UNHARMED, mark("unharmed")),
    UNKNOWN_CHOICE,
)
HARMS: Final = (
    Choice(Harm.LIGHT, mark("light")),
    Choice(Harm.MEDIUM, mark("medium")),
    Choice(Harm.SEVERE, mark("severe")),
    Choice(Harm.FATAL, mark("fatal")),
    UNKNOWN_CHOICE,
)

PERSON_FIELDS: Final[tuple[Field, ...]] = (
    text("surname", mark("Surname"), personal=True, column=True, width=16),
    text("given_name", mark("Given name"), personal=True, column=True, width=14),
    text("patronymic", mark("Patronymic"), personal=True, column=True, width=16),
    text("iin", mark("IIN"), personal=True, column=True, width=13, hint=mark("12 digits")),
    day("birth_date", mark("Date of birth"), personal=True, column=True),
    number("age", mark("Age"), column=True, maximum=120, unit=mark("years")),
    choice("sex", mark("Sex"), SEXES, column=True),
    text("citizenship", mark("Citizenship"), column=True, width=14),
    code("role", mark("Role"), "person_role", column=True),
    choice("outcome", mark("Outcome"), OUTCOMES, column=True, required=True),
    choice("severity", mark("Severity"), HARMS, column=True),
    answer("intoxicated", mark("Intoxicated"), column=True),
    text("intoxication_document", mark("Document on intoxication")),
)


@dataclass(frozen=True, kw_only=True)
class Person(Detailed):
    """One person; `details` holds the kind's own fields by name."""

    id: int | None = None
    surname: str = ""
    given_name: str = ""
    patronymic: str = ""
    iin: str = ""
    birth_date: date | None = None
    age: int | None = None
    sex: str = ""
    citizenship: str = ""
    role: str = ""
    outcome: str = ""
    severity: str = ""
    intoxicated: str = ""

    def age_on(self, on: date | None) -> int | None:
        """Return full years on a day: by the date of birth where known, else the entered age."""
        if self.birth_date is None or on is None:
            return self.age
        before_birthday = (on.month, on.day) < (self.birth_date.month, self.birth_date.day)
        return on.year - self.birth_date.year - before_birthday

    def child_on(self, on: date | None) -> bool:
        """Whether the person was under 18 on the day."""
        age = self.age_on(on)
        return age is not None and age < ADULT_AGE

    @property
    def full_name(self) -> str:
        """Surname, given name and patronymic, as far as they are known."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def initials(self) -> str:
        """Initials as lists show them: `А. Б.`; empty where no name is known."""
        return " ".join(f"{part[0]}." for part in (self.surname, self.given_name) if part)


COLUMNS: Final = frozenset(f.name for f in fields(Person)) - {"id", "details"}
Person.columns = defaults(Person, COLUMNS)


def is_masked(iin: str) -> bool:
    """Whether an ИИН is shown masked, so that nothing can be read from it."""
    return MASK in iin


def mask_iin(iin: str) -> str:
    """Hide all but the last three digits of an ИИН."""
    return MASK * (len(iin) - 3) + iin[-3:] if iin else ""
