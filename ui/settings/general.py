"""General: language, look, style of changes."""

from typing import Final

from safetyreg.i18n import Language
from safetyreg.statistics.change import Style
from ui import preferences
from ui.session import Session
from ui.settings.section import Section, later
from ui.status_line import LANGUAGES
from ui.theme import Appearance
from ui.widgets.captioned import Captioned
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.segmented import Segmented

_WIDTH: Final = 640


class General(Section):
    """What one person of one computer likes."""

    def __init__(self, session: Session) -> None:
        """Show what is chosen now."""
        texts = session.texts
        super().__init__(session, texts.say("General"))
        kept = session.preferences
        self.language = Segmented([(code.value, name) for code, name in LANGUAGES.items()])
        self.language.set_value(texts.language.value)
        self.language.chosen.connect(self._on_language)
        self.appearance = Segmented(
            [
                (Appearance.SYSTEM.value, texts.say("as the system")),
                (Appearance.LIGHT.value, texts.say("light colours")),
                (Appearance.DARK.value, texts.say("dark colours")),
            ]
        )
        self.appearance.set_value(kept.get(preferences.APPEARANCE))
        self.appearance.chosen.connect(self._on_appearance)
        self.change = Segmented([(Style.PERCENT.value, "%"), (Style.TIMES.value, texts.say("times"))])
        self.change.set_value(kept.get(preferences.CHANGE_STYLE))
        self.change.chosen.connect(self._on_change)
        card = Card()
        card.setMaximumWidth(_WIDTH)
        hint = texts.say("The window is built anew at once; nothing that was typed is lost.")
        card.body.addWidget(Captioned(texts.say("Language"), self.language, hint))
        card.body.addWidget(Captioned(texts.say("Look"), self.appearance))
        hint = texts.say("“times” writes a change from twice on as 3.5×, as meetings like to hear it.")
        card.body.addWidget(Captioned(texts.say("Change against last year"), self.change, hint))
        size = texts.say(
            "The size of letters follows the system: in Windows, Settings → System → Display → Scale."
        )
        card.body.addWidget(label(size, Role.HINT, wrap=True))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _on_language(self) -> None:
        later(self._change_language)

    def _change_language(self) -> None:
        self.session.language_chosen.emit(Language(self.language.value()))

    def _on_appearance(self, code: str) -> None:
        self.session.preferences.put(preferences.APPEARANCE, code)
        self.session.theme.choose(Appearance(code))

    def _on_change(self, style: str) -> None:
        self.session.preferences.put(preferences.CHANGE_STYLE, style)
