"""A workplace case: investigation, connection with work, exclusion and gross negligence that agree."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.codes import UNKNOWN
from safetyreg.domain.field import Answer
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.workplace import special_reason
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.i18n import mark

GROSS_NEGLIGENCE: Final = "x-gross-negligence"
INTOXICATION: Final = "x-intoxication"


def _special(reading: Reading) -> Iterator[Found]:
    reason = special_reason(reading.incident)
    if reason is not None and reading.values.get("investigation") != "special":
        text = mark("Choose “special”, or tick why not. Reason: {reason}.")
        yield at("investigation", text, reason=reason)


def _negligence(reading: Reading) -> Iterator[Found]:
    finding = _asked(reading, "gross_negligence_finding")
    cause, contributing = reading.incident.cause, reading.values.get("contributing_causes")
    named = GROSS_NEGLIGENCE in (cause, *(contributing if isinstance(contributing, tuple) else ()))
    if finding == Answer.NO and named:
        text = mark("The causes name gross negligence, the commission found none: is it right?")
        yield at("gross_negligence_finding", text)
    if finding == Answer.YES and not named and cause not in {"", UNKNOWN}:
        text = mark("The commission found gross negligence, no cause names it: is it right?")
        yield at("gross_negligence_finding", text)


def _excluded(reading: Reading) -> Iterator[Found]:
    if _asked(reading, "exclusion") and _asked(reading, "work_link") == "connected":
        yield at("exclusion", mark("Excluded, yet found connected with work: is it right?"))


def _unconnected(reading: Reading) -> Iterator[Found]:
    reason = _asked(reading, "work_link_reason") or "work_link_reason" in reading.incident.raw
    if _asked(reading, "work_link") == "not_connected" and not reason:
        yield at("work_link_reason", mark("Enter why the commission found no connection with work."))


def _sober(reading: Reading) -> Iterator[Found]:
    if _asked(reading, "exclusion") == INTOXICATION and not _anybody_intoxicated(reading.incident):
        yield at(
            "exclusion", mark("Excluded for intoxication, yet nobody is marked as intoxicated: is it right?")
        )


def _facility(reading: Reading) -> Iterator[Found]:
    at_facility = reading.incident.subtype.startswith("facility")
    if at_facility and reading.incident.hazardous_facility == Answer.NO:
        text = mark("At a hazardous facility by its subtype: correct one of the two.")
        yield at("hazardous_facility", text)


def _asked(reading: Reading, name: str) -> object:
    return reading.values.get(name) if name in reading.asked else None


def _anybody_intoxicated(incident: Incident) -> bool:
    listed = any(person.intoxicated == Answer.YES for person in incident.persons)
    return listed or incident.total("dead_intoxicated") > 0


RULES: Final = (
    Rule("special-investigation", _special, Severity.WARNING, kind="workplace"),
    Rule(
        "gross-negligence",
        _negligence,
        Severity.WARNING,
        kind="workplace",
        needs=("gross_negligence_finding",),
    ),
    Rule("excluded-connected", _excluded, Severity.WARNING, kind="workplace", needs=("exclusion",)),
    Rule("unconnected-reason", _unconnected, Severity.WARNING, kind="workplace", needs=("work_link",)),
    Rule("excluded-sober", _sober, Severity.WARNING, kind="workplace", needs=("exclusion",)),
    Rule("facility", _facility, Severity.WARNING, kind="workplace", needs=("hazardous_facility",)),
)
