"""Between an incident and its rows: what is worked out is filled in here, for every way into the registry."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Row

from safetyreg.domain import kinds, place
from safetyreg.domain import person as person_module
from safetyreg.domain.attachment import Attachment
from safetyreg.domain.detailed import EMPTY
from safetyreg.domain.field import Field, Value, Values
from safetyreg.domain.incident import COLUMNS, TOTALS, Incident
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.domain.values import decode, encode

Record = dict[str, Any]

_AUDIT: Final = ("batch", "created_by", "created_at", "changed_by", "changed_at")
_PLAIN: Final = tuple(sorted(COLUMNS - set(TOTALS) - {"number", "status"}))
_READ_PLAIN: Final = attrgetter(*_PLAIN)
_READ_TOTALS: Final = attrgetter(*TOTALS)
_PERSON: Final = tuple(sorted(person_module.COLUMNS))
_READ_PERSON: Final = attrgetter(*_PERSON)
_OWN_FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    kind.code: {field.name: field for field in kind.fields if not field.column} for kind in kinds.KINDS
}
_PERSON_FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    kind.code: {field.name: field for field in kind.person_fields} for kind in kinds.KINDS
}
_FROM_ROW: Final = tuple(
    f.name
    for f in fields(Incident)
    if f.name not in {*TOTALS, "status", "number", "details", "persons", "attachments", "acknowledged", "raw"}
)
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def record(incident: Incident) -> Record:
    """Return the row of an incident without its id, version and audit columns."""
    made: Record = dict(zip(_PLAIN, _READ_PLAIN(incident), strict=True))
    on = incident.occurred_on
    made["status"] = incident.status.value
    made["number"] = incident.number or None
    made["occurred"] = incident.occurred
    made["month"] = on.year * 100 + on.month if on else 0
    made["region"] = place.region_of(incident.place)
    made["district"] = place.district_of(incident.place)
    made["cause"] = incident.cause
    made["counted"] = kinds.counted(incident).yes
    made["people"] = len(incident.persons)
    made |= _totals(incident)
    made["details"] = encoded(incident.details)
    made["raw"] = dict(incident.raw)
    made["acknowledged"] = list(incident.acknowledged)
    made["batch"] = incident.batch
    return made


def _totals(incident: Incident) -> Record:
    entered = _READ_TOTALS(incident)
    if incident.persons:
        outcomes = {person.outcome for person in incident.persons}
        made: Record = {
            name: _listed(incident, name, outcomes) if given is None else given
            for name, given in zip(TOTALS, entered, strict=True)
        }
    else:
        made = {name: given or 0 for name, given in zip(TOTALS, entered, strict=True)}
    made["entered"] = {n: given for n, given in zip(TOTALS, entered, strict=True) if given is not None}
    return made


def _listed(incident: Incident, name: str, outcomes: set[str]) -> int:
    return incident.listed(name) if name.partition("_")[0] in outcomes else 0


def encoded(details: Values) -> dict[str, object]:
    """Return the kind's own values as JSON holds them; blanks are left out."""
    return {
        name: encode(value) for name, value in details.items() if value is not None and value not in ("", ())
    }


def person_record(person: Person, incident_id: int, position: int, on: date | None) -> Record:
    """Return the row of a person without its id."""
    made: Record = dict(zip(_PERSON, _READ_PERSON(person), strict=True))
    age = person.age_on(on)
    made["incident_id"] = incident_id
    made["position"] = position
    made["age_on_day"] = age
    made["child"] = age is not None and age < person_module.ADULT_AGE
    made["details"] = encoded(person.details)
    return made


def incident(
    row: Row[Any], persons: Sequence[Row[Any]] = (), attachments: Sequence[Row[Any]] = ()
) -> Incident:
    """Return the incident of a full row with its persons and attachments in their order."""
    found = row._mapping  # noqa: SLF001  the documented way to read a row by names
    entered = found["entered"]
    return Incident(
        **{name: found[name] for name in _FROM_ROW},
        **{name: entered.get(name) for name in TOTALS},
        status=Status(found["status"]),
        number=found["number"] or "",
        details=decoded(found["details"], _OWN_FIELDS[found["kind"]]),
        raw=MappingProxyType(found["raw"]) if found["raw"] else _NOTHING,
        acknowledged=tuple(found["acknowledged"]),
        persons=tuple(person(one, found["kind"]) for one in persons),
        attachments=tuple(attachment(one) for one in attachments),
    )


def decoded(details: Mapping[str, object], own: Mapping[str, Field]) -> Values:
    """Return the kind's own values as they are used."""
    if not details:
        return EMPTY
    return MappingProxyType({name: decode(own.get(name), value) for name, value in details.items()})


def person(row: Row[Any], kind: str) -> Person:
    """Return the person of a full row."""
    found = row._mapping  # noqa: SLF001  the documented way to read a row by names
    columns = {name: found[name] for name in _PERSON}
    return Person(id=found["id"], **columns, details=decoded(found["details"], _PERSON_FIELDS[kind]))


def attachment(row: Row[Any]) -> Attachment:
    """Return the label of a kept file."""
    found = row._mapping  # noqa: SLF001  the documented way to read a row by names
    return Attachment(**{f.name: found[f.name] for f in fields(Attachment)})


def own_value(kind: str, name: str, value: object) -> Value:
    """Return a kind's own value as read from its JSON."""
    return decode(_OWN_FIELDS.get(kind, {}).get(name), value)


def as_text(value: object) -> str:
    """Write a value as the history keeps it: readable, the same in every language."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, tuple | list):
        return "; ".join(map(as_text, value))
    if isinstance(value, Mapping):
        return json.dumps(dict(value), ensure_ascii=False)
    return "" if value is None else str(value)
