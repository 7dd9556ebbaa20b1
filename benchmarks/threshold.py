"""A step of the dragged threshold over 100,000 made-up decisions, and the work before the first one."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from benchmarks.child import answer
from benchmarks.clock import best, once, share
from benchmarks.decided import registry_of_decisions
from benchmarks.row import Row
from benchmarks.stage import Stage
from safetyreg.liability.simulation import (
    UNKNOWN_TERM,
    Cases,
    Entries,
    Grouping,
    Prepared,
    prepared,
    simulate,
)

DECISIONS: Final = 100_000
STEP: Final = 0.016
READY: Final = 5.0
LONGEST: Final = 0.05
_GROUPS: Final = (("oked", 21), ("district", 20), ("severity", 5), ("year", 7))


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the slowest of all steps from 0 to 100, and making them ready; once, whatever the registry."""
    if not stage.on_file:
        return
    cases = made(np.random.default_rng(1))
    found: list[Prepared] = []
    seconds = once(lambda: found.append(prepared(cases)))
    yield Row(f"threshold over {DECISIONS} decisions made ready", seconds, READY, "≤ 5 s, in the background")
    slowest = max(best(partial(simulate, found[0], cap, least=3)) for cap in range(101))
    yield Row(f"threshold dragged over {DECISIONS} decisions, slowest step", slowest, STEP, "≤ 16 ms")
    steps = answer("-m", "benchmarks.dragged", stage.location)["steps"]
    yield Row(
        f"threshold dragged over {DECISIONS} decisions and painted, p99", share(steps, 0.99), STEP, "≤ 16 ms"
    )
    yield Row(
        f"threshold dragged over {DECISIONS} decisions and painted, longest", max(steps), LONGEST, "≤ 50 ms"
    )
    yield from _while_priced(stage)


def _while_priced(stage: Stage) -> Iterator[Row]:
    """Yield when the line of a whole registry can be dragged, and its steps while tenge are worked out."""
    found = answer("-m", "benchmarks.pricing", registry_of_decisions(stage.folder))
    steps, bar = found["steps"], "≤ 5 s"
    yield Row(
        f"threshold over {DECISIONS} decisions read, the line can be dragged", found["ready"], READY, bar
    )
    told = "threshold dragged while tenge are worked out, {}"
    yield Row(told.format("p99"), share(steps, 0.99), STEP, "≤ 16 ms")
    yield Row(told.format("longest"), max(steps), LONGEST, "≤ 50 ms")


def made(random: np.random.Generator) -> Cases:
    """Make decisions with two or three amounts each, four fifths as many accidents."""
    size, amounts = DECISIONS, DECISIONS * 5 // 2
    entries = Entries(
        codes=("lost_earnings", "agreement", "moral"),
        person=random.integers(0, size, amounts),
        head=random.integers(0, 3, amounts),
        amount=random.integers(0, 5_000_000, amounts),
        monthly=random.random(amounts) < 1 / 2,
        by_law=random.random(amounts) < 1 / 3,
        insurer=random.random(amounts) < 1 / 2,
        months=random.integers(UNKNOWN_TERM, 60, amounts),
    )
    return Cases(
        share=random.integers(0, 101, size),
        accident=random.integers(0, size * 4 // 5, size),
        known=random.random(size) < 2 / 3,
        fatal=random.random(size) < 1 / 10,
        minor=random.random(size) < 1 / 50,
        entries=entries,
        groups=tuple(
            Grouping(code, tuple(map(str, range(count))), random.integers(0, count, size))
            for code, count in _GROUPS
        ),
    )
