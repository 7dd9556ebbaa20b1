"""Icons of one set (Lucide), coloured when they are loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from safetyreg.paths import resources

_PLAIN = 1.0
_FINEST = 2.0


@lru_cache
def svg(name: str) -> str:
    """Read an icon's drawing; its lines have the colour `currentColor`."""
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int = 18, scale: float = 1.0) -> QPixmap:
    """Draw an icon in a colour, `size` logical pixels square."""
    drawing = QSvgRenderer(QByteArray(svg(name).replace("currentColor", colour).encode()))
    side = round(size * scale)
    found = QPixmap(QSize(side, side))
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    found.setDevicePixelRatio(scale)
    return found


def icon(name: str, colour: str, active: str = "", size: int = 18) -> QIcon:
    """Make an icon, in another colour while it is checked when `active` is given.

    It is drawn for plain screens, for the finest at hand, and large enough to be made smaller for others.
    """
    found = QIcon()
    application = QGuiApplication.instance()
    finest = application.devicePixelRatio() if isinstance(application, QGuiApplication) else _PLAIN
    for scale in sorted({_PLAIN, finest, _FINEST}):
        found.addPixmap(pixmap(name, colour, size, scale))
        if active:
            found.addPixmap(pixmap(name, active, size, scale), QIcon.Mode.Normal, QIcon.State.On)
    return found
