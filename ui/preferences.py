"""What the program remembers for one user of one computer; types are declared, lists are JSON.

An INI file read by a new process gives texts for numbers and truth values, and a list of one as its item.
"""

import json
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", bool, int, str, tuple[str, ...], dict[str, object])
_RECENT: Final = 8


@dataclass(frozen=True, slots=True)
class Preference(Generic[T]):
    """A key with its default, whose type is the preference's type."""

    key: str
    default: T


LANGUAGE: Final = Preference("language", "")
APPEARANCE: Final = Preference("appearance", "system")
RECENT: Final[Preference[tuple[str, ...]]] = Preference("recent", ())
FILTER: Final[Preference[dict[str, object]]] = Preference("filter", {})
PAGE: Final = Preference("page", "overview")
CHANGE_STYLE: Final = Preference("change_style", "percent")
GEOMETRY: Final = "window/geometry"


class Preferences:
    """Reads and writes preferences; what cannot be read is the default."""

    def __init__(self, settings: QSettings | None = None) -> None:
        """Keep them in the user's own settings file."""
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "safetyreg", "safetyreg"
        )

    def get(self, preference: Preference[T]) -> T:
        """Return a preference."""
        text = self._settings.value(preference.key, "", str)
        try:
            found = json.loads(str(text)) if text else preference.default
        except ValueError:
            return preference.default
        if isinstance(found, list) and isinstance(preference.default, tuple):
            found = tuple(str(item) for item in found)
        return found if type(found) is type(preference.default) else preference.default

    def put(self, preference: Preference[T], value: T) -> None:
        """Remember a preference."""
        self._settings.setValue(preference.key, json.dumps(value, ensure_ascii=False))

    def geometry(self, key: str = GEOMETRY) -> QByteArray:
        """Return a saved geometry or state of a window's part; empty where there is none."""
        found = self._settings.value(key, QByteArray(), QByteArray)
        return found if isinstance(found, QByteArray) else QByteArray()

    def put_geometry(self, geometry: QByteArray, key: str = GEOMETRY) -> None:
        """Remember a geometry or state."""
        self._settings.setValue(key, geometry)

    def remember_registry(self, location: str) -> None:
        """Put a registry at the head of the recent ones."""
        rest = (one for one in self.get(RECENT) if one != location)
        self.put(RECENT, (location, *rest)[:_RECENT])

    def forget_registry(self, location: str) -> None:
        """Take a registry out of the recent ones."""
        self.put(RECENT, tuple(one for one in self.get(RECENT) if one != location))
