"""A watched series in words: what alarms or that nothing does, its periods, what is usual, the limit."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from safetyreg.domain.period import Period, Step, next_start
from safetyreg.errors import Message
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label as key_label
from safetyreg.statistics.watch import rate_note, usual
from safetyreg.statistics.watched import Sighted, Watched
from ui.analysis.alarm_drawing import AlarmBar, AlarmDrawing
from ui.analysis.told import Told, carrier
from ui.widgets.chart import Reading
from ui.widgets.chart_newest import expected_of
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column
from ui.widgets.trend_chart import kind_name

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook
    from safetyreg.statistics.provisional import Provisional

SHOWN: Final = 24
_BEFORE: Final = 8


def told_alarm(found: Watched | Sighted, texts: Texts, book: "CodeBook") -> Told:
    """Return the last 24 periods of a series in words, more for an older alarm."""
    words = _Words(found, texts)
    bars = tuple(words.bars())
    drawing = AlarmDrawing(found.kind, bars, texts)
    title = f"{name_of(found, texts, book)}. {words.answer()}"
    columns = (Column(texts.say("Period")), *(Column(head, number=True) for head in words.heads()))
    rows = tuple(tuple(map(Cell, (bar.mark.reading.title, *bar.mark.reading.rows[0][1:]))) for bar in bars)
    return Told(carrier(title, key_of_marks(texts), drawing), drawing, columns, rows)


def key_of_marks(texts: Texts) -> str:
    """Return how to read the bars, and the stated rate of false alarms."""
    said = texts.say(
        "Grey: not in the alarm; dotted: usual; red: the limit; hatched: still filling up, taken at the "
        "least it will hold."
    )
    return f"{texts.of(rate_note())} {said}"


def days_of_bar(found: Watched | Sighted, number: int) -> Period:
    """Return the days of a bar, by its place among those shown."""
    series = found.series
    start = series.starts[len(series.starts) - _size(found) + number]
    return Period(start, next_start(start, series.step) - timedelta(days=1))


def name_of(found: Watched | Sighted, texts: Texts, book: "CodeBook") -> str:
    """Return what is watched and where: `Fires · Temirtau`."""
    kind = kind_name(found.kind, texts)
    if not found.district:
        return texts.say("{kind} · whole filter", kind=kind)
    return f"{kind} · {key_label(DIMENSION['district'].heading(), found.district, texts, book)}"


def period_name(start: date, step: Step, texts: Texts) -> str:
    """Return the name of a month, or of a week by its first day."""
    if step is Step.WEEK:
        return texts.say("week of {day}", day=texts.date(start))
    return texts.month(start, "LLLL yyyy")


def _size(found: Watched | Sighted) -> int:
    alarm, series = found.alarm, found.series
    alarming = sum(start >= alarm.since for start in series.starts) if alarm is not None else 0
    return min(max(SHOWN, alarming + _BEFORE), len(series.counts))


class _Words:
    def __init__(self, found: Watched | Sighted, texts: Texts) -> None:
        self._found = found
        self._texts = texts
        self._late: dict[date, Provisional] = {month.start: month for month in found.series.filling}

    def answer(self) -> str:
        """Return the answer as a sentence."""
        texts, found = self._texts, self._found
        if found.alarm is not None:
            return texts.of(found.alarm.why())
        series, limit = found.series, found.limits[-1] if found.limits else None
        values = {
            "number": texts.integer(series.counts[-1]),
            "period": period_name(series.starts[-1], series.step, texts),
        }
        if limit is None:
            return texts.say("No alarm. {period}: {number}", **values)
        said = mark("No alarm. {period}: {number}, usual {usual}")
        return texts.of(Message(said, {**values, "usual": usual(limit.expected)}))

    def heads(self) -> tuple[str, ...]:
        """Return the headings of the figures."""
        texts = self._texts
        return texts.say("incidents"), texts.say("usual"), texts.say("limit")

    def bars(self) -> Iterator[AlarmBar]:
        """Yield the periods that are shown."""
        series, size = self._found.series, _size(self._found)
        limits = self._found.limits[-size:]
        padded = (*[None] * (size - len(limits)), *limits)
        for start, count, limit in zip(series.starts[-size:], series.counts[-size:], padded, strict=True):
            bounds = (limit.expected, limit.upper) if limit is not None else (None, None)
            yield AlarmBar(
                Mark(self._reading(start, int(count), bounds), ()),
                period_name(start, series.step, self._texts),
                int(count),
                usual=bounds[0],
                limit=bounds[1],
                alarming=self._alarming(start),
                late=start in self._late,
            )

    def _alarming(self, start: date) -> bool:
        alarm = self._found.alarm
        return alarm is not None and alarm.since <= start <= alarm.start

    def _reading(self, start: date, count: int, bounds: tuple[float | None, float | None]) -> Reading:
        texts = self._texts
        shown = ["—" if bound is None else texts.decimal(bound, 1) for bound in bounds]
        notes = [texts.say("within the alarm")] if self._alarming(start) else []
        late = self._late.get(start)
        if late is not None and late.expected is not None:
            notes.append(texts.say("provisional; will be {expected}", expected=expected_of(late, texts)))
        elif late is not None:
            notes.append(texts.say("provisional, may still rise"))
        name = period_name(start, self._found.series.step, texts)
        return Reading(name, self.heads(), (("", texts.integer(count), *shown),), "; ".join(notes))
