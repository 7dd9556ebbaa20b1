"""Fires: what the accounting forms of the emergency ministry ask (order МЧС 28.08.2025 № 377, the card)."""

from typing import Final

from safetyreg.domain.codes import OWN_PREFIX
from safetyreg.domain.field import (
    Choice,
    Section,
    answer,
    code,
    decimal,
    moment,
    money,
    number,
    text,
    when,
)
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.kind import Counted, Kind, counts, counts_not
from safetyreg.domain.kinds.shared import (
    FILES,
    LOSS,
    ORGANISATION,
    PEOPLE,
    STORY,
    WHAT,
    WHEN,
    assemble,
    cause_fields,
    columns,
)
from safetyreg.i18n import mark

FIRE: Final = "fire"
BURNING: Final = "burning"
STEPPE_FIRE: Final = "steppe_fire"
STEPPE_BURNING: Final = "steppe_burning"
CO_POISONING: Final = "co_poisoning"
HOUSING: Final = "14"
BUILDINGS: Final = frozenset({*(str(number) for number in range(1, 13)), HOUSING})

SUBTYPES: Final = (
    Choice(FIRE, mark("fire")),
    Choice(BURNING, mark("burning, not counted as a fire")),
    Choice(STEPPE_FIRE, mark("steppe fire")),
    Choice(STEPPE_BURNING, mark("steppe burning")),
    Choice(CO_POISONING, mark("carbon monoxide poisoning without fire")),
)
_FIRES: Final = when("subtype", FIRE, STEPPE_FIRE)
_BUILDING: Final = when("subtype", FIRE)
_STEPPE: Final = when("subtype", STEPPE_FIRE, STEPPE_BURNING)
_BURNT: Final = when("subtype", FIRE, BURNING, STEPPE_FIRE, STEPPE_BURNING)
_FORCES: Final = Section("forces", mark("Forces and times"))
_BUILDINGS: Final = Section("building", mark("Building"))

