"""The throw-away server itself: UTF-8, folding Kazakh letters, databases made from one template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from tests.postgres import Cluster


def test_the_server_speaks_utf8_and_folds_kazakh_letters(empty_url: str) -> None:
    with psycopg.connect(empty_url) as connection:
        found = connection.execute("SELECT current_setting('server_encoding'), lower('ӨРТ Қ')").fetchone()
    assert found == ("UTF8", "өрт қ")


def test_databases_are_copies_of_their_own(cluster: Cluster) -> None:
    first, second = cluster.copy(make_table), cluster.copy(make_table)
    with psycopg.connect(first) as connection:
        connection.execute("INSERT INTO kept VALUES (1)")
    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    cluster.drop()
    assert cluster.made == []


def make_table(location: str) -> None:
    with psycopg.connect(location) as connection:
        connection.execute("CREATE TABLE kept (number integer)")
