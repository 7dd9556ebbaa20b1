"""The row of what is brushed: a chip each, and one link that clears them all."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import MONTH, TIME, Brush, brushed_period, month_of
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.people import LABELS, OUTCOMES
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook


class BrushRow(QWidget):
    """`changed()` after every brush; `brushes` are those in force, at most one a dimension."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin without a brush."""
        super().__init__(parent)
        self._session = session
        self.brushes: tuple[Brush, ...] = ()
        self.chips: list[Chip] = []
        self._row = FlowLayout(self, SPACE)
        self.clear_link = LinkButton(session.texts.say("Show everything again"))
        self.clear_link.clicked.connect(self.clear)
        self.hide()

    def toggle(self, brushes: tuple[Brush, ...]) -> None:
        """Choose what a mark chooses; let it go where that is chosen already."""
        own = {brush.dimension for brush in brushes}
        for together in ({"weekday", "hour"}, set(TIME)):
            own |= together if own & together else set()
        kept = tuple(brush for brush in self.brushes if brush.dimension not in own)
        again = set(brushes) <= set(self.brushes) and len(self.brushes) - len(kept) == len(brushes)
        self._rule(kept if again else (*kept, *brushes))

    def clear(self) -> None:
        """Let everything go."""
        self._rule(())

    def _rule(self, brushes: tuple[Brush, ...]) -> None:
        if brushes == self.brushes:
            return
        self.brushes = brushes
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        texts = self._session.texts
        for chip in self.chips:
            chip.deleteLater()
        while self._row.takeAt(0) is not None:
            continue
        self.chips = []
        for brush in self.brushes:
            chip = Chip(texts.say(caption(brush)), texts)
            chip.set_icons(self._session.theme.icon("x"))
            chip.set_value(said(brush, texts, self._session.book))
            chip.removed.connect(partial(self._remove, brush))
            chip.clicked.connect(partial(self._remove, brush))
            self.chips.append(chip)
            self._row.addWidget(chip)
        self._row.addWidget(self.clear_link)
        self.setVisible(bool(self.brushes))

    def _remove(self, brush: Brush) -> None:
        self._rule(tuple(one for one in self.brushes if one != brush))


def caption(brush: Brush) -> str:
    """Return the name of what a brush chooses from: a dimension, or people by their outcome."""
    people = brush.dimension in OUTCOMES
    return MEASURE[brush.dimension].label if people else DIMENSION[brush.dimension].label


def said(brush: Brush, texts: Texts, book: "CodeBook") -> str:
    """Return what a brush chooses in words."""
    keys = sorted(brush.keys, key=str)
    if brush.dimension in OUTCOMES:
        return ", ".join(texts.say(LABELS[str(key)]) for key in keys)
    if brush.dimension == MONTH and len(keys) > 1:
        span = brushed_period([brush])
        if span is None:
            return texts.month(month_of(str(keys[0])).first, "LLLL")
        return " – ".join(texts.month(day, "LLL yyyy") for day in (span.first, span.last))
    return ", ".join(label(DIMENSION[brush.dimension].heading(), key, texts, book) for key in keys)
