"""The name of a report's file: what it is, of which place, kind and period."""

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.query import Query
from safetyreg.i18n import Texts
from ui.format import shown_code, shown_period
from ui.session import Session

KATO = "kato"


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


def _kinds(texts: Texts) -> dict[str, str]:
    return {kind.code: texts.say(kind.plural) for kind in KINDS}
