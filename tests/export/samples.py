"""A meeting made of invented figures that add up, with charts, blocks and records."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import FieldType, Value
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period, year
from safetyreg.errors import Message
from safetyreg.export.cell import Content
from safetyreg.export.dump import DumpColumn
from safetyreg.export.meeting import Head, Meeting, Records
from safetyreg.i18n import Names
from safetyreg.statistics.breaks import comparable
from safetyreg.statistics.comparison import side_by_side
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.grid import Group
from safetyreg.statistics.judging import Judged
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.people import OUTCOMES
from safetyreg.statistics.summary import PARTS, SUMMARY, _pairs
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.statistics.verdict import judge

PERIOD: Final = Period(date(2026, 1, 1), date(2026, 10, 31))
KIND_CODES: Final = tuple(kind.code for kind in KINDS)
DISTRICTS: Final = ("3510", "3516", "3521", "3522", "3524", "3528", "3532", "3536", "3540", "3548", "3552")
INJECTED: Final = '=HYPERLINK("http://example.org")'
LEFT: Final = 12_345

HEAD: Final = Head(
    registry="Карагандинская область & ДЧС",
    demo=True,
    made_at=datetime(2026, 11, 22, 9, 30),
    version="0.1",
    state=4711,
    period=PERIOD,
    filter=(("Place", Names("Карагандинская область", "Қарағанды облысы")),),
)

Figures = dict[Group, tuple[int, ...]]
Pair = tuple[tuple[int, ...], tuple[int, ...]]


NOW: Final[Figures] = {
    ("fire",): (987, 41, 6, 9, 63, 8, 812, 40, 0, 1_482_300_000),
    ("water",): (38, 31, 9, 4, 2, 1, 57, 12, 1, 0),
    ("workplace",): (124, 11, 0, 0, 118, 0, 0, 0, 0, 96_400_000),
}
PAST: Final[Figures] = {
    ("fire",): (580, 38, 4, 11, 70, 12, 640, 33, 0, 1_102_450_000),
    ("water",): (41, 36, 11, 6, 0, 0, 44, 9, 0, 0),
    ("workplace",): (131, 14, 0, 0, 126, 0, 0, 0, 0, 41_000_000),
}


def split(total: int, parts: int, chance: random.Random) -> list[int]:
    """Split a number into parts that add up to it."""
    cuts = sorted(chance.randint(0, total) for _ in range(parts - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]


def spread(totals: tuple[int, ...], groups: list[Group], chance: random.Random) -> Figures:
    """Give every group its part of the totals."""
    columns = [split(total, len(groups), chance) for total in totals]
    return dict(zip(groups, zip(*columns, strict=True), strict=True))


def _pair(sides: Iterable[tuple[int, ...]]) -> Pair:
    before, now = sides
    return before, now


def coded(
    by: str, kinds: tuple[str, ...], groups: list[Group], pair: Pair, shares: tuple[str, ...] = ()
) -> Table:
    """Compare groups of one dimension over `PARTS`."""
    chance = random.Random(len(groups))
    figures = (spread(pair[0], groups, chance), spread(pair[1], groups, chance))
    return side_by_side((DIMENSION[by].heading(kinds),), groups, figures, PARTS, shares)


def meeting(book: CodeBook, *, demo: bool = True, rows: int = 60) -> Meeting:
    """Return a whole meeting over ten months."""
    chance = random.Random(7)
    now, past = NOW, PAST
    kinds = side_by_side((DIMENSION["kind"].heading(),), list(now), (past, now), SUMMARY)
    parts = [SUMMARY.index(measure) for measure in PARTS]
    sums = _pair(tuple(sum(line[i] for line in side.values()) for i in parts) for side in (past, now))
    causes = []
    for kind in KINDS:
        codes: list[Group] = [(item.code,) for item in book.lists[kind.causes].children.get("", ())[:17]]
        pair = _pair(tuple(side[(kind.code,)][i] for i in parts) for side in (past, now))
        table = coded("cause", (kind.code,), codes, pair, ("incidents",))
        causes.append(replace(table, title=Message(kind.plural)))
    fire = _pair(tuple(side[("fire",)][i] for i in parts) for side in (past, now))
    objects: list[Group] = [(item.code,) for item in book.lists["fire_object"].children[""]]
    return Meeting(
        head=HEAD if demo else replace(HEAD, demo=False),
        kinds=kinds,
        months=months(now, past, chance),
        districts=coded("district", (), [(code,) for code in DISTRICTS], sums),
        causes=tuple(causes),
        objects=(coded("object", ("fire",), objects, fire, ("incidents",)),),
        persons=(people(now, chance),),
        judged=(
            Judged("fire", comparable(year(2025), year(2026), ()), {"incidents": judge(580, 987)}),
            Judged("water", comparable(year(2025), year(2026), ()), {}),
        ),
        records=records(rows),
        method=(
            (Message("Registry"), "Карагандинская область"),
            (Message("Drafts left out"), 12),
        ),
        definitions=(Message("a fire is counted"),),
    )


def months(now: Figures, past: Figures, chance: random.Random) -> Table:
    """Spread the incidents of each kind over the months of the period."""
    keys = [f"2026-{month:02d}" for month in range(1, 11)]
    columns = [split(side[(kind,)][0], len(keys), chance) for kind in KIND_CODES for side in (past, now)]
    lines = list(zip(*columns, strict=True))
    rows: list[tuple[Value, ...]] = [
        (key, *line, sum(line[0::2]), sum(line[1::2])) for key, line in zip(keys, lines, strict=True)
    ]
    totals = [sum(column) for column in columns]
    return Table(
        _pairs(KIND_CODES), tuple(rows), totals=(None, *totals, sum(totals[0::2]), sum(totals[1::2]))
    )


def people(now: Figures, chance: random.Random) -> Table:
    """Spread the dead and injured over age groups."""
    sums = [sum(line[SUMMARY.index(outcome)] for line in now.values()) for outcome in OUTCOMES]
    groups: list[Group] = [(key,) for key in ("0-6", "7-14", "15-17", "18-34", "35-59", "60+", "unknown")]
    found = spread(tuple(sums), groups, chance)
    heading = TableColumn("age_group", Message("Age"), Format.CODE)
    return Table(
        (heading, *(MEASURE[outcome].heading() for outcome in OUTCOMES)),
        tuple((*group, *found[group]) for group in groups),
        totals=(None, *sums),
    )


def records(rows: int) -> Records:
    """Return the newest records of many, one text of them an injected formula."""
    columns = tuple(
        DumpColumn(name, name, kind, 10, _unread)
        for name, kind in (
            ("number", FieldType.TEXT),
            ("occurred_on", FieldType.DATE),
            ("story", FieldType.TEXT),
            ("damage", FieldType.MONEY),
        )
    )
    line = ("1-2026-000123", date(2026, 10, 3), INJECTED, 1_250_000)
    return Records(columns=columns, rows=(line,) * rows, total=rows + LEFT)


def _unread(_rows: object) -> tuple[Content, ...]:
    return ()
