"""Registration numbers: unbroken by kind and year, raised in the transaction that gives them."""

import re
from typing import Final

from sqlalchemy import Connection, delete, text, update

from safetyreg.domain.kinds import BY_CODE
from safetyreg.storage import tables

_FORM: Final = re.compile(r"(\d)-(\d{4})-(\d+)")
_RAISE: Final = text(
    "INSERT INTO counters (kind, year, last) VALUES (:kind, :year, :amount)"
    " ON CONFLICT (kind, year) DO UPDATE SET last = counters.last + excluded.last RETURNING last"
)


def write_number(kind: str, year: int, order: int) -> str:
    """Return a registration number: `1-2026-000123`."""
    return f"{BY_CODE[kind].digit}-{year}-{order:06d}"


def read_number(number: str) -> tuple[int, int, int] | None:
    """Return digit of the kind, year and order of a registration number; None for any other text."""
    found = _FORM.fullmatch(number)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def tidy_number(text: str) -> str:
    """Return a number as it is written, given with or without its zeros; other texts as they are."""
    found = read_number(text.strip())
    return f"{found[0]}-{found[1]}-{found[2]:06d}" if found else text.strip()


def take(connection: Connection, kind: str, year: int, amount: int = 1) -> range:
    """Take the next orders of a kind and year; they are lost to nobody but with this transaction."""
    last = connection.execute(_RAISE, {"kind": kind, "year": year, "amount": amount}).scalar_one()
    return range(last - amount + 1, last + 1)


def next_number(connection: Connection, kind: str, year: int) -> str:
    """Take the next registration number."""
    return write_number(kind, year, take(connection, kind, year)[0])


def give_back(connection: Connection, kind: str, year: int, first: int, last: int) -> bool:
    """Give back the orders from `first` to `last`, if none was given after them; say whether it was so."""
    counters = tables.counters.c
    own = (counters.kind == kind) & (counters.year == year) & (counters.last == last)
    if first == 1:
        return connection.execute(delete(tables.counters).where(own)).rowcount == 1
    return connection.execute(update(tables.counters).where(own).values(last=first - 1)).rowcount == 1
