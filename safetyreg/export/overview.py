"""The first sheet's table: measures down, kinds across, with their total."""

from typing import Final

from safetyreg.domain.kinds import BY_CODE
from safetyreg.errors import Message
from safetyreg.export.meeting import Meeting
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.table import Format, Table, TableColumn

_TAILS: Final = ("_before", "", "_change", "_verdict")
_FORMATS: Final = {"_change": Format.PERCENT, "_verdict": Format.CODE}
_ALL: Final = "all"


def overview_table(meeting: Meeting, texts: Texts) -> Table:
    """Turn the table of kinds around: a row a measure, columns a kind, their total last."""
    kinds = meeting.kinds
    tails = tuple(tail for tail in _TAILS if f"incidents{tail}" in {column.key for column in kinds.columns})
    sources = {str(row[0]): row for row in kinds.rows}
    if kinds.totals is not None and len(sources) > 1:
        sources[_ALL] = kinds.totals
    places = {column.key: place for place, column in enumerate(kinds.columns)}
    measures = [
        c for c in kinds.columns[1:] if not c.key.endswith(("_before", "_change", "_share", "_verdict"))
    ]
    columns = [TableColumn("measure", Message(mark("Measure")))]
    for kind in sources:
        columns += [TableColumn(kind + tail, _label(kind), _format(tail)) for tail in tails]
    rows = tuple(
        (
            _name(measure, texts),
            *(
                row[places[measure.key + tail]] if measure.key + tail in places else None
                for row in sources.values()
                for tail in tails
            ),
        )
        for measure in measures
    )
    return Table(tuple(columns), rows, notes=kinds.notes)


def _name(measure: TableColumn, texts: Texts) -> str:
    return texts.of(measure.label) if isinstance(measure.label, Message) else str(measure.label)


def _label(kind: str) -> Message:
    return Message(BY_CODE[kind].plural) if kind in BY_CODE else Message(mark("All kinds"))


def _format(tail: str) -> Format:
    return _FORMATS.get(tail, Format.MONEY)