_WHAT: Final = (
    *columns((code("object", mark("Object"), "fire_object", "what", when=(_FIRES,), indexed=True),)),
    *columns(cause_fields("fire_cause")),
    code(
        "burning_kind",
        mark("Kind of burning"),
        "burning_kind",
        "what",
        when=(when("subtype", BURNING),),
        indexed=True,
    ),
    code(
        "co_cause", mark("Cause of the poisoning"), "co_cause", "what", when=(when("subtype", CO_POISONING),)
    ),
    code("housing_object", mark("Dwelling"), "housing_object", "what", when=(_BUILDING,)),
    code("room", mark("Room of origin"), "room_of_origin", "what", when=(_BUILDING,)),
    code("storeys", mark("Storeys"), "storeys", "what", when=(_BUILDING,)),
    answer("supervised", mark("Supervised object"), "what", when=(_BUILDING,)),
    answer("high_risk", mark("High-risk object"), "what", when=(_BUILDING,)),
    text("culprit", mark("Category of the culprit"), "what", when=(_FIRES,)),
    number("culprit_age", mark("Age of the culprit"), "what", maximum=120, when=(_FIRES,)),
)
_BUILDING_FIELDS: Final = (
    text("ownership", mark("Form of ownership"), "building", when=(_BUILDING,)),
    number("floor", mark("Floor of the fire"), "building", minimum=-5, maximum=200, when=(_BUILDING,)),
    text("fire_resistance", mark("Fire resistance"), "building", width=8, when=(_BUILDING,)),
    decimal("building_area", mark("Area of the building"), "building", unit=mark("m²"), when=(_BUILDING,)),
    money("building_value", mark("Value of building and goods"), "building", when=(_BUILDING,)),
    text("last_inspection", mark("Last inspection and breaches"), "building", when=(_BUILDING,)),
    decimal(
        "station_distance", mark("Distance to the fire station"), "building", unit=mark("km"), when=(_BURNT,)
    ),
)
_OWN: Final = (
    money(
        "damage_building", mark("of it buildings"), "loss", short=mark("Damage to buildings"), when=(_FIRES,)
    ),
    money(
        "damage_property", mark("of it property"), "loss", short=mark("Damage to property"), when=(_FIRES,)
    ),
    money("saved_values", mark("Values saved"), "loss", when=(_FIRES,)),
    decimal("area", mark("Burnt area"), "loss", unit=mark("m²"), when=(_BUILDING,)),
    decimal(
        "steppe_area",
        mark("Burnt area"),
        "loss",
        unit=mark("ha"),
        short=mark("Burnt area, ha"),
        when=(_STEPPE,),
    ),
    number("buildings_destroyed", mark("Buildings destroyed"), "loss", when=(_FIRES,)),
    number("buildings_damaged", mark("Buildings damaged"), "loss", when=(_FIRES,)),
    number("flats_destroyed", mark("Flats destroyed"), "loss", when=(_BUILDING,)),
    number("flats_damaged", mark("Flats damaged"), "loss", when=(_BUILDING,)),
    number("rooms_destroyed", mark("Rooms destroyed"), "loss", when=(_BUILDING,)),
    number("rooms_damaged", mark("Rooms damaged"), "loss", when=(_BUILDING,)),
    number("vehicles_destroyed", mark("Vehicles and machinery destroyed"), "loss", when=(_FIRES,)),
    number("vehicles_damaged", mark("Vehicles and machinery damaged"), "loss", when=(_FIRES,)),
    number("cattle_lost", mark("Large livestock lost"), "loss", when=(_FIRES,)),
    number("small_livestock_lost", mark("Small livestock lost"), "loss", when=(_FIRES,)),
    number("poultry_lost", mark("Poultry lost"), "loss", when=(_FIRES,)),
    decimal("grain_lost", mark("Grain lost"), "loss", unit=mark("t"), when=(_FIRES,)),
    decimal("fodder_lost", mark("Fodder lost"), "loss", unit=mark("t"), when=(_FIRES,)),
    decimal("crops_lost", mark("Crops lost"), "loss", unit=mark("ha"), when=(_FIRES,)),
    number("livestock_saved", mark("Livestock saved"), "loss", when=(_FIRES,)),
    number("machinery_saved", mark("Vehicles and machinery saved"), "loss", when=(_FIRES,)),
    number("evacuated", mark("Evacuated"), "loss", maximum=100_000, unit=mark("people"), when=(_BURNT,)),
    number("firefighters_dead", mark("Firefighters died"), "loss", maximum=1000, when=(_BURNT,)),
    number("firefighters_injured", mark("Firefighters injured"), "loss", maximum=1000, when=(_BURNT,)),
    moment("detected", mark("Detected"), "forces", when=(_BURNT,)),
    moment("called", mark("Call received"), "forces"),
    moment("arrived", mark("First crew arrived"), "forces"),
    moment("localised", mark("Localised"), "forces", when=(_BURNT,)),
    moment("extinguished", mark("Extinguished"), "forces", when=(_BURNT,)),
    moment("returned", mark("Returned"), "forces"),
    code("fire_number", mark("Number of the call"), "fire_number", "forces", when=(_BURNT,)),
    text("spread", mark("Conditions of spread"), "forces", when=(_BURNT,)),
    number("crews", mark("Crews"), "forces", maximum=1000),
    number("staff", mark("Personnel"), "forces", maximum=10_000, unit=mark("people")),
    number("vehicles", mark("Vehicles"), "forces", maximum=1000),
    number("vehicles_failed", mark("Vehicles that failed"), "forces", maximum=1000),
    number("nozzles", mark("Nozzles"), "forces", maximum=1000, when=(_BURNT,)),
    text("agents", mark("Extinguishing agents and water supply"), "forces", when=(_BURNT,)),
    answer("automatic_system", mark("Automatic system worked"), "forces", when=(_BUILDING,)),
    text("commander", mark("Commander of the fire-fighting"), "forces", personal=True, when=(_BURNT,)),
    text(
        "weather",
        mark("Weather"),
        "forces",
        hint=mark("temperature, wind, humidity, precipitation, visibility"),
    ),
)
_PERSON: Final = (
    code("social_status", mark("Social status"), "social_status", indexed=True),
    code("condition", mark("Condition"), "victim_condition"),
    code("harm_cause", mark("Cause of death or injury"), "harm_cause"),
    code("death_place", mark("Place of death"), "death_place"),
)


def top_object(code: str) -> str:
    """Return the number of the object of form 4 that a code or its sub-item belongs to: 14 for `x-14-4`."""
    return code.removeprefix(OWN_PREFIX).partition("-")[0]


def is_building(code: str) -> bool:
    """Whether an object of fire is a building or a site: no transport, forest, steppe or open area."""
    return top_object(code) in BUILDINGS


def _counted(incident: Incident) -> Counted:
    if incident.subtype == FIRE:
        return counts(mark("a fire is counted"))
    if incident.subtype == STEPPE_FIRE:
        return counts(mark("a steppe fire is counted"))
    if incident.subtype == BURNING:
        return counts_not(mark("burning that form 2 does not count as a fire"))
    if incident.subtype == STEPPE_BURNING:
        return counts_not(mark("steppe burning has a line of its own in form 6"))
    return counts_not(mark("carbon monoxide poisoning without fire has a form of its own (7)"))


KIND: Final = Kind(
    code="fire",
    digit=1,
    label=mark("Fire"),
    plural=mark("Fires"),
    subtypes=SUBTYPES,
    sections=(WHEN, WHAT, ORGANISATION, _BUILDINGS, PEOPLE, LOSS, _FORCES, STORY, FILES),
    fields=assemble(SUBTYPES, _WHAT, (*_BUILDING_FIELDS, *_OWN)),
    person_fields=_PERSON,
    causes="fire_cause",
    rule=_counted,
)
