"""A button with an icon that follows the look."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Theme

_GAP = " "


class IconButton(QPushButton):
    """Keeps room between icon and word; screen readers hear the word alone."""

    def __init__(
        self, theme: Theme, icon: str, caption: str, *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show a translated caption beside an icon."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._shade = "on_accent" if primary else "text"
        if primary:
            self.setProperty("role", "primary")
        self.set_caption(caption)
        theme.changed.connect(self.draw)
        self.draw()

    def set_caption(self, caption: str) -> None:
        """Show another caption."""
        self.setText(f"{_GAP}{caption}")
        self.setAccessibleName(caption)

    def caption(self) -> str:
        """Return the caption."""
        return self.text().removeprefix(_GAP)

    def draw(self) -> None:
        """Colour the icon."""
        self.setIcon(self._theme.icon(self._icon, self._shade))
