"""A filter in words, as everything that leaves the program carries it."""

from collections.abc import Iterator

from safetyreg.domain.query import Query
from safetyreg.domain.status import STATUSES
from safetyreg.i18n import NO_BREAK_SPACE
from ui.format import shown_code, shown_period
from ui.session import Session
from ui.widgets.trend_chart import kind_name


def filter_words(query: Query, session: Session) -> str:
    """Return the period and what else a query restricts, as one line."""
    return " · ".join(_parts(query, session))


def _parts(query: Query, session: Session) -> Iterator[str]:
    texts = session.texts
    period = query.period
    yield texts.say("all the time") if period is None else shown_period(period, texts)
    named = {
        texts.say("Kind"): [kind_name(kind, texts) for kind in query.kinds],
        texts.say("Place"): [shown_code("kato", code, texts, session.book) for code in query.places],
        texts.say("Status"): _statuses(query, session),
        texts.say("Search"): [query.words] if query.words else [],
    }
    for name, values in named.items():
        if values:
            yield f"{name}:{NO_BREAK_SPACE}{', '.join(values)}"
    if query.subtypes or query.where or query.ids is not None:
        yield texts.say("a selection of records")


def _statuses(query: Query, session: Session) -> list[str]:
    labels = {str(choice.value): choice.label for choice in STATUSES}
    return [session.texts.say(labels[str(status)]) for status in query.statuses]
