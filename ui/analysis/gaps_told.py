"""Rare events in words: the days between them, whether the last ones came close together."""

from collections.abc import Iterator
from typing import Final

from safetyreg.i18n import Texts, mark
from safetyreg.statistics.brush import RECORDS, Brush
from safetyreg.statistics.gaps import Gap, Gaps
from ui.analysis.gap_drawing import GapDrawing
from ui.analysis.told import Told, carrier
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column

_EVENTS: Final = (
    mark("Incidents"),
    mark("Fatal incidents"),
    mark("Incidents with two dead or more"),
    mark("Incidents with three dead or more"),
)


def told_gaps(found: Gaps, kind: str, texts: Texts) -> Told:
    """Return gaps in words."""
    words = _Words(found, texts)
    marks = tuple(map(words.mark, found.gaps))
    drawing = GapDrawing(kind, found, marks, texts)
    footnote = texts.name(found.cut.footnote) if found.cut is not None else ""
    chart = carrier(words.title(), words.method(), drawing, footnote)
    rows = tuple(tuple(words.cells(gap)) for gap in found.gaps)
    return Told(chart, drawing, tuple(words.columns()), rows)


class _Words:
    def __init__(self, found: Gaps, texts: Texts) -> None:
        self._found = found
        self._texts = texts
        self._events = texts.say(_EVENTS[found.dead])

    def title(self) -> str:
        texts, found = self._texts, self._found
        last = found.gaps[-1]
        days = texts.plural("{n} day", "{n} days", last.days)
        values = {"events": self._events, "mean": texts.decimal(found.mean, 0), "days": days}
        if last.close or last.together:
            text = mark(
                "{events}: {mean} days apart on average; the last gap, {days}, is too short for chance"
            )
        elif last.far:
            text = mark(
                "{events}: {mean} days apart on average; the last gap, {days}, is too long for chance"
            )
        else:
            text = mark("{events}: {mean} days apart on average; the last gap, {days}, is within chance")
        return texts.say(text, **values)

    def method(self) -> str:
        texts, found = self._texts, self._found
        parts = [
            texts.say(
                "{period}: {number} gaps.", period=shown_period(found.period, texts), number=len(found.gaps)
            ),
            self._since(),
            texts.say("Unusual gaps: {number}.", number=len(found.unusual)),
            texts.say(
                "Days between events (t) with exact limits of three sigma, each gap and three together."
            ),
        ]
        if found.seasonal:
            parts.append(texts.say("The season is taken out: a day counts as much as its month brings."))
        if found.cases is not None:
            unusual = len({*found.cases.close, *found.cases.far})
            parts.append(
                texts.say("By other incidents between them (g) unusual gaps: {number}.", number=unusual)
            )
        parts.append(texts.say("An accident counts once, however many its victims."))
        return " ".join(parts)

    def _since(self) -> str:
        texts, found = self._texts, self._found
        days = texts.plural("{n} day", "{n} days", found.since)
        return texts.say("From the last one to {day}: {days}.", day=texts.date(found.until), days=days)

    def columns(self) -> Iterator[Column]:
        texts = self._texts
        yield Column(texts.say("Day"))
        yield Column(texts.say("days since the event before"), number=True)
        if self._found.seasonal:
            yield Column(texts.say("without the season"), number=True)
        if self._found.dead:
            yield Column(texts.say("other incidents between"), number=True)
        yield Column(texts.say("Verdict"))

    def cells(self, gap: Gap) -> Iterator[Cell]:
        texts = self._texts
        yield Cell(texts.date(gap.day), gap.day.isoformat())
        yield Cell(texts.integer(gap.days), str(gap.days))
        if self._found.seasonal:
            yield Cell(texts.decimal(gap.paced))
        if self._found.dead:
            yield Cell(texts.integer(gap.cases), str(gap.cases))
        yield Cell(self._verdict(gap))

    def _verdict(self, gap: Gap) -> str:
        texts = self._texts
        if gap.close:
            return texts.say("too short for chance")
        if gap.together:
            return texts.say("three gaps together are too short for chance")
        return texts.say("too long for chance") if gap.far else texts.say("within chance")

    def mark(self, gap: Gap) -> Mark:
        """Return the mark of an event: its figures, its record."""
        heads = tuple(column.heading for column in self.columns())[1:-1]
        row = tuple(cell.text for cell in self.cells(gap))[:-1]
        reading = Reading(self._texts.date(gap.day), heads, (row,), self._verdict(gap))
        return Mark(reading, (Brush(RECORDS, frozenset({gap.record})),))
