"""What figures are grouped by; each described once.

Time finer than a month is grouped by the day in SQL and turned into keys here, so that both databases agree
on weeks; everything a month holds whole is grouped by the integer month, which the covering index carries.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, extract

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Step, step_key, step_start
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.table import Format, TableColumn
from safetyreg.storage.tables import incidents

Key = str | int
CAUSES: Final = tuple(kind.causes for kind in KINDS)
_DAYS: Final = 7
_HOURS: Final = 24


class Shape(Enum):
    """What is known of a dimension's values before counting."""

    TIME = "time"
    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to group: its column, its code lists, and whether sub-items are added up to their parents.

    `step` is the length of a time bucket; `values` are all the values of a closed dimension.
    """

    code: str
    label: str
    column: str
    codes: tuple[str, ...] = ()
    shape: Shape = Shape.OPEN
    step: Step | None = None
    values: tuple[Key, ...] = ()
    part: str = ""
    top: bool = False

    def expression(self) -> ColumnElement[object]:
        """Return the SQL to group by."""
        column: ColumnElement[object] = incidents.c[self.column]
        return extract(self.part, column) if self.part else column  # type: ignore[return-value]

    def heading(self, kinds: tuple[str, ...] = ()) -> TableColumn:
        """Return its column of a table; `kinds` restrict the code lists that name its codes."""
        lists = tuple(kind.causes for kind in KINDS if kind.code in kinds)
        codes = lists if lists and self.codes == CAUSES else self.codes
        written = Format.INTEGER if self.part else Format.CODE
        return TableColumn(self.code, Message(self.label), written, " ".join(codes))

    def reader(self, book: CodeBook | None) -> Callable[[object], Key]:
        """Return what turns a value of the database into the key that is shown."""
        if self.step is not None:
            return _time_reader(self.step)
        if self.part:
            return _weekday if self.part == "dow" else _hour
        return _roll_up(self.codes, book) if self.top and book is not None else str


def month_start(month: int) -> date:
    """Return the first day of an integer month."""
    return date(month // 100, month % 100, 1)


def _time_reader(step: Step) -> Callable[[object], Key]:
    @cache
    def read(value: object) -> Key:
        if isinstance(value, date):
            return step_key(step_start(value, step), step)
        return (
            step_key(step_start(month_start(value), step), step) if isinstance(value, int) and value else ""
        )

    return read


def _weekday(value: object) -> Key:
    return "" if value is None else (int(value) - 1) % _DAYS + 1  # type: ignore[call-overload]


def _hour(value: object) -> Key:
    return "" if value is None else int(value)  # type: ignore[call-overload]


def _roll_up(lists: tuple[str, ...], book: CodeBook) -> Callable[[object], Key]:
    tops: dict[str, str] = {}
    for name in lists:
        for code in book.lists[name].by_code if name in book.lists else ():
            tops.setdefault(code, book.lists[name].path(code)[0].code)

    def read(value: object) -> Key:
        return tops.get(str(value), str(value))

    return read


def _time(step: Step, label: str, column: str = "month") -> Dimension:
    return Dimension(step.value, label, column, shape=Shape.TIME, step=step)


def _coded(code: str, label: str, *lists: str) -> tuple[Dimension, Dimension]:
    detail = Dimension(f"{code}_detail", label, code, lists)
    return Dimension(code, label, code, lists, top=True), detail


DIMENSIONS: Final[tuple[Dimension, ...]] = (
    _time(Step.MONTH, mark("Month")),
    _time(Step.QUARTER, mark("Quarter")),
    _time(Step.YEAR, mark("Year")),
    _time(Step.WEEK, mark("Week"), "occurred_on"),
    Dimension(
        "weekday",
        mark("Day of the week"),
        "occurred_on",
        shape=Shape.CLOSED,
        values=tuple(range(1, _DAYS + 1)),
        part="dow",
    ),
    Dimension(
        "hour",
        mark("Hour"),
        "occurred_at",
        shape=Shape.CLOSED,
        values=tuple(range(_HOURS)),
        part="hour",
    ),
    Dimension("kind", mark("Kind"), "kind", shape=Shape.CLOSED, values=tuple(kind.code for kind in KINDS)),
    Dimension("subtype", mark("Subtype"), "subtype"),
    Dimension("status", mark("Status"), "status"),
    Dimension("region", mark("Region"), "region", ("kato",)),
    Dimension("district", mark("District or city"), "district", ("kato",)),
    Dimension("settlement_kind", mark("Urban or rural"), "settlement_kind"),
    *_coded("cause", mark("Cause"), *CAUSES),
    *_coded("object", mark("Object"), "fire_object"),
    *_coded("circumstance", mark("Circumstances"), "water_circumstance"),
    Dimension("water_body", mark("Body of water"), "water_body", ("water_body",)),
    Dimension("water_place", mark("Place at the water"), "water_place", ("water_place",)),
    *_coded("event_type", mark("Type of event"), "work_event"),
    *_coded("factor", mark("Dangerous factor"), "work_factor"),
    Dimension("oked", mark("Economic activity (OKED)"), "oked", ("oked",)),
)
DIMENSION: Final[Mapping[str, Dimension]] = {dimension.code: dimension for dimension in DIMENSIONS}
