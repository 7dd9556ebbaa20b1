"""Fields of a claim as the form asks for them, and rows of its grids to values and back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from safetyreg.domain.claim import KINDRED, Dependant, Increase, Kin, Month
from safetyreg.domain.field import BLANK, Choice, Value, choice, day, decimal, money, number, text
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark
from ui.liability.typed_grid import Wrong

YES: Final = "yes"
NO: Final = "no"
AVERAGE_OF: Final = 12
_FULL: Final = (Choice(YES, mark("in full")), Choice(NO, mark("in part")))

MONTHS: Final = (
    text("month", mark("Month")),
    money("amount", mark("Gross earnings")),
    choice("full", mark("Worked"), _FULL),
    money("one_off", mark("of it one-off")),
)
DEPENDANTS: Final = (
    choice("kin", mark("Dependant"), KINDRED),
    day("born", mark("Born")),
    money("received", mark("Received a month")),
    day("until", mark("Disabled until")),
)
INCREASES: Final = (
    number("year", mark("Year"), minimum=2000, maximum=2100),
    decimal("percent", mark("Inflation forecast, %"), maximum=1000),
)
AMOUNTS: Final = {
    "average": money("average", mark("Average by hand, where there are no months")),
    "usual_pay": money("usual_pay", mark("Usual pay of the qualification, if out of work")),
    "social_payment": money("social_payment", mark("Social payment a month")),
    "costs": money("costs", mark("Additional costs")),
    "funeral": money("funeral", mark("Funeral")),
    "agreement": money("agreement", mark("By the collective agreement")),
    "moral": money("moral", mark("Moral damage")),
}
CAPACITY: Final = number("capacity_lost", mark("Loss of professional capacity, %"), maximum=100)
_MONTH: Final = mark("Month “{text}” cannot be read: type it as 09.2025.")
_NO_AMOUNT: Final = mark("Enter the gross earnings of the month.")
_NO_KIN: Final = mark("Choose who the dependant is.")
_HALF: Final = mark("Enter the year and its percentage.")
_OLDEST: Final = 1950


def months_before(accident: date, count: int = AVERAGE_OF) -> tuple[date, ...]:
    """Return the first days of the calendar months before an accident, oldest first."""
    last = accident.year * 12 + accident.month - 1
    return tuple(date(n // 12, n % 12 + 1, 1) for n in range(last - count, last))


def month_rows(months: Sequence[Month], accident: date) -> tuple[tuple[Value, ...], ...]:
    """Return rows of the grid: the twelve months before the accident and every other that is known."""
    known = {month.first: month for month in months}
    days = sorted({*known, *months_before(accident)})
    return tuple(_month_row(first, known.get(first)) for first in days)


def read_months(rows: Iterable[Sequence[Value]]) -> tuple[Month, ...]:
    """Read the months that have an amount; raises ExpectedError for a month that is none."""
    found = []
    for first, amount, full, one_off in rows:
        if isinstance(amount, int):
            extra = one_off if isinstance(one_off, int) else 0
            found.append(Month(_first_day(str(first or "")), amount, full != NO, extra))
    return tuple(found)


def read_dependants(rows: Iterable[Sequence[Value]]) -> tuple[Dependant, ...]:
    """Read the dependants whose kin is chosen."""
    return tuple(
        Dependant(Kin(str(kin)), _day(born), received if isinstance(received, int) else None, _day(until))
        for kin, born, received, until in rows
        if kin
    )


def read_increases(rows: Iterable[Sequence[Value]]) -> tuple[Increase, ...]:
    """Read the increases that have a year and a percentage."""
    return tuple(
        Increase(year, float(percent))
        for year, percent in rows
        if isinstance(year, int) and isinstance(percent, int | float)
    )


def wrong_month(row: Sequence[Value]) -> Wrong | None:
    """Say what is wrong in a row of earnings: a month that is none, one-off pay without earnings."""
    first, amount, _, one_off = row
    if first in BLANK and amount is None and one_off is None:
        return None
    try:
        _first_day(str(first or ""))
    except ExpectedError as error:
        return Wrong(0, error.message)
    return Wrong(1, Message(_NO_AMOUNT)) if isinstance(one_off, int) and amount is None else None


def wrong_dependant(row: Sequence[Value]) -> Wrong | None:
    """Say where it is not chosen who a dependant is."""
    return None if row[0] else Wrong(0, Message(_NO_KIN))


def wrong_increase(row: Sequence[Value]) -> Wrong | None:
    """Say where a year or its percentage is missing."""
    missing = next((column for column, value in enumerate(row) if value is None), None)
    return None if missing is None else Wrong(missing, Message(_HALF))


def _month_row(first: date, month: Month | None) -> tuple[Value, ...]:
    name = first.strftime("%m.%Y")
    if month is None:
        return (name, None, YES, None)
    return (name, month.amount, YES if month.full else NO, month.one_off or None)


def _first_day(typed: str) -> date:
    month, _, year = typed.strip().rpartition(".")
    try:
        found = date(int(year), int(month), 1)
    except ValueError:
        raise ExpectedError(_MONTH, text=typed) from None
    if found.year < _OLDEST:
        raise ExpectedError(_MONTH, text=typed)
    return found


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
