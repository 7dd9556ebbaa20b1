"""Verdicts beside the changes of a table: a column a measure, a mark for what holds among all, a footnote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.comparison import BEFORE, CHANGE
from safetyreg.statistics.multiplicity import marked
from safetyreg.statistics.table import Format, Label, Table, TableColumn
from safetyreg.statistics.verdict import Answer
from safetyreg.statistics.verdict_words import HELD

VERDICT: Final = "_verdict"
_LEGEND: Final = Message(
    mark(
        "Verdict by an exact test at 5 %, by days and people where known, scatter allowed for: ▲ rise"
        " confirmed, ▼ fall confirmed, ≈ within chance, ? too few figures to judge. Damage has no verdict."
    )
)
_LOOKED_AT: Final = mark("* also holds among all {number} comparisons of this table together.")
_CUT: Final = Message(
    mark("Verdicts rest on the days after or before a break only; the figures are those of all days.")
)
_BROKEN: Final = Message(mark("No verdict: a break lies between the two periods."))
_NONE: Final[Mapping[str, Answer]] = {}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Answers by the first cell of a row and the measure; those of the totals; whether periods were cut.

    `broken` tells that a break lies between the periods of some row, which then has no answers.
    """

    rows: Mapping[Value, Mapping[str, Answer]] = field(default_factory=dict)
    total: Mapping[str, Answer] = field(default_factory=dict)
    cut: bool = False
    broken: bool = False

    def told(self) -> tuple[Answer, ...]:
        """Return every answer that has something to compare."""
        lines = (*self.rows.values(), self.total)
        return tuple(one for line in lines for one in line.values() if one.before + one.after)


@dataclass(frozen=True, slots=True)
class Changed:
    """A group whose change is confirmed: its table's title, the column naming it, its key, the measure."""

    title: Label
    column: TableColumn
    key: Value
    measure: str
    answer: Answer


def confirmed(table: Table, found: Verdicts) -> tuple[Changed, ...]:
    """Return the groups of a table that changed beyond chance, in the order of its rows."""
    lines = ((row[0], found.rows.get(row[0], _NONE)) for row in table.rows)
    return tuple(
        Changed(table.title, table.columns[0], key, measure, answer)
        for key, answers in lines
        for measure, answer in answers.items()
        if answer.verdict.confirmed
    )


def with_verdicts(table: Table, found: Verdicts, measures: Sequence[str]) -> Table:
    """Return a table with a column `<measure>_verdict` after each change: a key of `SHORT`, or nothing."""
    keys = {column.key for column in table.columns}
    judged = [measure for measure in measures if measure in keys and measure + BEFORE in keys]
    answers = found.told()
    held = {id(answer) for answer, holds in zip(answers, marked(answers), strict=True) if holds}

    def line(row: Sequence[Value], own: Mapping[str, Answer]) -> tuple[Value, ...]:
        cells: list[Value] = []
        for column, value in zip(table.columns, row, strict=True):
            cells.append(value)
            measure = _owner(column.key, keys, judged)
            cells += [_key(own.get(measure), held)] if measure else []
        return tuple(cells)

    return replace(
        table,
        columns=tuple(_columns(table, keys, judged)),
        rows=tuple(line(row, found.rows.get(row[0], _NONE)) for row in table.rows),
        totals=None if table.totals is None else line(table.totals, found.total),
        notes=(*table.notes, *_notes(found, len(answers), held=bool(held))),
    )


def _columns(table: Table, keys: set[str], judged: Sequence[str]) -> list[TableColumn]:
    found: list[TableColumn] = []
    labels = {column.key: column.label for column in table.columns}
    for column in table.columns:
        found.append(column)
        measure = _owner(column.key, keys, judged)
        if measure:
            label = Message(mark("{measure}, verdict"), {"measure": labels[measure]})
            found.append(TableColumn(measure + VERDICT, label, Format.CODE))
    return found


def _owner(key: str, keys: set[str], judged: Sequence[str]) -> str:
    """Return the measure whose verdict stands after a column: after its change, else after its figure."""
    measure = key.removesuffix(CHANGE)
    if measure not in judged or (measure + CHANGE in keys and not key.endswith(CHANGE)):
        return ""
    return measure


def _key(answer: Answer | None, held: set[int]) -> str | None:
    if answer is None or not answer.before + answer.after:
        return None
    return answer.verdict.value + (HELD if id(answer) in held else "")


def _notes(found: Verdicts, looked_at: int, *, held: bool) -> list[Label]:
    notes: list[Label] = [_LEGEND] if looked_at else []
    if held:
        notes.append(Message(_LOOKED_AT, {"number": looked_at}))
    if found.cut:
        notes.append(_CUT)
    if found.broken:
        notes.append(_BROKEN)
    return notes
