"""What needs attention, line by line; each opens its records."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from safetyreg.i18n import Texts
from ui.session import Session
from ui.theme import Theme
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label, line
from ui.widgets.page import scrolled
from ui.widgets.surface_button import ROW, SurfaceButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safetyreg.statistics.attention import AttentionLine

_ICON = 16


class AttentionList(Card):
    """`opened(AttentionLine)` at a click, Enter or Space."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(session.texts.say("Needs attention"), parent)
        self._session = session
        self._shown: tuple[AttentionLine, ...] = ()
        self._alarms: tuple[AttentionLine, ...] = ()
        self.rows: list[AttentionRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._list)
        outer.addStretch(1)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area)
        self._calm = label(
            session.texts.say("Nothing is overdue and nothing is missing."), Role.MUTED, wrap=True
        )
        self._calm.hide()
        self._list.addWidget(self._calm)
        session.theme.changed.connect(self._draw)

    def show_lines(self, lines: "Sequence[AttentionLine]") -> None:
        """Show lines in the order given; the alarms that were shown stay until newer ones are known."""
        self._shown = tuple(lines)
        self._draw()

    def show_alarms(self, lines: "Sequence[AttentionLine]") -> None:
        """Show the line of alarms below what is due and above what is missing."""
        if tuple(lines) != self._alarms:
            self._alarms = tuple(lines)
            self._draw()

    def _draw(self) -> None:
        while self._list.count() > 1:
            item = self._list.takeAt(1)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        terms = tuple(one for one in self._shown if one.grave or one.due is not None)
        lines = (*terms, *self._alarms, *(one for one in self._shown if one not in terms))
        self._calm.setVisible(not lines)
        for shown in lines:
            if self.rows:
                self._list.addWidget(line())
            row = AttentionRow(shown, self._session.texts, self._session.theme)
            row.clicked.connect(partial(self.opened.emit, shown))
            self.rows.append(row)
            self._list.addWidget(row)


class AttentionRow(SurfaceButton):
    """One line: a mark, what it is, until when, whether the calendar is only expected."""

    def __init__(
        self, shown: "AttentionLine", texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show a line; grave ones in the colour of errors, with their own mark."""
        super().__init__(ROW, parent)
        mark = QLabel()
        name, shade = ("circle-alert", "error") if shown.grave else ("info", "muted")
        mark.setPixmap(theme.pixmap(name, shade, _ICON))
        sentence = texts.of(shown.message)
        told = label(sentence, Role.BODY, wrap=True)
        if shown.grave:
            told.setStyleSheet(f"color: {theme.colour('error').name()}; font-weight: 700;")
        note = self._note(shown, texts)
        under = label(note, Role.HINT, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(told)
        words.addWidget(under)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.setContentsMargins(SPACE // 2, SPACE, SPACE // 2, SPACE)
        self.body.addLayout(row)
        under.setVisible(bool(note))
        self.let_through()
        grave = texts.say("Urgent") if shown.grave else ""
        self.setAccessibleName(". ".join(part for part in (grave, sentence, note) if part))

    def _note(self, shown: "AttentionLine", texts: Texts) -> str:
        if not shown.forecast:
            return ""
        return texts.say("by an expected calendar")
