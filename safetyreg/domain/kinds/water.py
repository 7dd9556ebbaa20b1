"""Accidents on the water: drownings, rescues, small craft, ice, bodies found."""

from datetime import date
from typing import Final

from safetyreg.domain.field import Choice, Section, answer, code, moment, number, text, when
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.kind import Counted, Kind, counts, counts_not
from safetyreg.domain.kinds.shared import FILES, LOSS, PEOPLE, STORY, WHEN, assemble, cause_fields, columns
from safetyreg.i18n import mark

DROWNING: Final = "drowning"
RESCUE: Final = "rescue"
SMALL_CRAFT: Final = "small_craft"
ICE: Final = "ice"
BODY_FOUND: Final = "body_found"
NEW_DEFINITION: Final = date(2019, 1, 1)

SUBTYPES: Final = (
    Choice(DROWNING, mark("drowning")),
    Choice(RESCUE, mark("rescue")),
    Choice(SMALL_CRAFT, mark("accident of a small craft")),
    Choice(ICE, mark("fall through the ice")),
    Choice(BODY_FOUND, mark("body found")),
)
_WATER: Final = Section("what", mark("Water and circumstances"))
_SEARCH: Final = Section("forces", mark("Search and rescue"))

_WHAT: Final = (
    *columns(
        (
            code("water_body", mark("Body of water"), "water_body", "what", indexed=True),
            code("water_place", mark("Place at the water"), "water_place", "what", indexed=True),
            code("circumstance", mark("Circumstances"), "water_circumstance", "what", indexed=True),
            *cause_fields("water_cause"),
        )
    ),
    text("water_name", mark("Name of the body of water"), "what"),
    answer("ice", mark("On the ice"), "what"),
    answer(
        "life_jacket",
        mark("Life jacket worn"),
        "what",
        when=(when("subtype", SMALL_CRAFT, DROWNING, RESCUE),),
    ),
    text("craft", mark("Craft: type and registration number"), "what", when=(when("subtype", SMALL_CRAFT),)),
    answer(
        "drowned",
        mark("Cause of death found: drowning"),
        "what",
        when=(when("subtype", BODY_FOUND),),
        hint=mark("by the medical examination; counted only when yes"),
    ),
    answer(
        "bathing",
        mark("While bathing (definition before 2019)"),
        "what",
        hint=mark("until 31.12.2018 only drownings while bathing were counted"),
    ),
)
_OWN: Final = (
    code("rescued_by", mark("Rescued by"), "rescued_by", "forces"),
    number("rescued_by_services", mark("Rescued by rescuers"), "forces", maximum=10_000, unit=mark("people")),
    number("rescued_by_others", mark("Rescued by others"), "forces", maximum=10_000, unit=mark("people")),
    answer("search_going_on", mark("Search going on"), "forces", indexed=True),
    moment("called", mark("Call received"), "forces"),
    moment("arrived", mark("Rescuers arrived"), "forces"),
    moment("search_ended", mark("Search ended"), "forces"),
    number("divers", mark("Divers"), "forces", maximum=1000, unit=mark("people")),
    number("staff", mark("Personnel"), "forces", maximum=10_000, unit=mark("people")),
    number("vehicles", mark("Vehicles and craft"), "forces", maximum=1000),
    text(
        "weather",
        mark("Weather"),
        "forces",
        hint=mark("temperature, wind, humidity, precipitation, visibility"),
    ),
)
_PERSON: Final = (
    code("social_status", mark("Social status"), "social_status"),
    answer("could_swim", mark("Could swim")),
    answer("supervised_child", mark("Child was supervised")),
    code("death_place", mark("Place of death"), "death_place"),
)


def _counted(incident: Incident) -> Counted:
    if incident.subtype == RESCUE:
        return counts_not(mark("a rescue has a line of its own"))
    if incident.subtype == BODY_FOUND and incident.details.get("drowned") != "yes":
        return counts_not(mark("a body found is counted when the cause of death found is drowning"))
    if incident.subtype == BODY_FOUND:
        return counts(mark("the cause of death found is drowning"))
    return counts(mark("an accident on the water is counted"))


def by_definition(incident: Incident) -> bool:
    """Whether a drowning counts by the definition in force on its day (bathing only, before 2019)."""
    if incident.occurred_on is None or incident.occurred_on >= NEW_DEFINITION:
        return True
    return incident.details.get("bathing") == "yes"


KIND: Final = Kind(
    code="water",
    digit=2,
    label=mark("Accident on the water"),
    plural=mark("Accidents on the water"),
    subtypes=SUBTYPES,
    sections=(
        WHEN,
        _WATER,
        PEOPLE,
        LOSS,
        _SEARCH,
        Section("organisation", mark("Organisation")),
        STORY,
        FILES,
    ),
    fields=assemble(SUBTYPES, _WHAT, _OWN),
    person_fields=_PERSON,
    causes="water_cause",
    rule=_counted,
)
