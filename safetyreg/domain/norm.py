"""Norms that grounds, findings and heads of compensation cite, and the numbers that they set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import Message
from safetyreg.i18n import Language, Names, mark


class Dated(Protocol):
    """What has a code and is valid from one day to another."""

    @property
    def code(self) -> str:
        """Code by which it is cited."""

    @property
    def valid_from(self) -> date | None:
        """First day, None for always."""

    @property
    def valid_to(self) -> date | None:
        """Last day, None while it stands."""


Found = TypeVar("Found", bound=Dated)


@dataclass(frozen=True, slots=True)
class Norm:
    """An article of an act: `names` say in short what it rules; `unconfirmed` as in code lists."""

    code: str
    act: Names
    article: str
    clause: str
    names: Names
    status: ValueStatus = ValueStatus.UNVERIFIED
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    unconfirmed: tuple[Language, ...] = ()

    @property
    def citation(self) -> Message:
        """Act, article and clause as they are cited."""
        if not self.article:
            return Message(mark("{act}"), {"act": self.act})
        if not self.clause:
            return Message(mark("{act}, art. {article}"), {"act": self.act, "article": self.article})
        values = {"act": self.act, "article": self.article, "clause": self.clause}
        return Message(mark("{act}, art. {article} ({clause})"), values)


@dataclass(frozen=True, slots=True)
class LegalNumber:
    """A number that a norm sets and no year changes by itself: a limit in МРП, an age, a count of months."""

    code: str
    value: int
    unit: str
    norm: str
    status: ValueStatus = ValueStatus.UNVERIFIED
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def valid_on(thing: Dated, day: date) -> bool:
    """Whether a dated thing stands on a day."""
    after_start = thing.valid_from is None or thing.valid_from <= day
    return after_start and (thing.valid_to is None or day <= thing.valid_to)


def found_on(things: Iterable[Found], code: str, day: date) -> Found | None:
    """Return what a code names on a day, the newest where several stand."""
    standing: Sequence[Found] = [one for one in things if one.code == code and valid_on(one, day)]
    return max(standing, key=_first_day, default=None)


def _first_day(thing: Dated) -> date:
    return thing.valid_from or date.min
