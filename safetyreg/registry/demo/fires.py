"""Synthetic fires, burnings, steppe fires and carbon monoxide poisonings."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Outcome, Person
from safetyreg.registry.demo import stories
from safetyreg.registry.demo.maker import Maker, Parts
from safetyreg.registry.demo.people import person, social_status
from safetyreg.registry.demo.shares import (
    BURNINGS,
    FIRES,
    LEANINGS,
    MONTHS_OF_FIRES,
    OPEN_AIR,
    OPEN_OBJECTS,
    SIX_HOURS_OF_FIRES,
)
from safetyreg.registry.demo.weighted import Weighted, chance, thousands

Cell = tuple[str, str]

HOUSING: Final = "14"
TRANSPORT: Final = "13"
_SIX_HOURS: Final = Weighted.of(SIX_HOURS_OF_FIRES)
_BURNING_KINDS: Final = Weighted.of(BURNINGS)
_ROUNDS: Final = 200
_SETTLED_DAYS: Final = 12
_FORGOTTEN_DAYS: Final = 60
_FORGOTTEN: Final = 0.04
_GUESSED: Final = 0.5
_HOUSES: Final = Weighted.of(
    {"x-private-house": 52, "x-apartment-block": 24, "x-outbuildings": 9, "x-bathhouse": 7, "x-garage": 3}
    | {"x-summer-house": 3, "x-hayloft": 1, "x-shed": 1}
)
_FLATS: Final = "x-apartment-block"
_HOME_OBJECTS: Final = ("x-14-4", "x-14-2")
_STOVE: Final = "6"
_STOREYS: Final = Weighted.of({"x-3-5": 70, "x-6-9": 25, "x-over-9": 5})
_CALLS: Final = Weighted.of({"x-1": 80, "x-1-bis": 17, "x-2": 3})
_CO_CAUSES: Final = ("x-stove-cracks", "x-blocked-chimney", "x-closed-damper", "x-faulty-stove")
_CONDITIONS: Final = Weighted.of(
    {"x-intoxicated": 38, "x-asleep": 40, "x-disability": 8, "x-panic": 6, "x-other": 8}
)
_DEATHS: Final = Weighted.of({0: 969, 1: 26, 2: 4, 3: 1})
_INJURIES: Final = Weighted.of({0: 950, 1: 41, 2: 7, 4: 2})
_RESCUES: Final = Weighted.of({0: 90, 2: 3, 4: 4, 7: 2, 15: 1})
_NO_DAMAGE_NOTED: Final = 0.006
_SAVED: Final = 0.4
_BY_HAND: Final = 0.7


def _fitted() -> tuple[Weighted[Cell], ...]:
    """Fit months × (object, cause) to both margins, starting from how each leans towards months."""
    cells = [(thing, cause) for thing, causes in FIRES.items() for cause in causes]
    shares = [FIRES[thing][cause] for thing, cause in cells]
    total = sum(shares)
    table = [[_leaning(cell, month) for cell in cells] for month in range(len(MONTHS_OF_FIRES))]
    wanted = [month / sum(MONTHS_OF_FIRES) * total for month in MONTHS_OF_FIRES]
    for _ in range(_ROUNDS):
        for place, share in enumerate(shares):
            column = sum(row[place] for row in table)
            for row in table:
                row[place] *= share / column
        for row, month in zip(table, wanted, strict=True):
            factor = month / sum(row)
            row[:] = [value * factor for value in row]
    return tuple(Weighted.of(dict(zip(cells, row, strict=True))) for row in table)


def _leaning(cell: Cell, month: int) -> float:
    thing, cause = cell
    return OPEN_AIR[month] if thing in OPEN_OBJECTS else LEANINGS.get(cause, (1.0,) * 12)[month]


BY_MONTH: Final = _fitted()


def fire(maker: Maker, occurred: datetime) -> Incident:
    """Invent a fire: object and cause by the month, forces, damage, victims."""
    rng = maker.rng
    thing, cause = BY_MONTH[occurred.month - 1].pick(rng)
    at_home = thing == HOUSING
    parts = maker.head("fire", "fire", occurred, fire=True)
    people = _victims(rng, occurred, at_home=at_home)
    area = round(rng.lognormvariate(3.0 if at_home else 2.6, 1.2), 1)
    dead = sum(one.outcome == Outcome.DEAD for one in people)
    told = stories.HOUSING if at_home else stories.TRANSPORT if thing == TRANSPORT else stories.OTHER_FIRES
    rescued = _RESCUES.pick(rng) if at_home else 0
    house = _house(rng, cause) if at_home else {}
    parts |= {
        "object": _HOME_OBJECTS[house["housing_object"] == _FLATS]
        if house
        else maker.sub("fire_object", thing),
        "damage": _damage(rng, area, thing),
        "persons": people,
        "rescued": rescued or None,
        "rescued_children": round(rescued * rng.uniform(0.3, 0.7)) or None,
        "story": stories.tell(rng, told, dead=dead, injured=len(people) - dead, area=area),
    }
    parts |= _cause(maker, occurred, maker.sub("fire_cause", cause))
    if parts["damage"] == 0:
        parts["acknowledged"] = ("no-damage:damage:",)
    details = _forces(rng, occurred) | {"area": area} | house
    if chance(rng, _SAVED):
        details["saved_values"] = thousands(rng.lognormvariate(13.5, 1.3))
    return maker.build(parts, details)


def burning(maker: Maker, occurred: datetime) -> Incident:
    """Invent a burning that is not counted as a fire."""
    parts = maker.head("fire", "burning", occurred, fire=False)
    parts["story"] = stories.tell(maker.rng, stories.BURNINGS)
    return maker.build(
        parts, {"burning_kind": _BURNING_KINDS.pick(maker.rng)} | _short_forces(maker.rng, occurred)
    )


def steppe(maker: Maker, occurred: datetime, subtype: str) -> Incident:
    """Invent a steppe fire or burning: its area is heavy-tailed, one may be most of the year."""
    rng = maker.rng
    area = round(min(rng.paretovariate(0.75) * 8, 60_000.0), 1)
    parts = maker.head("fire", subtype, occurred)
    parts["story"] = stories.tell(rng, stories.STEPPE, area=area)
    if subtype == "steppe_fire":
        parts |= {"object": "16", "damage": thousands(area * rng.uniform(500, 9000))}
        parts |= _cause(maker, occurred, "10" if chance(rng, _BY_HAND) else "15")
    return maker.build(parts, {"steppe_area": area} | _forces(rng, occurred))


def co_poisoning(maker: Maker, occurred: datetime) -> Incident:
    """Invent a carbon monoxide poisoning without fire."""
    rng = maker.rng
    dead = chance(rng, 0.4)
    outcomes = [Outcome.DEAD if dead else Outcome.INJURED] + [Outcome.INJURED] * (chance(rng, _SAVED))
    people = tuple(_victim(rng, occurred, outcome) for outcome in outcomes)
    parts = maker.head("fire", "co_poisoning", occurred)
    parts |= {
        "persons": people,
        "story": stories.tell(rng, stories.CO, dead=int(dead), injured=len(people) - dead),
    }
    return maker.build(parts, {"co_cause": rng.choice(_CO_CAUSES)})


def moment(maker: Maker, day: datetime) -> datetime:
    """Draw the time of a fire by the published quarters of the day."""
    return maker.moment(day.date(), _SIX_HOURS, 6)


def _cause(maker: Maker, occurred: datetime, cause: str) -> Parts:
    """Return a cause that is final after some days, preliminary or missing before."""
    day = occurred.date()
    drawn = maker.rng.random()
    if maker.age(day) > _SETTLED_DAYS:
        forgotten = maker.age(day) < _FORGOTTEN_DAYS and drawn < _FORGOTTEN
        final = maker.passed(day + timedelta(days=maker.rng.randint(2, 12)))
        return {} if forgotten else {"cause_final": cause, "cause_final_on": final}
    if drawn < _GUESSED:
        return {"cause_preliminary": cause, "cause_preliminary_on": day}
    return {}


def _damage(rng: Random, area: float, thing: str) -> int | None:
    if chance(rng, _NO_DAMAGE_NOTED) and thing == HOUSING:
        return 0
    heavy = rng.paretovariate(1.3) if chance(rng, 0.02) else 1.0
    return thousands(rng.lognormvariate(10.4, 1.1) * area**0.6 * heavy)


def _victims(rng: Random, occurred: datetime, *, at_home: bool) -> tuple[Person, ...]:
    dead = _DEATHS.pick(rng) if at_home else 0
    injured = _INJURIES.pick(rng) if at_home or chance(rng, 0.3) else 0
    outcomes = [Outcome.DEAD] * dead + [Outcome.INJURED] * injured
    return tuple(_victim(rng, occurred, outcome) for outcome in outcomes)


def _victim(rng: Random, occurred: datetime, outcome: Outcome) -> Person:
    day = occurred.date()
    drunk = chance(rng, 0.3 if outcome == Outcome.DEAD else 0.12)
    found = person(rng, day, outcome, group="adult" if drunk else "any", women=0.25)
    age = found.age_on(day) or 0
    details: dict[str, Value] = {
        "social_status": social_status(rng, age),
        "harm_cause": "x-smoke" if chance(rng, 0.6) else "x-heat",
    }
    if outcome == Outcome.DEAD:
        details["death_place"] = "x-at-scene" if chance(rng, 0.8) else "x-in-hospital"
    if drunk:
        details["condition"] = "x-intoxicated"
    elif found.child_on(day):
        details["condition"] = "x-unattended-child"
    else:
        details["condition"] = _CONDITIONS.pick(rng)
    return found.with_values({"intoxicated": "yes" if drunk else "no"} | details)


def _forces(rng: Random, occurred: datetime) -> dict[str, Value]:
    called = occurred + timedelta(minutes=rng.randint(1, 12))
    arrived = called + timedelta(minutes=round(rng.lognormvariate(2.1, 0.5)))
    localised = arrived + timedelta(minutes=round(rng.lognormvariate(2.4, 0.7)))
    crews = rng.randint(1, 4)
    return {
        "called": called,
        "arrived": arrived,
        "localised": localised,
        "extinguished": localised + timedelta(minutes=round(rng.lognormvariate(2.8, 0.8))),
        "crews": crews,
        "staff": crews * rng.randint(4, 6),
        "vehicles": crews,
        "fire_number": _CALLS.pick(rng),
    }


def _short_forces(rng: Random, occurred: datetime) -> dict[str, Value]:
    called = occurred + timedelta(minutes=rng.randint(1, 6))
    return {"called": called, "arrived": called + timedelta(minutes=rng.randint(4, 15)), "crews": 1}


def _house(rng: Random, cause: str) -> dict[str, Value]:
    house = _HOUSES.pick(rng)
    if cause == _STOVE and house == _FLATS:
        house = "x-private-house"
    storeys = _STOREYS.pick(rng) if house == _FLATS else "x-1" if chance(rng, 0.9) else "x-2"
    return {
        "housing_object": house,
        "storeys": storeys,
        "room": "x-living-room" if chance(rng, 0.5) else "x-other",
        "supervised": "no",
    }
