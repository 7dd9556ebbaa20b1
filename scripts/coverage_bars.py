"""Hold the coverage against the bars of pyproject.toml: percent of lines and branches together, by folder.

    python scripts/coverage_bars.py build/coverage.json

Reads coverage's JSON report, prints one line a folder and ends with 1 where a bar is missed.
"""

from __future__ import annotations

import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Measured:
    """What the tests reached of one folder."""

    folder: str
    bar: float
    reached: int
    of: int
    files: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Share reached, 0 to 100; nothing to reach is nothing measured."""
        return 100 * self.reached / self.of if self.of else 0.0

    @property
    def holds(self) -> bool:
        """Whether the bar is reached."""
        return self.percent >= self.bar


def bars() -> dict[str, float]:
    """Read the bars: folder, percent."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(settings["tool"]["safetyreg"]["coverage"])


def measure(folder: str, bar: float, report: dict[str, dict[str, dict[str, int]]]) -> Measured:
    """Add up the files of a folder; those with something left come first by how much."""
    reached = total = 0
    left: list[tuple[int, str]] = []
    for name, file in report.items():
        if not Path(name).as_posix().startswith(folder + "/"):
            continue
        found = file["summary"]
        here = found["num_statements"] + found["num_branches"]
        hit = found["covered_lines"] + found["covered_branches"]
        reached, total = reached + hit, total + here
        if here > hit:
            left.append((here - hit, name))
    return Measured(folder, bar, reached, total, tuple(name for _, name in sorted(left, reverse=True)))


def main(report: str) -> int:
    """Print what was measured and return the exit code."""
    files = json.loads(Path(report).read_text(encoding="utf-8"))["files"]
    found = [measure(folder, bar, files) for folder, bar in bars().items()]
    for one in found:
        verdict = "holds" if one.holds else "MISSED, most is left in " + ", ".join(one.files[:5])
        print(f"coverage of {one.folder}: {one.percent:.2f} % (bar {one.bar} %) {verdict}")
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
