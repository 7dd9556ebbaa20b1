"""What the first rows of a file look like under a profile; made off the GUI thread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

from safetyreg.errors import CancelledError, ExpectedError, Message
from safetyreg.i18n import Texts
from safetyreg.registry.imports import Imports, Preview, Profile, Rejected, Remark, RowsAre, as_text
from ui.imports.edits import letters, place_of

_FORMULA = "\x00"


class Grave(StrEnum):
    """How grave a remark is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark about a cell; the column is nothing where the whole row is meant."""

    row: int
    column: int | None
    name: str
    grave: Grave
    message: Message


@dataclass(frozen=True)
class Look:
    """Headings and rows as texts, the remarks on them, and what keeps the profile from being used.

    `goals` are the targets of columns by their numbers, those found by their headings among them.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    remarks: tuple[Noted, ...] = ()
    error: ExpectedError | None = None
    slow: bool = False
    encoding: str = ""
    accepted: int = 0
    marks: Mapping[tuple[int, int], tuple[Noted, ...]] = field(default_factory=dict)
    rejected: frozenset[int] = frozenset()
    goals: Mapping[int, str] = field(default_factory=dict)


def look(imports: Imports, path: Path, profile: Profile, texts: Texts, *, persons: bool = False) -> Look:
    """Look at a file through a profile; through a bare one where the profile does not fit the file.

    With `persons` it is the sheet of the persons that is looked at.
    """
    read = imports.preview_persons if persons else imports.preview
    try:
        return _told(read(path, profile), profile, texts)
    except CancelledError:
        raise
    except ExpectedError as error:
        bare = _bare(profile, persons=persons)
        found = _told(read(path, bare), bare, texts)
        return replace(found, remarks=(), marks={}, rejected=frozenset(), error=error)


def _bare(profile: Profile, *, persons: bool) -> Profile:
    sheet = profile.persons if persons else None
    return replace(
        profile,
        columns=(),
        constants={},
        rows=RowsAre.INCIDENTS,
        group_by=(),
        persons=replace(sheet, key=letters(0), columns=()) if sheet else None,
        auto=False,
    )


def _told(found: Preview, profile: Profile, texts: Texts) -> Look:
    headings = found.plan.layout.headings
    rows = tuple(
        (row.number, tuple(shown(cell, texts) for cell in row.cells))
        for row in found.plan.preview
        if row.number > profile.header
    )
    remarks = tuple(_remarks(found, headings))
    marks: dict[tuple[int, int], tuple[Noted, ...]] = {}
    for one in remarks:
        if one.column is not None:
            marks[one.row, one.column] = (*marks.get((one.row, one.column), ()), one)
    rejected = [number for one in found.results if isinstance(one, Rejected) for number, _ in one.rows]
    return Look(
        headings=headings,
        rows=rows,
        remarks=remarks,
        slow=found.plan.reading.slow,
        encoding=found.plan.reading.encoding,
        accepted=len(rows) - len(rejected),
        marks=marks,
        rejected=frozenset(rejected),
        goals={slot.index: slot.rule.to for slot in found.plan.layout.slots},
    )


def _remarks(found: Preview, headings: tuple[str, ...]) -> Iterator[Noted]:
    for result in found.results:
        if isinstance(result, Rejected):
            yield from (_noted(remark, headings, Grave.ERROR) for remark in result.reasons)
        else:
            yield from (_noted(remark, headings, Grave.WARNING) for remark in result.warnings)


def _noted(remark: Remark, headings: tuple[str, ...], grave: Grave) -> Noted:
    column = place_of(headings, remark.column) if remark.column else None
    return Noted(remark.row, column, remark.column, grave, remark.message)


def shown(cell: object, texts: Texts) -> str:
    """Write a cell as people of the language write it; nothing for a formula without a value."""
    if isinstance(cell, datetime):
        return texts.moment(cell) if cell.time() > time() else texts.date(cell)
    if isinstance(cell, date):
        return texts.date(cell)
    if isinstance(cell, time):
        return texts.time(cell)
    text = as_text(cell)  # type: ignore[arg-type]
    return "" if text.startswith(_FORMULA) else text
