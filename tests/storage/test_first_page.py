"""How the first page of a filter in another order is read: along the order, or from the filter's index."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from safetyreg.domain.query import EVERYTHING, NEWEST_FIRST, Condition, Operator, Order, Query
from safetyreg.storage import incidents
from safetyreg.storage.engine import Database
from tests.registries import bare
from tests.storage.incidents_made import fire, kept, scope

if TYPE_CHECKING:
    from pathlib import Path

    from tests.registries import Files

BY_NUMBER = Order("number")
BROAD = Condition("kind", value="fire")


@pytest.mark.parametrize(
    ("query", "order", "walked"),
    [
        (Query(where=(BROAD,)), BY_NUMBER, True),
        (Query(places=("350000000",)), BY_NUMBER, True),
        (Query(where=(BROAD,)), NEWEST_FIRST, False),
        (Query(where=(BROAD,)), Order("kind"), False),
        (Query(where=(BROAD, Condition("address", value=""))), BY_NUMBER, False),
        (Query(where=(Condition("kind", Operator.NOT, "water"),)), BY_NUMBER, False),
        (Query(where=(Condition("kind", value="water"),)), BY_NUMBER, False),
        (EVERYTHING, BY_NUMBER, False),
    ],
)
def test_the_order_is_walked_where_the_filter_is_broad_and_has_an_index(
    files: Files, tmp_path: Path, query: Query, order: Order, walked: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "MANY", 3)
    statements: list[str] = []

    def heard(*asked: Any) -> None:  # noqa: ANN401  what the event gives
        statements.append(asked[2])

    with closing(Database(str(files.copy(bare, tmp_path / "bare.sqlite")))) as database:
        kept(database, *(fire(address=f"{number}") for number in range(5)))
        with database.read() as connection:
            event.listen(connection, "before_cursor_execute", heard)
            incidents.first(connection, query, order, scope(database), 2)
    assert any("WHERE + (" in one for one in statements) is walked
