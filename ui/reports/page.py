"""The page of reports: the meeting workbook, the register dump and the summary of the day."""

from typing import Final

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from ui.reports.day_part import DayPart
from ui.reports.dump_part import DumpPart
from ui.reports.workbook_part import WorkbookPart
from ui.session import Session
from ui.widgets.filter_words import filter_words
from ui.widgets.label import Role, label
from ui.widgets.page import Page
from ui.widgets.segmented import Segmented

WORKBOOK: Final = "workbook"
DUMP: Final = "dump"
DAY: Final = "day"


class ReportsPage(Page):
    """Shows one of three reports; each loads when it is shown and something has changed."""

    def __init__(self, session: Session) -> None:
        """Build the three parts."""
        texts = session.texts
        super().__init__(texts.say("Reports"))
        self._session = session
        self.choice = Segmented(
            [
                (WORKBOOK, texts.say("Meeting workbook")),
                (DUMP, texts.say("Register dump")),
                (DAY, texts.say("Summary of the day")),
            ]
        )
        self.choice.setAccessibleName(texts.say("Report"))
        self.choice.chosen.connect(self.show_part)
        self.filter = label("", Role.MUTED, wrap=True)
        self.tools.addWidget(self.choice)
        self.tools.addWidget(self.filter, 1)
        self.workbook, self.dump, self.day = WorkbookPart(session), DumpPart(session), DayPart(session)
        self._parts: dict[str, WorkbookPart | DumpPart | DayPart] = {
            WORKBOOK: self.workbook,
            DUMP: self.dump,
            DAY: self.day,
        }
        self.stack = QStackedWidget(self)
        for part in self._parts.values():
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.workbook.dump_wanted.connect(self.show_dump)
        session.filter_changed.connect(self._on_changed)
        session.changed.connect(self._on_changed)
        session.book_changed.connect(self._on_changed)
        self._show_filter()

    @override
    def entered(self) -> None:
        """Load the part that is shown, if it is stale."""
        part = self._parts[self.choice.value()]
        if part.stale:
            part.load()

    @override
    def export_found(self) -> bool:
        """Save what is shown."""
        if self.choice.value() == DUMP:
            self.dump.save()
        elif self.choice.value() == WORKBOOK:
            self.workbook.save()
        else:
            self.day.show_print()
        return True

    @override
    def print_page(self) -> bool:
        """Print the summary of the day."""
        if self.choice.value() != DAY:
            self.show_part(DAY)
            return True
        self.day.show_print()
        return True

    @override
    def show_part(self, key: str) -> None:
        """Show one of the reports."""
        self.choice.set_value(key)
        self.stack.setCurrentWidget(self._parts[key])
        self._show_filter()
        self.entered()

    def show_dump(self) -> None:
        """Show the register dump."""
        self.show_part(DUMP)

    def _on_changed(self) -> None:
        for part in self._parts.values():
            part.stale = True
        self._show_filter()
        if self.isVisible():
            self.entered()

    def _show_filter(self) -> None:
        texts = self._session.texts
        if self.choice.value() == DAY:
            self.filter.setText(texts.say("The filter does not matter here: the day holds every record."))
        else:
            self.filter.setText(filter_words(self._session.query, self._session))


def build(session: Session) -> ReportsPage:
    """Build the page."""
    return ReportsPage(session)
