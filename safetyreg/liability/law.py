"""The legal values a calculation rests on, looked up by date; what is not entered is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.domain.head import Head, Payment
from safetyreg.domain.norm import LegalNumber, Norm, found_on, valid_on
from safetyreg.domain.reference import ReferenceValue, ValueStatus, value_on
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark

MRP: Final = "mrp"
MZP: Final = "mzp"
UNIT_NAMES: Final = {MRP: mark("MRP"), MZP: mark("MZP")}


@dataclass(frozen=True, slots=True)
class Amount:
    """Tenge that some legal values made, and whether all of them are verified."""

    tenge: int
    verified: bool


@dataclass(frozen=True)
class Law:
    """Dated amounts, heads of compensation, legal numbers and norms of the registry."""

    values: Sequence[ReferenceValue]
    heads: Sequence[Head]
    numbers: Sequence[LegalNumber]
    norms: Sequence[Norm] = ()

    def value(self, code: str, day: date) -> Amount:
        """Return МРП or МЗП of a day; raises ExpectedError where the year is not entered."""
        found = value_on(self.values, code, day)
        if found is None:
            raise ExpectedError(
                mark("{unit} of {day} is not in the table: enter it in the settings, with its source."),
                unit=Message(UNIT_NAMES[code]),
                day=day.strftime("%d.%m.%Y"),
            )
        return Amount(round(found.value), found.status is ValueStatus.CONFIRMED)

    def number(self, code: str, day: date) -> LegalNumber:
        """Return a number that a norm sets; raises ExpectedError where none stands on the day."""
        found = found_on(self.numbers, code, day)
        if found is None:
            raise ExpectedError(
                mark("The legal number {code} is not set for {day}: enter it in the settings."),
                code=code,
                day=day.strftime("%d.%m.%Y"),
            )
        return found

    def times(self, code: str, day: date) -> Amount:
        """Return a number of МРП or МЗП in tenge of a day."""
        number = self.number(code, day)
        unit = self.value(number.unit, day)
        return Amount(number.value * unit.tenge, unit.verified and number.status is ValueStatus.CONFIRMED)

    def heads_on(self, day: date) -> tuple[Head, ...]:
        """Return the heads as they stand on a day: monthly ones first, what guilt may reduce last."""
        return tuple(sorted((head for head in self.heads if valid_on(head, day)), key=_rank))


def _rank(head: Head) -> tuple[bool, bool, str]:
    return head.payment is not Payment.MONTHLY, head.guilt_reduces, head.code
