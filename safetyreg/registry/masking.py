"""Personal data hidden from those who may not see it, and put back when they save what they were given."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.person import PERSON_FIELDS, Person, mask_iin
from safetyreg.storage.history import CLAIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from safetyreg.domain.changes import HistoryLine
    from safetyreg.domain.decision import Decision
    from safetyreg.domain.field import Value
    from safetyreg.domain.incident import Incident

HIDDEN: Final = "•••"
_NAMES: Final = ("surname", "given_name", "patronymic")
_OWN: Final = frozenset(field.name for kind in KINDS for field in kind.fields if field.personal)
_OF_PERSON: Final = re.compile(r"person \d+: (\w+)")
_PERSONAL: Final = frozenset(
    field.name
    for fields in (PERSON_FIELDS, *(kind.person_fields for kind in KINDS))
    for field in fields
    if field.personal
)


def mask(incident: Incident, *, names: bool) -> Incident:
    """Return a record with masked identity numbers.

    With `names` only initials and ages stay of a person, and the fields that name somebody say `HIDDEN`.
    """
    persons = tuple(_mask(person, incident, names=names) for person in incident.persons)
    details = MappingProxyType(
        {name: HIDDEN if name in _OWN else told for name, told in incident.details.items()}
    )
    return replace(incident, persons=persons, details=details if names else incident.details)


def unmask(given: Incident, stored: Incident | None) -> Incident:
    """Return a record that was read masked with what was hidden put back, where it was not typed anew.

    A mask that hides nothing stored is nobody's name: it goes.
    """
    details = dict(given.details)
    for name in _OWN & details.keys():
        if details[name] == HIDDEN:
            details[name] = stored.details.get(name) if stored is not None else None
    kept = MappingProxyType({name: value for name, value in details.items() if value is not None})
    known = {person.id: person for person in stored.persons} if stored is not None else {}
    persons = tuple(
        _unmask(person, known.get(person.id), stored) if stored is not None else person
        for person in given.persons
    )
    return replace(given, persons=persons, details=kept)


def mask_row(row: tuple[Value, ...], fields: Sequence[str]) -> tuple[Value, ...]:
    """Return the values of some fields of a record without those that name somebody."""
    cells = zip(fields, row, strict=True)
    return tuple(HIDDEN if name in _OWN and value else value for name, value in cells)


def personal(fields: Iterable[str]) -> bool:
    """Whether one of some fields of a record names somebody."""
    return not _OWN.isdisjoint(fields)


def mask_decision(decision: Decision) -> Decision:
    """Return a decision without the names of those who dissented."""
    dissents = (replace(one, author=_hide(one.author)) for one in decision.dissents)
    return replace(decision, dissents=tuple(dissents))


def mask_line(line: HistoryLine, *, names: bool) -> HistoryLine:
    """Return a line of history with identity numbers masked, and with `names` every personal value hidden."""
    if names and line.action == CLAIM:
        return replace(line, old=_hide(line.old), new=_hide(line.new))
    if names and line.field in _OWN:
        return replace(line, old=_hide(line.old), new=_hide(line.new))
    found = _OF_PERSON.fullmatch(line.field)
    if found is None or found[1] not in _PERSONAL:
        return line
    if found[1] == "iin":
        return replace(line, old=mask_iin(line.old), new=mask_iin(line.new))
    return replace(line, old=_hide(line.old), new=_hide(line.new)) if names else line


def _hide(text: str) -> str:
    return HIDDEN if text else ""


def _mask(person: Person, incident: Incident, *, names: bool) -> Person:
    masked = replace(person, iin=mask_iin(person.iin))
    if not names:
        return masked
    initials = {name: _initial(getattr(person, name)) for name in _NAMES}
    details = {name: value for name, value in person.details.items() if name not in _PERSONAL}
    age = person.age_on(incident.occurred_on)
    return replace(
        masked,
        **initials,  # type: ignore[arg-type]
        birth_date=None,
        age=age,
        details=MappingProxyType(details),
    )


def _initial(name: str) -> str:
    return f"{name[0]}." if name else ""


def _unmask(given: Person, stored: Person | None, record: Incident) -> Person:
    if stored is None:
        return given
    hidden = _mask(stored, record, names=True)
    made = replace(given, iin=stored.iin) if given.iin == hidden.iin else given
    if all(getattr(given, name) == getattr(hidden, name) for name in _NAMES):
        made = replace(made, **{name: getattr(stored, name) for name in _NAMES})
    if given.birth_date is None and given.age == hidden.age and stored.birth_date is not None:
        made = replace(made, birth_date=stored.birth_date, age=stored.age)
    lost = {name: value for name, value in stored.details.items() if name not in hidden.details}
    details = lost | dict(made.details)
    return replace(made, details=MappingProxyType(details))
