"""Days and times: nothing in the future, nothing suspiciously old, ages that fit."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.i18n import mark

OLDEST: Final = date(1990, 1, 1)
SENTINELS: Final = frozenset({date(1969, 12, 31), date(1970, 1, 1), date(1900, 1, 1)})
PLANNED: Final = frozenset({"measures_due_on"})
OLDEST_AGE: Final = 120


def _future(reading: Reading) -> Iterator[Found]:
    for field, value, person in reading.days():
        later = isinstance(value, date) and _is_later(value, reading.context.now)
        if later and field.name not in PLANNED:
            yield at(field.name, mark("This lies in the future: correct the date."), person)


def _future_time(reading: Reading) -> Iterator[Found]:
    incident, now = reading.incident, reading.context.now
    clocks = (
        ("occurred_at", incident.occurred_on, incident.occurred_at),
        ("reported_at", incident.reported_on, incident.reported_at),
    )
    for name, day, clock in clocks:
        if day == now.date() and clock is not None and clock > now.time():
            yield at(name, mark("This lies in the future: correct the time."))


def _suspect(reading: Reading) -> Iterator[Found]:
    for field, value, person in reading.days():
        if not isinstance(value, date):
            continue
        day = value.date() if isinstance(value, datetime) else value
        if day in SENTINELS:
            text = mark("{day} often stands for “no date”: is it right?")
            yield at(field.name, text, person, day=day)
        elif day < OLDEST and person is None:
            yield at(field.name, mark("{day} is before 1990: is it right?"), day=day)


def _born_after(reading: Reading) -> Iterator[Found]:
    day = reading.incident.occurred_on
    for row, person in enumerate(reading.incident.persons):
        if person.birth_date and day and person.birth_date > day:
            yield at("birth_date", mark("Born after the incident: correct one of the two dates."), row)


def _born_early(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        age = person.age_on(reading.incident.occurred_on) if person.birth_date else None
        if age is not None and age > OLDEST_AGE:
            yield at("birth_date", mark("{age} years old on the day: is it right?"), row, age=age)


def _age(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        age = person.age_on(reading.incident.occurred_on)
        if age is not None and person.age is not None and person.age != age:
            yield at("age", mark("By the date of birth it is {age}: correct one of the two."), row, age=age)


def _final_undated(reading: Reading) -> Iterator[Found]:
    if reading.incident.cause_final and reading.incident.cause_final_on is None:
        yield at("cause_final_on", mark("Enter the day on which the final cause was found."))


def _is_later(value: date, now: datetime) -> bool:
    return value > now if isinstance(value, datetime) else value > now.date()


RULES: Final = (
    Rule("future", _future),
    Rule("future-time", _future_time, needs=("occurred_at", "reported_at")),
    Rule("suspect-date", _suspect, Severity.WARNING),
    Rule("born-after", _born_after, person_needs=("birth_date",)),
    Rule("born-early", _born_early, Severity.WARNING, person_needs=("birth_date",)),
    Rule("age", _age, Severity.WARNING, person_needs=("birth_date",)),
    Rule("final-cause-undated", _final_undated, Severity.WARNING, needs=("cause_final",)),
)
