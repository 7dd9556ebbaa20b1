"""Forms that were left unfinished: found when a form opens, under which key this one is kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

NEW = "new"


class KeptForm(Protocol):
    """A form as the registry kept it; `kept_at` is aware UTC."""

    @property
    def kind(self) -> str:
        """Kind of the incident."""

    @property
    def key(self) -> str:
        """`new`, `new-2` … or the id of a record."""

    @property
    def texts(self) -> Mapping[str, str]:
        """Text of each field."""

    @property
    def kept_at(self) -> datetime:
        """When it was kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was left for a form, the newest first, and a key that is free."""

    forms: tuple[KeptForm, ...]
    key: str


def key_of(incident_id: int | None) -> str:
    """Return under which key a record's form is kept."""
    return NEW if incident_id is None else str(incident_id)


def find(
    every: Sequence[KeptForm], kind: str, incident_id: int | None, dropping: Collection[str] = ()
) -> Found:
    """Return the forms left for a record, or for new ones of a kind, but for those about to be dropped."""
    wanted = key_of(incident_id)
    found = [
        one
        for one in every
        if one.kind == kind and one.key.partition("-")[0] == wanted and one.key not in dropping
    ]
    found.sort(key=_moment, reverse=True)
    taken = {one.key for one in found}
    number = 2
    key = wanted
    while key in taken:
        key = f"{wanted}-{number}"
        number += 1
    return Found(tuple(found), key)


def newest(every: Sequence[KeptForm]) -> KeptForm | None:
    """Return the form that was typed in last; None where nothing was left."""
    return max(every, key=_moment, default=None)


def _moment(form: KeptForm) -> datetime:
    return form.kept_at
