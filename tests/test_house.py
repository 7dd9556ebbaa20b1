"""The house numbers: what keeps the code small enough to be held in the head."""

from __future__ import annotations

import ast
import re
import subprocess
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest

from tests.sources import ROOT, Function, Source, lines, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES_OF_MODULE: Final = 400
LINES_OF_FUNCTION: Final = 50
LINES_OF_CLASS: Final = 250
MEDIAN_OF_MODULES: Final = 150
MEDIAN_OF_FUNCTIONS: Final = 8
SHARE_OF_COMMENTS: Final = 0.04
BROAD_HANDLERS: Final = 3
FORBIDDEN: Final = {"manager", "helper", "util", "common", "base", "data", "info", "handler", "misc"}
TRANSLATED: Final = {"say", "plural", "mark"}
WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

# A revision is the record of one change as Alembic wrote it: a list of tables; `upgrade` says what it is.
REVISIONS: Final = "safetyreg/storage/migrations/versions/"

every_source = pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
every_python = pytest.mark.parametrize(
    "source", sources() + sources("tests", "scripts", "benchmarks"), ids=lambda source: source.name
)


def words(name: str) -> set[str]:
    """Split a name into its words, singular: `DataHelpers` into data, helper."""
    return {
        word for found in WORDS.findall(name) for word in (found.lower(), found.lower().removesuffix("s"))
    }


def is_public(name: str) -> bool:
    return not name.startswith("_")


def is_override(function: Function) -> bool:
    return any("override" in ast.unparse(mark) for mark in function.decorator_list)


def methods(source: Source) -> set[Function]:
    return {node for owner in source.classes for node in owner.body if isinstance(node, Function)}


def documented(source: Source) -> Iterator[Function | ast.ClassDef]:
    """Yield what must have a docstring: public classes, functions and methods of public classes."""
    places: list[ast.Module | ast.ClassDef] = [source.tree]
    while places:
        for node in places.pop().body:
            if isinstance(node, ast.ClassDef) and is_public(node.name):
                places.append(node)
                yield node
            elif isinstance(node, Function) and is_public(node.name) and not is_override(node):
                yield node


@every_python
def test_a_module_is_short(source: Source) -> None:
    assert len(source.text.splitlines()) <= LINES_OF_MODULE


@every_python
def test_functions_and_classes_are_short(source: Source) -> None:
    functions = () if source.name.startswith(REVISIONS) else source.functions
    long = [f"{source.at(node)} {node.name}" for node in functions if lines(node) > LINES_OF_FUNCTION]
    long += [f"{source.at(node)} {node.name}" for node in source.classes if lines(node) > LINES_OF_CLASS]
    assert not long


def test_medians_stay_low() -> None:
    assert median(len(source.text.splitlines()) for source in sources()) <= MEDIAN_OF_MODULES
    assert median(lines(node) for source in sources() for node in source.functions) <= MEDIAN_OF_FUNCTIONS


@every_python
def test_everything_is_annotated(source: Source) -> None:
    bare = []
    for function in source.functions:
        given = function.args
        every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        is_bound = function in methods(source) and "staticmethod" not in map(
            ast.unparse, function.decorator_list
        )
        wanted = [argument for argument in every[1 if is_bound else 0 :] if argument is not None]
        if function.returns is None or any(argument.annotation is None for argument in wanted):
            bare.append(f"{source.at(function)} {function.name}")
    assert not bare


@every_source
def test_public_things_have_a_docstring(source: Source) -> None:
    wanted = () if source.name.startswith(REVISIONS) else documented(source)
    silent = [f"{source.at(node)} {node.name}" for node in wanted if not ast.get_docstring(node)]
    assert ast.get_docstring(source.tree), source.name
    assert not silent


def test_comments_are_few() -> None:
    found = [line.strip() for source in sources() for line in source.text.splitlines() if line.strip()]
    comments = [line for line in found if line.startswith("#")]
    assert len(comments) / len(found) <= SHARE_OF_COMMENTS


@every_source
def test_names_say_what_a_thing_is(source: Source) -> None:
    names = [source.path.stem] if source.path.stem != "__init__" else [source.path.parent.name]
    names += [node.name for node in source.classes]
    names += [node.name for node in source.functions if is_public(node.name) and not is_override(node)]
    assert not [name for name in names if words(name) & FORBIDDEN]


@every_source
def test_no_lambda_is_connected(source: Source) -> None:
    found = [
        source.at(call)
        for call in source.calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect"
        for argument in call.args
        if any(isinstance(node, ast.Lambda) for node in ast.walk(argument))
    ]
    assert not found


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@every_source
def test_translated_texts_are_literal(source: Source) -> None:
    """An f-string or a sum of texts is not found in the catalogue when the program runs."""
    wrong = []
    for call in source.calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        texts = call.args[: 2 if name == "plural" else 1] if name in TRANSLATED else []
        wrong += [source.at(call) for node in texts if isinstance(node, ast.JoinedStr | ast.BinOp)]
        wrong += [source.at(call) for node in texts if name == "mark" and not is_text(node)]
    assert not wrong


def test_everything_is_caught_in_few_places() -> None:
    found = [
        source.at(node)
        for source in sources()
        for node in source.nodes
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or {"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(node.type)))
        )
    ]
    assert len(found) <= BROAD_HANDLERS, found


@pytest.mark.parametrize("source", sources("tests"), ids=lambda source: source.name)
def test_no_test_sleeps(source: Source) -> None:
    """A test waits for a signal or a condition; time proves nothing."""
    found = [
        source.at(call)
        for call in source.calls
        if re.fullmatch(r"(\w+\.)*(sleep|qWait|qSleep)|qtbot\.wait", ast.unparse(call.func))
    ]
    assert not found


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no checkout of git")
    return [name for name in done.stdout.split("\0") if name]


def test_no_file_names_a_machine_or_a_package_server() -> None:
    places = ("/" + "work" + "/", "/" + "home" + "/", "/" + "Users" + "/", "C:" + "\\Users")
    servers = re.compile(
        r"index-url|pypi\.org/simple|https?://[^\s\"')]*(artifactory|nexus|/simple\b|pypi)", re.IGNORECASE
    )
    found = []
    for name in tracked():
        file = ROOT / name
        if not file.is_file() or b"\0" in (content := file.read_bytes())[:8000]:
            continue
        text = content.decode("utf-8", errors="replace")
        bad = [place for place in (*places, str(ROOT) + "/") if place in text]
        if name != "tests/test_house.py" and (bad or servers.search(text)):
            found.append(name)
    assert not found


def test_words_are_found_in_names() -> None:
    assert words("DataHelpers") >= {"data", "helper"}
    assert words("read_info") >= {"read", "info"}
    assert not words("database") & FORBIDDEN
