"""Rare events: how often chance alone gives a signal of a chart of gaps, with and without a season."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np

from benchmarks.simulation_table import Line, Section
from safetyreg.domain.period import Period
from safetyreg.statistics.gaps import Floats, weights
from safetyreg.statistics.rarity import GapChart, paced

GAPS: Final = 60
MEANS: Final = (10.0, 20.0, 40.0)
BOUND: Final = 1 - (1 - 3 * 0.00135) ** GAPS
SUMMER: Final = np.array([1, 1, 1, 1, 2, 6, 8, 6, 2, 1, 1, 1], dtype=float)
_CLUSTER: Final = 4
_FIRST: Final = date(2016, 1, 1)
_HALF: Final = 0.5


def sections(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the table."""
    lines = []
    for mean in MEANS:
        for name, shape in (("none", np.ones(12)), ("summer", SUMMER)):
            days = int(mean * (GAPS + 1))
            rates = _rates(shape, days)
            charts = [_chart(_drawn(random, rates), days) for _ in range(runs)]
            clustered = [_chart(_drawn(random, rates), days, cluster=True) for _ in range(runs // 10)]
            shares = (
                _share(charts),
                sum(bool(one.close or one.close_spans) for one in clustered) / len(clustered),
            )
            lines.append(Line((f"{mean:g}", name), shares))
    headings = (
        "days between",
        "season",
        f"any signal among {GAPS} gaps (false)",
        "five events within five days seen",
    )
    yield Section("Rare events", headings, tuple(lines), most=BOUND)


def _share(charts: list[GapChart]) -> float:
    return sum(bool(one.close or one.far or one.close_spans) for one in charts) / len(charts)


def _rates(shape: Floats, days: int) -> Floats:
    """Return the chance weight of each day."""
    months = np.array([date.fromordinal(_FIRST.toordinal() + day).month for day in range(days)]) - 1
    return np.asarray(shape[months] / shape[months].sum())


def _drawn(random: np.random.Generator, rates: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Draw the days of independent events, 61 on average, at least six."""
    count = max(6, int(random.poisson(GAPS + 1)))
    return np.sort(random.choice(len(rates), size=count, p=rates))


def _chart(
    drawn: np.ndarray[tuple[int], np.dtype[np.int64]], days: int, *, cluster: bool = False
) -> GapChart:
    if cluster:
        middle = int(drawn[len(drawn) // 2])
        drawn = np.sort(np.append(drawn, [min(middle + step, days - 1) for step in range(1, _CLUSTER + 1)]))
    period = Period(_FIRST, date.fromordinal(_FIRST.toordinal() + days - 1))
    weighed = weights(drawn + _FIRST.toordinal(), period)
    reached = np.concatenate([[0.0], np.cumsum(weighed)])
    return paced(np.diff(reached[drawn]).tolist(), (_HALF * weighed[drawn[1:]]).tolist())
