"""The sentences that can be read out at the meeting, in Russian and in Kazakh."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from safetyreg.i18n import Language, Texts
from safetyreg.liability.sentences import meeting
from ui.liability.group_names import names_of
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from safetyreg.liability.outcome import Outcome

_SECTIONS = "oked"


class MeetingCard(Card):
    """Follows the line."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__("")
        self._session = session
        self._found: Outcome | None = None
        self._priced = False
        self._spoken = {language: Texts(language) for language in (Language.RU, Language.KK)}
        self.text = label("", Role.BODY, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.language = Segmented([(Language.RU.value, "Русский"), (Language.KK.value, "Қазақша")])
        self.language.setAccessibleName(texts.say("Language of the sentence"))
        self.language.set_value((Language.KK if texts.language is Language.KK else Language.RU).value)
        self.language.chosen.connect(self._draw)
        self.copy_link = LinkButton(texts.say("Copy"))
        self.copy_link.setAccessibleName(texts.say("Copy the sentence"))
        self.copy_link.clicked.connect(self.copy)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(texts.say("For the meeting"), Role.MUTED), 1)
        head.addWidget(self.language)
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        self.body.addWidget(self.copy_link)

    def show_outcome(self, found: "Outcome", *, priced: bool = True) -> None:
        """Say what a threshold changes; tenge only once they are worked out."""
        self._found, self._priced = found, priced
        self._draw()

    def copy(self) -> None:
        """Put the sentence on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.text())
        self._session.said.emit(self._session.texts.say("The sentence is on the clipboard."))

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        lines = (found.groups or {}).get(_SECTIONS, ())
        book = self._session.book
        names = {line.key: names_of(_SECTIONS, line.key, book) for line in lines if line.key}
        texts = self._spoken[Language(self.language.value() or Language.RU)]
        self.text.setText(" ".join(texts.of(one) for one in meeting(found, lines, names, money=self._priced)))
