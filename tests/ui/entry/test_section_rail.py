"""The list of sections stays as high as it is, whichever of them is the current one."""

import pytest
from pytestqt.qtbot import QtBot

from safetyreg.domain.kinds import KINDS
from safetyreg.i18n import Language, Texts
from ui.entry.section_rail import SectionRail
from ui.theme import Theme


@pytest.mark.parametrize("language", list(Language))
def test_a_bold_name_takes_no_more_lines_than_a_plain_one(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    for kind in KINDS:
        rail = SectionRail(kind.sections, Texts(language), theme)
        qtbot.addWidget(rail)
        heights = {button.text(): button.sizeHint().height() for button in rail.buttons}
        line = min(heights.values())
        plain = {text: rail.buttons[0].fontMetrics().horizontalAdvance(text) for text in heights}
        room = rail.buttons[0].sizeHint().width() - 38
        one_line = [text for text, width in plain.items() if width <= room]
        assert one_line
        assert all(heights[text] == line for text in one_line)
