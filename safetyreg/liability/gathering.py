"""Victims one by one into the columns that the simulation reads."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import numpy as np

from safetyreg.domain.head import Payer, Payment
from safetyreg.liability.amounts import Movable, Victim, keys_of, months_left
from safetyreg.liability.simulation import UNKNOWN_TERM, Cases, Entries, Flags, Grouping, Integers


def gathered(victims: Sequence[Victim], dimensions: Sequence[str], start: date) -> Cases:
    """Return the cases of victims with an effective share; monthly terms are counted from the day `start`."""
    return Cases(
        share=_integers([victim.share for victim in victims]),
        accident=_integers([victim.incident for victim in victims]),
        known=_flags([bool(victim.amounts) for victim in victims]),
        fatal=_flags([victim.fatal for victim in victims]),
        minor=_flags([victim.minor for victim in victims]),
        entries=entries_of([(place, victim.amounts) for place, victim in enumerate(victims)], start),
        groups=tuple(_grouping(victims, dimension) for dimension in dimensions),
    )


def _grouping(victims: Sequence[Victim], dimension: str) -> Grouping:
    keys = keys_of(victims, dimension)
    place = {key: number for number, key in enumerate(keys)}
    return Grouping(dimension, keys, _integers([place[v.groups.get(dimension, "")] for v in victims]))


def entries_of(amounts_of: Sequence[tuple[int, Sequence[Movable]]], start: date) -> Entries:
    """Return the amounts of persons, each a position in the cases, as columns."""
    amounts = list(chain.from_iterable(amounts for _, amounts in amounts_of))
    codes = tuple(sorted({amount.head for amount in amounts}))
    place = {code: number for number, code in enumerate(codes)}
    return Entries(
        codes=codes,
        person=np.repeat(
            _integers([place for place, _ in amounts_of]),
            _integers([len(amounts) for _, amounts in amounts_of]),
        ),
        head=_integers([place[amount.head] for amount in amounts]),
        amount=_integers([amount.amount for amount in amounts]),
        monthly=_flags([amount.payment is Payment.MONTHLY for amount in amounts]),
        by_law=_flags([amount.by_law for amount in amounts]),
        insurer=_flags([amount.payer is Payer.INSURER for amount in amounts]),
        months=_integers([_months(amount, start) for amount in amounts]),
    )


def _months(amount: Movable, start: date) -> int:
    left = months_left(amount.until, start)
    return UNKNOWN_TERM if left is None else left


def _integers(values: Sequence[int]) -> Integers:
    return np.array(values, dtype=np.int64)


def _flags(values: Sequence[bool]) -> Flags:
    return np.array(values, dtype=np.bool_)
