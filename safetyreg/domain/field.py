"""A field described once: form, filter, columns, import target and validation follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum
from typing import Final

from safetyreg.i18n import mark

Value = str | int | float | date | time | datetime | tuple[str, ...] | None
Values = Mapping[str, Value]
BLANK: Final[tuple[Value, ...]] = (None, "", ())


class FieldType(Enum):
    """What kind of value a field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    CHOICE = "choice"
    CODE = "code"
    CODES = "codes"


NUMERIC: Final = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY})
TEMPORAL: Final = frozenset({FieldType.DATE, FieldType.TIME, FieldType.MOMENT})


class Answer(StrEnum):
    """Yes, no, or an honest "unknown"; blank means nobody asked yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed choice with its marked label."""

    value: str
    label: str


UNKNOWN_CHOICE: Final = Choice("unknown", mark("unknown"))
ANSWERS: Final = (
    Choice(Answer.YES, mark("yes")),
    Choice(Answer.NO, mark("no")),
    UNKNOWN_CHOICE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A condition on another field: the field is asked only while that one has one of the values."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `column` is a real column, else it lies in the kind's JSON and `indexed` speeds it up.

    `width` is in characters; `minimum` and `maximum` bound numbers; `codes` names the code list.
    """

    name: str
    label: str
    type: FieldType
    section: str = ""
    hint: str = ""
    unit: str = ""
    short: str = ""
    codes: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    indexed: bool = False
    personal: bool = False
    column: bool = False
    when: tuple[When, ...] = ()
    width: int = 14
    minimum: float | None = None
    maximum: float | None = None

    @property
    def heading(self) -> str:
        """Marked label for a table's or sheet's heading."""
        return self.short or self.label

    def asked(self, values: Mapping[str, object]) -> bool:
        """Whether the field is asked, given the other values of the record."""
        for rule in self.when:  # noqa: SIM110  a generator takes twice as long
            if str(values.get(rule.field) or "") not in rule.values:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields in the order of the telephone call."""

    code: str
    label: str


def when(field: str, *values: str) -> When:
    """Ask a field only while another has one of these values."""
    return When(field, frozenset(values))


def text(name: str, label: str, section: str = "", *, width: int = 24, **rest: object) -> Field:
    """Describe a line of text."""
    return Field(name, label, FieldType.TEXT, section, width=width, **rest)  # type: ignore[arg-type]


def story(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a text of several lines."""
    return Field(name, label, FieldType.LONG_TEXT, section, width=48, **rest)  # type: ignore[arg-type]


def number(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a whole number, never negative unless said."""
    limits: dict[str, object] = {"minimum": 0, "maximum": 1_000_000, "width": 8}
    return Field(name, label, FieldType.INTEGER, section, **(limits | rest))  # type: ignore[arg-type]


def decimal(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a number with decimals, never negative unless said."""
    limits: dict[str, object] = {"minimum": 0, "maximum": 1e9, "width": 10}
    return Field(name, label, FieldType.DECIMAL, section, **(limits | rest))  # type: ignore[arg-type]


def money(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe an amount in whole tenge."""
    limits: dict[str, object] = {"minimum": 0, "maximum": 10**15, "width": 16, "unit": mark("tenge")}
    return Field(name, label, FieldType.MONEY, section, **(limits | rest))  # type: ignore[arg-type]


def day(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a calendar day."""
    return Field(name, label, FieldType.DATE, section, width=11, **rest)  # type: ignore[arg-type]


def clock(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a time of day."""
    return Field(name, label, FieldType.TIME, section, width=7, **rest)  # type: ignore[arg-type]


def moment(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a day with its time."""
    return Field(name, label, FieldType.MOMENT, section, width=17, **rest)  # type: ignore[arg-type]


def code(name: str, label: str, codes: str, section: str = "", **rest: object) -> Field:
    """Describe a code of a list."""
    return Field(name, label, FieldType.CODE, section, codes=codes, width=30, **rest)  # type: ignore[arg-type]


def codes(name: str, label: str, list_name: str, section: str = "", **rest: object) -> Field:
    """Describe several codes of a list."""
    return Field(name, label, FieldType.CODES, section, codes=list_name, width=30, **rest)  # type: ignore[arg-type]


def choice(name: str, label: str, choices: tuple[Choice, ...], section: str = "", **rest: object) -> Field:
    """Describe a closed choice."""
    return Field(name, label, FieldType.CHOICE, section, choices=choices, width=16, **rest)  # type: ignore[arg-type]


def answer(name: str, label: str, section: str = "", **rest: object) -> Field:
    """Describe a question answered by yes, no or unknown."""
    return choice(name, label, ANSWERS, section, **rest)
