from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from safetyreg.domain.query import Order
from safetyreg.i18n import Language, Texts
from tests.ui.register.doors import Incidents
from tests.ui.windows import BOOK
from ui.register.columns import DEFAULT, columns_of, every_column
from ui.register.model import RegisterModel
from ui.register.row_text import RowWriter

COLUMNS = columns_of(DEFAULT, every_column())
TEXTS = Texts(Language.EN)


@pytest.fixture
def model(qapp: QObject) -> RegisterModel:
    return RegisterModel(COLUMNS, TEXTS)


def load(model: RegisterModel, *numbers: int) -> None:
    writer = RowWriter(model.columns, TEXTS, BOOK)
    rows = Incidents(1000).rows(numbers, writer.fields)
    model.cache.put(writer.write(numbers, rows), model.cache.generation)


def test_qt_finds_nothing_wrong_with_the_model(model: RegisterModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for size in (0, 5, 300, 3, 0, 7):
        model.set_ids(array("q", range(1, size + 1)))
    load(model, 1, 2)
    model.set_columns(COLUMNS[:3])
    model.set_order(Order("number", descending=False))
    assert tester.model() is model


def test_rows_that_are_not_loaded_show_dots(model: RegisterModel) -> None:
    model.set_ids(array("q", [3, 2, 1]))
    load(model, 2)
    cells = [model.index(row, 2).data() for row in range(3)]
    assert cells == ["…", "1-2026-000002", "…"]


def test_a_change_of_length_is_told_at_the_end_only(model: RegisterModel) -> None:
    told: list[tuple[str, int, int]] = []

    def inserted(_: QModelIndex, first: int, last: int) -> None:
        told.append(("in", first, last))

    def removed(_: QModelIndex, first: int, last: int) -> None:
        told.append(("out", first, last))

    model.rowsInserted.connect(inserted)
    model.rowsRemoved.connect(removed)
    model.set_ids(array("q", [5, 4]))
    model.set_ids(array("q", [6, 5, 4]))
    model.set_ids(array("q", [6]))
    assert told == [("in", 0, 1), ("in", 2, 2), ("out", 1, 2)]


def test_the_heading_tells_the_order(model: RegisterModel) -> None:
    def headings() -> list[object]:
        return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(COLUMNS))]

    assert headings()[0] == "Date and time ↓"
    model.set_order(Order("damage", descending=False))
    assert headings()[0] == "Date and time"
    assert headings()[6] == "Damage,\u00a0tenge ↑"


def test_numbers_stand_to_the_right(model: RegisterModel) -> None:
    model.set_ids(array("q", [1]))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    found = [model.index(0, n).data(Qt.ItemDataRole.TextAlignmentRole) == right for n in range(len(COLUMNS))]
    assert found == [column.number for column in COLUMNS]


def test_columns_that_were_not_read_show_dots_until_they_are(model: RegisterModel) -> None:
    model.set_ids(array("q", [1]))
    load(model, 1)
    model.set_columns((*COLUMNS[:1], *columns_of(("address",), every_column())))
    assert [model.index(0, n).data() for n in range(2)] == ["26.10.2026 03:15", "…"]
    load(model, 1)
    assert model.index(0, 1).data() == "—"
