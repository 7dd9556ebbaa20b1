"""Alarms of the watch that were acknowledged, one look an alarm."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, and_, delete, select

from safetyreg.domain.acknowledgement import Acknowledgement, AlarmKey
from safetyreg.domain.period import Step
from safetyreg.storage import tables
from safetyreg.storage.engine import upsert
from safetyreg.storage.watch_tables import acknowledgements as table

_KEYS = ("step", "kind", "place", "narrowing", "since")


def known(connection: Connection) -> Mapping[AlarmKey, Acknowledgement]:
    """Read every acknowledgement by its alarm."""
    users = tables.users.c
    rows = connection.execute(
        select(table, users.display_name)
        .join_from(table, tables.users, users.account == table.c.account, isouter=True)
        .order_by(table.c.at)
    )
    found = {}
    for row in rows:
        key = AlarmKey(Step(row.step), row.kind, row.place, row.since, row.narrowing)
        name = row.display_name or row.account
        found[key] = Acknowledgement(key, row.account, row.at, row.note, name)
    return found


def put(connection: Connection, found: Acknowledgement) -> None:
    """Keep a look at an alarm; an earlier one at the same gives way."""
    row = {**_key(found.key), "account": found.account, "at": found.at, "note": found.note}
    upsert(connection, table, (row,), _KEYS, ("account", "at", "note"))


def remove(connection: Connection, key: AlarmKey) -> bool:
    """Let an alarm stand as not looked at; say whether it was acknowledged."""
    return connection.execute(delete(table).where(_is(key))).rowcount > 0


def _key(key: AlarmKey) -> dict[str, object]:
    return {
        "step": key.step.value,
        "kind": key.kind,
        "place": key.place,
        "narrowing": key.narrowing,
        "since": key.since,
    }


def _is(key: AlarmKey) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in _key(key).items()))
