"""The threshold: the line is dragged, stepped and typed, and everything follows it."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from safetyreg.errors import CancelledError
from tests.ui.doors import idle
from tests.ui.keys import press, write
from ui.filter import Filter, Preset
from ui.jobs import Progress
from ui.liability.group_bars import Bar
from ui.liability.histogram import Histogram, column_of, columns, stepped
from ui.liability.page import THRESHOLD

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.liability.conftest import Stage
    from ui.liability.histogram_plot import HistogramPlot
    from ui.liability.threshold_view import ThresholdView


@pytest.fixture
def view(qtbot: QtBot, stage: Stage) -> ThresholdView:
    stage.page.views.chosen.emit(THRESHOLD)
    idle(qtbot, stage.session)
    qtbot.waitUntil(lambda: stage.page.threshold.histogram.plot is not None)
    return stage.page.threshold


def plot_of(view: ThresholdView) -> HistogramPlot:
    assert view.histogram.plot is not None
    return view.histogram.plot


def mouse(plot: HistogramPlot, kind: QEvent.Type, place: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    at = QPointF(place)
    event = QMouseEvent(kind, at, plot.viewport.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot.viewport, event)


def place_of(plot: HistogramPlot, cap: int) -> QPoint:
    wide = plot.viewport.width()
    return next(QPoint(x, 90) for x in range(wide) if plot.canvas.cap_at(QPoint(x, 90)) == cap)


def test_columns_hold_their_right_end_and_split_at_the_line() -> None:
    counts = [0] * 101
    counts[0], counts[5], counts[6], counts[25], counts[100] = 1, 2, 3, 4, 5
    up_to, above = columns(counts, 5)
    assert (up_to[0], above[0], above[1], above[4], above[19]) == (3, 0, 3, 4, 5)
    assert columns(counts, 4)[1][0] == 2
    assert [column_of(share) for share in (0, 1, 5, 6, 100)] == [0, 0, 0, 1, 19]
    assert (stepped(99, 5), stepped(2, -5)) == (100, 0)


def test_a_towering_first_column_is_cut_and_says_its_height() -> None:
    counts = [0] * 101
    counts[0], counts[30] = 100, 4
    found = Histogram(tuple(counts), ())
    assert (found.greatest, found.cut) == (4, 100)
    counts[0] = 8
    assert Histogram(tuple(counts), ()).cut is None


def test_the_hand_drags_the_line_and_the_figures_follow(qtbot: QtBot, view: ThresholdView) -> None:
    plot = plot_of(view)
    assert view.people.number.text() == "1"
    mouse(plot, QEvent.Type.MouseButtonPress, place_of(plot, 25))
    mouse(plot, QEvent.Type.MouseMove, place_of(plot, 10))
    assert view.cap == 10
    assert view.people.number.text() == "2"
    assert "in 1 accident" in view.people.far.text(), "two people of one accident"
    assert view.number.value() == 10
    assert "10 %" in view.histogram.title().text()
    assert "10 %" in plot.accessibleDescription()
    mouse(plot, QEvent.Type.MouseMove, place_of(plot, 100))
    assert view.people.number.text() == "0"


def test_arrow_keys_and_the_number_box_move_the_line_too(view: ThresholdView) -> None:
    plot = plot_of(view)
    press(plot, Qt.Key.Key_Right)
    assert view.cap == 26
    press(plot, Qt.Key.Key_PageDown)
    assert view.cap == 21
    press(plot, Qt.Key.Key_Home)
    assert view.cap == 0
    press(view.number, Qt.Key.Key_Up)
    assert (view.cap, plot.cap) == (1, 1)
    view.number.setText("")
    write(view.number, "60")
    assert (view.cap, plot.cap) == (60, 60)


def test_the_threshold_is_remembered_once_the_hand_rests(qtbot: QtBot, view: ThresholdView) -> None:
    with qtbot.waitSignal(view.cap_chosen, timeout=5_000) as told:
        view.set_cap(42)
    assert told.args == [42]


def test_money_stands_in_two_columns_never_added(view: ThresholdView) -> None:
    law, reduced = view.money._columns
    assert law[0].text() == "0 tg/month"
    assert law[1].text() == "350\u00a0000 tg one-off"
    assert reduced[0].text() == "56\u00a0000 tg/month"
    assert "1 of 2" in view.money.known.text()
    view.money.horizon.set_value("year")
    view.money.horizon.chosen.emit("year")
    assert law[0].text() == "350\u00a0000 tg"
    assert reduced[0].text() == "1.0 M tg"


def test_positions_stand_side_by_side_and_move_the_line(view: ThresholdView) -> None:
    policies = [policy.code for policy, _ in view.positions._positions]
    assert policies[:2] == ["kz-190", "kz-bill-25"], "the law in force first"
    view.positions.table.opened.emit(policies.index("kz-unions"))
    assert view.cap == 0
    view.positions.table.opened.emit(policies.index("kz-190"))
    assert view.cap == 0, "no threshold, no line"


def test_positions_have_both_columns_of_tenge_and_say_what_is_unverified(view: ThresholdView) -> None:
    policies = [policy.code for policy, _ in view.positions._positions]
    bill, belarus = (
        view.positions.table._cells.rows[policies.index(code)] for code in ("kz-bill-25", "by-108")
    )
    name, _, above, law, reduced = bill
    assert name.text.endswith("\nadopted, not confirmed")
    assert above.tip == "35 points of percent in all"
    assert (law.text, reduced.text) == ("0 · 350\u00a0000", "56\u00a0000 · 350\u00a0000")
    assert belarus[0].copy.endswith(" · foreign, unverified")
    assert "signature, number and first day are not confirmed" in name.tip, "in the language of the window"


def test_no_figure_of_a_group_is_cut(view: ThresholdView) -> None:
    bars = view.groups.bars
    bars.show_bars(
        [Bar("C", 1.0, "100\u00a0% · 12\u00a0345 of 12\u00a0345"), Bar("Q", 0.1, "1\u00a0% · 1 of 9")]
    )
    needed = bars.fontMetrics().horizontalAdvance(bars.bars[0].figure)
    assert bars._figure_width() >= needed + 8
    assert not bars.grab().isNull()


def test_a_long_name_of_a_group_is_broken_and_not_cut(view: ThresholdView) -> None:
    bars = view.groups.bars
    bars.resize(330, 100)
    bars.show_bars([Bar("2025", 0.5, "1 of 2"), Bar("2024", 0.5, "1 of 2")])
    assert not bars.above
    low = bars.height()
    name = "D Снабжение электроэнергией, газом, паром, горячей водой и кондиционированным воздухом"
    bars.show_bars([Bar(name, 0.5, "1 of 2"), Bar("C Обрабатывающая промышленность", 0.5, "1 of 2")])
    assert bars.above
    assert " ".join(bars._lines(name)) == name
    assert len(bars._lines(name)) == 2
    assert bars.height() > low
    assert not bars.grab().isNull()
    at = QPoint(5, bars._ends[0] + 3)
    assert QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, at, bars.mapToGlobal(at)))
    assert QToolTip.text() == "C Обрабатывающая промышленность: 1 of 2"


def test_groups_are_bars_or_a_table_and_small_ones_can_be_hidden(view: ThresholdView) -> None:
    view.groups.dimension.chosen.emit("year")
    view.groups.dimension.set_value("year")
    view.groups._draw()
    (bar,) = view.groups.bars.bars
    assert (bar.name, bar.figure) == ("2025", "50\u00a0% · 1 of 2")
    view.groups.suppress.setChecked(True)
    assert view.groups.bars.bars[0].part is None
    view.groups.switch.click()
    assert view.groups.table.model().rowCount() == 1
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), view.groups.bars.mapToGlobal(QPoint(5, 5)))
    assert QApplication.sendEvent(view.groups.bars, tip)


def test_the_sentence_is_read_out_in_two_languages(view: ThresholdView) -> None:
    russian = view.meeting.text.text()
    view.meeting.language.set_value("kk")
    view.meeting.language.chosen.emit("kk")
    kazakh = view.meeting.text.text()
    assert russian != kazakh
    assert "25" in kazakh
    view.meeting.copy_link.click()
    assert QGuiApplication.clipboard().text() == kazakh


def test_the_curve_and_pictures(qtbot: QtBot, view: ThresholdView, stage: Stage, tmp_path: Path) -> None:
    view.histogram.switch.click()
    assert view.histogram.switch.text() == "Columns"
    for ending in ("png", "svg"):
        view.histogram.pictures.write(tmp_path / f"threshold.{ending}")
    idle(qtbot, stage.session)
    assert (tmp_path / "threshold.png").read_bytes().startswith(b"\x89PNG")
    assert "25 %" in (tmp_path / "threshold.svg").read_text(encoding="utf-8")
    view.histogram.pictures.copy()
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_curve_falls_at_the_share_itself(view: ThresholdView, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas, added = plot_of(view).canvas, []
    monkeypatch.setattr(canvas, "_add", lambda item, depth: added.append((item, depth)))
    curve = tuple(int(threshold < 10) for threshold in range(101))
    canvas._draw_curve(Histogram((), curve))
    path = added[0][0].getPath()
    places = {(path.elementAt(at).x, path.elementAt(at).y) for at in range(path.elementCount())}
    assert {(10, 1), (10, 0)} <= places, "the share of 10 is above 9.5 and not above 10"


def test_nothing_under_the_filter_says_what_to_do(qtbot: QtBot, view: ThresholdView, stage: Stage) -> None:
    stage.session.set_filter(Filter(preset=Preset.TODAY))
    idle(qtbot, stage.session)
    assert view.stack.currentWidget() is view.empty


def test_the_line_can_be_dragged_while_the_tenge_are_worked_out(qtbot: QtBot, view: ThresholdView) -> None:
    assert view.reading is not None
    whole = view.reading
    view.reading = replace(whole, priced=False)
    view._show()
    assert view.people.number.text() == "1"
    assert {main.text() for main, _ in view.money._columns} == {"…"}
    assert view.money.known.text() == "Tenge are being worked out…"
    assert view.heads.none.text() == "Tenge are being worked out…"
    assert "тенге" not in view.meeting.text.text()
    assert view.positions.table.model().index(0, 4).data() == "…"
    view.groups.switch.click()
    assert view.groups.table.model().index(0, 5).data() == "…"
    view.set_cap(10)
    assert view.people.number.text() == "2"
    view._on_unpriced(CancelledError("stopped"))
    assert "Stopped" in view.money.known.text()
    assert view.stale
    view.entered()
    idle(qtbot, view._session)
    assert "1 of 2" in view.money.known.text()


def test_the_tenge_wait_while_the_hand_moves(qtbot: QtBot, view: ThresholdView) -> None:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: told.append((done, total)))
    tick = view._session.lull.patient(progress)
    tick(1, 3)
    view.set_cap(33)
    assert view._session.lull.moving
    work = Thread(target=tick, args=(3, 3))
    work.start()
    assert told == [(1, 3)], "the hand moves"
    qtbot.waitUntil(lambda: not view._session.lull.moving)
    work.join()
    assert told == [(1, 3), (3, 3)]
    view.set_cap(34)
    progress.cancel()
    with pytest.raises(CancelledError):
        tick(3, 3)


def test_what_is_unlawful_in_decisions_is_counted(view: ThresholdView) -> None:
    assert "Decisions on 1 victim have findings." in view.histogram.note.text()
