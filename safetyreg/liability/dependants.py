"""Who is compensated for the breadwinner's death, how much and how long: Civil Code, art. 940 to 942."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from safetyreg.domain.claim import Dependant, Kin
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.liability.law import Law
from safetyreg.liability.rounding import half_up

_AGES: Final = {Kin.CHILD: "child_until", Kin.STUDENT: "student_until", Kin.CARER: "carer_child_until"}


def ends_on(dependant: Dependant, law: Law, accident_on: date) -> date | None:
    """Return the first day without a right, None for life or where the date of birth is not known."""
    number = _AGES.get(dependant.kin)
    if number is None:
        return dependant.until
    if dependant.born is None:
        return None
    return _birthday(dependant.born, law.number(number, accident_on).value)


def entitled(dependants: Sequence[Dependant], law: Law, day: date) -> tuple[Dependant, ...]:
    """Return those who have a right on a day."""
    ends = ((dependant, ends_on(dependant, law, day)) for dependant in dependants)
    return tuple(dependant for dependant, end in ends if end is None or day < end)


def parts(dependants: Sequence[Dependant], average: int) -> tuple[int, ...]:
    """Return what each gets a month in whole tenge: what they received in life, else an equal part.

    The equal part is the deceased's earnings by the number of dependants and the deceased. Raises
    ExpectedError where more was received than earned.
    """
    equal = half_up(Fraction(average, len(dependants) + 1))
    found = tuple(equal if one.received is None else one.received for one in dependants)
    if sum(found) > average or any(part < 0 for part in found):
        raise ExpectedError(
            mark(
                "Dependants received {received} tenge a month of earnings of {average}: correct one of them."
            ),
            received=sum(found),
            average=average,
        )
    return found


def _birthday(born: date, years: int) -> date:
    year = born.year + years
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
