"""The profile that travels in a file of rejected rows, so that the mended file is read as the first was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from safetyreg.errors import ExpectedError
from safetyreg.exchange.convert import as_text
from safetyreg.exchange.profile import Profile, from_toml, to_toml
from safetyreg.exchange.readers import is_text, prepare, rows, sheets

PROFILE_SHEET: Final = "safetyreg profile"
"""Name of the sheet, hidden in the workbook; the same in every language."""


def travelling(profile: Profile) -> Profile:
    """Return a profile for the file of its rejected rows: one sheet, headings in its first row."""
    return replace(profile, sheet="", header=1, encoding="", delimiter="", persons=None)


def profile_lines(profile: Profile) -> tuple[str, ...]:
    """Return the lines of text that keep the profile of a file of rejected rows."""
    return tuple(to_toml(travelling(profile)).splitlines())


def carried(path: Path) -> Profile | None:
    """Return the profile that a file of rejected rows carries; None where it carries none."""
    if is_text(path) or PROFILE_SHEET not in sheets(path):
        return None
    try:
        return from_toml("\n".join(_lines(path)), path.stem)
    except ExpectedError:
        return None


def _lines(path: Path) -> Iterator[str]:
    for row in rows(prepare(path, PROFILE_SHEET)):
        yield as_text(row.cells[0]) if row.cells else ""
