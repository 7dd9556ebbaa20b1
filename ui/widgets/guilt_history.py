"""What the history of a record says of decisions on guilt, grounds and claims, in words."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from safetyreg.domain.claim import KINDRED
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
    for part, choices in (
        *(("area", AREAS), ("side", SIDES), ("state", STATES), ("weight", WEIGHTS)),
        ("kin", KINDRED),
    )
}


def said(name: str, text: str, texts: Texts) -> str:
    """Write a value of a line whose field is `decision 7: …`, `ground 5: state`, `claim 3: months`."""
    part = name.rpartition(": ")[2]
    if part in _CODES:
        return _coded(part, text, texts)
    if (decided := _DECISION.fullmatch(text)) is not None:
        return _decision(*decided.groups(default=""), texts=texts)
    try:
        entries = json.loads(f"[{text.replace('}; {', '}, {')}]") if text.startswith("{") else []
    except json.JSONDecodeError:
        entries = []
    return "; ".join(_entry(one, texts) for one in entries) or text


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
    if "first" in found:
        month = texts.month(date.fromisoformat(str(found["first"])), "LL.yyyy")
        return f"{month}: {texts.integer(found.get('amount') or 0)}"
    shown = ((part, str(value)) for part, value in found.items() if value not in (None, "", False))
    return ", ".join(_coded(part, value, texts) if part in _CODES else value for part, value in shown)
