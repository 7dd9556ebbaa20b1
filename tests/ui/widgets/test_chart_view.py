"""The chart on screen: mouse and keys, the table in its place, pictures that leave the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.statistics.trend import Wanted
from tests.ui.figures import BREAK, FiguresDoor, trend_of
from tests.ui.windows import BOOK, TODAY
from ui.theme import Appearance
from ui.widgets.chart import Chart, Spot
from ui.widgets.chart_view import ChartView
from ui.widgets.trend_chart import Shown, TrendWords, chart_of
from ui.widgets.trend_table import table_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.widgets.chart_plot import Plot

YEAR = Query(period=Period(TODAY.replace(month=1, day=1), TODAY), kinds=("fire",), words="гараж")


@pytest.fixture
def door() -> FiguresDoor:
    """A door with figures, marked demo."""
    return FiguresDoor(demo=True)


def fill(view: ChartView, session: Session, wanted: Wanted, query: Query = YEAR) -> Chart:
    trend = trend_of(query, wanted, breaks=(BREAK,))
    shown = Shown(average=True)
    words = TrendWords(trend, shown, session.texts, TODAY)
    columns, rows = table_of(trend, shown, words, session.texts, BOOK)
    chart = chart_of(trend, shown, session.texts, TODAY)
    view.show_chart(chart, query, columns, rows)
    return chart


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> ChartView:
    """A chart of fires by month, on screen, its library loaded."""
    found = ChartView(session)
    qtbot.addWidget(found)
    found.resize(900, 520)
    found.show()
    fill(found, session, Wanted(kinds=("fire",)))
    qtbot.waitUntil(lambda: found.plot is not None)
    return found


@pytest.fixture
def plot(view: ChartView) -> Plot:
    assert view.plot is not None
    return view.plot


def move(plot: Plot, place: QPoint) -> None:
    """Move the mouse over the plot, no button pressed."""
    none = Qt.MouseButton.NoButton
    point, keys = QPointF(place), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(plot.viewport, QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, keys))


def test_a_placeholder_stands_until_the_library_is_loaded(qtbot: QtBot, session: Session) -> None:
    found = ChartView(session)
    qtbot.addWidget(found)
    assert found.stack.currentWidget() is found.placeholder
    fill(found, session, Wanted())
    assert found.plot is None
    assert found.stack.currentWidget() is found.placeholder
    found.show()
    qtbot.waitUntil(lambda: found.stack.currentWidget() is found.plot)


def test_the_card_says_the_figures_and_the_footnote(view: ChartView) -> None:
    assert view.title().text() == "Fires: 145 against 70 in the same period last year"
    assert view.footnotes.text() == "¹ Dry grass counts"
    assert "A click on a mark" in view.method.text()


def test_a_click_on_a_mark_opens_its_records(qtbot: QtBot, view: ChartView, plot: Plot) -> None:
    place = plot.canvas.place((1, 3))
    move(plot, place)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(plot.viewport, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [
        Spot("fire", Period(TODAY.replace(month=4, day=1), TODAY.replace(month=4, day=30)))
    ]


def test_a_drag_over_buckets_chooses_them_where_that_is_offered(
    qtbot: QtBot, view: ChartView, plot: Plot
) -> None:
    ends = [plot.canvas.place((0, bucket)) for bucket in (4, 1)]

    def drag() -> None:
        QTest.mousePress(plot.viewport, Qt.MouseButton.LeftButton, pos=ends[0])
        QTest.mouseMove(plot.viewport, ends[1])
        QTest.mouseRelease(plot.viewport, Qt.MouseButton.LeftButton, pos=ends[1])

    with qtbot.waitSignal(view.opened), qtbot.assertNotEmitted(view.swept):
        drag()
    view.offer_sweep()
    with qtbot.waitSignal(view.swept) as swept, qtbot.assertNotEmitted(view.opened):
        drag()
    chart = view.chart
    assert chart is not None
    assert swept.args == [chart.spot(0, 1), chart.spot(0, 4)]
    assert "dragging over months" in view.hint()


def test_hover_shows_the_figures_of_the_bucket(plot: Plot) -> None:
    move(plot, plot.canvas.place((1, 2)))
    assert plot.spot == (1, 2)
    assert plot.readout.isVisible()
    for part in ("March", "12", "6", "+100"):
        assert part in plot.readout.text()
    QApplication.sendEvent(plot.viewport, QEvent(QEvent.Type.Leave))
    assert not plot.readout.isVisible()


def test_arrow_keys_move_the_mark_and_enter_opens_it(qtbot: QtBot, view: ChartView, plot: Plot) -> None:
    plot.setFocus()
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(plot, key)
        seen.append(plot.spot)
    assert seen == [(0, 9), (0, 8), (1, 8), (1, 0), (1, 1)]
    assert "February 2026" in plot.accessibleDescription()
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(plot, Qt.Key.Key_Return)
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.spot == (1, 9)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.spot is None
    assert "Fires: 145" in plot.accessibleDescription()


def test_nothing_opens_while_no_mark_is_set_off(qtbot: QtBot, view: ChartView, plot: Plot) -> None:
    with qtbot.assertNotEmitted(view.opened):
        QTest.keyClick(plot, Qt.Key.Key_Return)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.spot == (0, 0)
    QApplication.sendEvent(plot, QFocusEvent(QEvent.Type.FocusOut))
    assert plot.spot is None


def test_the_wheel_is_left_to_the_page(plot: Plot) -> None:
    middle = QPointF(50, 50)
    event = QWheelEvent(
        middle,
        middle,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport, event)
    assert not event.isAccepted()


def test_the_table_takes_the_place_of_the_plot_and_stays_there(
    qtbot: QtBot, view: ChartView, session: Session
) -> None:
    view.switch.click()
    assert view.stack.currentWidget() is view.table
    assert view.switch.text() == "Chart"
    fill(view, session, Wanted(Step.QUARTER, kinds=("fire",)))
    assert view.stack.currentWidget() is view.table
    assert view.table.model().rowCount() == 5
    view.switch.click()
    assert view.stack.currentWidget() is view.plot


def test_a_row_of_the_table_opens_its_records(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.waitSignal(view.opened) as opened:
        view.table.opened.emit(9)
    assert opened.args == [Spot("fire", Period(TODAY.replace(day=1), TODAY))]
    with qtbot.assertNotEmitted(view.opened):
        view.table.opened.emit(10)


def test_nothing_to_draw_is_said(view: ChartView, session: Session) -> None:
    view.show_empty("Nothing", "Do something")
    assert view.stack.currentWidget() is view.empty
    assert view.switch.isHidden()
    view.copy()
    view.save("png")
    fill(view, session, Wanted())
    assert view.stack.currentWidget() is view.plot


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("dark", [False, True])
def test_every_step_is_drawn_in_both_looks(view: ChartView, session: Session, step: Step, dark: bool) -> None:
    session.theme.choose(Appearance.DARK if dark else Appearance.LIGHT)
    fill(view, session, Wanted(step), Query())
    view.resize(500, 380)
    assert not view.grab().isNull()
    session.theme.choose(Appearance.LIGHT)


def test_one_bucket_alone_is_drawn(view: ChartView, session: Session, plot: Plot) -> None:
    fill(view, session, Wanted(kinds=("fire",)), Query(period=Period(TODAY, TODAY)))
    assert plot.canvas.nearest(plot.canvas.place((1, 0))) == (1, 0)


def test_pictures_are_written_as_the_ending_says(
    qtbot: QtBot, view: ChartView, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending in ("png", "svg"):
        answer = (str(tmp_path / "chart"), "")
        monkeypatch.setattr("ui.widgets.pictures.QFileDialog.getSaveFileName", lambda *_, found=answer: found)
        with qtbot.waitSignal(session.said):
            view.save(ending)
    image = QImage(str(tmp_path / "chart.png"))
    assert (image.width(), image.height()) == (2000, 1200)
    assert image.pixelColor(5, 5) == QColor(Qt.GlobalColor.white)
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for part in ("Fires: 145 against 70", "DEMO", "Search:", "гараж", "Dry grass counts", "Source:", "2025"):
        assert part in text, part
    assert "A click" not in text
    assert not list(tmp_path.glob("*.tmp"))


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, view: ChartView, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(session.jobs, "_on_error", lambda error, _: told.append(error))
    view.write(tmp_path / "nowhere" / "chart.png")
    qtbot.waitUntil(lambda: bool(told))
    assert "cannot be written" in str(told[0])


def test_the_picture_goes_to_the_clipboard(qtbot: QtBot, view: ChartView, session: Session) -> None:
    with qtbot.waitSignal(session.said):
        view.copy()
    assert QGuiApplication.clipboard().image().width() == 2000
