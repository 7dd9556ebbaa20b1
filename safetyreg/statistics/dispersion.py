"""Over-dispersion: how much more figures scatter than independent events, and where it was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import Figure, mark
from safetyreg.statistics.special import gamma_quantile, t_quantile

MONTHS_NEEDED: Final = 36
MEAN_NEEDED: Final = 2.0
PHI_TRIED: Final = 2.0
_NORMAL: Final = 1.96
_UPPER: Final = 0.975
_SURE: Final = 0.95


class Basis(StrEnum):
    """Where φ comes from."""

    BARE = "bare"
    SERIES = "series"
    PEOPLE = "people"
    UNKNOWN = "unknown"
    WILD = "wild"


@dataclass(frozen=True, slots=True)
class Dispersion:
    """φ with its degrees of freedom (none where it is no estimate of a series) and the months behind it."""

    phi: float = 1.0
    df: int | None = None
    basis: Basis = Basis.BARE
    months: int = 0

    @property
    def known(self) -> bool:
        """Whether φ was measured within the range that was tried, or two bare counts ask for none."""
        return self.basis not in {Basis.UNKNOWN, Basis.WILD}

    @property
    def factor(self) -> float:
        """What counts are divided by: max(1, φ), widened by Student's t where φ is estimated."""
        widened = 1.0 if self.df is None else (t_quantile(_UPPER, self.df) / _NORMAL) ** 2
        return max(1.0, self.phi) * max(1.0, widened)

    def note(self) -> Message:
        """Return the sentence that says what was allowed for."""
        if self.basis in {Basis.SERIES, Basis.WILD}:
            text = _OF_SERIES if self.basis is Basis.SERIES else _TOO_WILD
            return Message(text, {"phi": Figure(self.phi, 2), "months": self.months})
        return (
            Message(_OF_PEOPLE, {"phi": Figure(self.phi, 1)})
            if self.basis is Basis.PEOPLE
            else _PLAIN[self.basis]
        )


_OF_SERIES: Final = mark("Scatter beyond chance, measured on {months} months, is allowed for (φ = {phi}).")
_TOO_WILD: Final = mark(
    "Over {months} months the series scatters too much to be judged (φ = {phi}, at most 2)."
)
_OF_PEOPLE: Final = mark("People of one incident count together, not one by one (φ = {phi}).")
_PLAIN: Final = {
    Basis.BARE: Message(mark("The events are taken as independent of each other (φ = 1).")),
    Basis.UNKNOWN: Message(
        mark(
            "Scatter beyond chance cannot be measured: at least 36 months with 2 or more a month are needed."
        )
    ),
}
BARE: Final = Dispersion()
UNKNOWN: Final = Dispersion(basis=Basis.UNKNOWN)


def of_people(groups: Iterable[int]) -> Dispersion:
    """Return φ = Σm²/Σm, m being the people of each incident of both periods; 1 without people."""
    people = [size for size in groups if size > 0]
    phi = sum(size * size for size in people) / sum(people) if people else 1.0
    return Dispersion(phi, basis=Basis.PEOPLE)


def of_series(counts: Sequence[int], starts: Sequence[date]) -> Dispersion:
    """Return Pearson's φ of monthly counts from a GLM with month and trend; UNKNOWN where it is thin."""
    from safetyreg.statistics.regression import fit  # noqa: PLC0415  heavy, loaded when first used

    if len(counts) < MONTHS_NEEDED or sum(counts) < MEAN_NEEDED * len(counts):
        return UNKNOWN
    fitted = fit(counts, starts)
    return of_estimate(fitted.phi, fitted.df, len(counts))


def of_estimate(phi: float, df: int, months: int) -> Dispersion:
    """Return φ as it was estimated from so many months: WILD where its lower 95 % limit is above 2."""
    lowest = phi * df / (2 * gamma_quantile(_SURE, df / 2))
    return Dispersion(phi, df, Basis.WILD if lowest > PHI_TRIED else Basis.SERIES, months)
