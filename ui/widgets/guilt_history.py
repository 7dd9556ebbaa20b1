"""What the history of a record says of decisions on guilt and of grounds, in words."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from safetyreg.domain.decision import ACTIONS, BODIES
from safetyreg.domain.ground import AREAS, SIDES, STATES, WEIGHTS
from safetyreg.i18n import Texts

_BODIES: Final = {choice.value: choice.label for choice in BODIES}
_DECIDED: Final = {choice.value: choice.label for choice in ACTIONS}
_DECISION: Final = re.compile(
    rf"(\w+) (\d{{4}}-\d\d-\d\d) (?:(.+) )?({'|'.join(_DECIDED)})(?: (\d+ / \d+ / \d+))?"
)
_CODES: Final = {
    part: {choice.value: choice.label for choice in choices}
    for part, choices in (("area", AREAS), ("side", SIDES), ("state", STATES), ("weight", WEIGHTS))
}


def said(name: str, text: str, texts: Texts) -> str:
    """Write a value of a line whose field is `decision 7: …` or `ground 5: state`."""
    part = name.rpartition(": ")[2]
    if part in _CODES:
        return _coded(part, text, texts)
    if (decided := _DECISION.fullmatch(text)) is not None:
        return _decision(*decided.groups(default=""), texts=texts)
    return "; ".join(_entry(one, texts) for one in entries(text)) or text


def entries(text: str) -> list[dict[str, Any]]:
    """Read the list that a line of history tells; nothing where it tells no list."""
    try:
        return json.loads(f"[{text.replace('}; {', '}, {')}]") if text.startswith("{") else []
    except json.JSONDecodeError:
        return []


def _coded(part: str, text: str, texts: Texts) -> str:
    return texts.say(_CODES[part].get(text, text))


def _decision(body: str, day: str, document: str, action: str, shares: str, *, texts: Texts) -> str:
    """Write who decided what, on which day, by which document."""
    written = (texts.say(_BODIES.get(body, body)), texts.date(date.fromisoformat(day)), document)
    return " ".join(filter(None, (*written, texts.say(_DECIDED[action]), shares)))


def _entry(found: Mapping[str, Any], texts: Texts) -> str:
    if "side" in found:
        side, area, state = (_coded(part, str(found.get(part)), texts) for part in ("side", "area", "state"))
        return f"{side}: {found.get('text')} ({area}, {state})"
    return ", ".join(str(value) for value in found.values() if value not in {None, ""})
