from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from safetyreg.domain.field import money, number
from safetyreg.domain.problem import Problem, Severity
from safetyreg.errors import Message
from ui.theme import Appearance
from ui.widgets.banner import Banner, Tone
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_frame import FieldFrame
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Role, label, line, set_role
from ui.widgets.link_button import LinkButton
from ui.widgets.number_input import NumberInput
from ui.widgets.page import scrolled
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segmented
from ui.widgets.sparkline import Sparkline
from ui.widgets.table_view import Cell, Column, TableView, tab_separated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.i18n import Texts
    from ui.theme import Theme

COLUMNS = (Column("Place", stretch=True), Column("Fires", number=True))
ROWS = (
    (Cell("Темиртау"), Cell("1\u00a0250", "1250", bold=True, colour=QColor("red"))),
    (Cell('улица "Мира"\tдом 5'), Cell("3")),
)


def test_a_table_is_a_sound_model_and_copies_as_cells(qtbot: QtBot) -> None:
    table = TableView()
    qtbot.addWidget(table)
    model = table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.show_rows(COLUMNS, ROWS)
    table.fit_height()
    table.show()
    right = model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Place"
    table.copy()
    QApplication.clipboard().clear()
    table.selectAll()
    table.actions()[0].trigger()
    assert QApplication.clipboard().text().splitlines() == [
        "Place\tFires",
        "Темиртау\t1250",
        '"улица ""Мира""\tдом 5"\t3',
    ]
    with qtbot.waitSignal(table.opened) as opened:
        table.setCurrentIndex(model.index(1, 0))
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert opened.args == [1]
    QTest.keyClick(table, Qt.Key.Key_Up)
    with qtbot.waitSignal(table.opened) as opened:
        table.doubleClicked.emit(model.index(0, 1))
    assert opened.args == [0]
    assert not table.grab().isNull()


def test_cells_with_tabs_stand_in_quotes() -> None:
    assert tab_separated([["a", "b\n"]]) == 'a\t"b\n"\r\n'


def test_a_banner_tells_and_offers(qtbot: QtBot, texts: Texts, theme: Theme) -> None:
    banner = Banner(texts, theme)
    qtbot.addWidget(banner)
    pressed: list[str] = []
    for tone in Tone:
        banner.show_message(
            "A newer version was saved.", tone, ("Compare", lambda: pressed.append("compare"))
        )
    assert banner.isVisible()
    assert banner.text() == banner.accessibleName() == "A newer version was saved."
    shown = [button for button in banner.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in shown] == ["Compare"]
    shown[0].click()
    assert pressed
    banner._close.click()
    assert not banner.isVisible()


def test_a_card_and_an_empty_state(qtbot: QtBot, theme: Theme) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.title().isHidden()
    card.set_title("Fires")
    assert card.accessibleName() == card.title().text() == "Fires"
    empty = EmptyState(theme, "inbox", "Nothing here", "Remove a filter.")
    card.body.addWidget(empty)
    pressed: list[bool] = []
    empty.add_action("Remove", lambda: pressed.append(True)).click()
    assert pressed
    empty.set_texts("Still nothing")
    theme.choose(Appearance.DARK)
    assert any(part.text() == "Still nothing" for part in empty.findChildren(QLabel))


def test_labels_change_their_tone(qtbot: QtBot) -> None:
    found = label("text", Role.HINT)
    qtbot.addWidget(found)
    set_role(found, Role.ERROR)
    assert found.property("role") == "error"
    separator = line()
    qtbot.addWidget(separator)
    assert separator.height() == 1
    link = LinkButton("Open")
    qtbot.addWidget(link)
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    area = scrolled(QWidget())
    qtbot.addWidget(area)
    assert area.widgetResizable()


def test_a_sparkline_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    spark = Sparkline()
    qtbot.addWidget(spark)
    empty = spark.grab().toImage()
    spark.set_series([1, 5, 2], theme.kind_colour("fire"), before=[2, 2, 2])
    assert spark.grab().toImage() != empty
    assert spark.minimumSizeHint().width() < spark.sizeHint().width()


