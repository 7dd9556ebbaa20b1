"""Workplace accidents: Labour Code of 23.11.2015 № 414-V, articles 186 to 190, and the file of a case."""

from typing import Final

from safetyreg.domain.field import (
    UNKNOWN_CHOICE,
    Choice,
    Section,
    answer,
    choice,
    code,
    codes,
    day,
    decimal,
    money,
    number,
    story,
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
    WHEN,
    assemble,
    cause_fields,
    columns,
)
from safetyreg.domain.person import Harm, Outcome, Person
from safetyreg.domain.status import COUNTED
from safetyreg.errors import Message
from safetyreg.i18n import mark

HARMED: Final = (Outcome.DEAD.value, Outcome.INJURED.value)
ACCIDENT: Final = "accident"
GROUP: Final = "group"
UNCONNECTED: Final = "not_connected"
POISONING: Final = "poisoning"
FACILITY_ACCIDENT: Final = "facility_accident"
FACILITY_INCIDENT: Final = "facility_incident"
GROUP_VICTIMS: Final = 2

SUBTYPES: Final = (
    Choice(ACCIDENT, mark("accident at work")),
    Choice(GROUP, mark("group accident at work")),
    Choice(POISONING, mark("acute poisoning")),
    Choice(FACILITY_ACCIDENT, mark("accident at a hazardous facility")),
    Choice(FACILITY_INCIDENT, mark("incident at a hazardous facility")),
)
LINKS: Final = (
    Choice("connected", mark("connected with work")),
    Choice(UNCONNECTED, mark("not connected with work")),
    Choice("open", mark("not decided yet")),
)
INVESTIGATIONS: Final = (
    Choice("ordinary", mark("ordinary")),
    Choice("special", mark("special")),
    UNKNOWN_CHOICE,
)
_PERSONAL: Final = when("subtype", ACCIDENT, GROUP, POISONING)
_FACILITY: Final = when("subtype", FACILITY_ACCIDENT, FACILITY_INCIDENT)
_EVENT: Final = Section("what", mark("Event and causes"))
_CASE: Final = Section("case", mark("Investigation"))
_MEASURES: Final = Section("measures", mark("Measures"))

_WHAT: Final = (
    *columns(
        (
            code("event_type", mark("Type of event"), "work_event", "what", indexed=True),
            code("factor", mark("Dangerous factor"), "work_factor", "what", indexed=True),
            *cause_fields("work_cause", mark("Main cause")),
        )
    ),
    codes("contributing_causes", mark("Contributing causes"), "work_cause", "what"),
    text("norm_broken", mark("Norm broken"), "what", width=40, hint=mark("act, article, clause")),
    text("site", mark("Site, workshop"), "what"),
    text("equipment", mark("Equipment"), "what"),
    text("shift", mark("Shift"), "what", width=10),
    decimal("shift_hour", mark("Hours since the start of the shift"), "what", maximum=72, unit=mark("h")),
    text("emergency_nature", mark("What failed or was released"), "what", when=(_FACILITY,)),
)
_CASE_FIELDS: Final = (
    choice("work_link", mark("Connection with work"), LINKS, "case", indexed=True, when=(_PERSONAL,)),
    text("work_link_reason", mark("Reason of the commission"), "case", width=40, when=(_PERSONAL,)),
    code(
        "exclusion",
        mark("Excluded under article 186"),
        "exclusion_clause",
        "case",
        hint=mark("leave blank while the case counts"),
        when=(_PERSONAL,),
    ),
    answer(
        "gross_negligence_finding",
        mark("Gross negligence found by the commission"),
        "case",
        indexed=True,
        when=(_PERSONAL,),
    ),
    choice("investigation", mark("Investigation"), INVESTIGATIONS, "case", indexed=True),
    day("reported_to_inspection_on", mark("Reported to the labour inspection"), "case"),
    day("reported_to_facility_body_on", mark("Reported to the industrial safety body"), "case"),
    day("reported_to_police_on", mark("Reported to the police"), "case"),
    day("relatives_informed_on", mark("Relatives informed"), "case", when=(_PERSONAL,)),
    text("insurer", mark("Insurer of the employer"), "case"),
    day("insurer_notified_on", mark("Insurer notified"), "case", when=(_PERSONAL,)),
    day("application_on", mark("Application about a late-reported case"), "case", when=(_PERSONAL,)),
    text("severity_conclusion", mark("Severity conclusion: number, organisation"), "case", when=(_PERSONAL,)),
    day("severity_conclusion_on", mark("Severity conclusion of"), "case", when=(_PERSONAL,)),
    text("commission_act", mark("Commission: act number"), "case"),
    day("commission_on", mark("Commission created"), "case"),
    text("commission_chair", mark("Chair of the commission"), "case", personal=True),
    text("commission_members", mark("Members of the commission"), "case", width=40, personal=True),
    day("investigation_start_on", mark("Investigation begun"), "case"),
    day("extension_1_on", mark("First extension"), "case"),
    text("extension_1_protocol", mark("Protocol of the first extension"), "case", width=16),
    day("extension_2_on", mark("Second extension"), "case"),
    text("extension_2_protocol", mark("Protocol of the second extension"), "case", width=16),
    day("investigation_end_on", mark("Investigation ended"), "case"),
    day("dissent_on", mark("Dissenting opinion of"), "case", when=(_PERSONAL,)),
    text("act_number", mark("Act: number"), "case", width=16),
    day("act_on", mark("Act made"), "case"),
    day("act_sent_on", mark("Act sent to the inspection"), "case"),
    day("act_entered_on", mark("Act entered by the inspection"), "case"),
    day("act_to_victim_on", mark("Act given to the victim"), "case", when=(_PERSONAL,)),
    day("act_to_insurer_on", mark("Act sent to the insurer"), "case", when=(_PERSONAL,)),
    day("sent_to_police_on", mark("Materials sent to the police"), "case"),
    day("police_decision_on", mark("Decision of the police"), "case"),
    text("offenders", mark("Persons who broke norms"), "case", width=40, personal=True),
    text("witnesses", mark("Witnesses"), "case", width=40, personal=True),
    text("activity", mark("ESAW: activity and its agent"), "case"),
    text("deviation", mark("ESAW: deviation and its agent"), "case"),
    text("contact", mark("ESAW: contact and its agent"), "case"),
    story("measures", mark("Measures, their term and who carries them out"), "measures"),
    day("measures_due_on", mark("Measures due"), "measures"),
    day("measures_done_on", mark("Measures done"), "measures"),
    money("employer_costs", mark("Material damage to the employer"), "measures"),
)
_PERSON: Final = (
    text("profession", mark("Profession"), indexed=True),
    decimal("experience", mark("Total experience"), unit=mark("years"), maximum=80),
    decimal("experience_job", mark("Experience in this work"), unit=mark("years"), maximum=80),
    text("education", mark("Education")),
    day("intro_briefing_on", mark("Introductory briefing")),
    day("primary_briefing_on", mark("Primary briefing")),
    day("repeat_briefing_on", mark("Repeated briefing")),
    day("training_on", mark("Training")),
    day("knowledge_check_on", mark("Knowledge check")),
    day("medical_exam_on", mark("Medical examination")),
    answer("ppe_given", mark("Protective equipment given")),
    answer("ppe_used", mark("Protective equipment used")),
    text("diagnosis", mark("Diagnosis"), width=30),
    code("injury_kind", mark("Kind of injury"), "injury_kind"),
    text("severity_document", mark("Conclusion on severity: number and date")),
    number("days_lost", mark("Days lost"), maximum=10_000, unit=mark("days")),
    number("capacity_lost", mark("Loss of professional capacity"), maximum=100, unit="%"),
    money("earnings", mark("Average monthly earnings"), personal=True),
    number("dependants", mark("Dependants"), maximum=50, unit=mark("people")),
)


