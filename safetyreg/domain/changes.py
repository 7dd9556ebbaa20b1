"""What a saved action changed, so that every page can decide what to reload."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of changed incidents (None: too many to name), and whether lists or settings changed.

    `state` is the registry's change counter after the action.
    """

    state: int = 0
    incidents: frozenset[int] | None = frozenset()
    codes: bool = False
    settings: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """Answer of a save: the record's id, new version and number (empty for a draft), and what changed."""

    id: int
    version: int
    number: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a record's history: who changed which field when, from what to what; `at` is UTC."""

    at: str
    user: str
    action: str
    field: str = ""
    old: str = ""
    new: str = ""
    note: str = ""


NOTHING: Final = Changes()
