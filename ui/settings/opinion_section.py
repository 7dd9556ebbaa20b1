"""The template of the opinion in each language: the shipped one, or one edited in Word."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.user import Role as UserRole
from safetyreg.i18n import Language
from ui.jobs import Progress
from ui.session import Session
from ui.settings.section import Section
from ui.status_line import LANGUAGES
from ui.tokens import SPACE
from ui.widgets.banner import Tone
from ui.widgets.card import Card
from ui.widgets.label import Role, label, line
from ui.widgets.link_button import LinkButton
from ui.widgets.opening import chosen_folder, keep_folder, open_file, open_folder

_WIDTH: Final = 760
_WORD: Final = "DOCX (*.docx)"
_WRITING: Final = frozenset({UserRole.INSPECTOR, UserRole.ADMINISTRATOR})


class TemplateRow(QWidget):
    """One language: which template is in force, and what can be done about it."""

    def __init__(self, language: Language, section: "OpinionSection") -> None:
        """Offer what the user may do; the template is told when it is read."""
        super().__init__()
        texts = section.texts
        name = LANGUAGES[language]
        self.state = label("", Role.MUTED, wrap=True)
        self.state.setAccessibleName(texts.say("Template in force: {language}", language=name))
        self.save = LinkButton(texts.say("Save the shipped one…"))
        self.choose = LinkButton(texts.say("Choose an edited one…"))
        self.open = LinkButton(texts.say("Open it in Word"))
        self.back = LinkButton(texts.say("Back to the shipped one"))
        self.save.clicked.connect(partial(section.ask_save, language))
        self.choose.clicked.connect(partial(section.ask_choose, language))
        self.open.clicked.connect(partial(section.open_own, language))
        self.back.clicked.connect(partial(section.choose, language, None))
        self.choose.setEnabled(section.may_write)
        links = QHBoxLayout()
        links.setSpacing(2 * SPACE)
        for link in (self.save, self.choose, self.open, self.back):
            link.setAccessibleDescription(name)
            links.addWidget(link)
        links.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 9 * SPACE)
        grid.addWidget(label(name, Role.LABEL), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.state, 0, 1)
        grid.addLayout(links, 1, 1)

    def show_own(self, own: Path | None, shipped: str) -> None:
        """Name the template that is in force."""
        self.state.setText(shipped if own is None else str(own))
        self.open.setVisible(own is not None)
        self.back.setVisible(own is not None)


class OpinionSection(Section):
    """Choosing tries the template on an invented case: what cannot be filled is named, nothing changes."""

    def __init__(self, session: Session) -> None:
        """Show the languages."""
        texts = session.texts
        super().__init__(session, texts.say("Template of the opinion"))
        self._own: dict[Language, Path | None] = {}
        card = Card()
        card.setMaximumWidth(_WIDTH)
        told = texts.say(
            "Save the shipped template, edit it in Word, choose it: your opinions are written by it from then"
            " on. It holds for you alone; others keep theirs."
        )
        card.body.addWidget(label(told, Role.MUTED, wrap=True))
        self.rows: dict[Language, TemplateRow] = {}
        for language in LANGUAGES:
            self.rows[language] = TemplateRow(language, self)
            card.body.addWidget(line())
            card.body.addWidget(self.rows[language])
        if not self.may_write:
            card.body.addWidget(label(texts.say("Writing opinions takes an inspector."), Role.MUTED))
        self.body.addWidget(card)
        self.body.addStretch(1)

    @property
    def may_write(self) -> bool:
        """Whether the user may write opinions."""
        return self.session.registry.user.role in _WRITING

    @override
    def load(self) -> None:
        """Read which template is in force in each language."""
        opinions = self.session.registry.liability.opinions

        def work(_: Progress) -> dict[Language, Path | None]:
            return {language: opinions.own_template(language) for language in LANGUAGES}

        self.read(work, self._on_read)

    def ask_save(self, language: Language) -> None:
        """Ask where the shipped template shall stand."""
        folder = chosen_folder(self.session.preferences)
        suggested = str(folder / f"opinion_{language.value}.docx")
        name, _ = QFileDialog.getSaveFileName(self, self.texts.say("Save the template"), suggested, _WORD)
        if name:
            self.save(language, Path(name).with_suffix(".docx"))

    def save(self, language: Language, path: Path) -> None:
        """Write the shipped template to be edited."""
        opinions = self.session.registry.liability.opinions

        def work(_: Progress) -> Path:
            opinions.save_template(language, path)
            return path

        self.banner.hide()
        then = partial(self._on_saved, language)
        self.session.jobs.read(work, then, owner=self, topic="template", failed=self.failed)

    def ask_choose(self, language: Language) -> None:
        """Ask for an edited template."""
        folder = str(chosen_folder(self.session.preferences))
        name, _ = QFileDialog.getOpenFileName(self, self.texts.say("Choose the template"), folder, _WORD)
        if name:
            self.choose(language, Path(name))

    def choose(self, language: Language, path: Path | None) -> None:
        """Write opinions of a language by a template from now on, by the shipped one without a path."""
        opinions = self.session.registry.liability.opinions

        def work(_: Progress) -> Changes:
            return opinions.use_template(language, path)

        told = self.texts.say("Opinions are written by the shipped template.")
        if path is not None:
            keep_folder(self.session.preferences, path)
            told = self.texts.say("Opinions are written by {file}.", file=path.name)
        self.write(work, told)

    def open_own(self, language: Language) -> None:
        """Open the edited template in its own program."""
        own = self._own.get(language)
        if own is not None:
            open_file(own)

    def _on_read(self, own: dict[Language, Path | None]) -> None:
        self._own = own
        shipped = self.texts.say("the shipped one")
        for language, row in self.rows.items():
            row.show_own(own[language], shipped)

    def _on_saved(self, language: Language, path: Path) -> None:
        texts = self.texts
        keep_folder(self.session.preferences, path)
        told = texts.say("Saved: {path}", path=str(path))
        hint = texts.say("Edit it in Word, save it there, then choose it.")
        self.banner.show_message(
            f"{told}. {hint}",
            Tone.GOOD,
            (texts.say("Open the file"), partial(open_file, path)),
            (texts.say("Open the folder"), partial(open_folder, path)),
            (texts.say("Choose it"), partial(self.choose, language, path)),
        )
