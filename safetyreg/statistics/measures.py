"""What is added up: incidents, people, damage; each described once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func

from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.table import Format, TableColumn
from safetyreg.storage.tables import incidents


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that adds up over incidents; without a column it counts them."""

    code: str
    label: str
    column: str = ""
    format: Format = Format.INTEGER

    def expression(self) -> ColumnElement[int]:
        """Return its SQL over the table of incidents."""
        return func.coalesce(func.sum(incidents.c[self.column]), 0) if self.column else func.count()

    def heading(self) -> TableColumn:
        """Return its column of a table."""
        return TableColumn(self.code, Message(self.label), self.format)


def _people(code: str, label: str) -> Measure:
    return Measure(code, label, code)


MEASURES: Final = (
    Measure("incidents", mark("Incidents")),
    _people("dead", mark("Dead")),
    _people("injured", mark("Injured")),
    _people("rescued", mark("Rescued")),
    _people("missing", mark("Missing")),
    Measure("damage", mark("Damage, tenge"), "damage", Format.MONEY),
    _people("dead_children", mark("Dead children")),
    _people("dead_intoxicated", mark("Dead intoxicated")),
    _people("injured_children", mark("Injured children")),
    _people("rescued_children", mark("Rescued children")),
)
MEASURE: Final[Mapping[str, Measure]] = {measure.code: measure for measure in MEASURES}
BASIC: Final = ("incidents", "dead", "injured", "rescued", "missing", "damage")
