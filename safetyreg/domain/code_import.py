"""An official list against the registry's own: what an import adds, changes and closes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.i18n import Language, Names


@dataclass(frozen=True, slots=True)
class CodeChange:
    """An item before and after."""

    old: CodeItem
    new: CodeItem


@dataclass(frozen=True, slots=True)
class ImportedCodes:
    """What importing an official list does to the registry's own; `items` is the list it leaves."""

    list: str
    added: tuple[CodeItem, ...]
    changed: tuple[CodeChange, ...]
    closed: tuple[CodeItem, ...]
    items: tuple[CodeItem, ...]

    @property
    def empty(self) -> bool:
        """Whether the registry's list says the same already."""
        return not (self.added or self.changed or self.closed)


def compare(own: CodeList, official: Sequence[CodeItem], day: date) -> ImportedCodes:
    """Lay an official list over the registry's own on the day of the import.

    What the official list no longer names is closed with that day; our own `x-` codes are left alone.
    """
    before = {item.code: item for item in own.items}
    merged = tuple(merge(before.get(item.code), item) for item in official)
    named = {item.code for item in merged}
    others = tuple(_outdated(item, day) for item in own.items if item.code not in named)
    changes = (CodeChange(before[item.code], item) for item in merged if item.code in before)
    return ImportedCodes(
        own.name,
        tuple(item for item in merged if item.code not in before),
        tuple(change for change in changes if change.old != change.new),
        tuple(item for item in others if item != before[item.code]),
        merged + others,
    )


def merge(own: CodeItem | None, official: CodeItem) -> CodeItem:
    """Take over what the official list says; a blank there erases nothing of ours but the closing date."""
    if own is None:
        return official
    return replace(
        official,
        names=_names(own.names, official.names),
        unconfirmed=tuple(language for language in own.unconfirmed if not _said(official.names, language)),
        valid_from=official.valid_from or own.valid_from,
        successor=official.successor or own.successor,
    )


def _said(names: Names, language: Language) -> str:
    return str(getattr(names, language.value))


def _names(own: Names, official: Names) -> Names:
    return Names(*(_name(_said(own, language), _said(official, language)) for language in Language))


def _name(own: str, official: str) -> str:
    only_louder = official.isupper() and official.casefold() == own.casefold()
    return own if only_louder or not official else official


def _outdated(item: CodeItem, day: date) -> CodeItem:
    return replace(item, valid_to=day) if item.official and item.valid_to is None else item
