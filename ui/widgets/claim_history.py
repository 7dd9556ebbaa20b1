"""What the history of a record says of the facts for a compensation: which one changed, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from safetyreg.domain.claim import KINDRED
from safetyreg.i18n import Texts, mark
from ui.widgets.guilt_history import entries

FIELDS: Final = {
    "capacity_lost": mark("Loss of professional capacity, %"),
    "capacity_until": mark("Loss of capacity established until"),
    "months": mark("Earnings of 12 months, tenge"),
    "average": mark("Average by hand, where there are no months"),
    "usual_pay": mark("Usual pay of the qualification, if out of work"),
    "insured": mark("the employer had insured the workers"),
    "social_payment": mark("Social payment a month"),
    "costs": mark("Additional costs"),
    "costs_paid_on": mark("Costs paid on (МРП of that day)"),
    "funeral": mark("Funeral"),
    "dependants": mark("Dependants of the deceased"),
    "agreement": mark("By the collective agreement"),
    "agreement_clause": mark("Clause of the collective agreement"),
    "moral": mark("Moral damage"),
    "increases": mark("Yearly increases"),
    "switches": mark("Whether guilt reduces a payment"),
}
_HEADS: Final = {
    "lost_earnings": mark("Lost earnings"),
    "additional_costs": mark("Additional costs"),
    "breadwinner": mark("Death of the breadwinner"),
    "funeral": mark("Funeral"),
    "agreement": mark("By the collective agreement"),
    "moral": mark("Moral damage"),
}
_KIN: Final = {choice.value: choice.label for choice in KINDRED}
_DAYS: Final = frozenset({"capacity_until", "costs_paid_on"})
_PLAIN: Final = frozenset({"capacity_lost", "agreement_clause"})


def part_of(name: str) -> str:
    """Return which fact a line whose field is `claim 7: months` is about."""
    return name.rpartition(": ")[2]


def told(name: str, old: str, new: str, texts: Texts) -> tuple[str, str]:
    """Write both values of a line; of lists only what is not in both, empty where nothing is left."""
    part, lists = part_of(name), (entries(old), entries(new))
    if not any(lists):
        return _value(part, old, texts), _value(part, new, texts)
    write = _WRITTEN.get(part, _plain)
    first, last = (
        "; ".join(write(one, texts) for one in own if one not in other) for own, other in (lists, lists[::-1])
    )
    return first, last


def _value(part: str, text: str, texts: Texts) -> str:
    if part == "insured":
        return texts.say("yes") if text == str(True) else texts.say("no")
    if part in _DAYS and text:
        return texts.date(date.fromisoformat(text))
    return text if part in _PLAIN or not text.isdecimal() else texts.integer(int(text))


def _month(found: Mapping[str, Any], texts: Texts) -> str:
    notes = []
    if not found.get("full", True):
        notes.append(texts.say("in part"))
    if found.get("one_off"):
        notes.append(f"{texts.say('of it one-off')} {texts.integer(found['one_off'])}")
    month = texts.month(date.fromisoformat(str(found["first"])), "LL.yyyy")
    amount = texts.integer(found.get("amount") or 0)
    return f"{month}: {amount} ({', '.join(notes)})" if notes else f"{month}: {amount}"


def _dependant(found: Mapping[str, Any], texts: Texts) -> str:
    facts = []
    if found.get("born"):
        facts.append(f"{texts.say('Born')} {texts.date(date.fromisoformat(found['born']))}")
    if found.get("received") is not None:
        facts.append(f"{texts.say('Received a month')} {texts.integer(found['received'])}")
    if found.get("until"):
        facts.append(f"{texts.say('Disabled until')} {texts.date(date.fromisoformat(found['until']))}")
    kin = str(found.get("kin"))
    return ", ".join((texts.say(_KIN.get(kin, kin)), *facts))


def _increase(found: Mapping[str, Any], texts: Texts) -> str:
    return f"{found.get('year')}: {texts.decimal(float(found.get('percent') or 0), 1)} %"


def _switch(found: Mapping[str, Any], texts: Texts) -> str:
    head, answer = str(found.get("head")), texts.say("yes") if found.get("reduces") else texts.say("no")
    return f"{texts.say(_HEADS.get(head, head))}: {answer} ({found.get('reason')})"


def _plain(found: Mapping[str, Any], _texts: Texts) -> str:
    return ", ".join(str(value) for value in found.values() if value not in {None, ""})


_WRITTEN: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], str]]] = {
    "months": _month,
    "dependants": _dependant,
    "increases": _increase,
    "switches": _switch,
}
