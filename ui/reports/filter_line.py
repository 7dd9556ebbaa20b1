"""One line that says which records a report is about."""

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.query import Query
from safetyreg.domain.status import STATUSES
from safetyreg.i18n import Texts
from ui.format import shown_code, shown_period
from ui.session import Session

KATO = "kato"


def filter_parts(query: Query, session: Session) -> list[str]:
    """Name what the filter in force restricts."""
    texts = session.texts
    period = shown_period(query.period, texts) if query.period else texts.say("all the time")
    parts = [texts.say("Period: {value}", value=period)]
    if query.kinds:
        parts.append(texts.say("Kind: {value}", value=_names(query.kinds, _kinds(texts))))
    if query.places:
        places = [shown_code(KATO, code, texts, session.book) for code in query.places]
        parts.append(texts.say("Place: {value}", value=", ".join(places)))
    if query.statuses:
        parts.append(texts.say("Status: {value}", value=_names(query.statuses, _statuses(texts))))
    if query.words:
        parts.append(texts.say("Search: {value}", value=query.words))
    if session.narrowed:
        parts.append(texts.say("records behind a number"))
    return parts


def file_title(title: str, query: Query, session: Session) -> str:
    """Suggest a file's name: what it is, of which place, of which period."""
    texts = session.texts
    parts = [texts.say("DEMO")] if session.registry.demo else []
    parts.append(title)
    if len(query.places) == 1:
        parts.append(shown_code(KATO, query.places[0], texts, session.book))
    if len(query.kinds) == 1:
        parts.append(_kinds(texts)[query.kinds[0]].lower())
    if query.period is not None:
        parts.append(shown_period(query.period, texts))
    return " ".join(parts)


def _names(codes: tuple[str, ...], labels: dict[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in codes)


def _kinds(texts: Texts) -> dict[str, str]:
    return {kind.code: texts.say(kind.plural) for kind in KINDS}


def _statuses(texts: Texts) -> dict[str, str]:
    return {status.value: texts.say(status.label) for status in STATUSES}
