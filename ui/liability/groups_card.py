"""The consequence by group: section of ОКЭД, district, severity, year."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from ui.format import BLANK
from ui.liability.group_bars import Bar, GroupBars
from ui.liability.group_names import DIMENSIONS, shown_group
from ui.liability.money_card import sum_cell
from ui.liability.threshold_choice import GROUPING, SUPPRESS
from ui.liability.wording import sentence
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.link_button import LinkButton
from ui.widgets.segmented import Segmented
from ui.widgets.table_view import Cell, Column, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safetyreg.liability.outcome import GroupLine, Outcome


class GroupsCard(Card):
    """`suppress_chosen` when groups under three people shall be hidden, or shown again."""

    suppress_chosen = Signal()

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__(texts.say("By group"))
        self._session = session
        self._found: Outcome | None = None
        self._priced = False
        options = [(code, sentence(texts.say(label))) for code, label in DIMENSIONS]
        self.dimension = Segmented(options)
        self.dimension.setAccessibleName(texts.say("Group by"))
        self.dimension.set_value(session.preferences.get(GROUPING) or DIMENSIONS[0][0])
        self.dimension.chosen.connect(self._on_dimension)
        self.suppress = QCheckBox(texts.say("hide groups under 3 people"))
        self.suppress.setChecked(session.preferences.get(SUPPRESS))
        self.suppress.toggled.connect(self._on_suppress)
        self.bars = GroupBars(session.theme)
        self.table = TableView()
        self.switch = LinkButton(texts.say("Table"))
        self.switch.clicked.connect(self._turn)
        self.stack = QStackedWidget()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars)
        column.addStretch(1)
        self.stack.addWidget(page)
        self.stack.addWidget(self.table)
        self.header.addWidget(self.switch)
        for part in (self.dimension, self.stack, self.suppress):
            self.body.addWidget(part)

    def show_outcome(self, found: "Outcome", *, priced: bool = True) -> None:
        """Show what a threshold changes in each group."""
        self._found, self._priced = found, priced
        self._draw()

    def _lines(self) -> "Sequence[GroupLine]":
        groups = (self._found.groups if self._found is not None else None) or {}
        lines = groups.get(self.dimension.value(), ())
        return lines if self.dimension.value() == "year" else sorted(lines, key=_most_people)

    def _draw(self) -> None:
        lines = self._lines()
        if self.stack.currentWidget() is self.table:
            self.table.show_rows(self._columns(), [self._cells(line) for line in lines])
            self.table.setMinimumHeight(min(len(lines), 10) * 30 + 40)
        else:
            self.bars.show_bars([self._bar(line) for line in lines])

    def _bar(self, line: "GroupLine") -> Bar:
        texts, name = self._session.texts, self._name(line)
        if line.suppressed:
            return Bar(name, None, texts.say("under 3"))
        part = line.people_above / line.people if line.people else 0
        figure = texts.say(
            "{share} · {above} of {people}",
            share=texts.percent(part, 0),
            above=texts.integer(line.people_above),
            people=texts.integer(line.people),
        )
        return Bar(name, part, figure)

    def _name(self, line: "GroupLine") -> str:
        return shown_group(self.dimension.value(), line.key, self._session.book, self._session.texts)

    def _columns(self) -> list[Column]:
        texts = self._session.texts
        return [
            Column(texts.say("Group"), stretch=True),
            Column(texts.say("Above"), number=True),
            Column(texts.say("of"), number=True),
            Column(texts.say("Accidents"), number=True),
            Column(texts.say("Points"), number=True),
            Column(texts.say("By law, tg"), number=True),
            Column(texts.say("If reduced, tg"), number=True),
        ]

    def _cells(self, line: "GroupLine") -> list[Cell]:
        texts, name = self._session.texts, Cell(self._name(line), tip=self._name(line))
        if line.suppressed or line.money is None:
            return [name, *(Cell(BLANK, tip=texts.say("under 3")) for _ in range(6))]
        numbers = (line.people_above, line.people, line.accidents_above, line.points)
        sums = (line.money.by_law, line.money.if_reduced)
        money = [sum_cell(one, texts, priced=self._priced) for one in sums]
        return [name, *(Cell(texts.integer(one)) for one in numbers), *money]

    def _turn(self) -> None:
        table = self.stack.currentWidget() is not self.table
        self.stack.setCurrentIndex(int(table))
        texts = self._session.texts
        self.switch.setText(texts.say("Bars") if table else texts.say("Table"))
        self._draw()

    def _on_dimension(self, code: str) -> None:
        self._session.preferences.put(GROUPING, code)
        self._draw()

    def _on_suppress(self, on: bool) -> None:
        self._session.preferences.put(SUPPRESS, on)
        self.suppress_chosen.emit()


def _most_people(line: "GroupLine") -> tuple[bool, int]:
    return (line.suppressed, -line.people)
