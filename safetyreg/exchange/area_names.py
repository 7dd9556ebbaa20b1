"""Which place an area of a boundary file is: by its KATO code, else by its name in any of three languages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.place import DISTRICT_DIGITS, KATO_DIGITS, REGION_DIGITS, is_kato, prefix_of

_CODED: Final = re.compile(r"kato|като|p?code|код", re.IGNORECASE)
_LENGTHS: Final = frozenset({2, 4, 6, 9})
_WHOLE: Final = re.compile(r"^(?:adm0|country|страна|source|iso|gid|id$)", re.IGNORECASE)
_NAMED: Final = re.compile(r"name|_ru|_kk|_kz|_en|^ru$|^kk$|^kz$|^en$|атау|назван|наимен", re.IGNORECASE)
_REGION: Final = re.compile(r"^(?:adm1|region|oblast|область|облыс)", re.IGNORECASE)
_CITY: Final = re.compile(r"\s*\((?:city|қала|город)\)$")
_REGIONS: Final = {
    "ru": ("{} область", "область {}", "г. {}", "{}"),
    "kk": ("{} облысы", "{} қаласы", "{}"),
    "en": ("{} region", "{} city", "{}"),
}
_UNITS: Final = {
    "ru": ("{} район", "район {}", "г. {}", "{}"),
    "kk": ("{} ауданы", "{} қаласы", "{}"),
    "en": ("{} district", "{} city", "{}"),
}
_CITIES: Final = {"ru": ("г. {}",), "kk": ("{} қаласы",), "en": ("{} city",)}
# Adjectives and spellings of published boundaries that the classifier does not use.
_SPELLINGS: Final = {
    "абайская": "область абай",
    "жетысуская": "область жетісу",
    "улытауская": "область ұлытау",
    "чимкент": "г. шымкент",
    "карагандинская": "карагандинская область",
    "abay": "abai region",
    "karagandy": "karaganda region",
}

_Texts = Sequence[tuple[str, str]]
_Forms = Mapping[str, tuple[str, ...]]


class AreaNames:
    """Finds two digits of a region, four of a city or district."""

    def __init__(self, book: CodeBook) -> None:
        """Lay the names of regions, cities and districts by."""
        self._names: dict[str, list[str]] = {}
        kato = book.lists.get("kato")
        for item in kato.items if kato else ():
            prefix = prefix_of(item.code)
            if is_kato(item.code) and len(prefix) <= DISTRICT_DIGITS:
                for name in (item.names.ru, item.names.kk, item.names.en):
                    self._names.setdefault(_cleaned(name), []).append(prefix)
        self._regions = {prefix[:REGION_DIGITS] for found in self._names.values() for prefix in found}

    def place(self, properties: Mapping[str, object]) -> str:
        """Return the place of an area's properties; nothing where it is not known."""
        codes = [self._by_code(str(value)) for key, value in properties.items() if _CODED.search(key)]
        if any(codes):
            return max(codes, key=len)
        texts = [(key, value) for key, value in properties.items() if isinstance(value, str)]
        of_region = [(_language(key), text) for key, text in texts if _REGION.match(key)]
        own = [(_language(key), text) for key, text in texts if _own(key)]
        region = next(self._regions_of(of_region), "")
        if region:
            return self._unit(own, region) if own else region
        return self._unit(own, "") or next(self._regions_of(own), "")

    def _by_code(self, text: str) -> str:
        """Return the place of a whole KATO code or of its first digits, perhaps with KZ before it."""
        digits = text.strip().upper().removeprefix("KZ")
        code = digits.ljust(KATO_DIGITS, "0")
        if len(digits) not in _LENGTHS or not is_kato(code) or code[:REGION_DIGITS] not in self._regions:
            return ""
        whole = code[REGION_DIGITS:DISTRICT_DIGITS] == "00"
        return code[: REGION_DIGITS if whole else DISTRICT_DIGITS]

    def _regions_of(self, texts: _Texts) -> Iterator[str]:
        for prefix in self._found(texts, _REGIONS):
            if len(prefix) == REGION_DIGITS:
                yield prefix

    def _unit(self, texts: _Texts, region: str) -> str:
        """Return the city or district of that name; nothing where there may be several."""
        units = [prefix for prefix in self._found(texts, _UNITS) if len(prefix) == DISTRICT_DIGITS]
        found = list(dict.fromkeys(prefix for prefix in units if prefix.startswith(region)))
        return found[0] if found and (region or len(found) == 1) else ""

    def _found(self, texts: _Texts, forms: _Forms) -> Iterator[str]:
        for language, text in texts:
            cleaned = _cleaned(text)
            yield from self._names.get(_SPELLINGS.get(cleaned, ""), ())
            bare = _CITY.sub("", cleaned)
            written = forms if bare == cleaned else _CITIES
            for form in written.get(language) or (form for own in written.values() for form in own):
                yield from self._names.get(form.format(bare), ())


def shown(properties: Mapping[str, object]) -> str:
    """Return how an area that no place was found for is named."""
    texts = [value for key, value in properties.items() if isinstance(value, str) and not _WHOLE.match(key)]
    return texts[-1] if texts else "?"


def _language(key: str) -> str:
    ending = key.lower()[-2:]
    return "kk" if ending == "kz" else ending


def _own(key: str) -> bool:
    return bool(_NAMED.search(key)) and not _REGION.match(key) and not _WHOLE.match(key)


def _cleaned(name: str) -> str:
    """Return a name to compare: lower case, е for ё, a Latin i among Kazakh letters as і."""
    text = " ".join(name.strip().lower().replace("ё", "е").split())
    return text.replace("i", "і") if any("\u0400" <= letter <= "\u04ff" for letter in text) else text
