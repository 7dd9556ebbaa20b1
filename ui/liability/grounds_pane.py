"""The reasoning sheet: grounds of the employer, the employee and third parties side by side."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from safetyreg.domain.ground import SIDES, Ground, Sheet, Side
from safetyreg.domain.norm import Norm
from ui.liability.ground_card import GroundCard
from ui.liability.wording import norm_text, sentence
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label, line
from ui.widgets.link_button import LinkButton

_ORDER: Final = tuple(Side(choice.value) for choice in SIDES)


class GroundsPane(QWidget):
    """`edit_asked(Ground)` at a card, `add_asked(Side)` at the link under a column."""

    edit_asked = Signal(object)
    add_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make three empty columns."""
        super().__init__(parent)
        self._session = session
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._columns: dict[Side, QVBoxLayout] = {}
        self.cards: list[GroundCard] = []
        self.adds: dict[Side, LinkButton] = {}
        for number, choice in enumerate(SIDES):
            self._add_column(number, Side(choice.value), choice.label)

    def show_sheet(self, sheet: Sheet, norms: tuple[Norm, ...], *, editable: bool) -> None:
        """Show the grounds of a sheet."""
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = []
        texts = self._session.texts
        for side in _ORDER:
            self.adds[side].setVisible(editable)
            for ground in sheet.of(side):
                card = GroundCard(ground, norm_text(ground.norm, norms, texts), texts)
                card.setEnabled(editable)
                card.clicked.connect(partial(self._on_card, ground))
                self._columns[side].addWidget(card)
                self.cards.append(card)

    def _on_card(self, ground: Ground) -> None:
        self.edit_asked.emit(ground)

    def _on_add(self, side: Side) -> None:
        self.add_asked.emit(side)

    def _add_column(self, number: int, side: Side, caption: str) -> None:
        texts = self._session.texts
        name = sentence(texts.say(caption))
        title = label(name, Role.BODY)
        title.setStyleSheet("font-weight: 700;")
        add = LinkButton(texts.say("+ ground"))
        add.setAccessibleName(texts.say("Add a ground: {side}", side=name))
        add.clicked.connect(partial(self._on_add, side))
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        outer = QVBoxLayout()
        outer.setSpacing(SPACE)
        for part in (title, line()):
            outer.addWidget(part)
        outer.addLayout(column)
        outer.addWidget(add)
        outer.addStretch(1)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        room.setLayout(outer)
        outer.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(room, 0, number)
        self._grid.setColumnStretch(number, 1)
        self._columns[side] = column
        self.adds[side] = add
