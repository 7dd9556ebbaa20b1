"""Synthetic workplace accidents with the stations of their cases."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Harm, Outcome, Person
from safetyreg.domain.status import Status
from safetyreg.registry.demo import stories
from safetyreg.registry.demo.days import delay
from safetyreg.registry.demo.maker import Maker, Parts
from safetyreg.registry.demo.organisations import HAZARDOUS, Employer
from safetyreg.registry.demo.people import person
from safetyreg.registry.demo.shares import HOURS_AT_WORK, WORK_CAUSES
from safetyreg.registry.demo.weighted import Weighted, chance, thousands

_HOURS: Final = Weighted.of(HOURS_AT_WORK)
_CAUSES: Final = Weighted.of(WORK_CAUSES)
# Shares of the types of event are not published: a guess.
_EVENTS: Final = Weighted.of(
    {"x-moving-parts": 24, "x-fall-from-height": 17, "x-falling-objects": 16, "x-fall-when-moving": 13}
    | {"x-road-traffic": 2, "x-electric-shock": 6, "x-extreme-temperature": 5, "x-harmful-substances": 3}
    | {"x-physical-overload": 3, "x-explosion": 1, "x-fire": 1, "x-accident-collapse": 1}
)
_FACTORS: Final = {
    "x-electric-shock": "x-electrical",
    "x-extreme-temperature": "x-thermal",
    "x-fire": "x-thermal",
    "x-harmful-substances": "x-chemical",
    "x-explosion": "x-explosion-fire",
    "x-fall-from-height": "x-height",
    "x-road-traffic": "x-transport",
    "x-physical-overload": "x-psychophysiological",
}
_PROFESSIONS: Final = (
    *("слесарь-ремонтник", "электрослесарь подземный", "водитель", "горнорабочий", "машинист крана"),
    *("монтажник", "сварщик", "оператор", "подсобный рабочий", "прокатчик", "дәнекерлеуші", "жүргізуші"),
)
_SITES: Final = ("участок № 3", "цех ремонта", "склад", "карьер", "лава 12", "стройплощадка", "гараж")
_HARMS: Final = Weighted.of({Harm.LIGHT: 34, Harm.MEDIUM: 22, Harm.SEVERE: 44})
_INJURIES: Final = (
    "x-closed-fracture",
    "x-open-fracture",
    "x-open-wound",
    "x-concussion-internal",
    "x-superficial",
)
_FATAL: Final = 0.125
_WOMEN: Final = 0.18
_TERM: Final = 10
_CASE_DAYS: Final = 60
_MEASURES_DAYS: Final = 240
_NO_SEVERITY: Final = 0.08
_LATE: Final = 0.25
_NOT_CONNECTED: Final = 0.06
_EXCLUDED: Final = 0.7
_OVERLOOKED: Final = 0.03
_DRUNK: Final = "x-intoxication"
_CLAUSES: Final = {
    _DRUNK: "Медицинское заключение об опьянении.",
    "x-own-initiative": "Работа в своих интересах, вне обязанностей.",
    "x-intent-or-crime": "Умышленное причинение вреда себе.",
    "x-sudden-illness": "Заключение: внезапное ухудшение здоровья.",
}


def accident(maker: Maker, occurred: datetime, subtype: str) -> Incident:
    """Invent an accident at work: the employer, the victims, the case with what has been done by now."""
    rng, day = maker.rng, occurred.date()
    employer = maker.employers.pick(rng)
    parts = maker.head("workplace", subtype, occurred) | _organisation(employer)
    parts |= _late(maker, day, parts)
    _settle(maker, parts)
    if subtype.startswith("facility"):
        return _facility(maker, parts, subtype)
    cause = _CAUSES.pick(rng)
    event = _event(rng, subtype, cause)
    people = _people(rng, day, subtype)
    dead = sum(one.outcome == Outcome.DEAD for one in people)
    special = bool(dead) or len(people) > 1 or any(one.severity == Harm.SEVERE for one in people)
    if parts["status"] is not Status.CLOSED and chance(rng, _NO_SEVERITY):
        people = tuple(one.with_values({"severity": ""}) for one in people)
    parts |= {
        "event_type": event,
        "factor": _FACTORS.get(event, "x-mechanical"),
        "persons": people,
        "story": stories.tell_event(rng, event, dead, len(people) - dead),
    }
    details = _case(maker, parts, cause, special=special)
    if details.get("exclusion") == _DRUNK:
        parts["persons"] = (people[0].with_values({"intoxicated": "yes"}), *people[1:])
    if special and not dead and _overlooked(people):
        details["investigation"] = "ordinary"
        parts["acknowledged"] = ("special-investigation:investigation:",)
    parts |= _cause(maker, day, cause, details)
    return maker.build(parts, details | _work(rng))


def _event(rng: Random, subtype: str, cause: str) -> str:
    if subtype == "poisoning":
        return "x-harmful-substances"
    return "x-road-traffic" if cause == "x-traffic-rules" else _EVENTS.pick(rng)


def moment(maker: Maker, day: datetime) -> datetime:
    """Draw the time of an accident at work: two peaks, before and after the break."""
    return maker.moment(day.date(), _HOURS)


def _settle(maker: Maker, parts: Parts) -> None:
    """Close what was reported long ago: a case is over in weeks."""
    is_old = maker.age(_day(parts, "reported_on")) > _CASE_DAYS
    if is_old and parts["status"] in {Status.REGISTERED, Status.INVESTIGATED}:
        parts["status"] = Status.CLOSED


def _organisation(employer: Employer) -> Parts:
    return {
        "organisation": employer.name,
        "bin": employer.bin,
        "oked": employer.oked,
        "headcount": employer.headcount,
        "hazardous_facility": "yes" if employer.oked in HAZARDOUS else "no",
    }


def _late(maker: Maker, day: date, parts: Parts) -> Parts:
    """Return when it was reported and registered: at once, or long after."""
    days = delay(maker.rng, day, maker.until.date())
    if days == 0:
        return {"reported_by": "x-employer"}
    registered = day + timedelta(days=days)
    by = "x-employer" if days < _TERM else maker.rng.choice(("x-medical-organisation", "x-prosecutor"))
    on = None if parts["status"] is Status.DRAFT else registered
    return {"reported_by": by, "reported_on": registered, "reported_at": None, "registered_on": on}


def _facility(maker: Maker, parts: Parts, subtype: str) -> Incident:
    rng = maker.rng
    parts |= {"hazardous_facility": "yes", "story": stories.tell(rng, stories.FACILITY)}
    if subtype == "facility_accident":
        parts["damage"] = thousands(rng.lognormvariate(15.5, 1.4))
    reported = parts["reported_on"]
    details: dict[str, Value] = {
        "emergency_nature": "отказ технического устройства",
        "site": rng.choice(_SITES),
    }
    if isinstance(reported, date):
        details["reported_to_facility_body_on"] = reported
    return maker.build(parts, details)


def _people(rng: Random, day: date, subtype: str) -> tuple[Person, ...]:
    number = rng.choice((2, 2, 2, 3, 4)) if subtype == "group" else 1
    return tuple(_person(rng, day, subtype) for _ in range(number))


def _person(rng: Random, day: date, subtype: str) -> Person:
    dead = chance(rng, _FATAL)
    severity = Harm.FATAL if dead else _HARMS.pick(rng)
    found = person(
        rng,
        day,
        Outcome.DEAD if dead else Outcome.INJURED,
        group="worker",
        women=_WOMEN,
        severity=severity.value,
        intoxicated="yes" if chance(rng, 0.03) else "no",
    )
    age = found.age_on(day) or 0
    total = round(rng.uniform(0, age - 18), 1)
    details: dict[str, Value] = {
        "profession": rng.choice(_PROFESSIONS),
        "experience": total,
        "experience_job": round(total * rng.random(), 1),
        "primary_briefing_on": day - timedelta(days=rng.randint(20, 900)),
        "knowledge_check_on": day - timedelta(days=rng.randint(10, 360)),
        "ppe_given": "yes" if chance(rng, 0.85) else "no",
        "ppe_used": rng.choice(("yes", "yes", "no", "unknown")),
        "injury_kind": "x-poisoning" if subtype == "poisoning" else rng.choice(_INJURIES),
        "days_lost": None if dead else rng.randint(5, 120),
        "capacity_lost": rng.choice((None, None, 5, 10, 20, 30, 45, 60)),
        "earnings": thousands(rng.lognormvariate(12.7, 0.35)),
        "dependants": rng.randint(0, 4),
    }
    if dead:
        details["capacity_lost"] = None
    return found.with_values(details)


def _case(maker: Maker, parts: Parts, cause: str, *, special: bool) -> dict[str, Value]:
    """Return the stations of the case that have been reached; some in progress miss their term."""
    rng, calendar = maker.rng, maker.calendar
    begun = _day(parts, "reported_on")
    closed = parts["status"] is Status.CLOSED
    start = calendar.add_working_days(begun, rng.randint(1, 3))
    extended = special and chance(rng, 0.3)
    taken = rng.randint(5, _TERM) + (rng.randint(1, _TERM) if extended else 0)
    end = calendar.add_working_days(start, taken)
    # A case still in progress has no end yet, so some of them run over their term.
    over = maker.passed(end) is None or (not closed and chance(rng, _LATE))
    if over and closed:
        parts["status"] = Status.INVESTIGATED
    details: dict[str, Value] = {
        "investigation": "special" if special else "ordinary",
        "reported_to_inspection_on": begun,
        "reported_to_facility_body_on": begun if parts["hazardous_facility"] == "yes" else None,
        "reported_to_police_on": begun if special else None,
        "relatives_informed_on": begun,
        "insurer_notified_on": calendar.add_working_days(begun, rng.randint(1, 3)),
        "severity_conclusion_on": start,
        "commission_on": start,
        "investigation_start_on": start,
        "work_link": "open",
    }
    if extended:
        details["extension_1_on"] = calendar.add_working_days(start, min(taken, _TERM))
        details["extension_1_protocol"] = f"№ {rng.randint(1, 40)}"
    if over:
        return details
    return details | _ended(maker, end, cause, parts, special=special)


def _ended(maker: Maker, end: date, cause: str, parts: Parts, *, special: bool) -> dict[str, Value]:
    rng, calendar = maker.rng, maker.calendar
    act = calendar.add_working_days(end, 1)
    sent = calendar.add_working_days(act, 1)
    due = end + timedelta(days=30)
    found: dict[str, Value] = {
        "investigation_end_on": end,
        "act_number": str(rng.randint(1, 60)),
        "act_on": act,
        "act_sent_on": sent,
        "act_to_victim_on": sent,
        "act_to_insurer_on": sent,
        "act_entered_on": calendar.add_working_days(sent, 1),
        "gross_negligence_finding": "yes" if cause == "x-gross-negligence" else "no",
        "measures": "Внеплановый инструктаж, проверка рабочих мест; ответственный — руководитель участка.",
        "measures_due_on": due,
        "measures_done_on": due if maker.age(end) > _MEASURES_DAYS or chance(rng, 0.8) else None,
        "sent_to_police_on": calendar.add_working_days(end, 5) if special else None,
        "police_decision_on": calendar.add_working_days(end, rng.randint(12, 20)) if special else None,
        "work_link": "connected",
    }
    if chance(rng, _NOT_CONNECTED):
        found |= {"work_link": "not_connected", "work_link_reason": "Вне рабочего времени и территории."}
        found |= _excluded(end, parts)
    return found


def _excluded(end: date, parts: Parts) -> dict[str, Value]:
    """Return the clause of article 186 of most accidents that do not count; the dice are its own."""
    dice = Random(f"{end} {parts['organisation']} {parts['occurred_at']}")
    if not chance(dice, _EXCLUDED):
        return {}
    clause = dice.choice(tuple(_CLAUSES))
    return {"exclusion": clause, "work_link_reason": _CLAUSES[clause]}


def _overlooked(people: tuple[Person, ...]) -> bool:
    """Whether a severe injury was investigated as an ordinary one, which the law forbids."""
    return len(people) == 1 and chance(Random(f"{people[0].iin} {people[0].surname}"), _OVERLOOKED)


def _cause(maker: Maker, day: date, cause: str, details: dict[str, Value]) -> Parts:
    end = details.get("investigation_end_on")
    if isinstance(end, date) and maker.passed(end):
        return {"cause_final": cause, "cause_final_on": end}
    return {"cause_preliminary": cause, "cause_preliminary_on": day} if chance(maker.rng, 0.5) else {}


def _work(rng: Random) -> dict[str, Value]:
    return {
        "site": rng.choice(_SITES),
        "shift": rng.choice(("1", "2", "3")),
        "shift_hour": rng.randint(1, 10),
    }


def _day(parts: Parts, name: str) -> date:
    found = parts[name]
    return found if isinstance(found, date) else date.min
