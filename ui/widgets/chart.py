"""A chart of series over buckets of time, as values: what is drawn, said, read and opened."""

from dataclasses import dataclass
from enum import StrEnum

from safetyreg.domain.period import Period


class Style(StrEnum):
    """What a line is: the figures themselves, the same a year before, an average or limit, single signals."""

    NOW = "now"
    BEFORE = "before"
    AVERAGE = "average"
    SIGNAL = "signal"


@dataclass(frozen=True, slots=True)
class Spot:
    """One figure: its kind and the days whose records stand behind it."""

    kind: str
    days: Period


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a figure or nothing a bucket; `days` are those behind each, none where it opens nothing."""

    kind: str
    name: str
    style: Style
    values: tuple[float | None, ...]
    days: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A vertical line at a place between buckets (0 is the middle of the first), with its footnote."""

    place: float
    label: str
    footnote: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """Names of a bucket: on the axis, under it (a year, perhaps nothing), and in full."""

    tick: str
    under: str
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of one bucket in words: headings, then a row a kind; a note where they are incomplete."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def say(self) -> str:
        """Return everything as one sentence for a screen reader."""
        rows = (
            ", ".join(
                [row[0], *(f"{head} {text}" for head, text in zip(self.headings, row[1:], strict=True))]
            )
            for row in self.rows
        )
        return ". ".join(part for part in (self.title, *rows, self.note) if part)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a kind's figure of a bucket will be once everything is known, with its 95 % interval."""

    kind: str
    bucket: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything of a chart but its colours.

    Values are divided by `divisor` on the axis, whose `unit` says so; `whole` allows only whole numbers
    there. `strides` are the numbers of buckets from one label of the axis to the next that read well.
    `complete` are the kinds whose figure of a provisional bucket is final nevertheless.
    """

    title: str
    unit: str
    buckets: tuple[Bucket, ...]
    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    divisor: int = 1
    whole: bool = True
    strides: tuple[int, ...] = (1, 2, 5, 10, 20, 50, 100)
    rules: tuple[Rule, ...] = ()
    provisional: tuple[int, ...] = ()
    provisional_label: str = ""
    description: str = ""
    method: str = ""
    expected: tuple[Expectation, ...] = ()
    complete: frozenset[tuple[str, int]] = frozenset()

    @property
    def greatest(self) -> float:
        """The greatest value of any line or interval, as the axis shows it."""
        values = [value for line in self.lines for value in line.values if value is not None]
        return max([*values, *(found.high for found in self.expected)], default=0) / self.divisor

    @property
    def opening(self) -> tuple[Line, ...]:
        """The lines whose figures open records."""
        return tuple(line for line in self.lines if line.days)

    def spot(self, line: int, bucket: int) -> Spot | None:
        """Return what stands behind a figure of one of the opening lines."""
        found = self.opening[line]
        return Spot(found.kind, found.days[bucket]) if found.values[bucket] is not None else None
