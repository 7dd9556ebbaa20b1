"""Residents, employed, headcount and hours by place and day: what every rate is divided by."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.denominator import KIND_LABELS, Denominator
from safetyreg.domain.reference import Break
from safetyreg.i18n import mark
from safetyreg.statistics.denominators import Quality, Reach, reaches
from ui.jobs import Progress
from ui.session import Session
from ui.settings.denominator_dialog import DenominatorDialog
from ui.settings.denominator_import import DenominatorImport
from ui.settings.figure_words import figure_text, named, place_order
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.question import Question
from ui.widgets.segmented import Segmented
from ui.widgets.table_view import Cell, Column

_USES: Final = {
    Quality.GIVEN: mark("the year to {day}"),
    Quality.INTERPOLATED: mark("to {day}"),
    Quality.CARRIED: mark("prolonged to {day}"),
}
_TIPS: Final = {
    Quality.GIVEN: mark("The sum of its year."),
    Quality.INTERPOLATED: mark("Interpolated day by day to the next figure."),
    Quality.CARRIED: mark(
        "There is no later figure in the same borders: taken on unchanged for three years at most."
    ),
}
_ONE_DAY: Final = timedelta(days=1)
_TABLES: Final = "(*.xlsx *.xls *.ods *.csv)"
_EVERY: Final = "every"

Read = tuple[tuple[Denominator, ...], tuple[Break, ...]]


class Denominators(Section):
    """A table with its filter; figures are added one by one or from a published table."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Population and employed"), administered=True)
        self._figures: tuple[Denominator, ...] = ()
        self._shown: list[Denominator] = []
        self._reaches: dict[Denominator, Reach] = {}
        kinds = [(kind.value, texts.say(name)) for kind, name in KIND_LABELS.items()]
        self.kinds = Segmented([(_EVERY, texts.say("all")), *kinds], wrap=True)
        self.kinds.chosen.connect(self._on_filter)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(texts.say("Place, БИН, year or source"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_filter)
        self.rows = RowsBox(session, texts.say("Population and employed"), editable=self.administrator)
        self.rows.offer_changes(texts.say("Add…"), texts.say("Change…"), texts.say("Remove…"))
        if self.administrator:
            self.rows.offer(texts.say("Import a table…"), self._on_import, "upload")
        self.rows.add.connect(self._on_add)
        self.rows.edit.connect(self._on_edit)
        self.rows.remove.connect(self._on_remove)
        self.imports = DenominatorImport(session, self.failed, self._on_taken, self)
        self._lay_out()

    def _lay_out(self) -> None:
        explained = self.texts.say(
            "Rates are divided by these figures and print which ones they rest on. Residents, employed and"
            " headcount stand for a day: between two figures they are interpolated day by day, after the last"
            " one it is taken on unchanged for three years at most, never across a change of borders. Hours"
            " are the sum of a year."
        )
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.kinds, 3)
        row.addWidget(self.search, 1)
        card.body.addWidget(label(explained, Role.HINT, wrap=True))
        card.body.addLayout(row)
        card.body.addWidget(self.rows, 1)
        self.body.addWidget(card, 1)

    @override
    def load(self) -> None:
        """Read the figures, and the breaks that end some of them."""
        registry = self.session.registry

        def work(_: Progress) -> Read:
            return registry.denominators.known(), registry.reference.breaks()

        self.read(work, self._on_read)

    def _on_read(self, found: Read) -> None:
        self._figures = tuple(sorted(found[0], key=place_order))
        self._reaches = dict(reaches(*found))
        self._on_filter()

    def _on_filter(self) -> None:
        texts, kind = self.texts, self.kinds.value()
        of_kind = [one for one in self._figures if kind in (_EVERY, one.kind)]
        lines = [(one, self._cells(one)) for one in of_kind]
        words = self.search.text().casefold().split()
        lines = [line for line in lines if _has(line[1], words)]
        self._shown = [one for one, _ in lines]
        columns = [
            Column(texts.say("Place or organisation")),
            Column(texts.say("What")),
            Column(texts.say("On the day")),
            Column(texts.say("Figure"), number=True),
            Column(texts.say("Used")),
            Column(texts.say("Source"), stretch=True),
        ]
        empty = (
            texts.say("Nothing found: choose another kind or fewer words.")
            if self._figures
            else texts.say(
                "No figures yet, so there are no rates. Import a published table of residents or employed"
                " (region, year, value), or add a figure with its source."
            )
        )
        self.rows.show_rows(columns, [cells for _, cells in lines], empty)

    def _cells(self, figure: Denominator) -> list[Cell]:
        texts, reach = self.texts, self._reaches[figure]
        old = reach.quality is Quality.CARRIED and reach.last < self.session.today()
        use = texts.say(_USES[reach.quality], day=texts.date(reach.last))
        if old:
            use = texts.say("out of date since {day}", day=texts.date(reach.last + _ONE_DAY))
        return [
            Cell(named(figure, self.session.book, texts)),
            Cell(texts.say(KIND_LABELS[figure.kind])),
            Cell(texts.date(figure.on)),
            Cell(figure_text(figure.value, texts), f"{figure.value:.15g}"),
            Cell(
                use,
                tip=texts.say(_TIPS[reach.quality]),
                colour=self.session.theme.colour("warning") if old else None,
            ),
            Cell(figure.source, tip=figure.source),
        ]

    def _on_add(self) -> None:
        self._ask(None)

    def _on_edit(self, row: int) -> None:
        self._ask(self._shown[row])

    def _ask(self, old: Denominator | None) -> None:
        dialog = DenominatorDialog(self.session, old, self)
        if not dialog.asked():
            return
        door, figure = self.session.registry.denominators, dialog.figure()

        def work(_: Progress) -> Changes:
            return door.put(figure, old)

        self.write(work)

    def _on_remove(self, row: int) -> None:
        figure, texts, door = self._shown[row], self.texts, self.session.registry.denominators
        question = texts.say(
            "Remove the figure of {day} for {place}?",
            day=texts.date(figure.on),
            place=named(figure, self.session.book, texts),
        )
        details = texts.say("Rates that rest on it are worked out from the others, or are missing.")
        if not Question.ask(question, texts.say("Remove"), texts, self, details=details):
            return

        def work(_: Progress) -> Changes:
            return door.remove(figure)

        self.write(work)

    def _on_import(self) -> None:
        texts = self.texts
        title, kinds = texts.say("Table of residents or employed"), f"{texts.say('Tables')} {_TABLES}"
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.imports.look(Path(chosen))

    def _on_taken(self, figures: tuple[Denominator, ...], file: str) -> None:
        door = self.session.registry.denominators

        def work(_: Progress) -> Changes:
            return door.take(figures, file)

        said = self.texts.plural("{n} figure was taken in.", "{n} figures were taken in.", len(figures))
        self.write(work, said)


def _has(cells: list[Cell], words: list[str]) -> bool:
    text = " ".join(cell.text for cell in cells).casefold()
    return all(word in text for word in words)