def victims(incident: Incident) -> int:
    """Return how many people were hurt or killed, by the list or the totals, whichever says more."""
    hurt = incident.total("dead") + incident.total("injured")
    return max(hurt, incident.listed("dead") + incident.listed("injured"))


def harmed(incident: Incident) -> tuple[Person, ...]:
    """Return the listed victims of a workplace accident; nobody for another record."""
    if incident.kind != KIND.code:
        return ()
    return tuple(person for person in incident.persons if person.outcome in HARMED)


def cases(incident: Incident) -> tuple[Person, ...]:
    """Return the listed victims who may have a liability case; nobody on a draft or an annulled record."""
    open_ = incident.id is not None and incident.status in COUNTED
    return tuple(person for person in harmed(incident) if open_ and person.id is not None)


def special_reason(incident: Incident) -> Message | None:
    """Return why article 188 (3) asks for a special investigation, or nothing where it does not."""
    if incident.total("dead") or any(p.outcome == Outcome.DEAD for p in incident.persons):
        return Message(mark("fatal: special investigation (Labour Code, art. 188 (3))"))
    if any(person.severity in {Harm.SEVERE, Harm.FATAL} for person in incident.persons):
        return Message(mark("severe injury: special investigation (Labour Code, art. 188 (3))"))
    if incident.subtype == GROUP or victims(incident) >= GROUP_VICTIMS:
        text = mark("two or more victims at once: special investigation (Labour Code, art. 188 (3))")
        return Message(text)
    return None


def _counted(incident: Incident) -> Counted:
    if incident.subtype in {FACILITY_ACCIDENT, FACILITY_INCIDENT}:
        return counts_not(mark("accidents and incidents at hazardous facilities have lines of their own"))
    if incident.details.get("work_link") == UNCONNECTED:
        return counts_not(mark("found not connected with work"))
    if incident.details.get("exclusion"):
        return counts_not(mark("excluded under article 186 of the Labour Code"))
    return counts(mark("counted until found not connected with work or excluded under article 186"))


KIND: Final = Kind(
    code="workplace",
    digit=3,
    label=mark("Workplace accident"),
    plural=mark("Workplace accidents"),
    subtypes=SUBTYPES,
    sections=(WHEN, ORGANISATION, _EVENT, PEOPLE, LOSS, _CASE, _MEASURES, STORY, FILES),
    fields=assemble(SUBTYPES, _WHAT, _CASE_FIELDS, organisation_first=True),
    person_fields=_PERSON,
    causes="work_cause",
    rule=_counted,
)
