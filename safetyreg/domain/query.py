"""What is asked for: a filter over incidents and an order; one value for screen, sheet and command line."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

from safetyreg.domain.field import Value
from safetyreg.domain.period import Period


class Operator(StrEnum):
    """How a condition compares."""

    IS = "is"
    NOT = "not"
    LESS = "less"
    MORE = "more"
    EMPTY = "empty"
    FILLED = "filled"
    BEGINS = "begins"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a field of the records; a code matches its sub-items too."""

    field: str
    operator: Operator = Operator.IS
    value: Value = None


@dataclass(frozen=True, slots=True)
class Order:
    """Order of a list; among equals the newest come first ascending and last descending."""

    field: str = "occurred"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """A filter; an empty part does not restrict.

    `places` are KATO codes, each with everything inside it. `statuses` empty means every status but annulled
    and drafts where `counted` is set, else all. `words` are searched by their beginnings, all must be found.
    `counted` keeps only incidents that count (True) or do not (False). `ids` restricts to chosen records.
    """

    period: Period | None = None
    kinds: tuple[str, ...] = ()
    subtypes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    words: str = ""
    where: tuple[Condition, ...] = ()
    counted: bool | None = None
    ids: tuple[int, ...] | None = None

    def only(self, **parts: object) -> Self:
        """Return a copy with some parts replaced."""
        return replace(self, **parts)  # type: ignore[arg-type]

    def and_where(self, *conditions: Condition) -> Self:
        """Return a copy with more conditions, as a click on a chart adds them."""
        return replace(self, where=(*self.where, *conditions))

    def in_period(self, period: Period) -> Self:
        """Return a copy for another period."""
        return replace(self, period=period)


EVERYTHING: Final = Query()
NEWEST_FIRST: Final = Order()
