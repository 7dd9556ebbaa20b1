"""One sheet of the meeting workbook while it is being filled, top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from openpyxl.chart import BarChart, LineChart, ScatterChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from safetyreg.domain.field import Value
from safetyreg.export import look
from safetyreg.export.meeting import Head
from safetyreg.export.wording import Wording
from safetyreg.i18n import Texts, mark

A4: Final = 9
HEADER_MOST: Final = 80
USUAL_WIDTH: Final = 9.0
MARGINS: Final = {"left": 0.4, "right": 0.4, "top": 0.75, "bottom": 0.6, "header": 0.3, "footer": 0.3}
LINE_POINTS: Final = 14.0
PIXELS: Final = 7
PADDING: Final = 5
GAP_PIXELS: Final = 12
EMU_OF_PIXEL: Final = 9525
POINTS_OF_PIXEL: Final = 0.75
ROW_POINTS: Final = 15.0
PAPER: Final = (841.9, 595.3)
INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: rows of its first and last line, of its totals, and the column of each key."""

    heading: int
    first: int
    last: int
    totals: int | None
    columns: dict[str, int]


class Page:
    """A worksheet with a cursor: heading, blocks, notes and charts are set one under the other."""

    def __init__(self, sheet: Worksheet, words: Wording, head: Head) -> None:
        """Begin a sheet with its print set-up."""
        self.sheet = sheet
        self.words = words
        self.head = head
        self.row = 1
        self._wide: dict[int, float] = {}
        self._print_setup()

    @property
    def texts(self) -> Texts:
        """Sentences in the report's language."""
        return self.words.texts

    def heading(self, title: str) -> None:
        """Write the title and, under it, registry, period and filter; mark a demo."""
        self.write(1, title, look.TITLE)
        self.sheet.row_dimensions[1].height = 26
        self.write(1, self.subtitle(), look.SUBTITLE, row=2)
        self.row = 3
        if self.head.demo:
            self.write(1, self.texts.say(mark("DEMO: invented records")), look.DEMO, row=3)
            self.row = 4
        self.row += 1

    def subtitle(self) -> str:
        """Return registry, period and filter in one line."""
        parts = [self.head.registry, self.period()]
        parts += [f"{self.words.label(name)}: {self.words.label(value)}" for name, value in self.head.filter]
        return " \u00b7 ".join(part for part in parts if part)

    def period(self) -> str:
        """Return the period of the report."""
        period = self.head.period
        return self.words.period(period) if period else self.texts.say(mark("all years"))

    def write(
        self, column: int, value: Value, style: look.Style, number_format: str = "", *, row: int | None = None
    ) -> None:
        """Fill one cell of the current row, or of another one."""
        look.dress(look.put(self.sheet, row or self.row, column, value), style, number_format)

    def block(self, title: str) -> None:
        """Write the title of a block."""
        if title:
            self.write(1, title, look.BLOCK)
            self.sheet.row_dimensions[self.row].height = 20
            self.row += 1

    def note(self, text: str, columns: int = 8, style: look.Style = look.NOTE) -> None:
        """Write a note across some columns, as high as it needs."""
        self.write(1, text, style)
        self.merge((self.row, self.row), (1, columns))
        width = sum(self.width(column) for column in range(1, columns + 1))
        scale = style.size / look.NOTE.size
        height = LINE_POINTS * scale * lines(text, width * 1.1 / scale)
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def merge(self, rows: tuple[int, int], columns: tuple[int, int], style: look.Style | None = None) -> None:
        """Make cells one, each of them in a style; openpyxl's own way costs ten times as much."""
        for row in range(rows[0], rows[1] + 1) if style is not None else ():
            for column in range(columns[0], columns[1] + 1):
                look.dress(cast("Any", self.sheet.cell(row, column)), cast("look.Style", style))
        first, last = (f"{letter(column)}{row}" for row, column in zip(rows, columns, strict=True))
        cells = cast("Any", self.sheet.merged_cells)
        cells.add(f"{first}:{last}")

    def widths(self, widths: Sequence[float]) -> None:
        """Set the widths of the first columns, never narrower than they are already."""
        for index, width in enumerate(widths, start=1):
            self._wide[index] = max(width, self._wide.get(index, 0.0))
            if self._wide[index]:
                self.sheet.column_dimensions[letter(index)].width = self._wide[index]

    def width(self, column: int) -> float:
        """Return the width of a column in characters."""
        return self._wide.get(column) or USUAL_WIDTH

    def freeze(self, row: int, column: int = 1) -> None:
        """Keep what is above `row` and left of `column` in view, and repeat those rows in print."""
        self.sheet.freeze_panes = f"{letter(column)}{row}"
        self.sheet.print_title_rows = f"1:{row - 1}"

    def chart(
        self,
        chart: BarChart | LineChart | ScatterChart,
        rows: int,
        columns: int,
        *,
        part: tuple[int, int] = (0, 1),
        first: int = 1,
    ) -> None:
        """Set a chart at the cursor, as wide as some columns from `first` on, or one of several side by side.

        `part` is (place, number of charts in the row). The cursor stays, `skip` moves it under them.
        """
        place, parts = part
        lead = sum(self._pixels(column) for column in range(1, first))
        width = sum(self._pixels(column) for column in range(first, first + columns))
        gap = GAP_PIXELS if parts > 1 else 0
        left, right = width * place // parts, width * (place + 1) // parts - gap
        top, bottom = self.row - 1, self.row - 1 + rows
        corners = self._corner(lead + left, top), self._corner(lead + right, bottom)
        placed: Any = chart
        placed.anchor = TwoCellAnchor("oneCell", *corners)
        self.sheet.add_chart(chart)

    def skip(self, rows: int) -> None:
        """Move the cursor down."""
        self.row += rows

    def new_page(self) -> None:
        """Begin a printed page at the cursor."""
        self.sheet.row_breaks.append(Break(self.row - 1))

    def keep(self, rows: int) -> None:
        """Begin a printed page where the next rows, a chart, would else be cut in two."""
        last = max((found.id for found in self.sheet.row_breaks.brk), default=0)
        repeated = range(1, int(str(self.sheet.freeze_panes or "A1").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        above = [*(repeated if last else ()), *range(last + 1, self.row)]
        if self._points(above) + rows * ROW_POINTS > self._room():
            self.new_page()
            self.skip(1)

    def _points(self, rows: Sequence[int]) -> float:
        """Return how high rows are together."""
        known = self.sheet.row_dimensions
        return sum((known[row].height if row in known else None) or ROW_POINTS for row in rows)

    def _room(self) -> float:
        """Return the points of rows that a printed page holds when all columns fit its width."""
        width = PAPER[0] - (MARGINS["left"] + MARGINS["right"]) * INCH
        height = PAPER[1] - (MARGINS["top"] + MARGINS["bottom"]) * INCH
        columns = sum(self._pixels(column) for column in range(1, max(self._wide, default=1) + 1))
        return height / min(1.0, width / (columns * POINTS_OF_PIXEL))

    def _pixels(self, column: int) -> int:
        return int(self.width(column) * PIXELS + PADDING)

    def _corner(self, pixels: int, row: int) -> AnchorMarker:
        column = 1
        while pixels > self._pixels(column):
            pixels -= self._pixels(column)
            column += 1
        return AnchorMarker(col=column - 1, colOff=pixels * EMU_OF_PIXEL, row=row)

    def _print_setup(self) -> None:
        sheet = self.sheet
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = A4
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.print_options.horizontalCentered = True
        for side, inches in MARGINS.items():
            setattr(sheet.page_margins, side, inches)
        self._header_footer()

    def _header_footer(self) -> None:
        demo = self.texts.say(mark("DEMO")) + " \u00b7 " if self.head.demo else ""
        header, footer = cast("Any", self.sheet.oddHeader), cast("Any", self.sheet.oddFooter)
        header.left.text = _escaped(demo + self.head.registry)
        filters = ", ".join(self.words.label(value) for _, value in self.head.filter)
        header.center.text = _escaped(filters)
        header.right.text = _escaped(self.period())
        made = self.texts.say(mark("Made on {moment}"), moment=self.texts.moment(self.head.made_at))
        footer.left.text = _escaped(f"{made} \u00b7 safetyreg {self.head.version}")
        footer.right.text = self.texts.say(mark("Page {page} of {pages}"), page="&P", pages="&N")
        for part in (header.left, header.center, header.right, footer.left, footer.right):
            part.size = 8


def letter(column: int) -> str:
    """Return the letters of a column by its number, from 1."""
    return get_column_letter(column)


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of a width in characters."""
    return sum(max(1, -(-len(part) // max(1, int(width)))) for part in text.split("\n")) or 1


def _escaped(text: str) -> str:
    return text.replace("\n", " ")[:HEADER_MOST].replace("&", "&&")