def test_a_progress_line_shows_long_work_only(qtbot: QtBot, texts: Texts) -> None:
    bar = ProgressLine(texts)
    qtbot.addWidget(bar)
    bar.begin()
    bar.finish()
    assert not bar.isVisible()
    bar.begin()
    qtbot.waitUntil(bar.isVisible)
    bar.advance(5_000_000_000, 10_000_000_000)
    assert bar.value() * 2 == bar.maximum()
    bar.finish()
    assert not bar.isVisible()


def test_segments(qtbot: QtBot) -> None:
    found = Segmented([("week", "Week"), ("month", "Month")])
    qtbot.addWidget(found)
    assert found.value() == "week"
    with qtbot.waitSignal(found.chosen) as chosen:
        found.buttons()[1].click()
    assert chosen.args == ["month"]
    found.buttons()[1].click()
    assert found.value() == "month"
    QTest.keyClick(found, Qt.Key.Key_Left)
    assert found.value() == "week"
    QTest.keyClick(found, Qt.Key.Key_Delete)
    assert found.value() == "week"
    assert [bool(b.focusPolicy() & Qt.FocusPolicy.TabFocus) for b in found.buttons()] == [True, False]


def test_a_chip_shortens_and_tells_in_full(qtbot: QtBot, texts: Texts) -> None:
    chip = Chip("Place", texts)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.clicked):
        chip._cross.click()
    chip.set_value("Карагандинская область, Абайский район")
    assert chip.button.text().endswith("…")
    assert chip.button.accessibleName().endswith("район")
    with qtbot.waitSignal(chip.removed):
        chip._cross.click()


def test_a_flow_keeps_its_items(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for _ in range(3):
        flow.addWidget(QPushButton("button"))
    assert flow.itemAt(5) is None
    assert flow.takeAt(9) is None
    assert flow.heightForWidth(10) > flow.heightForWidth(1000)
    assert flow.sizeHint().width() > flow.minimumSize().width()
    assert flow.expandingDirections() == Qt.Orientation(0)
    taken = flow.takeAt(0)
    assert taken is not None
    flow.clear()
    assert flow.count() == 0


def test_a_field_says_its_problem_at_once(qtbot: QtBot, texts: Texts) -> None:
    field = money("damage", "Damage", hint="as the owner says", required=True)
    entry = NumberInput(texts, field)
    frame = FieldFrame(field, entry, texts)
    qtbot.addWidget(frame)
    frame.show()
    assert frame._label.text() == "Damage, tenge *"
    assert frame.message() == "as the owner says"
    warning = Problem("zero", "damage", Message("Damage 0 for a building?"), Severity.WARNING)
    error = Problem("low", "damage", Message("Less than before: mend it."))
    frame.show_problems([warning, error])
    assert frame.message() == "Less than before: mend it."
    assert entry.property("problem") == "error"
    assert not frame._tick.isVisible()
    frame.show_problems([warning])
    assert frame._tick.isVisible()
    with qtbot.waitSignal(frame.ticked) as ticked:
        frame._tick.click()
    assert ticked.args == [warning.key, True]
    with qtbot.assertNotEmitted(frame.ticked):
        frame.show_problems([warning], frozenset({warning.key}))
    QTest.keyClicks(entry, "5")
    assert frame.message() == "as the owner says"


def test_a_field_says_what_cannot_be_read(qtbot: QtBot, texts: Texts) -> None:
    field = number("count", "Count")
    entry = NumberInput(texts, field)
    frame = FieldFrame(field, entry, texts)
    qtbot.addWidget(frame)
    QTest.keyClicks(entry, "5x")
    entry.editingFinished.emit()
    assert "5x" in frame.message()
    frame.show_problems([])
    assert "5x" in frame.message()
