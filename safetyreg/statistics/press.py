"""Press check: a claim in, the sentence that may be said out, and the slips of its arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import Figure, mark
from safetyreg.statistics.claim import Claim, read
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.verdict import Answer, judge

_ONE_COUNT: Final = mark("With one count and a percent the other one was about {number}: ask for it.")
_NO_COUNTS: Final = mark("A percent without both counts says nothing: ask for the two counts.")
_NOTHING: Final = mark("Write two counts, as in “5 → 2”, or a sentence with a count and a percent.")
_ASSUMED: Final = mark("The first count is taken as the earlier one.")
_BARE: Final = mark("Both periods are taken as equally long, the events as independent.")
_PEOPLE: Final = mark(
    "These are people: it holds only if no accident took many of them. Ask for the number of accidents."
)
_SIGN: Final = mark("The sign is wrong: from {before} to {after} it is {right}, not {stated}.")
_OTHER_END: Final = mark(
    "{stated} is reckoned from the later figure: from {before} to {after} it is {right}."
)
_SHARE: Final = mark("{stated} is the later figure as a part of the earlier: the change is {right}.")
_WRONG: Final = mark("The percent is wrong: from {before} to {after} it is {right}, not {stated}.")
_FROM_ZERO: Final = mark("From 0 no percent can be reckoned.")
_TIMES: Final = mark("It is not {stated} times: {before} and {after} differ {right} times.")
_DIRECTION: Final = mark("The direction is wrong: from {before} to {after} it is {right}.")
_UP: Final = mark("+{percent} %")
_DOWN: Final = mark("−{percent} %")


@dataclass(frozen=True, slots=True)
class Press:
    """A claim, the verdict on it where two counts are known, its slips, the sentence, what was assumed.

    `cautions` are said with the sentence.
    """

    claim: Claim
    answer: Answer | None
    sentence: Message
    slips: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    cautions: tuple[Message, ...] = ()


def check(text: str) -> Press:
    """Return what may be said of a sentence in Russian, Kazakh or English, or of two bare numbers."""
    claim = read(text)
    if claim.before is None or claim.after is None:
        return _with_one(claim)
    answer = judge(claim.before, claim.after)
    assumed = (Message(_ASSUMED),) if claim.assumed else ()
    notes = (*assumed, Message(_BARE))
    return Press(
        claim, answer, sentence(answer), tuple(_slips(claim)), notes, cautions=_of_people(claim, answer)
    )


def _of_people(claim: Claim, answer: Answer) -> tuple[Message, ...]:
    """Return the caution that people of one accident take from a confirmed change."""
    return (Message(_PEOPLE),) if claim.people and answer.verdict.confirmed else ()


def _with_one(claim: Claim) -> Press:
    """Return the verdict on a count and the one that its percent implies."""
    if claim.after is None or claim.percent is None or claim.percent <= -100:  # noqa: PLR2004  nothing is left
        known = claim.percent is not None or claim.times is not None
        return Press(claim, None, Message(_NO_COUNTS if known else _NOTHING))
    before = round(claim.after / (1 + claim.percent / 100))
    answer = judge(before, claim.after)
    notes = (Message(_ONE_COUNT, {"number": before}), Message(_BARE))
    return Press(claim, answer, sentence(answer), notes=notes, cautions=_of_people(claim, answer))


def _slips(claim: Claim) -> Iterator[Message]:
    before, after = claim.before or 0, claim.after or 0
    if claim.percent is not None:
        yield from _of_percent(claim, before, after)
    elif claim.direction * (after - before) < 0 and before:
        right = _percent((after / before - 1) * 100)
        yield Message(_DIRECTION, {"before": before, "after": after, "right": right})
    least, most = sorted((before, after))
    if claim.times is not None and least and abs(claim.times - most / least) > _rough(most / least):
        values = {"before": before, "after": after, "right": Figure(most / least, 1)}
        yield Message(_TIMES, {**values, "stated": Figure(claim.times, 0 if claim.times.is_integer() else 1)})


def _rough(times: float) -> float:
    """Return how far «in N times» may be off: it is said in round numbers."""
    return max(0.1, 0.1 * times)


def _of_percent(claim: Claim, before: int, after: int) -> Iterator[Message]:
    stated = claim.percent or 0.0
    if not before:
        yield Message(_FROM_ZERO)
        return
    change = (after / before - 1) * 100
    close = _Closeness(10.0**-claim.percent_digits)
    if close(stated, change) or (not claim.signed and close(stated, abs(change))):
        return
    values = {"before": before, "after": after, "right": _percent(change), "stated": _percent(stated)}
    if close(-stated, change):
        yield Message(_SIGN, values)
    elif after and close(abs(stated), abs(after - before) / after * 100):
        yield Message(_OTHER_END, values)
    elif close(abs(stated), after / before * 100):
        yield Message(_SHARE, values)
    else:
        yield Message(_WRONG, values)


@dataclass(frozen=True, slots=True)
class _Closeness:
    """Whether two percents agree to the last digit that was stated, cut off or rounded."""

    unit: float

    def __call__(self, stated: float, right: float) -> bool:
        return abs(stated - right) < self.unit


def _percent(value: float) -> Message:
    whole = abs(value - round(value)) < 0.05  # noqa: PLR2004  what one decimal would not show
    return Message(_UP if value >= 0 else _DOWN, {"percent": Figure(abs(value), 0 if whole else 1)})
