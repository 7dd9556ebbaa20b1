"""Problems one under the other, each with its tick where it is a warning."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.problem import Problem
from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.label import Role, label


class ProblemLines(QWidget):
    """`ticked(key, yes)` when the user confirms a warning or takes that back."""

    ticked = Signal(str, bool)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._texts = texts
        self._shown: tuple[object, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, Problem]], ticked: frozenset[str]) -> None:
        """Show problems, each with a translated word about where it is."""
        wanted = (tuple(problems), ticked)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for where, problem in problems:
            self._lines.addWidget(self._line(where, problem, ticked))
        self.setVisible(bool(problems))

    def _line(self, where: str, problem: Problem, ticked: frozenset[str]) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        text = self._texts.of(problem.message)
        role = Role.ERROR if problem.blocks else Role.WARNING
        row.addWidget(label(f"{where}: {text}" if where else text, role, wrap=True), 1)
        if not problem.blocks:
            tick = QCheckBox(self._texts.say("It is right"), line)
            tick.setChecked(problem.key in ticked)
            tick.setAccessibleDescription(text)
            tick.toggled.connect(partial(self.ticked.emit, problem.key))
            row.addWidget(tick)
        return line
