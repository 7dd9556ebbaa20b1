"""The rich text of the details pane."""

from ui.register.record import Group
from ui.register.record_html import record_html
from ui.tokens import LIGHT


def test_a_long_word_gets_the_whole_width() -> None:
    group = Group("Why", (("Cause", "Stove"), ("Cause", "Unsatisfactoriness of work")))
    shown = record_html("", (group,), "", LIGHT)
    assert "Cause</td><td" in shown.replace(" width", " ")
    assert "Cause</span><br>Unsatisfactoriness of work" in shown, "below its name, where it is not broken"
