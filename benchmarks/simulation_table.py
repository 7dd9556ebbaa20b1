"""A table of simulated shares with its bound and the Monte-Carlo error."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Line:
    """Names of a setting and the shares found there; the first share is held against the bound."""

    names: tuple[str, ...]
    shares: tuple[float, ...]
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table; `most` and `least` bound the first share of its judged lines.

    `every`: only each so many-th of the runs asked for was made, where a run takes long.
    """

    title: str
    headings: tuple[str, ...]
    found: tuple[Line, ...]
    most: float | None = None
    least: float | None = None
    every: int = 1

    def lines(self, runs: int) -> Iterator[str]:
        """Yield the table in Markdown."""
        runs = max(1, runs // self.every)
        yield f"\n### {self.title}\n"
        yield "| " + " | ".join(self.headings) + " |"
        yield "|" + "---|" * len(self.headings)
        for line in self.found:
            yield "| " + " | ".join([*line.names, *(f"{share:.1%}" for share in line.shares)]) + " |"
        bound = [f"at most {self.most:.1%}" if self.most is not None else ""]
        bound.append(f"at least {self.least:.1%}" if self.least is not None else "")
        stated = " ".join(filter(None, bound))
        kept = f" Bound: {stated}: {'kept' if self.ok(runs * self.every) else 'BROKEN'}." if stated else ""
        yield f"\n{runs:,} runs a line; Monte-Carlo error ± {2 * _error(0.05, runs):.1%} at 5 %.{kept}"

    def ok(self, runs: int) -> bool:
        """Whether every judged line keeps the bound, give or take two and a half Monte-Carlo errors."""
        runs = max(1, runs // self.every)
        return all(self._kept(line.shares[0], runs) for line in self.found if line.judged)

    def _kept(self, share: float, runs: int) -> bool:
        above = self.most is not None and share > self.most + 2.5 * _error(self.most, runs)
        below = self.least is not None and share < self.least - 2.5 * _error(self.least, runs)
        return not above and not below


def _error(share: float, runs: int) -> float:
    return sqrt(share * (1 - share) / runs)
