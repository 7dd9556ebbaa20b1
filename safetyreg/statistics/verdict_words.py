"""Verdicts in a mark and a word, for cells of tables; a star where one also holds among all beside it."""

from typing import Final

from safetyreg.i18n import mark

HELD: Final = "*"
SHORT: Final = {
    "rise": mark("▲ rise"),
    "fall": mark("▼ fall"),
    "chance": mark("≈ chance"),
    "too_few": mark("? too few"),
    f"rise{HELD}": mark("▲ rise *"),
    f"fall{HELD}": mark("▼ fall *"),
}
