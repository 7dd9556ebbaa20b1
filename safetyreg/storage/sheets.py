"""Reasoning sheets: the grounds as they stand now, under a version; what they were is in the history."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from safetyreg.domain import document
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State, Weight
from safetyreg.storage.fast_insert import insert_rows
from safetyreg.storage.history import Line
from safetyreg.storage.liability_tables import grounds, sheets
from safetyreg.storage.long_reading import in_parts
from safetyreg.storage.mapping import as_text
from safetyreg.storage.versions import raise_version
from safetyreg.storage.writing import Author

GROUND: Final = "ground"
FIELD: Final = "ground {id}: {name}"
_ROWS: Final = grounds.c
_NAMES: Final = tuple(field.name for field in fields(Ground) if field.name != "id")


def get(connection: Connection, incident: int, person: int) -> Sheet:
    """Return the sheet of a victim, an empty one of version 0 where nothing was kept."""
    own = (sheets.c.person_id == person) & (sheets.c.incident_id == incident)
    version = int(connection.execute(select(sheets.c.version).where(own)).scalar() or 0)
    victim = (_ROWS.person_id == person) & (_ROWS.incident_id == incident)
    chosen = select(grounds).where(victim).order_by(_ROWS.position)
    kept = tuple(map(_ground, connection.execute(chosen)))
    return Sheet(incident=incident, person=person, grounds=kept, version=version)


def every(connection: Connection) -> dict[int, tuple[Ground, ...]]:
    """Return the grounds of all sheets by the person's id, in their order."""
    found: dict[int, list[Ground]] = {}
    for row in in_parts(connection, select(grounds).order_by(_ROWS.person_id, _ROWS.position)):
        found.setdefault(row.person_id, []).append(_ground(row))
    return {person: tuple(kept) for person, kept in found.items()}


def fingerprint(connection: Connection) -> tuple[object, ...]:
    """Return what is another one as soon as a sheet is added or changed."""
    return tuple(connection.execute(select(func.count(), func.sum(sheets.c.version))).one())


def save(connection: Connection, sheet: Sheet, author: Author) -> tuple[Sheet, tuple[Line, ...]]:
    """Write a sheet over the version its writer saw and return it with the lines of history.

    Raise ConflictError where somebody saved meanwhile. Grounds keep their ids; one without gets an id.
    """
    old = get(connection, sheet.incident, sheet.person)
    raise_version(connection, sheets, (sheet.incident, sheet.person, sheet.version), author)
    own = {ground.id: ground for ground in old.grounds}
    gone = tuple(key for key in own if key not in {ground.id for ground in sheet.grounds})
    connection.execute(delete(grounds).where(_ROWS.id.in_(gone)))
    made = tuple(_write(connection, sheet, place, own) for place in range(len(sheet.grounds)))
    lines = tuple(_lines(sheet.incident, old.grounds, made))
    return replace(sheet, grounds=made, version=sheet.version + 1), lines


def add_many(connection: Connection, made: Sequence[Sheet], author: Author) -> None:
    """Write many new sheets whose grounds have ids already."""
    audit = {"version": 1, "changed_by": author.account, "changed_at": author.at}
    rows = [{"incident_id": one.incident, "person_id": one.person} | audit for one in made]
    insert_rows(connection, sheets, rows)
    kept = [
        _row(one, ground, place) | {"id": ground.id}
        for one in made
        for place, ground in enumerate(one.grounds)
    ]
    insert_rows(connection, grounds, kept)


def _write(connection: Connection, sheet: Sheet, place: int, own: dict[int | None, Ground]) -> Ground:
    ground = sheet.grounds[place]
    row = _row(sheet, ground, place)
    if ground.id in own:
        connection.execute(update(grounds).where(_ROWS.id == ground.id).values(row))
        return ground
    made = connection.execute(insert(grounds).values(row).returning(_ROWS.id)).scalar_one()
    return replace(ground, id=int(made))


def _lines(incident: int, old: Iterable[Ground], new: Iterable[Ground]) -> Iterator[Line]:
    """Yield a line for a ground that came or went, and one a field for a changed one."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for key in sorted({*before, *after}, key=str):
        was, now = before.get(key), after.get(key)
        if was and now:
            for name in _NAMES:
                told = as_text(_plain(was, name)), as_text(_plain(now, name))
                if told[0] != told[1]:
                    yield Line(incident, GROUND, FIELD.format(id=key, name=name), *told)
        else:
            yield Line(incident, GROUND, f"ground {key}", _whole(was), _whole(now))


def _plain(ground: Ground, name: str) -> object:
    return document.written(getattr(ground, name))


def _whole(ground: Ground | None) -> str:
    return as_text(document.written(ground)) if ground else ""


def _row(sheet: Sheet, ground: Ground, place: int) -> dict[str, Any]:
    victim = {"incident_id": sheet.incident, "person_id": sheet.person, "position": place}
    return victim | {name: _plain(ground, name) for name in _NAMES}


def _ground(row: Row[Any]) -> Ground:
    return Ground(
        id=row.id,
        side=Side(row.side),
        text=row.text,
        area=Area(row.area),
        norm=row.norm,
        evidence=row.evidence,
        attachment=row.attachment,
        link=row.link,
        weight=Weight(row.weight),
        state=State(row.state),
        check=row.check,
    )
