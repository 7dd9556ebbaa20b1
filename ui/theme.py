"""The one look: Fusion, a palette and a style sheet made from tokens, light or dark as the system is."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from safetyreg.paths import resources
from ui import icons
from ui.style import style_sheet
from ui.tokens import BODY_PIXELS, DARK, KIND_COLOURS, KIND_ICONS, LIGHT, SUBTYPE_COLOURS, Tokens

_TABULAR: Final = "tnum"
_ROLES: Final = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "ground",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "outline",
    QPalette.ColorRole.Accent: "accent",
}
_STYLED: Final = "safetyreg-styled"
_FAINT: Final = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Appearance(StrEnum):
    """Which of the two looks is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, fonts and icons of the program; `changed` when light turned to dark or back."""

    changed = Signal()

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        """Dress the application and follow the system from now on."""
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._folder = QTemporaryDir()
        # Once for all: Qt may crash when the style is replaced under widgets that are being deleted.
        if not application.property(_STYLED):
            application.setStyle("Fusion")
            application.setProperty(_STYLED, True)
        application.setFont(_font())
        application.styleHints().colorSchemeChanged.connect(self._on_scheme)
        self.tokens = self._wanted()
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether the dark look is on."""
        return self.tokens is DARK

    def choose(self, appearance: Appearance) -> None:
        """Take a look for good, or follow the system again."""
        self._appearance = appearance
        self._on_scheme()

    def colour(self, name: str) -> QColor:
        """Return the colour of a token, like `muted`."""
        return QColor(str(getattr(self.tokens, name)))

    def kind_colour(self, kind: str, subtype: str = "") -> QColor:
        """Return the colour of a kind's areas, marks and lines; the same in both looks."""
        return QColor(SUBTYPE_COLOURS.get(subtype) or KIND_COLOURS.get(kind, self.tokens.previous))

    def kind_outline(self, kind: str, subtype: str = "") -> QColor:
        """Return the outline of a kind's marks: darker by a third on light ground."""
        colour = self.kind_colour(kind, subtype)
        return colour if self.dark else colour.darker(150)

    def icon(self, name: str, shade: str = "muted", active: str = "") -> QIcon:
        """Load an icon in a token's colour; with `active`, another one while it is checked."""
        return icons.icon(name, self.colour(shade).name(), self.colour(active).name() if active else "")

    def kind_icon(self, kind: str) -> QIcon:
        """Load the icon of a kind in its colour."""
        return icons.icon(KIND_ICONS.get(kind, "circle-alert"), self.kind_outline(kind).name())

    def pixmap(self, name: str, shade: str = "muted", size: int = 18) -> QPixmap:
        """Draw an icon in a token's colour."""
        scale = self._application.devicePixelRatio()
        return icons.pixmap(name, self.colour(shade).name(), size, scale)

    def _wanted(self) -> Tokens:
        if self._appearance is not Appearance.SYSTEM:
            return DARK if self._appearance is Appearance.DARK else LIGHT
        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def _on_scheme(self) -> None:
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, Path(self._folder.path())))


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    values = dict(colours.items())
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(values[name]))
    for role in _FAINT:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _font() -> QFont:
    """Take the system's family, or the shipped one where the system offers none."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if not QFontDatabase.families():
        font.setFamily(_shipped_family())
    font.setPixelSize(BODY_PIXELS)
    font.setFeature(QFont.Tag(_TABULAR), 1)
    return font


def _shipped_family() -> str:
    family = ""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family
