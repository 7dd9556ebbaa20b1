"""What a meeting workbook is made of: tables of figures, records behind them, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.domain.period import Period
from safetyreg.export.cell import Content
from safetyreg.export.dump import DumpColumn
from safetyreg.statistics.change import Style
from safetyreg.statistics.charted import Charted
from safetyreg.statistics.harm import Damage
from safetyreg.statistics.judging import Judged
from safetyreg.statistics.table import Label, Table
from safetyreg.statistics.verdict import Answer
from safetyreg.statistics.verdict_columns import Changed

MOST_RECORDS: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Head:
    """What every sheet and print says of itself: registry, demo mark, filter, period, when made by what.

    `filter` are chosen restrictions as (name, value), without the period; `state` is the change counter.
    """

    registry: str
    demo: bool
    made_at: datetime
    version: str
    state: int
    period: Period | None = None
    filter: tuple[tuple[Label, Label], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Records:
    """The newest records: columns, rows as cells, and how many the filter finds in all."""

    columns: tuple[DumpColumn, ...] = ()
    rows: tuple[tuple[Content, ...], ...] = ()
    total: int = 0

    @property
    def left(self) -> int:
        """How many records the sheet does not show."""
        return self.total - len(self.rows)


@dataclass(frozen=True, kw_only=True)
class Guilt:
    """Employees' shares that stand under one threshold: by fives of percent, by position, by group, in words.

    `shares` counts people of each band up to and above `cap`; `groups` have a table a dimension.
    """

    cap: int
    shares: Table
    positions: Table
    groups: tuple[Table, ...]
    notes: tuple[Label, ...]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Everything a meeting workbook shows, read in one snapshot.

    `kinds` has a row a kind, `months` a row a month with columns `<kind>_before` and `<kind>`, `districts` a
    row a district; `causes`, `objects` and `persons` are blocks of their sheets. Comparison tables carry
    `<measure>_before`, `<measure>`, `<measure>_change`, `<measure>_verdict`; shares `<measure>_share`.
    `together` are the answers of several kinds as one, `changed` the groups whose change is confirmed,
    `harms` the damage of each kind. `guilt` is None while no share stands.
    """

    head: Head
    kinds: Table
    months: Table
    districts: Table
    causes: tuple[Table, ...] = ()
    objects: tuple[Table, ...] = ()
    persons: tuple[Table, ...] = ()
    judged: tuple[Judged, ...] = ()
    together: Mapping[str, Answer] = field(default_factory=dict)
    changed: tuple[Changed, ...] = ()
    harms: Mapping[str, Damage] = field(default_factory=dict)
    charts: tuple[Charted, ...] = ()
    guilt: Guilt | None = None
    decisions: Records = Records()
    records: Records = Records()
    method: tuple[tuple[Label, Label | Value], ...] = ()
    definitions: tuple[Label, ...] = ()
    style: Style = Style.PERCENT
    sheets: tuple[str, ...] = field(default=())
