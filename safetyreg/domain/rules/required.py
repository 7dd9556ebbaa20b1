"""What must be answered, and texts that could not be read."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from safetyreg.domain.field import Field
from safetyreg.domain.kinds import person_fields
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.domain.values import UnreadableError, parse
from safetyreg.errors import Message
from safetyreg.i18n import mark

NOT_OF_IMPORTS: Final = frozenset({"reported_on"})


def _required(reading: Reading) -> Iterator[Found]:
    for field in reading.whole.missing:
        if field.name in reading.incident.raw:
            continue
        if field.name in NOT_OF_IMPORTS and reading.incident.batch is not None:
            continue
        if field.asked(reading.values):
            yield at(field.name, mark("Fill in “{field}”."), field=Message(field.label))


def _required_of_persons(reading: Reading) -> Iterator[Found]:
    for row, field in reading.missing_of_persons():
        if f"{row}.{field.name}" not in reading.incident.raw:
            yield at(field.name, mark("Fill in “{field}”."), row, field=Message(field.label))


def _time(reading: Reading) -> Iterator[Found]:
    incident = reading.incident
    if incident.occurred_at is not None and incident.time_unknown:
        yield at("occurred_at", mark("The time is entered and ticked as unknown: keep one of the two."))
    elif incident.occurred_at is None and not incident.time_unknown and "occurred_at" not in incident.raw:
        yield at("occurred_at", mark("Enter the time, or tick that it is unknown."))


def _unreadable(reading: Reading) -> Iterator[Found]:
    today = reading.context.now.date()
    for key, text in reading.incident.raw.items():
        row, dot, name = key.rpartition(".")
        fields = person_fields(reading.kind) if dot else reading.kind.fields
        field = next((one for one in fields if one.name == name), None)
        yield Found(name, _reason(field, text, today), int(row) if dot else None)


def _reason(field: Field | None, text: str, today: date) -> Message:
    try:
        if field is not None:
            parse(field, text, today)
    except UnreadableError as error:
        return error.message
    return Message(mark("“{text}” could not be read: type it again."), {"text": text})


RULES: Final = (
    Rule("required", _required),
    Rule("person-required", _required_of_persons),
    Rule("time", _time),
    Rule("unreadable", _unreadable),
)
