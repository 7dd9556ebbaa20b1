"""Press check: what somebody wants to say goes in, what may be said comes out, ready to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from safetyreg.errors import Message
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.power import would_take
from safetyreg.statistics.press import Press, check
from ui.analysis.pane import Pane
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.segmented import Segmented

_WIDEST = 900


class PressPane(Pane):
    """One field, one answer; the registry is not asked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show an empty field."""
        super().__init__(parent)
        self._session = session
        texts = session.texts
        self.field = QLineEdit()
        self.field.setAccessibleName(texts.say("What is to be said"))
        self.field.setPlaceholderText(texts.say("Fires rose by 60 %, from 5 to 2 · or two counts: 294 388"))
        self.field.setClearButtonEnabled(True)
        self.sentence = label("", Role.TITLE, wrap=True)
        self.slips = label("", Role.ERROR, wrap=True)
        self.power = label("", Role.BODY, wrap=True)
        self.notes = label("", Role.HINT, wrap=True)
        self.copy_button = QPushButton(texts.say("Copy the sentence"))
        self.copy_button.setAutoDefault(False)
        self.language = Segmented([(one.value, one.value.upper()) for one in Language])
        self.language.set_value(texts.language.value)
        self.language.setAccessibleName(texts.say("Language of the sentence"))
        self.answer = Card(texts.say("May be said"))
        self.answer.header.addWidget(self.language)
        self._lay_out(texts)
        self.field.textChanged.connect(self._on_text)
        self.language.chosen.connect(self._on_language)
        self.copy_button.clicked.connect(self._copy)
        self._on_text("")

    def _lay_out(self, texts: Texts) -> None:
        asked = Card(texts.say("What somebody wants to say"))
        hint = texts.say("A sentence in Russian, Kazakh or English with two counts, or the two counts alone.")
        asked.body.addWidget(self.field)
        asked.body.addWidget(label(hint, Role.HINT, wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(self.notes, 1, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.sentence, self.slips, self.power):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.answer.body.addWidget(part)
        self.answer.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + 4)
        for card in (asked, self.answer):
            card.setMaximumWidth(_WIDEST)
            column.addWidget(card)
        column.addStretch(1)

    def _on_text(self, text: str) -> None:
        self.answer.setVisible(bool(text.strip()))
        if text.strip():
            self._show(check(text))

    def _on_language(self, _: str) -> None:
        self._on_text(self.field.text())

    def _show(self, found: Press) -> None:
        texts, answer = self._session.texts, found.answer
        self.answer.set_title(texts.say("May be said") if answer else texts.say("Cannot be judged yet"))
        spoken = Texts(Language(self.language.value()))
        self.sentence.setText("\n".join(map(spoken.of, (found.sentence, *found.cautions))))
        _write(self.slips, found.slips, texts)
        more = would_take(answer) if answer is not None and not answer.verdict.confirmed else None
        _write(self.power, (more,) if more is not None else (), texts)
        _write(self.notes, found.notes, texts)
        self.copy_button.setEnabled(answer is not None)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())
        self._session.said.emit(self._session.texts.say("The sentence is on the clipboard."))


def _write(shown: QLabel, messages: tuple[Message, ...], texts: Texts) -> None:
    shown.setText("\n".join(map(texts.of, messages)))
    shown.setVisible(bool(messages))
