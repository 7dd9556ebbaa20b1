"""`python -m benchmarks.simulation`: how often the methods are wrong, and how often they see what is there.

Every table is printed in Markdown with the Monte-Carlo error of its shares; the seed makes it repeatable.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from benchmarks import (
    simulation_gaps,
    simulation_intervals,
    simulation_levels,
    simulation_summer,
    simulation_verdicts,
    simulation_watch,
)
from benchmarks.simulation_table import Section

SEED: Final = 20260101
RUNS: Final = 10_000
PARTS: Final[Mapping[str, Callable[[np.random.Generator, int], Iterator[Section]]]] = {
    "verdicts": simulation_verdicts.sections,
    "intervals": simulation_intervals.sections,
    "delays": simulation_intervals.delays,
    "levels": simulation_levels.sections,
    "gaps": simulation_gaps.sections,
    "watch": simulation_watch.sections,
    "rises": simulation_watch.rises,
    "years": simulation_watch.years,
    "summer": simulation_summer.sections,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Simulate and print; return 1 where a stated bound is broken beyond the Monte-Carlo error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulation", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="+", choices=tuple(PARTS), default=tuple(PARTS), metavar="PART")
    asked = parser.parse_args(arguments)
    kept = True
    for name in asked.only:
        for section in PARTS[name](np.random.default_rng(asked.seed), asked.runs):
            print(*section.lines(asked.runs), sep="\n", flush=True)
            kept = kept and section.ok(asked.runs)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
