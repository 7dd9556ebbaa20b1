"""Places as published tables write them: by name in three languages, by code, under their region."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from safetyreg.domain.codes import CodeBook, CodeItem
from safetyreg.domain.denominator import COUNTRY
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS, is_kato, prefix_of
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

_COUNTRIES: Final = frozenset(
    {"республика казахстан", "қазақстан республикасы", "казахстан", "қазақстан", "kazakhstan", "kz"}
    | {"republic of kazakhstan", "рк", "қр", "по республике", "республика бойынша"}
)
_FILLERS: Final = re.compile(
    r"\b(?:область|облысы|облыс|region|oblast|қаласы|қалалық әкімдігі|город|қ\.?|г\.?\s?а|г|city)\b\.?"
)
_FOOTNOTE: Final = re.compile(r"(?<=\D)[\s*]*[\d*¹²³]\)?$")
_SPELLINGS: Final = {
    "алма-ата": "алматы",
    "чимкент": "шымкент",
    "нур-султан": "астана",
    "нұр-сұлтан": "астана",
    "южно-казахстанская": "туркестанская",
    "оңтүстік қазақстан": "түркістан",
}

_Names = dict[str, list[CodeItem]]


class PlaceNames:
    """Finds the beginning of a KATO code: two digits of a region, four of a city or district."""

    def __init__(self, book: CodeBook) -> None:
        """Lay the names of regions, cities and districts by."""
        kato = book.lists.get("kato")
        self._items = tuple(item for item in (kato.items if kato else ()) if _wide(item.code))
        self._prefixes = {_prefix(item): item for item in self._items}
        whole: _Names = {}
        names: tuple[_Names, _Names] = ({}, {})
        for item in self._items:
            for place, written in enumerate((item.names.ru, item.names.kk, item.names.en)):
                whole.setdefault(_cleaned(written), []).append(item)
                names[place > 0].setdefault(_plain(written), []).append(item)
        self._names: tuple[_Names, ...] = (whole, *names)

    def find(self, written: str, day: date, region: str = "") -> str:
        """Return the place; of several of one name that of the region above, else the one valid on the day.

        Raise ExpectedError where it is unknown or may be several.
        """
        text = _cleaned(written)
        if text in _COUNTRIES:
            return COUNTRY
        if written.strip().isdigit():
            return self._by_code(written.strip())
        for names, key in zip(self._names, (text, _plain(written), _plain(written)), strict=True):
            if found := names.get(key):
                return _one(found, day, region, written)
        raise ExpectedError(mark("the place “{name}” is not in the list of places"), name=written.strip())

    def code(self, written: str, day: date) -> str | None:
        """Return the whole code of a region, city or district; None where it is unknown or may be several."""
        try:
            item = self._prefixes.get(self.find(written, day))
        except ExpectedError:
            return None
        return item.code if item else None

    def _by_code(self, code: str) -> str:
        found = prefix_of(code) if is_kato(code) else code
        if found not in self._prefixes:
            raise ExpectedError(mark("“{code}” is no code of a region, city or district"), code=code)
        return found


def _one(found: Iterable[CodeItem], day: date, region: str, written: str) -> str:
    items: Mapping[str, CodeItem] = {_prefix(item): item for item in found}
    regions = [code for code in items if len(code) == REGION_DIGITS]
    inside = [code for code in items if region and code.startswith(region)]
    valid = [code for code, item in items.items() if _valid(item, day)]
    for choice in (regions, inside, list(items), valid):
        if len(choice) == 1:
            return choice[0]
    raise ExpectedError(mark("“{name}” may be several places: give its code"), name=written.strip())


def _valid(item: CodeItem, day: date) -> bool:
    return (item.valid_from is None or item.valid_from <= day) and (
        item.valid_to is None or day <= item.valid_to
    )


def _wide(code: str) -> bool:
    return is_kato(code) and len(prefix_of(code)) <= DISTRICT_DIGITS


def _prefix(item: CodeItem) -> str:
    return prefix_of(item.code)


def _cleaned(written: str) -> str:
    text = _FOOTNOTE.sub("", written.strip().lower().replace("ё", "е"))
    return " ".join(text.replace(".", ". ").split()).strip(" .")


def _plain(written: str) -> str:
    text = " ".join(_FILLERS.sub(" ", _cleaned(written)).replace(".", " ").split())
    return _SPELLINGS.get(text, text)
