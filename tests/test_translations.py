"""The catalogues: every sentence of the program is there in Russian and Kazakh, whole and with its values."""

from __future__ import annotations

import ast
from gettext import GNUTranslations
from io import BytesIO
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from safetyreg.i18n import Language, Texts
from scripts import catalogues
from tests.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages import Catalog
    from babel.messages.catalog import Message

UPDATE = "run: python scripts/catalogues.py update, translate, then: python scripts/catalogues.py compile"
every_catalogue = pytest.mark.parametrize("language", catalogues.LANGUAGES)


@pytest.fixture(scope="module")
def source() -> Catalog:
    return catalogues.extracted()


def keys(messages: Iterable[Message]) -> set[tuple[str, ...]]:
    """Name messages by their texts, singular and plural."""
    return {(one.id,) if isinstance(one.id, str) else tuple(one.id) for one in messages if one.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def content(mo_file: bytes) -> object:
    """Return the texts of a compiled catalogue without its head, which names the version of Babel."""
    read = vars(GNUTranslations(BytesIO(mo_file)))["_catalog"]
    return {key: value for key, value in read.items() if key}


def test_sources_have_sentences(source: Catalog) -> None:
    assert len(source) > 100
    assert source.get("Accident on the water") is not None


def spoken(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (text for branch in (node.body, node.orelse) for text in spoken(branch))


def test_every_spoken_text_is_found(source: Catalog) -> None:
    """Babel passes over a call in an f-string and over one inside another: give it its own statement."""
    known = {text for key in keys(source) for text in key}
    lost = [
        f"{file.at(call)} {text}"
        for file in sources(*catalogues.SOURCES)
        for call in ast.walk(file.tree)
        if isinstance(call, ast.Call) and call.args and called(call) in catalogues.KEYWORDS
        for text in spoken(call.args[0])
        if text and text not in known
    ]
    assert not lost


def called(call: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    return ast.unparse(call.func).rpartition(".")[2]


@every_catalogue
def test_a_catalogue_holds_what_the_sources_say(language: str, source: Catalog) -> None:
    known = keys(catalogues.read(language))
    assert keys(source) - known == set(), UPDATE
    assert known - keys(source) == set(), UPDATE


@every_catalogue
def test_nothing_waits_for_a_translator(language: str) -> None:
    waiting = catalogues.waiting(language, catalogues.read(language))
    assert not waiting, f"{len(waiting)} messages; see: python scripts/catalogues.py missing {language}"


@every_catalogue
def test_translations_keep_their_values(language: str) -> None:
    wrong = {}
    for message in catalogues.read(language):
        wanted = placeholders(message.id if isinstance(message.id, str) else message.id[-1])
        for found in filter(None, catalogues.forms(language, message) if message.id else ()):
            if placeholders(found) != wanted:
                wrong[catalogues.text(message)] = found
    assert not wrong


@every_catalogue
def test_translations_keep_edges(language: str) -> None:
    """A colon, an ellipsis or a space at the end belongs to the lay-out, not to the language."""
    wrong = {}
    for message in catalogues.read(language):
        text = catalogues.text(message)
        for found in filter(None, catalogues.forms(language, message) if message.id else ()):
            same_end = all(text.endswith(end) == found.endswith(end) for end in (" ", ":", "…", "\n"))
            if not same_end or text.startswith(" ") != found.startswith(" "):
                wrong[text] = found
    assert not wrong


@every_catalogue
def test_the_compiled_catalogue_is_up_to_date(language: str) -> None:
    fresh = catalogues.compiled(catalogues.read(language))
    assert content(catalogues.mo_file(language).read_bytes()) == content(fresh), UPDATE


@pytest.mark.parametrize("language", [Language.RU, Language.KK])
def test_the_program_reads_its_catalogue(language: Language) -> None:
    texts = Texts(language)
    for message in catalogues.read(language.value):
        if message.id and not message.pluralizable and message.string:
            assert texts.say(catalogues.text(message)) == message.string


def test_a_term_of_the_law_has_one_kazakh_word() -> None:
    resources, glossary = catalogues.ROOT / "resources", catalogues.ROOT / "docs" / "glossary.md"
    found = {
        path.name: word
        for path in (
            glossary,
            *(one for ending in ("csv", "txt", "po") for one in resources.rglob(f"*.{ending}")),
        )
        for word in ("жауаптылық", "қызметкер")
        if word in path.read_text(encoding="utf-8-sig").casefold()
    }
    assert not found, "жауапкершілік and жұмыскер are our words (docs/glossary.md)"
