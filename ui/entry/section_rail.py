"""The list of sections: where one is, and what is complete, begun or wrong."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.field import Section
from safetyreg.i18n import Texts
from ui.entry.section_box import SectionState
from ui.theme import Theme
from ui.tokens import RADIUS, SPACE
from ui.widgets.page import scrolled

_NARROWEST: Final = 176
_MARK: Final = 22
_PADDING: Final = 8
_ABOVE: Final = 6
_SLACK: Final = 6
_STEP: Final = 2


class SectionButton(QAbstractButton):
    """The name of a section, in as many lines as it needs, with its mark at the right."""

    def __init__(self, text: str, theme: Theme, parent: QWidget) -> None:
        """Name a section."""
        super().__init__(parent)
        self._theme = theme
        self._mark = ""
        self._shade = "muted"
        self._room = 0
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)

    def set_mark(self, mark: str, shade: str) -> None:
        """Show a mark in a token's colour."""
        self._mark, self._shade = mark, shade
        self.update()

    def mark(self) -> str:
        """Return the mark."""
        return self._mark

    @override
    def sizeHint(self) -> QSize:
        """Ask for the lines of the name."""
        height = self._height(self._room, bold=True)
        return QSize(self._room + _MARK + 2 * _PADDING, height + 2 * _ABOVE)

    def longest_word(self) -> int:
        """Return the width of its longest word, which cannot be broken."""
        self.ensurePolished()
        metrics = QFontMetrics(self._font(bold=True))
        return max(metrics.horizontalAdvance(word) for word in self.text().split()) + _SLACK

    def steady(self, room: int) -> bool:
        """Whether the name takes no more lines of a width when it is bold."""
        self.ensurePolished()
        return self._height(room, bold=True) <= self._height(room, bold=False)

    def set_room(self, width: int) -> None:
        """Break the name into lines of a width."""
        self._room = width
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """Need what it asks for."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, name, mark and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(self._theme.colour("accent_ground" if self.isChecked() else "hover"))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(self._colour("accent" if self.isChecked() else "text"))
        room = self.rect().adjusted(_PADDING, 0, -_MARK - _PADDING, 0)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(self._font(bold=True))
        painter.setPen(self._colour(self._shade))
        place = QRect(QPoint(self.width() - _MARK - 2, 0), QSize(_MARK, self.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._mark)

    def _height(self, width: int, *, bold: bool) -> int:
        room, flags = QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        return QFontMetrics(self._font(bold=bold)).boundingRect(room, int(flags), self.text()).height()

    def _colour(self, name: str) -> QColor:
        return self._theme.colour(name)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font


class SectionRail(QFrame):
    """`chosen(number)` at a click, counted from 0 in the order of the kind's sections."""

    chosen = Signal(int)

    def __init__(self, sections: Sequence[Section], texts: Texts, theme: Theme) -> None:
        """List the sections of a kind."""
        super().__init__()
        self._texts = texts
        self._labels = [texts.say(section.label) for section in sections]
        self.setAccessibleName(texts.say("Sections"))
        self.setObjectName("card")
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.buttons = [SectionButton(text, theme, self) for text in self._labels]
        around = 2 * SPACE + _MARK + 2 * _PADDING
        room = max(_NARROWEST - around, *(button.longest_word() for button in self.buttons))
        while not all(button.steady(room) for button in self.buttons):
            room += _STEP
        for number, button in enumerate(self.buttons):
            button.set_room(room)
            button.clicked.connect(partial(self._on_clicked, number))
            layout.addWidget(button)
        layout.addStretch(1)
        self._area = scrolled(content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        outer.addWidget(self._area)
        self.setFixedWidth(room + around)

    def show_states(self, states: Sequence[SectionState]) -> None:
        """Mark every section; those without a question are not listed."""
        place = 0
        for button, text, state in zip(self.buttons, self._labels, states, strict=True):
            button.setVisible(state.asked)
            place += state.asked
            mark, shade, spoken = self._mark(state)
            button.set_mark(mark, shade)
            button.setToolTip(f"Alt+{place}" if place < 10 else "")  # noqa: PLR2004  digits of the number row
            button.setAccessibleName(f"{text}, {spoken}" if spoken else text)

    def show_current(self, number: int) -> None:
        """Mark the section that the cursor is in."""
        for place, button in enumerate(self.buttons):
            button.setChecked(place == number)
            if place == number:
                self._area.ensureWidgetVisible(button)

    def _mark(self, state: SectionState) -> tuple[str, str, str]:
        if state.problem:
            return "!", "error", self._texts.say("has problems")
        if state.count:
            return self._texts.integer(state.count), "text", self._texts.integer(state.count)
        if state.complete:
            return "✓", "good", self._texts.say("complete")
        return ("•", "muted", self._texts.say("begun")) if state.filled else ("", "muted", "")

    def _on_clicked(self, number: int) -> None:
        self.buttons[number].setChecked(True)
        self.chosen.emit(number)
