"""Names of the groups of a dimension, in every language."""

from typing import Final

from safetyreg.domain.codes import UNKNOWN_NAMES, CodeBook
from safetyreg.domain.person import HARMS
from safetyreg.i18n import Language, Names, Texts, mark

DIMENSIONS: Final = (
    ("oked", mark("OKED section")),
    ("district", mark("district")),
    ("severity", mark("severity")),
    ("year", mark("year")),
)
_LISTS: Final = {"oked": "oked", "district": "kato"}


def names_of(dimension: str, key: str, book: CodeBook) -> Names:
    """Return the name of a group; an unknown one is called so."""
    if not key:
        return UNKNOWN_NAMES
    if dimension in _LISTS:
        item = book.item(_LISTS[dimension], key)
        return item.names if item is not None else Names(key)
    if dimension == "severity":
        return _harm(key)
    return Names(key, key, key)


def shown_group(dimension: str, key: str, book: CodeBook, texts: Texts) -> str:
    """Write a group as a chart names it: a section of ОКЭД with its letter."""
    name = texts.name(names_of(dimension, key, book))
    return f"{key} {name}" if dimension == "oked" and key else name


def _harm(key: str) -> Names:
    label = next((choice.label for choice in HARMS if choice.value == key), key)
    said = {language.value: Texts(language).say(label) for language in Language}
    return Names(said["ru"], said["kk"], said["en"])
