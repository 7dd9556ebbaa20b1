"""One chart of the report in its list: the answer, what it looks at, its place among the others."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton


class ChartRow(QWidget):
    """`moved(step)`: it shall stand earlier (−1) or later (1); `removed` when it is not wanted."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, number: int, asked: str, texts: Texts, *, first: bool, last: bool) -> None:
        """Show a chart whose answer is still to come."""
        super().__init__()
        self.title = label("…", Role.BODY, wrap=True)
        self.asked = label(asked, Role.HINT, wrap=True)
        self.asked.setVisible(bool(asked))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(label(f"{number}.", Role.MUTED))
        row.addLayout(words, 1)
        self.earlier = LinkButton(texts.say("Earlier"))
        self.later = LinkButton(texts.say("Later"))
        self.remove = LinkButton(texts.say("Remove"))
        self.earlier.setEnabled(not first)
        self.later.setEnabled(not last)
        self.earlier.clicked.connect(partial(self._move, -1))
        self.later.clicked.connect(partial(self._move, 1))
        self.remove.clicked.connect(self.removed)
        for button in (self.earlier, self.later, self.remove):
            row.addWidget(button)

    def say(self, title: str) -> None:
        """Show the answer of now."""
        self.title.setText(title)
        for button in (self.earlier, self.later, self.remove):
            button.setAccessibleDescription(title)

    def _move(self, step: int) -> None:
        self.moved.emit(step)
