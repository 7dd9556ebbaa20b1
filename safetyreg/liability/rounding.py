"""Whole tenge and whole percent: half a unit goes up, at one place for the whole program."""

from fractions import Fraction
from typing import Final

HALF: Final = Fraction(1, 2)
WHOLE: Final = 100


def half_up(amount: Fraction | int) -> int:
    """Round to a whole number, a half upwards."""
    return (Fraction(amount) + HALF).__floor__()


def divided(amount: int, by: int) -> int:
    """Return a whole number divided by another, half up; fractions would take ten times as long."""
    return (2 * amount + by) // (2 * by)


def percent_of(amount: int, percent: int) -> int:
    """Return a percentage of an amount in whole tenge, half up."""
    return divided(amount * percent, WHOLE)


def fraction_of(percent: float) -> Fraction:
    """Return a percentage with decimals as it is written, without the error of binary numbers."""
    return Fraction(str(percent)) / WHOLE
