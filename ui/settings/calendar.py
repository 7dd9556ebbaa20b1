"""The calendar of working days: days off, moved days, what is a forecast."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.reference import CalendarDay, CalendarStatus, DayKind
from safetyreg.i18n import Language, Names, Texts, mark
from ui.jobs import Progress
from ui.session import Session
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.settings.year_view import YearView
from ui.tokens import SPACE
from ui.widgets.choice_input import ChoiceList
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.question import Question
from ui.widgets.segmented import Segmented
from ui.widgets.table_view import Cell, Column

_TABLE: Final = 620
KINDS: Final = {
    DayKind.HOLIDAY: mark("holiday"),
    DayKind.MOVED_OFF: mark("day off, moved here"),
    DayKind.MOVED_WORK: mark("working day, moved here"),
}
STATUSES: Final = {
    CalendarStatus.CONFIRMED: mark("confirmed"),
    CalendarStatus.FORECAST: mark("forecast"),
}


class CalendarSection(Section):
    """One year as a picture and as a table; terms of cases are counted by it."""

    def __init__(self, session: Session) -> None:
        """Begin with this year."""
        texts = session.texts
        super().__init__(session, texts.say("Calendar of working days"), administered=True)
        self.year = session.today().year
        self._every: tuple[CalendarDay, ...] = ()
        self._shown: list[CalendarDay] = []
        self._written: date | None = None
        self._title = label("", Role.TITLE)
        self._note = label("", Role.MUTED, wrap=True)
        self.picture = YearView(session)
        self.picture.chosen.connect(self._on_day)
        self.rows = RowsBox(session, texts.say("Days that differ from the ordinary week"))
        if self.administrator:
            self.rows.offer_changes(texts.say("Add a day…"), texts.say("Change…"), texts.say("Remove…"))
        self.rows.add.connect(self._on_add)
        self.rows.edit.connect(self._on_edit)
        self.rows.remove.connect(self._on_remove)
        self._steps: dict[str, QToolButton] = {}
        self._lay_out()
        session.theme.changed.connect(self.draw)
        self.draw()

    @override
    def load(self) -> None:
        """Read the days."""
        registry = self.session.registry

        def work(_: Progress) -> tuple[CalendarDay, ...]:
            return registry.reference.calendar_days()

        self.read(work, self._on_read)

    def draw(self) -> None:
        """Colour the icons."""
        for icon, button in self._steps.items():
            button.setIcon(self.session.theme.icon(icon, "text"))

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self._shown = [day for day in self._every if day.day.year == year]
        self._title.setText(str(year))
        self._note.setText(self._said())
        self.picture.show_year(year, {day.day: day for day in self._shown})
        texts = self.texts
        columns = [
            Column(texts.say("Day")),
            Column(texts.say("Name"), stretch=True),
            Column(texts.say("What it is")),
            Column(texts.say("Status")),
        ]
        self.rows.show_rows(columns, [self._row(day) for day in self._shown], texts.say("No days yet."))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the table where there is not enough for the picture too."""
        super().resizeEvent(event)
        self._area.setVisible(self.width() - self._area.width() >= _TABLE)

    def _lay_out(self) -> None:
        texts, row = self.texts, QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._step("chevron-left", texts.say("The year before"), -1))
        row.addWidget(self._title)
        row.addWidget(self._step("chevron-right", texts.say("The next year"), 1))
        row.addWidget(self._note, 1)
        self.body.addLayout(row)
        both = QHBoxLayout()
        both.setSpacing(2 * SPACE)
        self._area = scrolled(self.picture)
        self._area.setFixedWidth(self.picture.sizeHint().width() + 2 * SPACE)
        both.addWidget(self._area)
        both.addWidget(self.rows, 1)
        self.body.addLayout(both, 1)

    def _step(self, icon: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        self._steps[icon] = button
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(partial(self._on_step, step))
        return button

    def _row(self, day: CalendarDay) -> list[Cell]:
        texts = self.texts
        name = texts.name(day.names)
        when = f"{texts.date(day.day)}, {texts.weekday(day.day)}"
        forecast = day.status is CalendarStatus.FORECAST
        return [
            Cell(when),
            Cell(name, tip=f"{name}\n{day.document}".strip()),
            Cell(texts.say(KINDS[day.kind])),
            Cell(
                texts.say(STATUSES[day.status]),
                colour=self.session.theme.colour("warning") if forecast else None,
                tip=day.document,
            ),
        ]

    def _said(self) -> str:
        texts = self.texts
        if not self._shown:
            return texts.say("Nothing is known of this year: terms are counted by the ordinary week.")
        if any(day.status is CalendarStatus.FORECAST for day in self._shown):
            return texts.say("Forecast: the government has not moved all days yet; such days may change.")
        return texts.say("Confirmed: every day rests on a published act.")

    def _on_read(self, days: tuple[CalendarDay, ...]) -> None:
        self._every = days
        self.show_year(self.year)
        if self._written is not None:
            self._choose(self._written)
            self._written = None

    def _choose(self, day: date) -> bool:
        row = next((number for number, one in enumerate(self._shown) if one.day == day), None)
        if row is not None:
            self.rows.table.selectRow(row)
            self.rows.table.setFocus()
        return row is not None

    def _on_step(self, step: int) -> None:
        self.show_year(self.year + step)

    def _on_day(self, day: date) -> None:
        if not self._choose(day) and self.administrator:
            self._ask(CalendarDay(day, DayKind.HOLIDAY, Names("")), new=True)

    def _on_add(self) -> None:
        self._ask(CalendarDay(date(self.year, 1, 1), DayKind.HOLIDAY, Names("")), new=True)

    def _on_edit(self, row: int) -> None:
        if self.administrator:
            self._ask(self._shown[row], new=False)

    def _ask(self, day: CalendarDay, *, new: bool) -> None:
        taken = [one.day for one in self._every] if new else []
        dialog = DayDialog(self.session, day, taken, new=new, parent=self)
        if not dialog.asked():
            return
        registry, found = self.session.registry, dialog.day()

        def work(_: Progress) -> Changes:
            return registry.reference.set_calendar_day(found)

        self.year, self._written = found.day.year, found.day
        self.write(work)

    def _on_remove(self, row: int) -> None:
        day, texts, registry = self._shown[row], self.texts, self.session.registry
        question = texts.say("Remove {day} from the calendar?", day=texts.date(day.day))
        details = texts.say("It counts as an ordinary day of its week then; terms of cases may move.")
        if not Question.ask(question, texts.say("Remove"), texts, self, details=details):
            return

        def work(_: Progress) -> Changes:
            return registry.reference.remove_calendar_day(day)

        self.write(work)


class DayDialog(FormDialog):
    """One day of the calendar."""

    def __init__(
        self, session: Session, day: CalendarDay, taken: Sequence[date], *, new: bool, parent: QWidget
    ) -> None:
        """Begin with a day; a new one must not be in the calendar yet."""
        texts = session.texts
        super().__init__(texts.say("Day of the calendar"), texts.say("Save"), texts, parent)
        self._day, self._taken = day, taken
        self.date = DateInput(texts, today=session.today)
        self.date.set_value(day.day)
        self.date.setReadOnly(not new)
        self._date = self.add(texts.say("Day"), self.date)
        self.kind = ChoiceList(self)
        for kind, name in KINDS.items():
            self.kind.addItem(texts.say(name), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(day.kind.value))
        self.add(texts.say("What it is"), self.kind)
        captions = (texts.say("Russian name"), texts.say("Kazakh name"), texts.say("English name"))
        self.names = [QLineEdit(str(getattr(day.names, language.value))) for language in Language]
        fields = [self.add(caption, control) for caption, control in zip(captions, self.names, strict=True)]
        self._name = fields[0]
        self.document = QLineEdit(day.document)
        self._document = self.add(
            texts.say("Act it rests on"),
            self.document,
            texts.say("e.g. government decree No. 820, 05.11.2019"),
        )
        self.status = Segmented([(key.value, texts.say(name)) for key, name in STATUSES.items()])
        self.status.set_value(day.status.value)
        self.add(texts.say("Status"), self.status)

    def day(self) -> CalendarDay:
        """Return the day as it was typed."""
        return replace(
            self._day,
            day=self.date.day() or self._day.day,
            kind=DayKind(str(self.kind.currentData())),
            names=Names(*(one.text().strip() for one in self.names)),
            document=self.document.text().strip(),
            status=CalendarStatus(self.status.value()),
        )

    @override
    def complete(self) -> bool:
        """Ask for a free day, a name, and for the act where the day is confirmed."""
        texts: Texts = self.texts
        day = self.date.day()
        problem = texts.say("Type the day, e.g. 01012026.") if day is None else ""
        if day in self._taken:
            problem = texts.say("This day is in the calendar already: change it there.")
        self._date.show_problem(problem)
        named = bool(self.names[0].text().strip())
        self._name.show_problem("" if named else texts.say("The Russian name stands in for the others."))
        confirmed = self.status.value() == CalendarStatus.CONFIRMED.value
        backed = bool(self.document.text().strip()) or not confirmed
        self._document.show_problem("" if backed else texts.say("A confirmed day needs the act it rests on."))
        return not problem and named and backed
