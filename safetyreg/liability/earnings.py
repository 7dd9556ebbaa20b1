"""Average monthly earnings by Civil Code, art. 938: 12 months, gross, without one-off pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from safetyreg.domain.claim import Claim, Month
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.person import ADULT_AGE
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark
from safetyreg.liability.law import Law
from safetyreg.liability.rounding import divided


@dataclass(frozen=True, slots=True)
class Earnings:
    """Average monthly earnings in whole tenge, how they were found, and whether every value is verified."""

    average: int
    steps: tuple[Message, ...]
    verified: bool = True


def average_earnings(claim: Claim, circumstances: Circumstances, law: Law) -> Earnings | None:
    """Return the average before the accident, or nothing where no earnings are known.

    Raises ExpectedError for months that contradict each other and for a missing МРП.
    """
    day = circumstances.occurred_on
    months = counted_months(claim.months, day, law.number("average_months", day).value)
    if months:
        return _at_least(_of_months(months), _is_minor(circumstances), day, law)
    if claim.average is not None:
        text = mark("Average entered by hand: {average} tenge.")
        entered = Earnings(claim.average, (Message(text, {"average": claim.average}),))
        return _at_least(entered, _is_minor(circumstances), day, law)
    if claim.usual_pay is not None:
        text = mark("Out of work: usual pay of the qualification, {average} tenge.")
        usual = Earnings(claim.usual_pay, (Message(text, {"average": claim.usual_pay}),))
        return _at_least(usual, True, day, law)  # noqa: FBT003  the law's floor holds for everybody here
    return None


def counted_months(months: Sequence[Month], accident_on: date, wanted: int) -> tuple[Month, ...]:
    """Return the months that count: of the last `wanted`, an incomplete one replaced by an earlier full one.

    Where no earlier full month is left the incomplete one is dropped.
    """
    _check(months, accident_on)
    first = _months_before(accident_on, wanted)
    window = [month for month in months if month.first >= first]
    spare = iter(sorted((m for m in months if m.first < first and m.full), key=_first, reverse=True))
    return tuple(sorted(_replaced(window, spare), key=_first))


def _replaced(window: Sequence[Month], spare: Iterator[Month]) -> Iterator[Month]:
    for month in window:
        found = month if month.full else next(spare, None)
        if found is not None:
            yield found


def _check(months: Sequence[Month], accident_on: date) -> None:
    if len({month.first for month in months}) != len(months):
        raise ExpectedError(mark("A month of earnings stands twice: keep one."))
    of_accident = accident_on.replace(day=1)
    for month in months:
        if month.first.day != 1 or month.first >= of_accident:
            text = mark("Earnings of {month}: enter whole months before the month of the accident.")
            raise ExpectedError(text, month=month.first.strftime("%m.%Y"))
        if not 0 <= month.one_off <= month.amount:
            text = mark("Earnings of {month}: one-off pay is part of the amount and not below 0.")
            raise ExpectedError(text, month=month.first.strftime("%m.%Y"))


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _of_months(months: Sequence[Month]) -> Earnings:
    total = sum(month.counted for month in months)
    average = divided(total, len(months))
    values = {"total": total, "months": len(months), "average": average}
    return Earnings(average, (Message(mark("{total} ÷ {months} months = {average} tenge."), values),))


def _is_minor(circumstances: Circumstances) -> bool:
    return circumstances.age is not None and circumstances.age < ADULT_AGE


def _at_least(found: Earnings, protected: bool, day: date, law: Law) -> Earnings:  # noqa: FBT001  a plain fact
    if not protected:
        return found
    floor = law.times("minimum_base", day)
    if found.average >= floor.tenge:
        return found
    number = law.number("minimum_base", day).value
    text = mark("Not less than {number} MRP on {day}: {floor} tenge.")
    step = Message(text, {"number": number, "day": day, "floor": floor.tenge})
    return Earnings(floor.tenge, (*found.steps, step), found.verified and floor.verified)


def _first(month: Month) -> date:
    return month.first
