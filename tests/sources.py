"""The project's own sources, read once for the tests that judge them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = ("safetyreg", "ui")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file of Python."""

    path: Path
    text: str

    @cached_property
    def name(self) -> str:
        """Path inside the checkout, with forward slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text, self.name)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the file."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Every function and method."""
        return tuple(node for node in self.nodes if isinstance(node, Function))

    @cached_property
    def classes(self) -> tuple[ast.ClassDef, ...]:
        """Every class."""
        return tuple(node for node in self.nodes if isinstance(node, ast.ClassDef))

    @cached_property
    def calls(self) -> tuple[ast.Call, ...]:
        """Every call."""
        return tuple(node for node in self.nodes if isinstance(node, ast.Call))

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Every imported module; of `from a import b`, a.b."""
        found: list[str] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [f"{node.module}.{alias.name}" for alias in node.names]
        return tuple(found)

    def at(self, node: ast.stmt | ast.expr | ast.excepthandler) -> str:
        """Name a place for a failing test's message."""
        return f"{self.name}:{node.lineno}"


def lines(node: ast.stmt) -> int:
    """Count the lines of a function or class, its decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Read the Python files of some folders; the program's own, with main.py, where none is named."""
    files = [] if folders else [ROOT / "main.py"]
    for folder in folders or PROGRAM:
        files += sorted((ROOT / folder).rglob("*.py"))
    return tuple(Source(path, path.read_text(encoding="utf-8")) for path in files)
