"""Code lists of a registry: seeded from the shipped ones, edited, replaced by official lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, select, text, update

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.errors import NotFoundError
from safetyreg.i18n import Language, Names, mark
from safetyreg.storage import seeding, tables
from safetyreg.storage.engine import upsert
from safetyreg.storage.seeding import RowValues, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from safetyreg.domain.code_import import ImportedCodes
    from safetyreg.domain.suggestion import Suggestion

_LISTS = tables.code_lists.c
_ITEMS = tables.code_items.c
_LIST_SHELF: Final = Shelf(tables.code_lists, ("name",))
_ITEM_SHELF: Final = Shelf(tables.code_items, ("list", "code"))
_KEYS: Final = ("list", "code")
_SAID: Final = ("parent", "ru", "kk", "en", "unconfirmed", "valid_from", "valid_to", "successor")
_COUNT: Final = text(
    "INSERT INTO registry (key, value) VALUES ('codes', '1') ON CONFLICT (key) DO UPDATE "
    "SET value = CAST(CAST(registry.value AS INTEGER) + 1 AS TEXT)"
)
_COUNTED: Final = text("SELECT value FROM registry WHERE key = 'codes'")


def seed(connection: Connection, shipped: Sequence[CodeList]) -> int:
    """Add shipped lists and items that were never here; return how many."""
    heads = [_head(head, position) for position, head in enumerate(shipped)]
    added = seeding.fill(connection, _LIST_SHELF, heads)
    added += seeding.fill(connection, _ITEM_SHELF, tuple(_rows(shipped)))
    if added:
        touch(connection)
    return added


def touch(connection: Connection) -> None:
    """Raise the counter of changed codes: books read before are out of date."""
    connection.execute(_COUNT)


def state(connection: Connection) -> int:
    """Return the counter of changed codes."""
    return int(connection.execute(_COUNTED).scalar() or 0)


def book(connection: Connection) -> CodeBook:
    """Read every list with its items."""
    found: dict[str, list[CodeItem]] = {}
    for row in connection.execute(
        select(tables.code_items).order_by(_ITEMS.position, _ITEMS.code)
    ).mappings():
        found.setdefault(row["list"], []).append(_item(row))
    heads = connection.execute(select(tables.code_lists).order_by(_LISTS.position, _LISTS.name))
    return CodeBook({head.name: _list(head, found.get(head.name, ())) for head in heads})


def get(connection: Connection, name: str) -> CodeList:
    """Read one list; raise NotFoundError for a name that no list has."""
    head = connection.execute(select(tables.code_lists).where(_LISTS.name == name)).first()
    if head is None:
        raise NotFoundError(mark("No code list is called “{name}”."), name=name)
    chosen = select(tables.code_items).where(_ITEMS.list == name)
    rows = connection.execute(chosen.order_by(_ITEMS.position, _ITEMS.code)).mappings()
    return _list(head, tuple(map(_item, rows)))


def put(connection: Connection, name: str, item: CodeItem, position: int) -> None:
    """Keep an item as a person wants it; a known code keeps its place."""
    row = {**_row(name, item), "position": position, "touched": True}
    upsert(connection, tables.code_items, (row,), _KEYS, (*_SAID, "touched"))


def apply(connection: Connection, found: ImportedCodes) -> None:
    """Write what importing an official list leaves, in its order."""
    touched = {item.code for item in found.added} | {change.new.code for change in found.changed}
    touched |= {item.code for item in found.closed}
    rows = [
        {**_row(found.list, item), "position": position, "touched": item.code in touched}
        for position, item in enumerate(found.items)
    ]
    kept = [row for row in rows if not row["touched"]]
    upsert(connection, tables.code_items, kept, _KEYS, ("position",))
    upsert(
        connection,
        tables.code_items,
        [row for row in rows if row["touched"]],
        _KEYS,
        (*_SAID, "position", "touched"),
    )


def set_complete(connection: Connection, name: str, *, complete: bool, source: str = "") -> None:
    """Mark a list as complete or not, with the source where one is named."""
    values = {"complete": complete} | ({"source": source} if source else {})
    connection.execute(update(tables.code_lists).where(_LISTS.name == name).values(values))


def suggestions(connection: Connection, shipped: Sequence[CodeList]) -> tuple[Suggestion[CodeItem], ...]:
    """Return what the program ships newer and else than the registry has it."""
    from safetyreg.domain.suggestion import Suggestion  # noqa: PLC0415  loaded when used

    return tuple(
        Suggestion(_item(offer.shipped), _item(offer.own) if offer.own else None, str(offer.shipped["list"]))
        for offer in seeding.offers(connection, _ITEM_SHELF, _rows(shipped))
    )


def settle(connection: Connection, suggestion: Suggestion[CodeItem], *, accepted: bool) -> None:
    """Take a shipped item over, or leave our own and be asked no more."""
    row = {**_row(suggestion.list, suggestion.shipped), "position": 0, "touched": False}
    if accepted:
        seeding.accept(connection, _ITEM_SHELF, row)
    else:
        seeding.decline(connection, _ITEM_SHELF, row)


def _rows(lists: Iterable[CodeList]) -> Iterable[RowValues]:
    for each in lists:
        for position, item in enumerate(each.items):
            yield {**_row(each.name, item), "position": position, "touched": False}


def _head(head: CodeList, position: int) -> RowValues:
    return {
        "name": head.name,
        "ru": head.titles.ru,
        "kk": head.titles.kk,
        "en": head.titles.en,
        "complete": head.complete,
        "source": head.source,
        "position": position,
    }


def _row(name: str, item: CodeItem) -> dict[str, object]:
    return {
        "list": name,
        "code": item.code,
        "parent": item.parent,
        "ru": item.names.ru,
        "kk": item.names.kk,
        "en": item.names.en,
        "unconfirmed": " ".join(item.unconfirmed),
        "valid_from": item.valid_from,
        "valid_to": item.valid_to,
        "successor": item.successor,
    }


def _list(head: Row[tuple[object, ...]], items: Sequence[CodeItem]) -> CodeList:
    return CodeList(head.name, Names(head.ru, head.kk, head.en), tuple(items), head.complete, head.source)


def _item(row: Mapping[Any, Any]) -> CodeItem:
    return CodeItem(
        row["code"],
        Names(row["ru"], row["kk"], row["en"]),
        row["parent"],
        tuple(Language(word) for word in row["unconfirmed"].split()),
        row["valid_from"],
        row["valid_to"],
        row["successor"],
    )
