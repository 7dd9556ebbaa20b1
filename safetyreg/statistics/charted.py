"""A chart as it leaves the program: its answer, method, filter, figures, a picture or what to draw."""

from dataclasses import dataclass, field

from safetyreg.statistics.table import Table


@dataclass(frozen=True, slots=True)
class Bars:
    """Columns of the table, by place from 0, drawn as lying bars over its first column; the first is grey."""

    columns: tuple[int, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Columns of the table, by place from 0, drawn as lines over its first column.

    `kinds` gives each line its colour (grey where empty); without it the first of two is grey. `thin` lines,
    averages and limits, have no marks. The axis counts in `divisor`.
    """

    columns: tuple[int, ...]
    kinds: tuple[str, ...] = ()
    thin: tuple[int, ...] = ()
    divisor: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A column of the table as standing bars over its first one, its limits as lines without marks."""

    column: int
    limits: tuple[int, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Panels:
    """Parts of the table (title, first row from 0, end), a small line chart each; `over` names the marks."""

    parts: tuple[tuple[str, int, int], ...]
    over: int
    column: int


@dataclass(frozen=True, slots=True)
class Heat:
    """The table itself is the chart: cells of these columns, by place from 0, are coloured by their value."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place of a funnel: people, rate, and how far outside: 0, 1 beyond 95 %, 2 beyond 99.8 %."""

    name: str
    people: float
    rate: float
    beyond: int


@dataclass(frozen=True, slots=True)
class Scatter:
    """A funnel: its places, limits over people (low 99.8, low 95, high 95, high 99.8), the mean, titles."""

    points: tuple[Point, ...]
    people: tuple[float, ...]
    limits: tuple[tuple[float, float, float, float], ...]
    mean: float
    people_title: str
    rate_title: str


Native = Bars | Lines | Standing | Panels | Heat | Scatter


@dataclass(frozen=True, slots=True)
class Charted:
    """Texts are in the report's language; `filter` names what was asked, brushes among it.

    `picture` is a PNG; it stands where `native` is None. `kind` gives the colour, `unit` names the values.
    """

    title: str
    method: str
    filter: str
    table: Table
    footnotes: str = ""
    kind: str = ""
    unit: str = ""
    picture: bytes = field(default=b"", repr=False)
    native: Native | None = None
