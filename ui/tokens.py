"""Colours and sizes of the one look, light and dark; nothing else in `ui` names a colour."""

from dataclasses import dataclass, fields
from typing import Final

SPACE: Final = 8
RADIUS: Final = 6
CARD_RADIUS: Final = 8
CONTROL_HEIGHT: Final = 32
ROW_HEIGHT: Final = 30

BODY_PIXELS: Final = 13
SMALL_PIXELS: Final = 12
TITLE_PIXELS: Final = 14
HEADING_PIXELS: Final = 18
NUMBER_PIXELS: Final = 28


@dataclass(frozen=True, slots=True)
class Tokens:
    """Named colours, each as #RRGGBB."""

    ground: str
    surface: str
    field: str
    hover: str
    text: str
    muted: str
    line: str
    outline: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_ground: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    good: str
    good_ground: str
    previous: str

    def items(self) -> tuple[tuple[str, str], ...]:
        """Name every colour with its value."""
        return tuple((field.name, str(getattr(self, field.name))) for field in fields(self))


LIGHT: Final = Tokens(
    ground="#F4F6F8",
    surface="#FFFFFF",
    field="#FAFBFC",
    hover="#EEF2F5",
    text="#1B2128",
    muted="#5C6773",
    line="#DFE4EA",
    outline="#86919D",
    accent="#0B7285",
    accent_hover="#095F6F",
    on_accent="#FFFFFF",
    accent_ground="#E3F2F5",
    error="#B3261E",
    error_ground="#FCEDEB",
    warning="#8A5A00",
    warning_ground="#FFF5DC",
    good="#1E7B3A",
    good_ground="#E7F5EB",
    previous="#8C97A3",
)

DARK: Final = Tokens(
    ground="#14181D",
    surface="#1C2229",
    field="#171C22",
    hover="#262E37",
    text="#E8ECF1",
    muted="#9AA6B2",
    line="#323B45",
    outline="#66727F",
    accent="#3FB6C9",
    accent_hover="#63C6D6",
    on_accent="#0D1A1E",
    accent_ground="#17343A",
    error="#FF8A80",
    error_ground="#3A2224",
    warning="#FFCF70",
    warning_ground="#352C1A",
    good="#7BD88F",
    good_ground="#1B3324",
    previous="#8894A0",
)

KIND_COLOURS: Final = {"fire": "#D55E00", "water": "#0072B2", "workplace": "#E69F00"}
SUBTYPE_COLOURS: Final = {"facility_accident": "#CC79A7", "facility_incident": "#CC79A7"}
KIND_ICONS: Final = {"fire": "flame", "water": "waves", "workplace": "hard-hat"}
