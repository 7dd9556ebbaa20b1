"""Dated reference values of a registry: calendar, breaks of series, amounts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, select

from safetyreg.domain.denominator import Denominator
from safetyreg.domain.head import Head
from safetyreg.domain.norm import LegalNumber, Norm
from safetyreg.domain.policy import Policy
from safetyreg.domain.reference import (
    Break,
    CalendarDay,
    CalendarStatus,
    DayKind,
    ReferenceValue,
    ValueStatus,
)
from safetyreg.domain.suggestion import Suggestion
from safetyreg.i18n import Names
from safetyreg.storage import seeding, tables
from safetyreg.storage.engine import upsert
from safetyreg.storage.seeding import Shelf

Kept = TypeVar("Kept", CalendarDay, Break, ReferenceValue, Policy, Norm, Head, LegalNumber, Denominator)


@dataclass(frozen=True)
class Drawer(Generic[Kept]):
    """One kind of reference values: where it is kept and how it is written and read."""

    shelf: Shelf
    to_row: Callable[[Kept], dict[str, object]]
    of_row: Callable[[Mapping[Any, Any]], Kept]

    def seed(self, connection: Connection, shipped: Iterable[Kept]) -> int:
        """Add shipped values that were never here; return how many."""
        return seeding.fill(connection, self.shelf, tuple(map(self._shipped, shipped)))

    def every(self, connection: Connection) -> tuple[Kept, ...]:
        """Read every value in the order of its key."""
        table = self.shelf.table
        rows = connection.execute(select(table).order_by(*(table.c[key] for key in self.shelf.keys)))
        return tuple(map(self.of_row, rows.mappings()))

    def find(self, connection: Connection, value: Kept) -> Kept | None:
        """Return what is kept under a value's key, or None."""
        table = self.shelf.table
        row = connection.execute(select(table).where(*self._key(value))).mappings().first()
        return None if row is None else self.of_row(row)

    def put(self, connection: Connection, value: Kept) -> None:
        """Keep a value as a person wants it."""
        row = {**self.to_row(value), "touched": True}
        columns = [name for name in row if name not in self.shelf.keys]
        upsert(connection, self.shelf.table, (row,), self.shelf.keys, columns)

    def remove(self, connection: Connection, value: Kept) -> bool:
        """Take a value out, for good: seeding never brings it back; say whether it was there."""
        return bool(connection.execute(delete(self.shelf.table).where(*self._key(value))).rowcount)

    def suggestions(self, connection: Connection, shipped: Iterable[Kept]) -> tuple[Suggestion[Kept], ...]:
        """Return what the program ships newer and else than the registry has it."""
        return tuple(
            Suggestion(self.of_row(offer.shipped), self.of_row(offer.own) if offer.own else None)
            for offer in seeding.offers(connection, self.shelf, map(self._shipped, shipped))
        )

    def settle(self, connection: Connection, shipped: Kept, *, accepted: bool) -> None:
        """Take a shipped value over, or leave our own and be asked no more."""
        act = seeding.accept if accepted else seeding.decline
        act(connection, self.shelf, self._shipped(shipped))

    def _key(self, value: Kept) -> tuple[ColumnElement[bool], ...]:
        table, row = self.shelf.table, self.to_row(value)
        return tuple(table.c[key] == row[key] for key in self.shelf.keys)

    def _shipped(self, value: Kept) -> dict[str, object]:
        return {**self.to_row(value), "touched": False}


def _day_row(day: CalendarDay) -> dict[str, object]:
    return {
        "day": day.day,
        "kind": day.kind.value,
        **_names_row(day.names),
        "document": day.document,
        "status": day.status.value,
    }


def _day(row: Mapping[Any, Any]) -> CalendarDay:
    return CalendarDay(
        row["day"], DayKind(row["kind"]), _names(row), row["document"], CalendarStatus(row["status"])
    )


def _break_row(found: Break) -> dict[str, object]:
    return {
        "code": found.code,
        "day": found.day,
        "kinds": " ".join(found.kinds),
        "places": " ".join(found.places),
        **_names_row(found.footnote),
        "source": found.source,
    }


def _break(row: Mapping[Any, Any]) -> Break:
    kinds, places = tuple(row["kinds"].split()), tuple(row["places"].split())
    return Break(row["code"], row["day"], kinds, places, _names(row), row["source"])


def _value_row(value: ReferenceValue) -> dict[str, object]:
    return {
        "code": value.code,
        "valid_from": value.valid_from,
        "value": value.value,
        "unit": value.unit,
        "status": value.status.value,
        "source": value.source,
    }


def _value(row: Mapping[Any, Any]) -> ReferenceValue:
    return ReferenceValue(
        row["code"], row["valid_from"], row["value"], row["unit"], ValueStatus(row["status"]), row["source"]
    )


def _names_row(names: Names) -> dict[str, object]:
    return {"ru": names.ru, "kk": names.kk, "en": names.en}


def _names(row: Mapping[Any, Any]) -> Names:
    return Names(row["ru"], row["kk"], row["en"])


CALENDAR: Final = Drawer(Shelf(tables.calendar_days, ("day",)), _day_row, _day)
BREAKS: Final = Drawer(Shelf(tables.breaks, ("code",)), _break_row, _break)
VALUES: Final = Drawer(Shelf(tables.reference_values, ("code", "valid_from")), _value_row, _value)
