"""Numbers of people: totals against the list, parts against wholes, what a subtype promises."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.incident import PARTS, TOTALS
from safetyreg.domain.kinds import fire, water, workplace
from safetyreg.domain.kinds.workplace import GROUP_VICTIMS, victims
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.errors import Message
from safetyreg.i18n import mark

_VEHICLES: Final = ("vehicles_failed", "vehicles")
_RESCUERS: Final = ("rescued_by_services", "rescued_by_others")


def _below_list(reading: Reading) -> Iterator[Found]:
    for name in TOTALS if reading.incident.persons else ():
        entered = reading.values.get(name)
        if isinstance(entered, int) and entered < (listed := reading.incident.listed(name)):
            text = mark("Fewer than in the list of people ({listed}): correct one of the two.")
            yield at(name, text, listed=listed)


def _parts(reading: Reading) -> Iterator[Found]:
    for part, whole in PARTS.items():
        if part in reading.values and reading.incident.total(part) > (
            number := reading.incident.total(whole)
        ):
            yield _more_than(reading, part, whole, number)


def _rescuers(reading: Reading) -> Iterator[Found]:
    names = [name for name in _RESCUERS if name in reading.asked]
    number = reading.incident.total("rescued")
    if names and sum(_number(reading, name) for name in names) > number:
        yield _more_than(reading, names[-1], "rescued", number)


def _failed(reading: Reading) -> Iterator[Found]:
    part, whole = _VEHICLES
    if reading.asked.issuperset(_VEHICLES) and _number(reading, part) > _number(reading, whole):
        yield _more_than(reading, part, whole, _number(reading, whole))


def _group(reading: Reading) -> Iterator[Found]:
    if reading.incident.subtype == workplace.GROUP and victims(reading.incident) < GROUP_VICTIMS:
        yield at("subtype", mark("A group accident has two victims or more: is it right?"))
    if reading.incident.subtype == workplace.ACCIDENT and victims(reading.incident) >= GROUP_VICTIMS:
        yield at("subtype", mark("Two victims or more at once are a group accident: is it right?"))


def _no_victims(reading: Reading) -> Iterator[Found]:
    needs = {workplace.ACCIDENT, workplace.POISONING, fire.CO_POISONING}
    if reading.incident.subtype in needs and not victims(reading.incident):
        yield at("injured", mark("Nobody died or was injured: is it right?"))


def _drowned(reading: Reading) -> Iterator[Found]:
    lost = reading.incident.total("dead") or reading.incident.total("missing")
    if reading.incident.subtype in {water.DROWNING, water.BODY_FOUND} and not lost:
        yield at("dead", mark("Nobody died or is missing: is it right?"))


def _rescued(reading: Reading) -> Iterator[Found]:
    if reading.incident.subtype == water.RESCUE and not reading.incident.total("rescued"):
        yield at("rescued", mark("A rescue without anybody rescued: is it right?"))


def _headcount(reading: Reading) -> Iterator[Found]:
    incident = reading.incident
    if incident.headcount is not None and incident.headcount < victims(incident):
        text = mark("Fewer people work there than were hurt ({victims}): is it right?")
        yield at("headcount", text, victims=victims(incident))


def _listed_twice(reading: Reading) -> Iterator[Found]:
    seen: set[str] = set()
    for row, person in enumerate(reading.incident.persons):
        if person.iin and person.iin in seen:
            yield at("iin", mark("This person is in the list already: is it right?"), row)
        seen.add(person.iin)


def _more_than(reading: Reading, part: str, whole: str, number: int) -> Found:
    label = Message(reading.kind.by_name[whole].label)
    text = mark("More than “{whole}” ({number}): correct one of the two.")
    return at(part, text, whole=label, number=number)


def _number(reading: Reading, name: str) -> int:
    value = reading.values[name]
    return value if isinstance(value, int) else 0


RULES: Final = (
    Rule("below-list", _below_list, needs=TOTALS, person_needs=("outcome",)),
    Rule("parts", _parts, needs=tuple(PARTS)),
    Rule("rescuers", _rescuers, kind="water", needs=_RESCUERS),
    Rule("failed-vehicles", _failed, kind="fire", needs=_VEHICLES),
    Rule("group", _group, Severity.WARNING, kind="workplace", needs=("subtype",)),
    Rule("no-victims", _no_victims, Severity.WARNING, needs=("subtype",)),
    Rule("drowned", _drowned, Severity.WARNING, kind="water", needs=("subtype",)),
    Rule("rescued", _rescued, Severity.WARNING, kind="water", needs=("subtype",)),
    Rule("headcount", _headcount, Severity.WARNING, kind="workplace", needs=("headcount",)),
    Rule("listed-twice", _listed_twice, Severity.WARNING, person_needs=("iin",)),
)
