"""Parts add up to totals, on every sheet: checked before anything is saved."""

from collections.abc import Iterable, Mapping

from safetyreg.statistics.table import Format, Table

_ADDED = frozenset({Format.INTEGER, Format.MONEY})


class TotalsError(RuntimeError):
    """Two figures that must be equal differ: a bug of ours, never the user's."""


def check_totals(tables: Iterable[Table], expected: Mapping[str, int] | None = None) -> None:
    """Raise TotalsError where rows do not add up to their totals, or these differ from those expected."""
    wanted = expected or {}
    for table in tables:
        for place, column in enumerate(table.columns):
            if table.totals is None or column.format not in _ADDED or table.totals[place] is None:
                continue
            total = table.totals[place]
            found = sum(value for row in table.rows if isinstance(value := row[place], int))
            if found != total or wanted.get(column.key, total) != total:
                text = f"{table.title!r}, {column.key}: {found} in rows, {total} in totals, {wanted}"
                raise TotalsError(text)
