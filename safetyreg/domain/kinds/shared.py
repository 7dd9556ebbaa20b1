"""Fields and sections that every kind has; `fields` gives them in the order of the telephone call."""

from dataclasses import replace
from typing import Final

from safetyreg.domain.field import (
    Choice,
    Field,
    FieldType,
    Section,
    answer,
    choice,
    clock,
    code,
    day,
    decimal,
    money,
    number,
    story,
    text,
    when,
)
from safetyreg.domain.incident import SETTLEMENT_KINDS
from safetyreg.domain.place import ABROAD
from safetyreg.i18n import mark

WHEN: Final = Section("when", mark("When and where"))
WHAT: Final = Section("what", mark("Object and cause"))
PEOPLE: Final = Section("people", mark("People"))
LOSS: Final = Section("loss", mark("Damage and rescued"))
ORGANISATION: Final = Section("organisation", mark("Organisation"))
STORY: Final = Section("story", mark("What happened"))
FILES: Final = Section("files", mark("Files"))

_FIRST: Final = (
    day(
        "occurred_on",
        mark("Date"),
        "when",
        required=True,
        hint=mark("digits: 26102026; a full stop is today"),
    ),
    clock("occurred_at", mark("Time"), "when", hint=mark("digits: 0314; blank and a tick when unknown")),
    day("reported_on", mark("Reported on"), "when", required=True),
    clock("reported_at", mark("Reported at"), "when"),
    code("reported_by", mark("Reported by"), "reported_by", "when"),
    Field(
        "place",
        mark("Place (KATO)"),
        FieldType.CODE,
        "when",
        codes="kato",
        required=True,
        indexed=True,
        width=30,
        short=mark("Place"),
        hint=mark("code or any word of the name; “abroad” for outside Kazakhstan"),
    ),
    text("country", mark("Country and place abroad"), "when", when=(when("place", ABROAD),), required=True),
    text("settlement", mark("Settlement"), "when"),
    text("address", mark("Address or landmark"), "when", width=30),
    choice("settlement_kind", mark("Urban or rural"), SETTLEMENT_KINDS, "when"),
    decimal("latitude", mark("Latitude"), "when", unit=mark("degrees"), minimum=-90, maximum=90),
    decimal("longitude", mark("Longitude"), "when", unit=mark("degrees"), minimum=-180, maximum=180),
)
_LOSS: Final = (
    number("dead", mark("Dead"), "people", maximum=10_000, unit=mark("people")),
    number("dead_children", mark("of them children"), "people", maximum=10_000, short=mark("Dead children")),
    number(
        "dead_intoxicated",
        mark("of them intoxicated"),
        "people",
        maximum=10_000,
        short=mark("Dead intoxicated"),
    ),
    number("injured", mark("Injured"), "people", maximum=100_000, unit=mark("people")),
    number(
        "injured_children",
        mark("of them children"),
        "people",
        maximum=100_000,
        short=mark("Injured children"),
    ),
    number("rescued", mark("Rescued"), "people", maximum=100_000, unit=mark("people")),
    number(
        "rescued_children",
        mark("of them children"),
        "people",
        maximum=100_000,
        short=mark("Rescued children"),
    ),
    number("missing", mark("Missing"), "people", maximum=10_000, unit=mark("people")),
    money("damage", mark("Damage"), "loss"),
    code("scale", mark("Scale of the emergency"), "emergency_scale", "loss"),
    text(
        "scale_document",
        mark("Document that set the scale"),
        "loss",
        hint=mark("number and date of the decision"),
    ),
)
_ORGANISATION: Final = (
    text("organisation", mark("Organisation"), "organisation", width=30),
    text("bin", mark("BIN"), "organisation", width=13, hint=mark("12 digits")),
    code("oked", mark("Economic activity (OKED)"), "oked", "organisation", short=mark("OKED")),
    number("headcount", mark("Headcount"), "organisation", unit=mark("people")),
    answer("hazardous_facility", mark("Hazardous production facility"), "organisation"),
)
_STORY: Final = (
    story("story", mark("What happened"), "story"),
    text(
        "source_number", mark("Number in the source"), "story", hint=mark("number this record had elsewhere")
    ),
)


def cause_fields(list_name: str, label: str = mark("Cause")) -> tuple[Field, ...]:
    """Return the preliminary and the final cause of one code list, each with its date."""
    return (
        code("cause_preliminary", mark("Preliminary cause"), list_name, "what"),
        day("cause_preliminary_on", mark("Preliminary since"), "what"),
        code("cause_final", mark("Final cause"), list_name, "what"),
        day("cause_final_on", mark("Final since"), "what"),
        replace(code("cause", label, list_name, "", column=True, indexed=True)),
    )


def columns(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields marked as real columns."""
    return tuple(replace(found, column=True) for found in fields)


def assemble(
    subtypes: tuple[Choice, ...],
    what: tuple[Field, ...],
    own: tuple[Field, ...],
    *,
    organisation_first: bool = False,
) -> tuple[Field, ...]:
    """Return all fields of a kind: common ones as columns around the kind's own."""
    subtype = choice("subtype", mark("Subtype"), subtypes, "when", required=True, column=True)
    organisation = columns(_ORGANISATION)
    middle = (organisation, what) if organisation_first else (what, organisation)
    head = (subtype, *columns(_FIRST))
    return (*head, *middle[0], *middle[1], *columns(_LOSS), *own, *columns(_STORY))
