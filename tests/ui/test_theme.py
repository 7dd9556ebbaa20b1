from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from safetyreg.domain.kinds import KINDS
from safetyreg.paths import resources
from tests.ui.windows import theme_of
from ui.icons import svg
from ui.pages import PAGES
from ui.theme import Appearance
from ui.tokens import DARK, KIND_COLOURS, KIND_ICONS, LIGHT, Tokens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

TEXTS = ("text", "muted", "accent", "error", "warning", "good")
GROUNDS = ("ground", "surface", "field")


def luminance(colour: str) -> float:
    parsed = QColor(colour)
    parts = (parsed.redF(), parsed.greenF(), parsed.blueF())
    linear = [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_texts_are_readable(look: Tokens, text: str, ground: str) -> None:
    values = dict(look.items())
    assert contrast(values[text], values[ground]) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_on_coloured_grounds_are_readable(look: Tokens) -> None:
    assert contrast(look.on_accent, look.accent) >= 4.5
    assert contrast(look.text, look.accent_ground) >= 4.5
    assert contrast(look.accent, look.accent_ground) >= 4.5
    for tone in ("error", "warning", "good"):
        values = dict(look.items())
        assert contrast(look.text, values[f"{tone}_ground"]) >= 4.5
    assert contrast(look.outline, look.surface) >= 3


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_kinds_have_their_colour_and_a_visible_outline(theme: Theme, kind: str) -> None:
    assert theme.kind_colour(kind).name().upper() == KIND_COLOURS[kind]
    assert contrast(theme.kind_outline(kind).name(), LIGHT.surface) >= 3
    assert not theme.kind_icon(kind).isNull()
    assert contrast(KIND_COLOURS[kind], DARK.surface) >= 3 or kind == "water"


def test_subtypes_and_strangers_have_a_colour(theme: Theme) -> None:
    assert theme.kind_colour("workplace", "facility_accident").name() == "#cc79a7"
    assert theme.kind_colour("?").isValid()


def test_the_look_can_be_changed(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert theme.dark
    assert theme.colour("surface").name().upper() == DARK.surface
    assert theme.kind_outline("fire") == theme.kind_colour("fire")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert DARK.surface in application.styleSheet()
    theme.choose(Appearance.LIGHT)
    assert not theme.dark


def test_the_system_decides_until_somebody_does(qtbot: QtBot) -> None:
    found = theme_of(Appearance.SYSTEM)
    assert found.tokens in {LIGHT, DARK}
    found.deleteLater()


def test_icons_that_are_named_are_there_and_take_a_colour(theme: Theme) -> None:
    for name in {page.icon for page in PAGES} | set(KIND_ICONS.values()):
        assert "currentColor" in svg(name)
    assert not theme.pixmap("search", "muted", 20).isNull()
    assert not theme.icon("house", "text", "accent").isNull()
    assert (resources() / "icons" / "LICENSE").exists()


def test_a_system_without_fonts_gets_the_shipped_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    found = theme_of()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.font().family() == "Noto Sans"
    raw = QRawFont(str(resources() / "fonts" / "NotoSans-Regular.ttf"), 13)
    assert all(raw.supportsCharacter(ord(letter)) for letter in "ҚқҒғҰұӨөҢңҺһӘәІі—−№₸«»…")
    monkeypatch.undo()
    found.deleteLater()
