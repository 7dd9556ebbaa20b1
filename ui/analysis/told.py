"""What a card of the analysis shows: title and method, the drawing, the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from safetyreg.i18n import Texts
from ui.widgets.chart import Chart
from ui.widgets.drawing import Drawing
from ui.widgets.table_view import Cell, Column


@dataclass(frozen=True, slots=True)
class Told:
    """A painted chart in words; `chart` carries the title, the method and what a screen reader is told."""

    chart: Chart
    drawing: Drawing
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def carrier(title: str, method: str, drawing: Drawing, footnote: str = "") -> Chart:
    """Return a chart without lines that carries the words of a drawing."""
    said = " ".join(f"{mark.reading.say()}." for mark in drawing.marks)
    foot = f"{method} {footnote}".strip()
    return Chart(title, "", (), (), (), method=foot, description=f"{title}. {said}")


def signed(texts: Texts, value: float, digits: int = 1) -> str:
    """Return a decimal with its sign."""
    written = texts.decimal(abs(value), digits)
    return f"−{written}" if value < 0 else f"+{written}"


def left_out(months: Sequence[date], texts: Texts) -> str:
    """Return which months no search rests on, and why."""
    return texts.say(
        "Months still filling up with late reports are not in it: {months}.",
        months=", ".join(texts.month(month, "LLL yyyy") for month in months),
    )
