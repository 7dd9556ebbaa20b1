"""Orders of the register as SQL, each served by an index where one exists (see `indexes`)."""

from typing import Any, Final

from sqlalchemy import ColumnElement, UnaryExpression

from safetyreg.domain.query import Order
from safetyreg.storage import tables
from safetyreg.storage.conditions import column_of
from safetyreg.storage.engine import SQLITE, DatabaseKind

Term = UnaryExpression[Any]
_ROWS: Final = tables.incidents.c


def terms(order: Order, kinds: tuple[str, ...], kind: DatabaseKind) -> list[Term]:
    """Return the terms of an order; blanks come first ascending, last descending, on both databases.

    Among equals the newest come first ascending and last descending, so that one index serves both.
    """
    down = order.descending
    if order.field == "id":
        return [_term(_ROWS.id, kind, down=down)]
    column = column_of(order.field, kinds, kind)
    first = _term(column, kind, down=down)
    if order.field in {"occurred", "number"}:
        return [first, _term(_ROWS.id, kind, down=down)]
    return [first, _term(_ROWS.occurred, kind, down=not down), _term(_ROWS.id, kind, down=not down)]


def _term(column: ColumnElement[Any], kind: DatabaseKind, *, down: bool) -> Term:
    directed = column.desc() if down else column.asc()
    if kind == SQLITE or getattr(column, "nullable", True) is False:
        return directed
    return directed.nulls_last() if down else directed.nulls_first()
