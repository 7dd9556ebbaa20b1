"""The sentence that may be read out: both counts, the ratio with its interval, p, in four forms."""

from typing import Final

from safetyreg.domain.denominator import DenominatorKind
from safetyreg.errors import Message
from safetyreg.i18n import Figure, mark
from safetyreg.statistics.verdict import LEVEL, Answer, Verdict

_SAID: Final = {
    Verdict.RISE: mark("A rise is confirmed: {before} → {after}, {ratio}; {p}."),
    Verdict.FALL: mark("A fall is confirmed: {before} → {after}, {ratio}; {p}."),
    Verdict.CHANCE: mark("The change is within chance: {before} → {after}, {ratio}; {p}."),
    Verdict.TOO_FEW: mark("There is too little to judge a change: {before} → {after}, {ratio}; {p}."),
}
_NONE_AT_ALL: Final = Message(mark("There is nothing to compare: 0 → 0."))
_NO_SCATTER: Final = mark(
    "{before} → {after}: the earlier months do not tell how far such counts vary by chance, so nothing can be"
    " said of the change."
)
_RATIO: Final = {
    None: mark("{ratio} times (95 % interval {low}–{high})"),
    DenominatorKind.RESIDENTS: mark("{ratio} times per resident (95 % interval {low}–{high})"),
    DenominatorKind.EMPLOYED: mark("{ratio} times per employed (95 % interval {low}–{high})"),
}
_ADJUSTED: Final = mark("{ratio} times allowing for exposure (95 % interval {low}–{high})")
_FROM_ZERO: Final = mark("at least {low} times with 95 % confidence")
_TO_ZERO: Final = mark("at most {high} times with 95 % confidence")
_BRIEF: Final = {
    None: mark("{verdict}, {ratio} times ({low}–{high})"),
    DenominatorKind.RESIDENTS: mark("{verdict}, {ratio} times per resident ({low}–{high})"),
    DenominatorKind.EMPLOYED: mark("{verdict}, {ratio} times per employed ({low}–{high})"),
}
_P: Final = mark("p = {p}")
_SMALL_P: Final = mark("p < {p}")
_SMALLEST: Final = 0.0001
_DECIMALS: Final = ((0.1, 2), (0.01, 3))
_MOST_DECIMALS: Final = 5
_WIDE: Final = ((100, 0), (10, 1))
_UNEQUAL: Final = 1.02


def sentence(answer: Answer) -> Message:
    """Return the verdict as a sentence."""
    if not answer.before + answer.after:
        return _NONE_AT_ALL
    if answer.verdict is Verdict.TOO_FEW and not answer.dispersion.known:
        return Message(_NO_SCATTER, {"before": answer.before, "after": answer.after})
    values = {
        "before": answer.before,
        "after": answer.after,
        "ratio": ratio_of(answer),
        "p": p_of(answer.p),
    }
    return Message(_SAID[answer.verdict], values)


def brief(answer: Answer) -> Message:
    """Return the verdict in a few words, with the ratio and its interval where there is one."""
    if answer.ratio is None or answer.high is None or not answer.verdict.confirmed:
        return answer.verdict.label
    found = {"ratio": answer.ratio, "low": answer.low, "high": answer.high}
    figures = {name: times(name, value) for name, value in found.items()}
    return Message(_BRIEF[answer.per], {"verdict": answer.verdict.label, **figures})


def ratio_of(answer: Answer) -> Message:
    """Return the ratio with its interval; only one limit where one of the counts is 0."""
    if answer.ratio is None or answer.high is None:
        return Message(_FROM_ZERO, {"low": times("low", answer.low)})
    if not answer.after:
        return Message(_TO_ZERO, {"high": times("high", answer.high)})
    found = {"ratio": answer.ratio, "low": answer.low, "high": answer.high}
    text = _ADJUSTED if answer.per is None and _unequal(answer) else _RATIO[answer.per]
    return Message(text, {name: times(name, value) for name, value in found.items()})


def p_of(p: float) -> Message:
    """Return p as it is printed: `p = 0.45`, `p = 0.0004`, `p < 0.0001`; never 0.050 for less or more."""
    if p < _SMALLEST:
        return Message(_SMALL_P, {"p": Figure(_SMALLEST, 4)})
    digits = next((digits for least, digits in _DECIMALS if p >= least), 4)
    return Message(_P, {"p": Figure(p, _apart(p, LEVEL, digits))})


def times(name: str, value: float) -> Figure:
    """Return a ratio (`ratio`) or its limit as it is printed: never 0, nor a limit 1, that is none."""
    wide = next((digits for least, digits in _WIDE if value >= least), None)
    if wide is not None:
        return Figure(value, wide)
    digits = _apart(value, 0.0, 2)
    return Figure(value, digits if name == "ratio" else _apart(value, 1.0, digits))


def _apart(value: float, bound: float, digits: int) -> int:
    """Return with how many decimals a number does not read as a bound that it is not."""
    while value != bound and round(value, digits) == bound and digits < _MOST_DECIMALS:
        digits += 1
    return digits


def _unequal(answer: Answer) -> bool:
    """Whether the exposures differ by more than a leap day."""
    first, second = answer.exposure_before, answer.exposure_after
    return max(first, second) > _UNEQUAL * min(first, second)
