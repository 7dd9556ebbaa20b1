"""Totals re-add before anything is saved: the parts of each table, and each figure from sheet to sheet."""

from collections.abc import Mapping
from typing import Final

from safetyreg.domain.kinds import BY_CODE
from safetyreg.export.meeting import Meeting
from safetyreg.statistics.comparison import BEFORE
from safetyreg.statistics.table import Format, Table
from safetyreg.statistics.totals import check_totals

_ADDED: Final = frozenset({Format.INTEGER, Format.MONEY})


def check_meeting(meeting: Meeting) -> None:
    """Raise TotalsError where parts are not their totals, in a table or from the summary to another sheet."""
    whole = figures(meeting.kinds)
    check_totals((meeting.kinds, meeting.districts, *meeting.persons), whole)
    kinds = {str(row[0]): _line(meeting.kinds, row) for row in meeting.kinds.rows}
    expected = {
        f"{kind}{tail}": line[f"incidents{tail}"]
        for kind, line in kinds.items()
        for tail in ("", BEFORE)
        if f"incidents{tail}" in line
    }
    check_totals((meeting.months,), expected)
    for table in meeting.causes:
        owner = next((code for code, kind in BY_CODE.items() if kind.causes == table.columns[0].codes), "")
        check_totals((table,), kinds.get(owner))
    check_totals(meeting.objects, None)
    if meeting.guilt is not None:
        shares = figures(meeting.guilt.shares)
        people = {"people": sum(shares.values()), "people_above": shares["above"]}
        check_totals((meeting.guilt.shares,))
        check_totals(meeting.guilt.groups, people)


def figures(table: Table) -> Mapping[str, int]:
    """Return the totals of the columns that add up."""
    return _line(table, table.totals or ())


def _line(table: Table, row: tuple[object, ...]) -> Mapping[str, int]:
    pairs = zip(table.columns, row, strict=False)
    return {c.key: value for c, value in pairs if c.format in _ADDED and isinstance(value, int)}
