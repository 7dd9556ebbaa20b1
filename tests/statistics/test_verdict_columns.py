"""Verdicts beside the changes of a table: after each change, marked among all, said below."""

from __future__ import annotations

from safetyreg.errors import Message
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.comparison import side_by_side
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.verdict import judge
from safetyreg.statistics.verdict_columns import Verdicts, confirmed, with_verdicts
from tests.ui.windows import BOOK

EN = Texts(Language.EN)
TABLE = side_by_side(
    (DIMENSION["kind"].heading(),),
    [("fire",), ("water",), ("workplace",)],
    (
        {("fire",): (294, 10), ("water",): (4, 0), ("workplace",): (0, 0)},
        {("fire",): (388, 20), ("water",): (1, 0), ("workplace",): (0, 0)},
    ),
    ("incidents", "damage"),
)
FOUND = Verdicts(
    rows={
        "fire": {"incidents": judge(294, 388)},
        "water": {"incidents": judge(4, 1)},
        "workplace": {"incidents": judge(0, 0)},
    },
    total={"incidents": judge(298, 389)},
)


def test_a_verdict_stands_after_each_change_of_a_count_and_none_after_damage() -> None:
    table = with_verdicts(TABLE, FOUND, ("incidents", "dead"))
    keys = [column.key for column in table.columns]
    assert keys == [
        "kind",
        "incidents_before",
        "incidents",
        "incidents_change",
        "incidents_verdict",
        "damage_before",
        "damage",
        "damage_change",
    ]
    assert table.column("incidents_verdict") == ("rise*", "too_few", None)
    assert table.totals is not None
    assert table.totals[keys.index("incidents_verdict")] == "rise*"


def test_the_footnote_says_how_many_were_looked_at() -> None:
    notes = [
        EN.of(note) for note in with_verdicts(TABLE, FOUND, ("incidents",)).notes if isinstance(note, Message)
    ]
    assert notes[1] == "* also holds among all 3 comparisons of this table together."
    broken = with_verdicts(TABLE, Verdicts(cut=True, broken=True), ("incidents",))
    assert len(broken.notes) == 2
    assert set(broken.column("incidents_verdict")) == {None}


def test_verdicts_are_written_as_a_mark_and_a_word() -> None:
    column = with_verdicts(TABLE, FOUND, ("incidents",)).columns[4]
    said = [label(column, key, EN, BOOK) for key in ("rise*", "fall", "chance", "too_few", None)]
    assert said == ["▲ rise *", "▼ fall", "≈ chance", "? too few", "—"]


def test_only_what_changed_beyond_chance_is_confirmed() -> None:
    assert [(one.key, one.measure) for one in confirmed(TABLE, FOUND)] == [("fire", "incidents")]
