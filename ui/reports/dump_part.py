"""The register dump: every record under the filter as a workbook or as text, with its persons."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.user import Role as UserRole
from safetyreg.i18n import Language
from safetyreg.registry.reports import DumpOptions, Written
from ui.jobs import Progress
from ui.reports.file_title import file_title
from ui.reports.place_row import PlaceRow
from ui.session import Session
from ui.status_line import LANGUAGES
from ui.tokens import SPACE
from ui.widgets.banner import Banner
from ui.widgets.captioned import Captioned
from ui.widgets.card import Card
from ui.widgets.choice_input import ChoiceList
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.saving import Saving
from ui.widgets.segmented import Segmented
from ui.widgets.text_input import StoryInput

XLSX: Final = ".xlsx"
CSV: Final = ".csv"
PERMITTED: Final = frozenset({UserRole.INSPECTOR, UserRole.ADMINISTRATOR})
_LEFT: Final = 420


class DumpPart(QWidget):
    """Writes the records themselves, without figures."""

    def __init__(self, session: Session) -> None:
        """Offer xlsx and csv; full personal data only to whom it is permitted."""
        super().__init__()
        self._session = session
        self.stale = True
        texts = session.texts
        self.banner = Banner(texts, session.theme)
        self.format = Segmented([(XLSX, texts.say("Excel (xlsx)")), (CSV, texts.say("Text (csv)"))])
        self.format.chosen.connect(self._on_format)
        self.language = ChoiceList(self)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code.value)
        self.language.setCurrentIndex(self.language.findData(texts.language.value))
        self.personal = QCheckBox(texts.say("With full personal data"))
        self.personal.setToolTip(texts.say("Names, ИИН, birth dates"))
        self.personal.toggled.connect(self._on_personal)
        self.reason = StoryInput(lines=2)
        self._reason = Captioned(
            texts.say("Why it is needed"),
            self.reason,
            texts.say("Your name, the time and this reason stay in the history of the registry."),
        )
        self.place = PlaceRow(session, XLSX)
        self.saving = Saving(session, texts.say("Save the register"), self.banner, icon="file-down")
        self.saving.asked.connect(self.save)
        self.count = label("", Role.NUMBER)
        self._persons = label("", Role.MUTED, wrap=True)
        self._lay_out()
        self._on_personal()

    @property
    def permitted(self) -> bool:
        """Whether the user may take personal data out."""
        return self._session.registry.user.role in PERMITTED

    def load(self) -> None:
        """Count what the filter finds."""
        self.stale = False
        session, query = self._session, self._session.query
        self.place.suggest(file_title(session.texts.say("Register"), query, session))

        def work(_: Progress) -> int:
            return session.registry.incidents.count(query)

        session.jobs.read(work, self._on_counted, owner=self, topic="count")

    def save(self) -> None:
        """Write the dump; without a reason full personal data stay where they are."""
        session, texts = self._session, self._session.texts
        personal = self.personal.isChecked()
        if personal and not self.reason.raw().strip():
            self._reason.show_problem(texts.say("Say why: the reason is kept with your name."))
            self.reason.setFocus()
            return
        self._reason.show_problem("")
        path = self.place.confirmed()
        if path is None:
            return
        options, query = self.options(), session.query

        def work(progress: Progress) -> Written:
            return session.registry.reports.register_dump(query, path, options, progress)

        self.saving.run(work, texts.say("Writing the register…"))

    def options(self) -> DumpOptions:
        """Return what is chosen."""
        personal = self.personal.isChecked()
        language = Language(str(self.language.currentData()))
        return DumpOptions(language=language, personal=personal, reason=self.reason.raw() if personal else "")

    def _lay_out(self) -> None:
        texts = self._session.texts
        left = Card(texts.say("File"))
        left.setFixedWidth(_LEFT)
        left.body.addWidget(Captioned(texts.say("Format"), self.format))
        left.body.addWidget(Captioned(texts.say("Language of the headings and names"), self.language))
        left.body.addWidget(self.personal)
        left.body.addWidget(self._reason)
        if not self.permitted:
            self.personal.setEnabled(False)
            note = texts.say("Only an inspector or an administrator may take full personal data out.")
            left.body.addWidget(label(note, Role.HINT, wrap=True))
        left.body.addWidget(self.place)
        left.body.addWidget(self.saving)
        right = Card(texts.say("What the file will hold"))
        for part in (self.count, self._persons, *self._contents()):
            right.body.addWidget(part)
        right.body.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addWidget(self.banner)
        column.addWidget(right, 1)
        lefts = QVBoxLayout()
        lefts.addWidget(left)
        lefts.addStretch(1)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 4)
        row.addLayout(lefts)
        row.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def _contents(self) -> list[QWidget]:
        say = self._session.texts.say
        lines = (
            (
                say("Sheet “Incidents”"),
                say("One row an incident: all fields, codes and their names."),
            ),
            (
                say("Sheet “Persons”"),
                say("One row a person: number of the incident, sex, age, role, outcome, initials; no ИИН."),
            ),
            (
                say("Any size"),
                say("Above 1,048,576 rows the sheets are continued on the next ones, and the file says so."),
            ),
            (
                say("Can be imported again"),
                say("The shipped import profile “Register dump” reads this file in another registry."),
            ),
        )
        found: list[QWidget] = []
        for title, text in lines:
            found += [label(title, Role.TITLE), label(text, Role.MUTED, wrap=True)]
        return found

    def _on_counted(self, count: int) -> None:
        texts = self._session.texts
        self.count.setText(texts.plural("{n} record", "{n} records", count))
        drafts = texts.say("Drafts and annulled records are in it too unless the filter leaves them out.")
        demo = texts.say("DEMO: the file will say that the records are invented.")
        self._persons.setText(f"{drafts} {demo}" if self._session.registry.demo else drafts)

    def _on_format(self, ending: str) -> None:
        self.place.set_ending(ending)

    def _on_personal(self) -> None:
        self._reason.setVisible(self.personal.isChecked())
