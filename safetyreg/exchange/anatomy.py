"""What only the parts of an xlsx file tell: a sheet's size as XML, and formulas that hold no value."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 4096
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_VALUELESS: Final = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*><f(?:/>|[^>]*/>|[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)


def sheet_part(path: Path, sheet: str) -> zipfile.ZipInfo | None:
    """Return the XML part of a named sheet; None where the file is no xlsx or has no such sheet."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        if _WORKBOOK not in archive.namelist() or _RELATIONS not in archive.namelist():
            return None
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in ET.fromstring(archive.read(_RELATIONS))  # noqa: S314  size bounded by the archive
        }
        for found in ET.fromstring(archive.read(_WORKBOOK)).iter(f"{_MAIN}sheet"):  # noqa: S314
            if found.get("name") == sheet:
                target = targets.get(found.get(_LINK), "").removeprefix("/")
                name = target if target.startswith("xl/") else f"xl/{target}"
                return archive.getinfo(name) if name in archive.namelist() else None
    return None


def valueless_formulas(path: Path, part: zipfile.ZipInfo) -> Iterator[str]:
    """Yield the addresses (`B7`) of formulas that carry no stored value, reading the sheet in pieces."""
    seen = ""
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        tail = b""
        while piece := stream.read(_CHUNK):
            window = tail + piece
            tail = window[-_OVERLAP:]
            if b"<f" not in window:
                continue
            for match in _VALUELESS.finditer(window):
                address = match[1].decode()
                if address != seen:
                    seen = address
                    yield address
