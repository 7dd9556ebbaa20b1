"""Synthetic accidents on the water."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Outcome, Person
from safetyreg.registry.demo import stories
from safetyreg.registry.demo.maker import Maker, Parts
from safetyreg.registry.demo.people import person, social_status
from safetyreg.registry.demo.shares import HOURS_AT_WATER
from safetyreg.registry.demo.weighted import Weighted, chance

_HOURS: Final = Weighted.of(HOURS_AT_WATER)
_CHILDREN: Final = 0.33
_DRUNK: Final = 0.4
_WINTER: Final = frozenset({11, 12, 1, 2, 3, 4})
# 90–98 % of drownings happen at unequipped places.
_PLACES: Final = Weighted.of(
    {"x-unequipped": 84, "x-banned": 10, "x-allowed": 3, "x-communal-beach": 2, "x-private-beach": 1}
)
_BODIES: Final = Weighted.of(
    {"x-reservoir": 34, "x-river": 26, "x-lake": 18, "x-quarry": 11, "x-canal": 6, "x-pond": 5}
)
_NAMES: Final = {
    "x-reservoir": ("Самаркандское вдхр.", "Шерубайнуринское вдхр.", "Интумакское вдхр."),
    "x-river": ("р. Нура", "р. Шерубайнура", "р. Кокпекты"),
    "x-lake": ("оз. Шошкаколь", "оз. Карасор"),
    "x-canal": ("канал им. К. Сатпаева",),
}
_BALKHASH: Final = frozenset({"351610000", "352110000"})
_SUMMER: Final = Weighted.of(
    {"x-bathing": 62, "x-fall-into-water": 16, "x-fishing": 12, "x-rescuing-another": 4, "x-other": 6}
)
_COLD: Final = Weighted.of(
    {"x-fishing": 45, "x-crossing-ice": 30, "x-through-ice": 15, "x-fall-into-water": 10}
)
_CAUSES: Final = {
    "x-bathing": ("x-overestimated-strength", "x-cannot-swim", "x-unequipped-place"),
    "x-fishing": ("x-fishing-violation", "x-fishing-violation-1"),
    "x-fall-into-water": ("x-fall-into-water",),
    "x-rescuing-another": ("x-rescuing-another",),
}
_SEARCHING_DAYS: Final = 70
_SEARCHING: Final = 0.4


def accident(maker: Maker, occurred: datetime, subtype: str) -> Incident:
    """Invent an accident on the water: its victims, its water, its circumstances."""
    rng = maker.rng
    parts = maker.head("water", subtype, occurred)
    people = _people(rng, occurred, subtype)
    searching = _is_searching(maker, occurred, subtype)
    if searching:
        people = (people[0].with_values({"outcome": Outcome.MISSING.value}), *people[1:])
    outcomes = [one.outcome for one in people]
    dead, injured = outcomes.count(Outcome.DEAD), outcomes.count(Outcome.INJURED)
    parts |= {"persons": people, "story": _story(rng, occurred, subtype, dead, injured)}
    parts |= _water(maker, occurred, subtype, people[0])
    if parts.get("place") in _BALKHASH:
        parts["water_body"] = "x-lake"
    details: dict[str, Value] = _search(rng, occurred, searching=searching)
    return maker.build(parts, details | _own(rng, subtype, parts, outcomes.count(Outcome.RESCUED)))


def moment(maker: Maker, day: datetime) -> datetime:
    """Draw the time of an accident on the water: most of them in the afternoon."""
    return maker.moment(day.date(), _HOURS)


def _is_searching(maker: Maker, occurred: datetime, subtype: str) -> bool:
    recent = maker.age(occurred.date()) < _SEARCHING_DAYS
    return subtype == "drowning" and recent and chance(maker.rng, _SEARCHING)


def _people(rng: Random, occurred: datetime, subtype: str) -> tuple[Person, ...]:
    lost = {"drowning": 1.0, "body_found": 1.0, "small_craft": 0.5, "ice": 0.45}.get(subtype, 0.0)
    first = Outcome.DEAD if chance(rng, lost) else Outcome.RESCUED
    others = rng.choice((0, 0, 0, 1)) if subtype != "body_found" else 0
    outcomes = [first] + [Outcome.RESCUED] * others
    return tuple(_person(rng, occurred, outcome) for outcome in outcomes)


def _person(rng: Random, occurred: datetime, outcome: Outcome) -> Person:
    day = occurred.date()
    child = chance(rng, _CHILDREN)
    found = person(rng, day, outcome, group="child" if child else "adult", women=0.2)
    age = found.age_on(day) or 0
    details: dict[str, Value] = {
        "social_status": social_status(rng, age),
        "could_swim": rng.choice(("yes", "no", "unknown")),
        "intoxicated": "yes" if not child and chance(rng, _DRUNK) else "no",
    }
    if child:
        details["supervised_child"] = "no" if chance(rng, 0.7) else "yes"
    return found.with_values(details)


def _water(maker: Maker, occurred: datetime, subtype: str, first: Person) -> Parts:
    rng = maker.rng
    cold = occurred.month in _WINTER or subtype == "ice"
    craft = subtype == "small_craft"
    circumstance = "x-small-boat" if craft else (_COLD if cold else _SUMMER).pick(rng)
    found: Parts = {"water_body": _BODIES.pick(rng), "water_place": _PLACES.pick(rng)}
    if subtype == "body_found":
        return found
    # A few lack their circumstances: gaps to be found.
    if maker.age(occurred.date()) > _SEARCHING_DAYS or chance(rng, 0.8):
        found["circumstance"] = circumstance
    causes = ("x-small-boat",) if craft else _causes(circumstance, first, occurred)
    if causes:
        settled = maker.passed(occurred.date() + timedelta(days=rng.randint(3, 30)))
        key = "cause_final" if settled else "cause_preliminary"
        found |= {key: rng.choice(causes), f"{key}_on": settled or occurred.date()}
    return found


def _causes(circumstance: str, first: Person, occurred: datetime) -> tuple[str, ...]:
    """Return the causes that fit the circumstances and the person."""
    if circumstance == "x-bathing" and first.child_on(occurred.date()):
        return ("x-unattended-children", "x-unattended-children", "x-cannot-swim")
    if circumstance == "x-bathing" and first.intoxicated == "yes":
        return ("x-intoxicated-bathing", "x-intoxicated-bathing", "x-overestimated-strength")
    return _CAUSES.get(circumstance, ())


def _own(rng: Random, subtype: str, parts: Parts, rescued: int) -> dict[str, Value]:
    at_balkhash = parts.get("place") in _BALKHASH
    names = ("оз. Балхаш",) if at_balkhash else _NAMES.get(str(parts["water_body"]), ())
    on_ice = parts.get("circumstance") in {"x-crossing-ice", "x-through-ice"}
    found: dict[str, Value] = {
        "water_name": rng.choice(names) if names else None,
        "ice": "yes" if subtype == "ice" or on_ice else "no",
    }
    if subtype == "body_found":
        found["drowned"] = "yes" if chance(rng, 0.6) else "unknown"
    if subtype in {"small_craft", "drowning", "rescue"}:
        found["life_jacket"] = "no"
    if rescued:
        by_services = chance(rng, 0.8)
        found["rescued_by"] = "x-rescuers" if by_services else "x-citizens"
        found["rescued_by_services" if by_services else "rescued_by_others"] = rescued
    return found


def _search(rng: Random, occurred: datetime, *, searching: bool) -> dict[str, Value]:
    called = occurred + timedelta(minutes=rng.randint(3, 30))
    arrived = called + timedelta(minutes=rng.randint(8, 45))
    return {
        "called": called,
        "arrived": arrived,
        "search_going_on": "yes" if searching else "no",
        "search_ended": None if searching else arrived + timedelta(hours=rng.randint(1, 60)),
        "divers": rng.randint(2, 6),
    }


def _story(rng: Random, occurred: datetime, subtype: str, dead: int, injured: int) -> str:
    cold = occurred.month in _WINTER or subtype == "ice"
    told = stories.ON_ICE if cold else stories.BATHING
    return stories.tell(rng, stories.BODIES if subtype == "body_found" else told, dead=dead, injured=injured)
