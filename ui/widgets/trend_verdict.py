"""The verdict under the title of a trend: a sentence a kind, the same as on every other screen."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from safetyreg.domain.query import Query
from safetyreg.i18n import Texts
from safetyreg.statistics.power import would_take
from safetyreg.statistics.sentence import sentence
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.trend_chart import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safetyreg.errors import Message
    from safetyreg.statistics.judging import Judged
    from safetyreg.statistics.trend import Trend
    from safetyreg.statistics.verdict import Answer

_LONGEST: Final = 366


class TrendVerdict(QObject):
    """Writes into a label; nothing where no year before is compared, or the measure has no verdict."""

    def __init__(self, session: Session, shown: QLabel) -> None:
        """Keep the label."""
        super().__init__(shown)
        self._session = session
        self._shown = shown

    def ask(self, query: Query, measure: str) -> None:
        """Read the verdicts on a filter."""
        self._shown.hide()
        if query.period is None or query.period.days > _LONGEST or measure == "damage":
            return
        session, today = self._session, self._session.today()

        def work(_: Progress) -> "tuple[Judged, ...]":
            return session.registry.statistics.judged(query, today)

        session.jobs.read(work, partial(self._show, measure), owner=self, topic="verdict")

    def _show(self, measure: str, found: "tuple[Judged, ...]") -> None:
        texts = self._session.texts
        lines, tips = [], []
        for judged in found:
            answer = judged.answers.get(measure)
            told = (
                texts.of(sentence(answer))
                if answer is not None
                else texts.say("No verdict: a break lies between the two periods.")
            )
            tips += [texts.of(one) for one in _details(answer)] if answer is not None else []
            lines.append(f"{kind_name(judged.kind, texts)}: {told}" if len(found) > 1 else told)
        self._shown.setText("\n".join(lines))
        self._shown.setToolTip("\n".join(dict.fromkeys(tips)))
        self._shown.setVisible(bool(lines))


def told_verdicts(trend: "Trend", texts: Texts) -> str:
    """Return the verdict on the whole of a trend in sentences, the kind named where there are several."""
    several = len(trend.answers) > 1
    lines = []
    for kind, answers in trend.answers.items():
        for answer in answers[-1:]:
            if answer is not None:
                said = texts.of(sentence(answer))
                lines.append(f"{kind_name(kind, texts)}: {said}" if several else said)
    return "\n".join(lines)


def _details(answer: "Answer") -> "Iterator[Message]":
    """Yield what it would take to confirm a change, and what scatter was allowed for."""
    power = would_take(answer)
    if power is not None and answer.before + answer.after:
        yield power
    yield answer.dispersion.note()
