"""The documentation: links lead somewhere, pictures are small, what is generated or listed is whole."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from typing import TYPE_CHECKING, Final

import pytest

from safetyreg.cli.parser import parser
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.dimensions import DIMENSIONS
from scripts import fields_page
from tests.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES: Final = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
PICTURES: Final = sorted((ROOT / "docs" / "pictures").glob("*.png"))
LINK: Final = re.compile(r"\]\(([^)#\s]+)")
LARGEST: Final = 150_000


def links(page: Path) -> list[Path]:
    found = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    return [(page.parent / link).resolve() for link in found]


def commands(found: ArgumentParser, name: str = "") -> Iterator[tuple[str, ArgumentParser]]:
    """Yield every command with its parser, `export summary` for one within another."""
    yield name, found
    for action in found._actions:
        if isinstance(action, _SubParsersAction):
            for word, inner in action.choices.items():
                yield from commands(inner, f"{name} {word}".strip())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert not [str(target) for target in links(page) if not target.exists()]


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    named = {*links(index), index.resolve()}
    assert {page.resolve() for page in PAGES if page.parent.name == "docs"} == named


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_are_small_and_shown(picture: Path) -> None:
    shown = {target for page in PAGES for target in links(page)}
    assert picture.stat().st_size <= LARGEST
    assert picture.resolve() in shown


def test_the_page_of_the_command_line_names_every_command_and_option() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    every = dict(commands(parser(Texts(Language.EN))))
    options = {
        option for one in every.values() for action in one._actions for option in action.option_strings
    }
    wanted = {name for name in every if name} | {option for option in options if option.startswith("--")}
    assert not sorted(name for name in wanted if name not in text)


def test_the_page_of_the_command_line_names_every_dimension() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert not [one.code for one in DIMENSIONS if f"`{one.code}`" not in text]


def test_the_page_of_fields_is_that_of_the_descriptors() -> None:
    assert fields_page.PAGE.read_text(encoding="utf-8") == fields_page.page(), "python -m scripts.fields_page"


def test_each_method_says_when_not_to_use_it() -> None:
    text = (ROOT / "docs" / "statistics.md").read_text(encoding="utf-8")
    methods, tables = text.split("\n## What the simulations found\n")
    for method in methods.split("\n## ")[1:]:
        assert "**Not to be used**" in method, method.partition("\n")[0]
    for table in tables.split("\n### ")[1:]:
        assert "Monte-Carlo error ±" in table, table.partition("\n")[0]
