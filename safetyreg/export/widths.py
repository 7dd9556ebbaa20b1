"""How wide the columns of a table of figures must be, in characters: what stands in them, never cut."""

from collections.abc import Iterable, Mapping
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.export import look
from safetyreg.export.change import written
from safetyreg.export.wording import Wording
from safetyreg.statistics.change import Change, Style
from safetyreg.statistics.comparison import BEFORE, CHANGE, SHARE
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.statistics.verdict_columns import VERDICT

LABEL_WIDTH: Final = 38.0
USUAL: Final = 12
LEAST: Final = 8.0
_NARROW_LABELS: Final = {"month": 16.0, "measure": 24.0}
_PADDING: Final = 2.0
_BOLD: Final = 1.1


def is_label(column: TableColumn) -> bool:
    """Whether a column names its row."""
    return column.format in {Format.CODE, Format.TEXT, Format.DATE}


def label_width(column: TableColumn) -> float:
    """Return the width of a column of names: its own where it has one."""
    usual = _NARROW_LABELS.get(column.key, LABEL_WIDTH)
    return usual if column.width == USUAL else float(column.width)


def widths(table: Table, words: Wording, style: Style, headings: Mapping[str, str]) -> dict[str, float]:
    """Return the width of each column; `headings` are the lines above the figures, which wrap at blanks."""
    lines = [dict(zip((c.key for c in table.columns), row, strict=True)) for row in _rows(table)]
    found = {}
    for column in table.columns:
        if is_label(column) and not column.key.endswith(VERDICT):
            found[column.key] = label_width(column)
        else:
            spare = _PADDING + column.key.endswith(VERDICT)
            shown = (_shown(column, line, words, style) for line in lines)
            texts = [*shown, *headings.get(column.key, "").split()]
            least = LEAST if column.width >= USUAL else float(column.width)
            found[column.key] = max(least, max(map(len, texts), default=0) * _BOLD + spare)
    return found


def _rows(table: Table) -> Iterable[tuple[Value, ...]]:
    return (*table.rows, table.totals) if table.totals is not None else table.rows


def _shown(column: TableColumn, line: Mapping[str, Value], words: Wording, style: Style) -> str:
    """Return a text as long as what a cell will show."""
    value = line[column.key]
    if column.key.endswith(VERDICT):
        return str(words.value(column, value))
    if column.key.endswith(CHANGE):
        now, before = (line.get(column.key.removesuffix(CHANGE) + tail) for tail in ("", BEFORE))
        if not isinstance(now, int) or not isinstance(before, int):
            return ""
        value, number_format = written(Change(before, now), style, words.texts)
        if isinstance(value, str):
            return value
        share = number_format == look.CHANGE
        return f"{value * 100:+,.1f}%" if share else f"{value:+,.1f}{number_format.split(chr(34))[1]}"
    if column.key.endswith(SHARE) or column.format is Format.PERCENT:
        return "100,0%"
    return f"{value:,}" if isinstance(value, int) else str(value or "")
