"""Finding a code by its beginning, or by the beginnings of words in any language, on any keyboard layout."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.domain.codes import UNKNOWN_ITEM, CodeItem, CodeList
from safetyreg.i18n import Language
from ui.widgets.layout_keys import variants

_WORDS: Final = re.compile(r"[^\W_]+", re.UNICODE)
_BREAK: Final = "\n"
_YO: Final = str.maketrans("ё", "е")


@dataclass(frozen=True, slots=True)
class Found:
    """A code that is offered, with its depth in the list as far as it matters for drawing."""

    item: CodeItem
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    found: Found
    words: str
    starts: str


class CodeSearch:
    """Searches one list in one state."""

    def __init__(self, codes: CodeList, language: Language, on: date | None = None) -> None:
        """Index the codes that may be used for something that happened on a day."""
        self.codes = codes
        self._entries = tuple(
            _entry(Found(item, depth), language) for depth, item in codes.walk() if item.valid_on(on)
        )

    def all(self) -> tuple[Found, ...]:
        """Return the whole list in its printed order, «unknown» last."""
        return (*(entry.found for entry in self._entries), Found(UNKNOWN_ITEM))

    def find(self, text: str, limit: int = 11) -> tuple[Found, ...]:
        """Return the best matches and, last, «unknown»; everything for an empty text."""
        if not text.strip():
            return self.all()
        best: dict[str, Found] = {}
        for reading in variants(text):
            for found in self._matches(reading.translate(_YO), limit):
                best.setdefault(found.item.code, Found(found.item))
            if len(best) >= limit:
                break
        return (*tuple(best.values())[:limit], Found(UNKNOWN_ITEM))

    def means_unknown(self, text: str) -> bool:
        """Whether a text begins to say «unknown» in any language, on any layout."""
        names = (UNKNOWN_ITEM.names.ru, UNKNOWN_ITEM.names.kk, UNKNOWN_ITEM.names.en)
        readings = [reading for reading in variants(text) if reading]
        return any(name.startswith(reading) for reading in readings for name in names)

    def only(self, text: str) -> CodeItem | None:
        """Return the one item that a text can mean: its code, its full name, or the only match."""
        folded = text.strip().casefold()
        by_code = [entry.found.item for entry in self._entries if entry.found.item.code.casefold() == folded]
        names = (UNKNOWN_ITEM.names.ru, UNKNOWN_ITEM.names.kk, UNKNOWN_ITEM.names.en)
        if any(reading in names for reading in variants(text)):
            return UNKNOWN_ITEM
        matches = by_code or [found.item for found in self.find(text, 2) if found.item is not UNKNOWN_ITEM]
        return matches[0] if folded and len(matches) == 1 else None

    def _matches(self, text: str, limit: int) -> list[Found]:
        words = _WORDS.findall(text)
        exact = [entry for entry in self._entries if entry.found.item.code.casefold() == text]
        coded = [entry for entry in self._entries if entry.found.item.code.casefold().startswith(text)]
        tokens = [_BREAK + word for word in words]
        worded = [e for e in self._entries if tokens and all(token in e.words for token in tokens)]
        first = [entry for entry in worded if tokens[0] in entry.starts]
        ranked = dict.fromkeys(entry.found for entry in (*exact, *coded, *first, *worded))
        return list(ranked)[:limit]


def _entry(found: Found, language: Language) -> _Entry:
    names = found.item.names
    texts = [name.casefold().translate(_YO) for name in (names.ru, names.kk, names.en) if name]
    words = _BREAK + _BREAK.join(word for text in texts for word in _WORDS.findall(text))
    own = _WORDS.findall(names.of(language).casefold().translate(_YO))
    return _Entry(found, words, _BREAK + own[0] if own else "")
