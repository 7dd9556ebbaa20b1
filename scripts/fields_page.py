"""Write the page of fields from the descriptors: python -m scripts.fields_page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from safetyreg.domain.kinds import KINDS, person_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safetyreg.domain.field import Field
    from safetyreg.domain.kinds.kind import Kind

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "fields.md"
HEAD: Final = """# Fields

Made by `python -m scripts.fields_page` from the descriptors; a test keeps it true. The name is what a filter
(`--where name=value`, fields of an incident alone), an import profile (`to = "name"`) and the stable heading
of a register dump use. *List* is the code list, or the choices, that a value is one of. Kinds: f fire,
w water, p workplace.
"""
COLUMNS: Final = ("name", "label", "type", "unit", "list", "kinds")
LETTERS: Final = {"fire": "f", "water": "w", "workplace": "p"}


def page() -> str:
    """Return the page."""
    parts = [HEAD, "\n## Of an incident\n\n", *_table((kind, kind.fields) for kind in KINDS)]
    parts += ["\n## Of a person\n\nIn an import profile with `person.` before the name.\n\n"]
    return "".join([*parts, *_table((kind, person_fields(kind)) for kind in KINDS)])


def _table(fields: Iterable[tuple[Kind, Iterable[Field]]]) -> Iterator[str]:
    found: dict[str, list[tuple[Kind, Field]]] = {}
    for kind, own in fields:
        for field in own:
            found.setdefault(field.name, []).append((kind, field))
    yield _row(COLUMNS)
    yield _row(["---"] * len(COLUMNS))
    for name, uses in found.items():
        yield _row(_cells(name, uses))


def _cells(name: str, uses: list[tuple[Kind, Field]]) -> list[str]:
    fields = [field for _, field in uses]
    lists = [field.codes or ", ".join(choice.value for choice in field.choices) for field in fields]
    return [
        f"`{name}`",
        " / ".join(dict.fromkeys(field.heading for field in fields)),
        fields[0].type.value.replace("_", " "),
        fields[0].unit or "",
        "; ".join(text for text in dict.fromkeys(lists) if text),
        "".join(LETTERS[kind.code] for kind, _ in uses),
    ]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
