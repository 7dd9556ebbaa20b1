"""A sheet while it is filled: where a printed page ends."""

from openpyxl import Workbook

from safetyreg.domain.codes import CodeBook
from safetyreg.export.page import Page
from safetyreg.export.wording import Wording
from safetyreg.i18n import Texts
from tests.export.samples import HEAD


def breaks(page: Page) -> list[int]:
    return [found.id for found in page.sheet.row_breaks.brk]


def test_a_chart_is_not_cut_by_the_end_of_a_page(texts: Texts, book: CodeBook) -> None:
    page = Page(Workbook().worksheets[0], Wording(texts, book), HEAD)
    page.widths([20.0] * 5)
    page.freeze(7, 2)
    page.row = 15
    page.keep(10)
    assert (breaks(page), page.row) == ([], 15), "table and chart fit one page"
    page.row = 30
    page.keep(10)
    assert (breaks(page), page.row) == ([29], 31)
    page.row = 45
    page.keep(5)
    assert breaks(page) == [29], "counted from the last break, repeated headings included"
    page.keep(20)
    assert breaks(page) == [29, 44]


def test_wide_sheets_are_printed_smaller_and_hold_more_rows(texts: Texts, book: CodeBook) -> None:
    page = Page(Workbook().worksheets[0], Wording(texts, book), HEAD)
    page.widths([40.0] * 8)
    page.row = 30
    page.keep(10)
    assert breaks(page) == []
