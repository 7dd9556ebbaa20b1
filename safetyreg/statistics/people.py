"""Who died and who was hurt: age groups, sex, children, intoxicated.

Ages and sexes come from the lists of persons; people that only a total names stand in a row of their own, so
that every column adds up to the totals of the incidents.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, case, func, select

from safetyreg.domain.field import Value
from safetyreg.domain.query import Query
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.counts import count
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.tables import incidents, persons

OUTCOMES: Final = ("dead", "injured", "rescued", "missing")
AGE_GROUPS: Final = (("0-6", 6), ("7-14", 14), ("15-17", 17), ("18-34", 34), ("35-59", 59), ("60+", 200))
UNKNOWN: Final = "unknown"
UNLISTED: Final = "unlisted"
LABELS: Final[Mapping[str, str]] = {
    "0-6": mark("0–6 years"),
    "7-14": mark("7–14 years"),
    "15-17": mark("15–17 years"),
    "18-34": mark("18–34 years"),
    "35-59": mark("35–59 years"),
    "60+": mark("60 years and older"),
    "male": mark("male"),
    "female": mark("female"),
    UNKNOWN: mark("unknown"),
    UNLISTED: mark("not listed by name"),
    "children": mark("children under 18"),
    "intoxicated": mark("intoxicated"),
    "others": mark("others"),
}

Figures = Mapping[tuple[str, str], int]


def people(connection: Connection, query: Query, scope: Scope) -> tuple[Table, Table, Table, Table]:
    """Return four tables of counted incidents: age groups, sexes, children, intoxicated, by outcomes.

    The last two rest on the totals, entered or listed; intoxication is asked of the dead only.
    """
    totals = _totals(connection, query, scope)
    ages = _listed(connection, query, scope, _age_group())
    sexes = _listed(connection, query, scope, _sex())
    groups = [code for code, _ in AGE_GROUPS]
    return (
        _table("age_group", mark("Age"), [*groups, UNKNOWN], ages, totals),
        _table("sex", mark("Sex"), ["male", "female", UNKNOWN], sexes, totals),
        _split("children", mark("Children"), totals, ("dead", "injured", "rescued")),
        _split("intoxicated", mark("Intoxicated"), totals, ("dead",)),
    )


def _totals(connection: Connection, query: Query, scope: Scope) -> dict[str, int]:
    table = count(connection, query, (), scope, measures=tuple(MEASURE))
    return {key: int(value) for key, value in table.records()[0].items()}  # type: ignore[arg-type]


def _age_group() -> ColumnElement[str]:
    age = persons.c.age_on_day
    return case(*((age <= last, code) for code, last in AGE_GROUPS), else_=UNKNOWN)


def _sex() -> ColumnElement[str]:
    return case((persons.c.sex.in_(("male", "female")), persons.c.sex), else_=UNKNOWN)


def _listed(connection: Connection, query: Query, scope: Scope, group: ColumnElement[str]) -> Figures:
    """Count the persons of counted incidents by a group and their outcome."""
    key = group.label("part")
    statement = (
        select(key, persons.c.outcome, func.count())
        .join_from(incidents, persons, persons.c.incident_id == incidents.c.id)
        .where(*where(query.only(counted=True), scope), persons.c.outcome.in_(OUTCOMES))
        .group_by(key, persons.c.outcome)
    )
    return {(part, outcome): number for part, outcome, number in connection.execute(statement)}


def _table(key: str, label: str, parts: Sequence[str], found: Figures, totals: Mapping[str, int]) -> Table:
    figures = [[found.get((part, outcome), 0) for outcome in OUTCOMES] for part in parts]
    named = [sum(column) for column in zip(*figures, strict=True)]
    sums = [totals[outcome] for outcome in OUTCOMES]
    rest = [total - number for total, number in zip(sums, named, strict=True)]
    rows = _rows(parts, figures)
    if any(rest):
        rows.append((UNLISTED, *rest))
    return Table(columns=_columns(key, label, OUTCOMES), rows=tuple(rows), totals=(None, *sums))


def _split(part: str, label: str, totals: Mapping[str, int], outcomes: Sequence[str]) -> Table:
    inside = [totals[f"{outcome}_{part}"] for outcome in outcomes]
    sums = [totals[outcome] for outcome in outcomes]
    outside = [total - number for total, number in zip(sums, inside, strict=True)]
    rows = _rows((part, "others"), (inside, outside))
    return Table(columns=_columns(part, label, outcomes), rows=tuple(rows), totals=(None, *sums))


def _rows(parts: Sequence[str], figures: Sequence[Sequence[int]]) -> list[tuple[Value, ...]]:
    return [(part, *numbers) for part, numbers in zip(parts, figures, strict=True)]


def _columns(key: str, label: str, outcomes: Sequence[str]) -> tuple[TableColumn, ...]:
    heading = TableColumn(key, Message(label), Format.CODE)
    return (heading, *(MEASURE[outcome].heading() for outcome in outcomes))
