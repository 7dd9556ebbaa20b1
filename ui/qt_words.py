"""What Qt itself says in its dialogs where its own translations have gaps."""

from typing import Final

from PySide6.QtCore import QObject, QTranslator
from typing_extensions import override

from safetyreg.i18n import Texts, mark

WORDS: Final = frozenset(
    {
        mark("&Look in:"),
        mark("Files of &type:"),
        mark("Drive"),
        mark("File"),
        mark("Folder"),
        mark("Shortcut"),
        mark("Unknown"),
        mark("OK"),
        mark("Help"),
        mark("None"),
        mark("Automatic"),
        mark("Page &Set:"),
        mark("Page &order:"),
        mark("Pages &per sheet:"),
        mark("&Billing information:"),
        mark("&End:"),
        mark("&Start:"),
        mark("Job &priority:"),
        mark("Scheduled &printing:"),
        mark("An error occurred"),
    }
)


class QtWords(QTranslator):
    """Answers for Qt's own texts; install it before Qt's translations, which are asked first then."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        """Translate into one language."""
        super().__init__(parent)
        self._texts = texts

    @override
    def isEmpty(self) -> bool:
        """Be asked, though no file was loaded."""
        return False

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return a translation, the text itself where it is none of ours."""
        return self._texts.say(sourceText) if sourceText in WORDS else sourceText
