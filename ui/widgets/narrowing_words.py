"""What narrows a query beyond the filter bar, in words: which figure or view the records stand behind."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.field import Field
from safetyreg.domain.kinds import KINDS, field_named
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.query_words import COUNTED, SIGNS, STATES
from safetyreg.i18n import NO_BREAK_SPACE
from ui.format import shown
from ui.session import Session

_BATCH: Final = "batch"


def narrowing_words(query: Query, session: Session) -> str:
    """Return subtypes, conditions and what counts as one line; without a word for a part, a general one."""
    texts = session.texts
    parts = list(_parts(query, session))
    if not parts or None in parts:
        return texts.say("records behind a number")
    return " · ".join(part for part in parts if part)


def _parts(query: Query, session: Session) -> Iterator[str | None]:
    texts = session.texts
    labels = {choice.value: choice.label for kind in KINDS for choice in kind.subtypes}
    if query.subtypes:
        yield ", ".join(texts.say(labels[code]) if code in labels else code for code in query.subtypes)
    for condition in query.where:
        field = field_named(condition.field, query.kinds) or field_named(condition.field)
        if condition.field == _BATCH:
            yield texts.say("one import")
        else:
            yield None if field is None else _condition(condition, field, session)
    if query.counted is not None:
        yield texts.say(COUNTED[query.counted])
    if query.ids is not None:
        yield texts.plural("{n} record", "{n} records", len(query.ids))


def _condition(condition: Condition, field: Field, session: Session) -> str:
    texts, book = session.texts, session.book
    name = texts.say(field.heading)
    if condition.operator in STATES:
        return f"{name}:{NO_BREAK_SPACE}{texts.say(STATES[condition.operator])}"
    title = texts.say(SIGNS[condition.operator], name=name)
    given = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    values = ", ".join(shown(field, value, texts, book) for value in given)
    between = NO_BREAK_SPACE if condition.operator is not Operator.IS else f":{NO_BREAK_SPACE}"
    return f"{title}{between}{values}"
