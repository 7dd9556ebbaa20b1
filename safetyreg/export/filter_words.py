"""A filter in words, for everything that leaves the program."""

from collections.abc import Iterator

from safetyreg.domain.field import FieldType
from safetyreg.domain.kinds import KINDS, field_named
from safetyreg.domain.query import Condition, Query
from safetyreg.domain.query_words import COUNTED, SIGNS, STATES
from safetyreg.domain.status import STATUSES
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark


def filter_words(query: Query, words: Wording) -> tuple[tuple[str, str], ...]:
    """Return what a query restricts besides the period, as (name, value) in the language of the words."""
    return tuple(_parts(query, words))


def _parts(query: Query, words: Wording) -> Iterator[tuple[str, str]]:
    say = words.texts.say
    kinds = {kind.code: kind.plural for kind in KINDS}
    subtypes = {choice.value: choice.label for kind in KINDS for choice in kind.subtypes}
    statuses = {str(choice.value): choice.label for choice in STATUSES}
    if query.kinds:
        yield say(mark("Kind")), ", ".join(say(kinds[code]) for code in query.kinds)
    if query.subtypes:
        yield say(mark("Subtype")), ", ".join(say(subtypes[code]) for code in query.subtypes)
    if query.places:
        yield say(mark("Place")), ", ".join(words.code("kato", code) for code in query.places)
    if query.statuses:
        yield say(mark("Status")), ", ".join(say(statuses[str(status)]) for status in query.statuses)
    if query.words:
        yield say(mark("Search")), query.words
    for condition in query.where:
        yield _condition(condition, query.kinds, words)
    if query.counted is not None:
        yield say(mark("Selection")), say(COUNTED[query.counted])
    if query.ids is not None:
        count = words.texts.plural("{n} record", "{n} records", len(query.ids))
        yield say(mark("Chosen")), count


def _condition(condition: Condition, kinds: tuple[str, ...], words: Wording) -> tuple[str, str]:
    field = field_named(condition.field, kinds) or field_named(condition.field)
    name = words.texts.say(field.heading) if field else condition.field
    if condition.operator in STATES:
        return name, words.texts.say(STATES[condition.operator])
    given = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    values = [value for value in given if value is not None]
    coded = field is not None and field.type in {FieldType.CODE, FieldType.CODES}
    lists = field.codes if field else ""
    shown = [words.code(lists, str(value)) if coded else words.choice(str(value)) for value in values]
    title = words.texts.say(SIGNS[condition.operator], name=name)
    return title, ", ".join(text for text in shown if text)
