"""What the threshold view remembers between two uses."""

from typing import Final

from ui.preferences import Preference

CAP: Final = Preference("liability/cap", 25)
SUPPRESS: Final = Preference("liability/suppress", False)
GROUPING: Final = Preference("liability/grouping", "")
HORIZON: Final = Preference("liability/horizon", "")
LEAST: Final = 3
