"""How long the thread of the window is held while ids load, rows scroll, orders change and an export runs."""

from collections.abc import Iterator
from typing import Final

from benchmarks.child import answer
from benchmarks.clock import share
from benchmarks.row import Row
from benchmarks.stage import Stage

USUAL: Final = 0.016
NEVER: Final = 0.05


def measure(stage: Stage) -> Iterator[Row]:
    """Yield what 99 of 100 delays keep, and the longest, for everything that was done."""
    if not stage.on_file:
        return
    for what, late in answer("-m", "benchmarks.held", stage.location).items():
        yield Row(f"window held ({what}), p99", share(late, 0.99), USUAL, "≤ 16 ms")
        yield Row(f"window held ({what}), longest", max(late), NEVER, "≤ 50 ms")
