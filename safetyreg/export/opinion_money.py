"""The table of compensation of an opinion, in words."""

from collections.abc import Callable
from typing import Final

from safetyreg.domain.head import PAYERS, PAYMENTS, Payment
from safetyreg.i18n import Texts, mark
from safetyreg.liability.compensation import Column, Compensation, Row

_PAYERS: Final = {choice.value: choice.label for choice in PAYERS}
_PAYMENTS: Final = {choice.value: choice.label for choice in PAYMENTS}
_COLUMNS: Final[tuple[Column, ...]] = ("without", "decided", "capped")


def compensation_words(found: Compensation, texts: Texts, cite: Callable[[str], str]) -> dict[str, object]:
    """Return lines, totals, what is missing and how it was rounded; `cite` writes a norm's code."""
    paid = [payment for payment in Payment if any(row.payment is payment for row in found.rows)]
    steps = found.earnings.steps if found.earnings else ()
    return {
        "lines": [_line(row, texts, cite) for row in found.rows],
        "totals": [_total(found, payment, texts) for payment in paid],
        "missing": [texts.of(one) for one in found.missing],
        "earnings": [texts.of(step) for step in steps],
        "rounding": texts.of(found.rounding),
    }


def _line(row: Row, texts: Texts, cite: Callable[[str], str]) -> dict[str, str]:
    unverified = "" if row.verified else f" ({texts.say(mark('unverified'))})"
    return {
        "head": texts.name(row.names),
        "payer": texts.say(_PAYERS[row.payer]),
        "norm": cite(row.norm),
        "guilt_norm": cite(row.guilt_norm),
        "payment": texts.say(_PAYMENTS[row.payment]),
        "formula": texts.of(row.formula),
        "unverified": unverified,
        **{column: _tenge(getattr(row, column), texts) for column in _COLUMNS},
    }


def _total(found: Compensation, payment: Payment, texts: Texts) -> dict[str, str]:
    sums = {str(column): _tenge(found.total(payment, column), texts) for column in _COLUMNS}
    return {"payment": texts.say(_PAYMENTS[payment]), **sums}


def _tenge(amount: int | None, texts: Texts) -> str:
    return "\u2014" if amount is None else texts.integer(amount)
