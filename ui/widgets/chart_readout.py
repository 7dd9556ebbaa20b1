"""The figures of one bucket, beside the mark that is pointed at."""

from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.tokens import SPACE
from ui.widgets.chart import Reading

_GAP = 14
_WIDEST = 440


class Readout(QFrame):
    """A small table over the plot; it never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE - 2, SPACE, SPACE - 2)
        layout.addWidget(self._text)
        self.hide()

    def show_reading(self, reading: Reading, place: QPoint, chosen: str) -> None:
        """Show figures beside a place in the parent, the row named `chosen` in bold."""
        self._fit(_table(reading, chosen), _noted(reading))
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.size()
        left = place.x() + _GAP
        if left + self.width() > room.width():
            left = place.x() - _GAP - self.width()
        top = min(max(place.y() - self.height() // 2, 0), max(room.height() - self.height(), 0))
        self.move(max(left, 0), top)
        self.show()
        self.raise_()

    def _fit(self, table: str, note: str) -> None:
        """Show figures on whole lines, the note in as many as it needs."""
        text = self._text
        text.setWordWrap(False)
        widths = []
        for written in (table, table + note):
            text.setText(written)
            widths.append(text.sizeHint().width())
        text.setWordWrap(bool(note))
        text.setFixedWidth(min(widths[1], max(widths[0], _WIDEST)))
        text.setFixedHeight(max(text.heightForWidth(text.width()), text.minimumSizeHint().height()))
        self.adjustSize()

    def text(self) -> str:
        """Return the rich text that is shown."""
        return self._text.text()


def _table(reading: Reading, chosen: str) -> str:
    gap = "padding-left: 14px"
    heads = "".join(f'<td align="right" style="{gap}">{escape(head)}</td>' for head in reading.headings)
    lines = [f"<tr><td></td>{heads}</tr>"]
    for name, *cells in reading.rows:
        weight = "bold" if name == chosen else "normal"
        shown = "".join(f'<td align="right" style="{gap}">{_whole(cell)}</td>' for cell in cells)
        lines.append(f'<tr style="font-weight: {weight}"><td>{_whole(name)}</td>{shown}</tr>')
    return f"<b>{_whole(reading.title)}</b><table>{''.join(lines)}</table>"


def _noted(reading: Reading) -> str:
    return f"<div>{escape(reading.note)}</div>" if reading.note else ""


def _whole(text: str) -> str:
    return escape(text).replace(" ", "&nbsp;")
