"""What a provisional figure will be: a hollow diamond with its interval as a whisker."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtGui import QBrush

from ui.widgets.chart import Chart, Line, Style
from ui.widgets.chart_look import Look

_SIZE: Final = 9
_CAP: Final = 6
_APART: Final = 0.14


def whiskers(library: Any, chart: Chart, look: Look) -> Iterator[Any]:  # noqa: ANN401  an untyped library
    """Yield the items of pyqtgraph; those of several kinds stand side by side."""
    kinds = list(dict.fromkeys(found.kind for found in chart.expected))
    for found in chart.expected:
        place = found.bucket + (kinds.index(found.kind) - (len(kinds) - 1) / 2) * _APART
        value, low, high = (number / chart.divisor for number in (found.value, found.low, found.high))
        line = Line(found.kind, "", Style.NOW, ())
        pen = look.edge("text", 1.4)
        yield library.PlotCurveItem([place, place], [low, high], pen=pen, antialias=True)
        yield library.ScatterPlotItem([place] * 2, [low, high], symbol="_", size=_CAP * look.scale, pen=pen)
        yield library.ScatterPlotItem(
            [place],
            [value],
            symbol="d",
            size=_SIZE * look.scale,
            brush=QBrush(look.colour("surface")),
            pen=look.mark_pen(line),
            antialias=True,
        )
