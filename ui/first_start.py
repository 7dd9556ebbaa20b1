"""The first start: language, then a new registry, the demo, or one that exists."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from safetyreg.i18n import Language, Texts
from safetyreg.paths import user_folder
from ui.start import Start, Way
from ui.status_line import LANGUAGES
from ui.theme import Theme
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.segmented import Segmented

_WIDTH = 460
_SUFFIX = ".sqlite"


class FirstStart(QDialog):
    """Asks how to begin; `start` holds the answer once it is accepted."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Speak a language until another is chosen."""
        super().__init__(parent)
        self.start: Start | None = None
        self._theme = theme
        self._texts = texts
        self._content: QWidget | None = None
        self._language = Segmented([(code.value, name) for code, name in LANGUAGES.items()], parent=self)
        self._language.set_value(texts.language.value)
        self._language.chosen.connect(self._on_language)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        self._layout.setSpacing(2 * SPACE)
        self._layout.addWidget(self._language, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(_WIDTH)
        self._show_content()

    def choose(self, way: Way, location: str) -> None:
        """Take an answer and close."""
        self.start = Start(way, location, self._texts.language)
        self.accept()

    @classmethod
    def ask(cls, texts: Texts, theme: Theme) -> Start | None:
        """Show the dialog; return the answer, or nothing when it was closed."""
        dialog = cls(texts, theme)
        dialog.exec()
        dialog.deleteLater()
        return dialog.start

    def _show_content(self) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        texts = self._texts
        self.setWindowTitle(texts.say("Register of incidents"))
        self._language.setAccessibleName(texts.say("Language"))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(label(texts.say("How do you want to begin?"), Role.HEADING, wrap=True))
        hint = texts.say("A registry is one file on this computer, or a PostgreSQL database for many users.")
        column.addWidget(label(hint, Role.MUTED, wrap=True))
        column.addSpacing(SPACE)
        column.addWidget(self._button("plus", texts.say("New registry…"), self._on_new, primary=True))
        column.addWidget(self._button("folder-open", texts.say("Open a registry file…"), self._on_open))
        column.addWidget(self._button("database", texts.say("Connect to PostgreSQL…"), self._on_server))
        demo = partial(self.choose, Way.DEMO, "")
        column.addWidget(self._button("eye", texts.say("Look around with invented records (demo)"), demo))
        self._content = content
        self._layout.addWidget(content)

    def _button(
        self, icon: str, text: str, act: "partial[None] | object", *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(self._theme.icon(icon, "on_accent" if primary else "text"), "  " + text)
        button.setProperty("role", "primary" if primary else "")
        button.setAccessibleName(text)
        button.setDefault(primary)
        button.setAutoDefault(primary)
        button.clicked.connect(act)
        return button

    def _on_language(self, code: str) -> None:
        self._texts = Texts(Language(code))
        self._show_content()

    def _on_new(self) -> None:
        texts = self._texts
        suggested = str(user_folder() / (texts.say("registry") + _SUFFIX))
        chosen, _ = QFileDialog.getSaveFileName(self, texts.say("New registry"), suggested, self._kinds())
        if chosen:
            path = Path(chosen)
            self.choose(Way.NEW, str(path if path.suffix else path.with_suffix(_SUFFIX)))

    def _on_open(self) -> None:
        title, folder = self._texts.say("Open a registry"), str(user_folder())
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, self._kinds())
        if chosen:
            self.choose(Way.OPEN, chosen)

    def _on_server(self) -> None:
        texts = self._texts
        example = texts.say("Address, as postgresql://user@server/registry")
        address, accepted = QInputDialog.getText(
            self, texts.say("PostgreSQL"), example, QLineEdit.EchoMode.Normal, "postgresql://"
        )
        if accepted and address.strip():
            self.choose(Way.OPEN, address.strip())

    def _kinds(self) -> str:
        name = self._texts.say("Registries")
        return f"{name} (*.sqlite *.db)"
