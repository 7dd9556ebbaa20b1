"""The text of the details pane, as one piece of rich text: eighty labels would take too long to make."""

from collections.abc import Sequence
from html import escape

from ui.register.record import Group
from ui.tokens import SMALL_PIXELS, Tokens

STORY_LENGTH = 600
_LABELS = 104
_LONGEST = 13


def record_html(story: str, groups: Sequence[Group], note: str, colours: Tokens) -> str:
    """Return story, sections and a note at the end, in the colours of a look."""
    told = f'<p style="margin:0 0 4px 0">{_text(story)}</p>' if story else ""
    rows = "".join(_group(group, colours) for group in groups)
    end = f'<p style="margin:10px 0 0 0; {_small(colours)}">{_text(note)}</p>' if note else ""
    return f'{told}<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>{end}'


def plain_text(groups: Sequence[Group]) -> str:
    """Return the sections as a screen reader reads them."""
    lines = (f"{label}: {value}" if label else value for group in groups for label, value in group.lines)
    return "; ".join(lines)


def _group(group: Group, colours: Tokens) -> str:
    rows = "".join(_row(label, value, colours) for label, value in group.lines)
    look = f"padding:12px 0 2px 0; font-weight:600; {_small(colours)}"
    return f'<tr><td colspan="2" style="{look}">{_text(group.title)}</td></tr>{rows}'


def _row(label: str, value: str, colours: Tokens) -> str:
    """Set value beside label, or below it where a word is longer than half the pane."""
    line = f"border-bottom:1px solid {colours.line}; padding:4px 0"
    if not label:
        return f'<tr><td colspan="2" style="{line}">{_text(value)}</td></tr>'
    if max(map(len, f"{label} {value}".split()), default=0) > _LONGEST:
        name = f'<span style="color:{colours.muted}">{_text(label)}</span>'
        return f'<tr><td colspan="2" style="{line}">{name}<br>{_text(value)}</td></tr>'
    look = f"{line}; padding-right:8px; color:{colours.muted}"
    return (
        f'<tr><td width="{_LABELS}" style="{look}">{_text(label)}</td>'
        f'<td style="{line}">{_text(value)}</td></tr>'
    )


def _small(colours: Tokens) -> str:
    return f"font-size:{SMALL_PIXELS}px; color:{colours.muted}"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
