"""People pasted from a spreadsheet: a block of cells, with headings or in the order of the grid."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from safetyreg.domain.field import Field
from safetyreg.domain.kinds import person_fields
from safetyreg.domain.kinds.kind import Kind
from safetyreg.i18n import Language, Texts
from ui.entry.person_columns import NAME

_LEAST: Final = 2
_ALSO: Final = {
    "фио": NAME.name,
    "ф.и.о.": NAME.name,
    "тәа": NAME.name,
    "аты-жөні": NAME.name,
    "name": NAME.name,
    "full name": NAME.name,
    "иин": "iin",
    "жсн": "iin",
}


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of texts; `fields` names each column where the first row was recognised as headings."""

    rows: tuple[tuple[str, ...], ...]
    fields: tuple[Field | None, ...] | None = None


def read_block(text: str, kind: Kind) -> Block:
    """Split what a spreadsheet puts on the clipboard; quotes around cells with tabs or line ends."""
    rows = tuple(
        tuple(cell.strip() for cell in row)
        for row in csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
        if any(cell.strip() for cell in row)
    )
    fields = _headings(rows[0], kind) if rows else None
    return Block(rows[1:], fields) if fields else Block(rows)


def is_block(text: str) -> bool:
    """Whether a text is more than one cell."""
    return bool(set(text.strip("\r\n")) & set("\t\r\n"))


def placed(block: Block, columns: Sequence[Field], first: int) -> list[list[tuple[Field, str]]]:
    """Give each cell its field: by the headings, else in the order of the columns from `first` on."""
    fields: Sequence[Field | None] = block.fields or tuple(columns[first:])
    return [
        [(field, text) for field, text in zip(fields, row, strict=False) if field is not None]
        for row in block.rows
    ]


def _headings(row: Iterable[str], kind: Kind) -> tuple[Field | None, ...] | None:
    known = _known(kind)
    fields = tuple(known.get(_folded(cell)) for cell in row)
    found = [one for one in fields if one is not None]
    return fields if len(found) >= min(_LEAST, len(fields)) and found else None


def _known(kind: Kind) -> dict[str, Field]:
    fields = {one.name: one for one in (NAME, *person_fields(kind))}
    known = {heading: fields[name] for heading, name in _ALSO.items()}
    for language in Language:
        texts = Texts(language)
        for one in fields.values():
            known |= {_folded(texts.say(text)): one for text in {one.label, one.heading}}
    return known


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(":*")
