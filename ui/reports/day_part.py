"""The summary of the day: since 08:00 yesterday until a moment, seen as it will be printed."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.i18n import Language, Texts
from safetyreg.registry.reports import Print
from ui.jobs import Progress
from ui.session import Session
from ui.status_line import LANGUAGES
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.card import Card
from ui.widgets.choice_input import ChoiceList
from ui.widgets.date_input import DateInput
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.print_preview import PrintPreview
from ui.widgets.printing import Printout
from ui.widgets.progress_line import ProgressLine
from ui.widgets.tab_order import tab_through

_LEFT: Final = 316
_PAPER: Final = QColor("#FFFFFF")
_INK: Final = QColor("#111111")
_SHEET: Final = "QTextBrowser {{ background: {paper}; color: {ink}; padding: 16px; }}"


class DayPart(QWidget):
    """Prints what happened since 08:00 of the day before."""

    def __init__(self, session: Session) -> None:
        """Begin with now."""
        super().__init__()
        self._session = session
        self._printout: Printout | None = None
        self.stale = True
        texts = session.texts
        self.until = DateInput(texts, with_time=True)
        self._until = Captioned(
            texts.say("Until"), self.until, texts.say("It begins at 08:00 of the day before.")
        )
        self.until.committed.connect(self._on_until)
        self.language = ChoiceList(self)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code.value)
        self.language.setCurrentIndex(self.language.findData(texts.language.value))
        self.language.activated.connect(self.load)
        self.print = IconButton(session.theme, "printer", texts.say("Print or save as PDF…"), primary=True)
        self.print.setToolTip("Ctrl+P")
        self.print.clicked.connect(self.show_print)
        self.print.setEnabled(False)
        self.progress = ProgressLine(texts)
        self.paper = QTextBrowser(self)
        self.paper.setAccessibleName(texts.say("Summary of the day"))
        self.paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        session.theme.changed.connect(self.draw)
        self.draw()

    def load(self) -> None:
        """Read the day."""
        self.stale = False
        if self.until.value() is None:
            self.until.set_value(self._now())
        until = self.until.value()
        if not isinstance(until, datetime):
            return
        session, language = self._session, Language(str(self.language.currentData()))
        self.progress.begin()

        def work(_: Progress) -> Print:
            return session.registry.reports.day_report(until, Texts(language))

        session.jobs.read(work, self._on_read, owner=self, topic="day", failed=self._on_failed)

    def show_print(self) -> None:
        """Show the pages; from there they are printed or kept as PDF."""
        if self._printout is not None:
            PrintPreview.ask(self._session, self._printout, self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab follow the reading order, now that all stands in one window."""
        super().showEvent(event)
        tab_through(self.until, self.language, self.print, self.paper)

    def draw(self) -> None:
        """Keep the paper white in every look."""
        palette = self.paper.palette()
        palette.setColor(QPalette.ColorRole.Base, _PAPER)
        palette.setColor(QPalette.ColorRole.Text, _INK)
        self.paper.setPalette(palette)
        self.paper.setStyleSheet(_SHEET.format(paper=_PAPER.name(), ink=_INK.name()))

    def _lay_out(self) -> None:
        texts = self._session.texts
        left = Card(texts.say("Summary of the day"))
        left.setFixedWidth(_LEFT)
        left.body.addWidget(self._until)
        left.body.addWidget(Captioned(texts.say("Language of the report"), self.language))
        left.body.addWidget(self.print)
        note = texts.say("Drafts are in it: what came in during the night counts for the morning report.")
        left.body.addWidget(label(note, Role.HINT, wrap=True))
        lefts = QVBoxLayout()
        lefts.addWidget(left)
        lefts.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.progress)
        right.addWidget(self.paper, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 4)
        row.addLayout(lefts)
        row.addLayout(right, 1)

    def _now(self) -> datetime:
        return datetime.combine(self._session.today(), datetime.now().time().replace(second=0, microsecond=0))

    def _on_until(self) -> None:
        problem = self.until.problem()
        self._until.show_problem(self._session.texts.of(problem) if problem else "")
        if problem is None:
            self.load()

    def _on_read(self, found: Print) -> None:
        self.progress.finish()
        self._printout = Printout(found.title, found.html)
        self.print.setEnabled(True)
        self.paper.setHtml(found.html)

    def _on_failed(self, error: BaseException) -> None:
        self.progress.finish()
        self._session.errors.show(error, self.load)
