"""From the grounds of three sides to a recommended range with its reasons, never a single dictated number.

Share of the employee = weight of the employee's grounds / weight of all grounds that count. The middle
counts established grounds only. The low end adds the disputed grounds of the employer and third parties, the
high end the employee's disputed ones. The ends are rounded outwards to 5.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from safetyreg.domain.decision import WHOLE
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.liability.rounding import half_up

STEP: Final = 5
NORM: Final = "lc-190-2"


class Verdict(Enum):
    """What the sheet allows to say."""

    RANGE = "range"
    NO_GROSS_NEGLIGENCE = "no_gross_negligence"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class Weights:
    """Sums of counting weights of the three sides."""

    employee: int
    employer: int
    third: int

    @property
    def share(self) -> Fraction:
        """Employee's part of all in percent."""
        return Fraction(WHOLE * self.employee, self.employee + self.employer + self.third)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A range of the employee's share in percent, its reasons in words, and what is still open.

    `low`, `middle` and `high` are None where the sheet holds too little; the middle is rounded half up.
    `open` are grounds without evidence or still disputed; `norm` is the code of the norm that decides.
    """

    verdict: Verdict
    low: int | None
    middle: int | None
    high: int | None
    steps: tuple[Message, ...]
    open: tuple[Ground, ...]
    refuted: tuple[Ground, ...]
    norm: str = NORM


def recommended(sheet: Sheet, *, gross_required: bool = True) -> Recommendation:
    """Return the range that the grounds support; `gross_required` is what the policy in force says."""
    verdict = _verdict(sheet, gross_required=gross_required)
    low, middle, high = _ends(sheet) if verdict is Verdict.RANGE else _without(verdict)
    return Recommendation(
        verdict,
        low,
        middle,
        high,
        tuple(_steps(sheet, verdict)),
        tuple(ground for ground in sheet.grounds if _is_open(ground)),
        tuple(ground for ground in sheet.grounds if ground.state is State.REFUTED),
    )


def gross_negligence(sheet: Sheet) -> bool:
    """Whether gross negligence is established with evidence and a causal link (Labour Code, art. 190 (2))."""
    return any(
        ground.area is Area.GROSS_BREACH and ground.state is State.ESTABLISHED and ground.counts
        for ground in sheet.of(Side.EMPLOYEE)
    )


def weights(sheet: Sheet, disputed: frozenset[Side] = frozenset()) -> Weights:
    """Sum the established grounds of each side, and the disputed ones of the named sides."""
    return Weights(*(_sum(sheet, side, side in disputed) for side in _ORDER))


_ORDER: Final = (Side.EMPLOYEE, Side.EMPLOYER, Side.THIRD)
_OTHERS: Final = frozenset({Side.EMPLOYER, Side.THIRD})
_EMPLOYEE: Final = frozenset({Side.EMPLOYEE})


def _sum(sheet: Sheet, side: Side, disputed: bool) -> int:  # noqa: FBT001  said by its caller alone
    states = {State.ESTABLISHED, State.DISPUTED} if disputed else {State.ESTABLISHED}
    return sum(ground.counts for ground in sheet.of(side) if ground.state in states)


def _verdict(sheet: Sheet, *, gross_required: bool) -> Verdict:
    if gross_required and not gross_negligence(sheet):
        return Verdict.NO_GROSS_NEGLIGENCE
    return Verdict.RANGE if weights(sheet).employer else Verdict.NOT_ENOUGH


def _without(verdict: Verdict) -> tuple[int | None, int | None, int | None]:
    return (0, 0, 0) if verdict is Verdict.NO_GROSS_NEGLIGENCE else (None, None, None)


def _ends(sheet: Sheet) -> tuple[int, int, int]:
    low, high = weights(sheet, _OTHERS).share, weights(sheet, _EMPLOYEE).share
    return int(low // STEP * STEP), half_up(weights(sheet).share), int(-(-high // STEP) * STEP)


def _is_open(ground: Ground) -> bool:
    unproved = not ground.proved and ground.state is not State.REFUTED
    return unproved or ground.state is State.DISPUTED


def _steps(sheet: Sheet, verdict: Verdict) -> Iterator[Message]:
    if verdict is Verdict.NO_GROSS_NEGLIGENCE:
        yield Message(mark("Gross negligence is not established: the employee bears 0 % (art. 190 (2))."))
    elif verdict is Verdict.NOT_ENOUGH:
        yield Message(
            mark(
                "Not enough facts: no ground of the employer is established with evidence and a causal link."
            )
        )
    else:
        yield from _range_steps(sheet)
    unproved = sum(not ground.proved and ground.state is not State.REFUTED for ground in sheet.grounds)
    if unproved:
        yield Message(mark("Without evidence, so not counted: {count}."), {"count": unproved})
    unlinked = sum(
        ground.proved and not ground.link and ground.state is not State.REFUTED for ground in sheet.grounds
    )
    if unlinked:
        yield Message(mark("Without a causal link, so not counted: {count}."), {"count": unlinked})


def _range_steps(sheet: Sheet) -> Iterator[Message]:
    texts = (
        (mark("Middle, established only: {sum}."), frozenset[Side]()),
        (mark("Low end, with disputed grounds of employer and third parties: {sum}."), _OTHERS),
        (mark("High end, with the employee's disputed grounds: {sum}."), _EMPLOYEE),
    )
    for text, disputed in texts:
        yield Message(text, {"sum": _written(weights(sheet, disputed))})
    low, _, high = _ends(sheet)
    yield Message(mark("Rounded outwards to 5: {low}–{high} %."), {"low": low, "high": high})


def _written(found: Weights) -> Message:
    text = mark("{employee} ÷ ({employee} + {employer} + {third}) ≈ {share} %")
    values = {"employee": found.employee, "employer": found.employer, "third": found.third}
    return Message(text, values | {"share": half_up(found.share)})
