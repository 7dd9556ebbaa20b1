"""Causes, objects and places in words: which changed, by how much, what that is worth."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from safetyreg.errors import Message
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.breaks import by_of
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.exposed import PLACES
from safetyreg.statistics.grouped import Grouped
from safetyreg.statistics.labels import label
from safetyreg.statistics.multiplicity import footnote
from safetyreg.statistics.pareto import Bar, Pareto, Worth
from safetyreg.statistics.sentence import p_of, ratio_of, sentence
from ui.analysis.bar_drawing import BarDrawing, Row
from ui.analysis.reunited_told import OldBorders
from ui.analysis.told import Told, carrier
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark, figures
from ui.widgets.table_view import Cell, Column

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook

MOST: Final = 20
_NAMED: Final = 3
_TONES: Final = {"rise": "error", "fall": "good"}
_SIGNS: Final = {"rise": "▲ ", "fall": "▼ "}
_BRIEF: Final = {"chance": mark("within chance")}
_STEADY: Final = {
    "cause": mark("No cause changed beyond chance; the first is {name}, {share}"),
    "object": mark("No object changed beyond chance; the first is {name}, {share}"),
    "place": mark("No place changed beyond chance; the first is {name}, {share}"),
}


def told_groups(found: Grouped, texts: Texts, book: "CodeBook") -> Told:
    """Return a Pareto of groups in words."""
    words = _Words(found, texts, book)
    bars = found.found.bars[:MOST] if found.found is not None else ()
    old = OldBorders(found.reunited, texts, book)
    drawing = BarDrawing(found.kind, (*old.rows(), *map(words.row, bars)))
    columns = tuple(words.columns())
    title = old.title() if found.found is None and found.reunited else words.title()
    chart = carrier(title, words.method(), drawing, f"{words.footnotes()} {old.note()}".strip())
    rows = (*old.cells(), *(tuple(words.cells(bar)) for bar in bars))
    return Told(chart, drawing, columns, rows)


class _Words:
    def __init__(self, found: Grouped, texts: Texts, book: "CodeBook") -> None:
        self._found = found
        self._texts = texts
        self._book = book
        self._column = DIMENSION[found.dimension].heading((found.kind,) if found.kind else ())
        self._place = found.dimension in PLACES

    def title(self) -> str:
        texts, found = self._texts, self._found.found
        if found is None:
            return texts.say("A break lies between the two periods: they are not compared")
        if not found.bars:
            return texts.say("Nothing was counted here")
        if found.worth is Worth.WORTHLESS and not self._place:
            return texts.of(found.note(self._found.dimension) or Message(""))
        changed = [
            texts.say(sign, names=self._names(found, verdict))
            for verdict, sign in (("rise", mark("More: {names}")), ("fall", mark("Fewer: {names}")))
            if any(bar.answer.verdict == verdict for bar in found.bars)
        ]
        return "; ".join(changed) if changed else self._steady(found)

    def _steady(self, found: Pareto) -> str:
        first = found.bars[0]
        text = _STEADY["place" if self._place else self._found.dimension]
        return self._texts.say(text, name=self._name(first), share=self._texts.percent(first.share, 0))

    def _names(self, found: Pareto, verdict: str) -> str:
        bars = [bar for bar in found.bars if bar.answer.verdict == verdict]
        named = ", ".join(self._name(bar) for bar in bars[:_NAMED])
        return f"{named}, +{len(bars) - _NAMED}" if len(bars) > _NAMED else named

    def _name(self, bar: Bar) -> str:
        return label(self._column, bar.key, self._texts, self._book)

    def _by(self) -> str:
        """Say what counts are divided by; places have people of their own each."""
        bars = self._found.found.bars if self._found.found is not None and self._place else ()
        per = next((bar.answer.per for bar in bars if bar.answer.per), self._found.periods.per)
        return self._texts.of(by_of(per))

    def method(self) -> str:
        texts, periods = self._texts, self._found.periods
        after, before = (shown_period(days, texts) for days in (periods.after, periods.before))
        parts = [texts.say("{now} against {before}, {by}.", now=after, before=before, by=self._by())]
        if self._found.found is None:
            return parts[0]
        parts.append(
            texts.say(
                "Exact Poisson interval, each widened by the scatter of its own months (φ in the table)."
            )
        )
        if self._found.found.bars:
            parts.append(texts.of(footnote([bar.answer for bar in self._found.found.bars])))
        if self._place:
            parts.append(texts.say("Not a ranking: for rates and the funnel enter population."))
        return " ".join(parts)

    def footnotes(self) -> str:
        found = self._found.found
        parts = [self._texts.name(one.footnote) for one in self._found.periods.footnotes]
        told = found if not self._place else None
        note = told.note(self._found.dimension) if told is not None else None
        if note is not None and found is not None and found.worth is not Worth.WORTHLESS:
            parts.append(self._texts.of(note))
        if found is not None and len(found.bars) > MOST:
            parts.append(self._texts.say("The largest {number} are shown.", number=MOST))
        return " ".join(parts)

    def row(self, bar: Bar) -> Row:
        texts, verdict = self._texts, bar.answer.verdict
        star = "*" if bar.marked else ""
        return Row(
            Mark(self._reading(bar), (Brush(self._found.dimension, frozenset({bar.key})),)),
            name=self._name(bar),
            before=bar.before,
            after=bar.after,
            figures=figures(texts, bar.before, bar.after),
            told=f"{_SIGNS.get(verdict, '')}{self._brief(bar)}{star}",
            tone=_TONES.get(verdict, "muted"),
        )

    def _brief(self, bar: Bar) -> str:
        verdict = bar.answer.verdict
        return self._texts.say(_BRIEF[verdict]) if verdict in _BRIEF else self._texts.of(verdict.label)

    def _reading(self, bar: Bar) -> Reading:
        texts = self._texts
        heads = (texts.say("now"), texts.say("a year before"), texts.say("share"))
        counts = (texts.integer(bar.after), texts.integer(bar.before), texts.percent(bar.share))
        note = f"{texts.of(sentence(bar.answer))} {texts.of(bar.answer.dispersion.note())}"
        return Reading(self._name(bar), heads, ((texts.say("incidents"), *counts),), note)

    def columns(self) -> Iterator[Column]:
        texts = self._texts
        yield Column(texts.say(DIMENSION[self._found.dimension].label))
        for heading in (texts.say("a year before"), texts.say("now"), texts.say("share")):
            yield Column(heading, number=True)
        for heading in (texts.say("ratio"), "p", texts.say("Verdict"), "φ"):
            yield Column(heading)

    def cells(self, bar: Bar) -> Iterator[Cell]:
        texts, answer = self._texts, bar.answer
        yield Cell(self._name(bar))
        yield Cell(texts.integer(bar.before), str(bar.before))
        yield Cell(texts.integer(bar.after), str(bar.after))
        yield Cell(texts.percent(bar.share))
        yield Cell(texts.of(ratio_of(answer)))
        yield Cell(texts.of(p_of(answer.p)))
        yield Cell(texts.of(answer.verdict.label) + ("*" if bar.marked else ""))
        yield Cell(texts.decimal(answer.dispersion.phi, 2) if answer.dispersion.known else "—")
