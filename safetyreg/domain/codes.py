"""Code lists: versioned, trilingual, hierarchical; ours begin with `x-`, official codes stay as published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from safetyreg.domain.place import ABROAD
from safetyreg.i18n import Language, Names

UNKNOWN: Final = "unknown"
OWN_PREFIX: Final = "x-"
UNKNOWN_NAMES: Final = Names("неизвестно", "белгісіз", "unknown")


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One code of a list; `unconfirmed` names the languages whose wording no published source gives."""

    code: str
    names: Names
    parent: str = ""
    unconfirmed: tuple[Language, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""

    @property
    def official(self) -> bool:
        """Whether the code is published, not ours."""
        return not self.code.startswith(OWN_PREFIX) and self.code not in {UNKNOWN, ABROAD}

    def valid_on(self, day: date | None) -> bool:
        """Whether the code may be used for something that happened on a day."""
        if day is None:
            return self.valid_to is None
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


UNKNOWN_ITEM: Final = CodeItem(UNKNOWN, UNKNOWN_NAMES)
ABROAD_ITEM: Final = CodeItem(ABROAD, Names("вне Казахстана", "Қазақстаннан тыс", "outside Kazakhstan"))


@dataclass(frozen=True)
class CodeList:
    """A list of codes in its published order; incomplete until an administrator imports the official one."""

    name: str
    titles: Names
    items: tuple[CodeItem, ...]
    complete: bool = True
    source: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, CodeItem]:
        """Every item by its code, `unknown` among them."""
        return {UNKNOWN: UNKNOWN_ITEM} | {item.code: item for item in self.items}

    @cached_property
    def children(self) -> Mapping[str, tuple[CodeItem, ...]]:
        """Items by the code of their parent; top items under the empty text."""
        found: dict[str, list[CodeItem]] = {}
        for item in self.items:
            found.setdefault(item.parent, []).append(item)
        return {parent: tuple(items) for parent, items in found.items()}

    def path(self, code: str) -> tuple[CodeItem, ...]:
        """Return an item with its parents, the topmost first; nothing for a code that is not in the list."""
        found: list[CodeItem] = []
        while (item := self.by_code.get(code)) is not None and item not in found:
            found.insert(0, item)
            code = item.parent
        return tuple(found)

    def walk(self, parent: str = "", depth: int = 0) -> Iterator[tuple[int, CodeItem]]:
        """Yield (depth, item) in the order of a printed classifier."""
        for item in self.children.get(parent, ()):
            yield depth, item
            yield from self.walk(item.code, depth + 1)


@dataclass(frozen=True)
class CodeBook:
    """Every code list of one registry, in one state."""

    lists: Mapping[str, CodeList] = field(default_factory=dict)

    def name(self, list_name: str, code: str, language: Language) -> str:
        """Return the name of a code; the code itself where the list does not know it."""
        found = self.item(list_name, code)
        return found.names.of(language) if found else code

    def item(self, list_name: str, code: str) -> CodeItem | None:
        """Return an item, or nothing."""
        everywhere = {UNKNOWN: UNKNOWN_ITEM, ABROAD: ABROAD_ITEM}
        if code in everywhere:
            return everywhere[code]
        found = self.lists.get(list_name)
        return found.by_code.get(code) if found else None
