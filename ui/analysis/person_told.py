"""Who died, was hurt, rescued or is missing, in words: who most, which part changed, what is not known."""

from collections.abc import Iterator
from typing import Final

from safetyreg.i18n import Texts, mark
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.casualties import DEAD, INJURED, MISSING, RESCUED, Casualties, Part
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.multiplicity import footnote
from safetyreg.statistics.people import LABELS, UNKNOWN, UNLISTED
from safetyreg.statistics.sentence import p_of, ratio_of, sentence
from ui.analysis.person_drawing import PersonDrawing, PersonRow
from ui.analysis.told import Told, carrier
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark, figures
from ui.widgets.table_view import Cell, Column

_MOST: Final = 0.25
_FEW: Final = 3
_TONES: Final = {"rise": "error", "fall": "good"}
_SIGNS: Final = {"rise": "▲ ", "fall": "▼ "}
_MOSTLY: Final = {
    DEAD: mark("Died mostly: {who}, {number} of {total}; {verdict}"),
    INJURED: mark("Injured mostly: {who}, {number} of {total}; {verdict}"),
    RESCUED: mark("Rescued mostly: {who}, {number} of {total}; {verdict}"),
    MISSING: mark("Missing mostly: {who}, {number} of {total}; {verdict}"),
}
_WHOLE: Final = {
    DEAD: mark("Dead: {total}, of them men {men}, women {women}; {verdict}"),
    INJURED: mark("Injured: {total}, of them men {men}, women {women}; {verdict}"),
    RESCUED: mark("Rescued: {total}, of them men {men}, women {women}; {verdict}"),
    MISSING: mark("Missing: {total}, of them men {men}, women {women}; {verdict}"),
}
_LISTED: Final = mark("{people}: {total}, of them listed by name {listed}; {verdict}")
_NAMES: Final = {
    "male": mark("men"),
    "female": mark("women"),
    UNKNOWN: mark("age unknown"),
    "children": mark("under 18"),
    "60+": mark("from 60 years"),
}


def told_people(found: Casualties, texts: Texts) -> Told:
    """Return the people of an outcome in words."""
    words = _Words(found, texts)
    heads = (texts.say("men"), texts.say("women"), texts.say("Of all of them"))
    drawing = PersonDrawing(found.kind, tuple(map(words.row, found.parts)), heads)
    chart = carrier(words.title(), words.method(), drawing, words.footnotes())
    return Told(
        chart, drawing, tuple(words.columns()), tuple(tuple(words.cells(part)) for part in found.parts)
    )


class _Words:
    def __init__(self, found: Casualties, texts: Texts) -> None:
        self._found = found
        self._texts = texts

    def title(self) -> str:
        texts, found = self._texts, self._found
        if found.whole is None:
            return texts.say("A break lies between the two periods: they are not compared")
        whole = found.whole
        values = {"total": texts.integer(whole.after), "verdict": texts.of(whole.verdict.label)}
        listed = whole.after - (found.unlisted.answer.after if found.unlisted is not None else 0)
        if 2 * listed < whole.after:
            people = texts.say(MEASURE[found.outcome].label)
            return texts.say(_LISTED, people=people, listed=texts.integer(listed), **values)
        cells = [
            (number, key, part.key)
            for part in found.ages
            for key, number in (("male", part.men[1]), ("female", part.women[1]))
            if part.key != UNKNOWN
        ]
        number, sex, age = max(cells, default=(0, "", ""), key=_first)
        if number < max(_FEW, _MOST * whole.after):
            sexes = {part.key: texts.integer(part.answer.after) for part in found.groups}
            return texts.say(_WHOLE[found.outcome], men=sexes["male"], women=sexes["female"], **values)
        text = mark("men, {age}") if sex == "male" else mark("women, {age}")
        who = texts.say(text, age=texts.say(LABELS[age]))
        return texts.say(_MOSTLY[found.outcome], who=who, number=texts.integer(number), **values)

    def method(self) -> str:
        texts, found = self._texts, self._found
        after, before = (shown_period(days, texts) for days in (found.periods.after, found.periods.before))
        parts = [
            texts.say(
                "{now} against {before}, {by}.", now=after, before=before, by=texts.of(found.periods.by)
            )
        ]
        if found.whole is None:
            return parts[0]
        parts += [texts.of(sentence(found.whole)), texts.of(found.whole.dispersion.note())]
        parts.append(texts.of(footnote([part.answer for part in found.parts])))
        return " ".join(parts)

    def footnotes(self) -> str:
        texts, found = self._texts, self._found
        parts = [texts.name(one.footnote) for one in found.periods.footnotes]
        if found.whole is not None:
            unlisted = found.unlisted.answer.after if found.unlisted is not None else 0
            text = texts.say(
                "Of {total}: age unknown {ages}, sex unknown {sexes}, not listed by name {unlisted}.",
                total=texts.integer(found.whole.after),
                ages=texts.integer(found.unknown_age),
                sexes=texts.integer(found.unknown_sex),
                unlisted=texts.integer(unlisted),
            )
            parts.append(text)
        return " ".join(parts)

    def row(self, part: Part) -> PersonRow:
        texts, answer = self._texts, part.answer
        verdict, aged = answer.verdict, part in self._found.ages
        brief = texts.say("within chance") if verdict == "chance" else texts.of(verdict.label)
        return PersonRow(
            Mark(self._reading(part), (Brush(self._found.outcome, frozenset({part.key})),)),
            name=self._name(part),
            people=(answer.before, answer.after),
            figures=self._figures(part),
            told=f"{_SIGNS.get(verdict, '')}{brief}{'*' if part.marked else ''}",
            tone=_TONES.get(verdict, "muted"),
            men=part.men if aged else None,
            women=part.women,
        )

    def _figures(self, part: Part) -> str:
        """Write both counts; of children and the intoxicated their share too."""
        written = figures(self._texts, part.answer.before, part.answer.after)
        whole = self._found.whole
        if part in self._found.ages or whole is None or not whole.after:
            return written
        return f"{written} · {self._texts.percent(part.answer.after / whole.after, 0)}"

    def _name(self, part: Part) -> str:
        return self._texts.say(_NAMES.get(part.key) or LABELS[part.key])

    def _reading(self, part: Part) -> Reading:
        texts, answer = self._texts, part.answer
        heads = (texts.say("now"), texts.say("a year before"))
        rows = [(texts.say(MEASURE[self._found.outcome].label), answer.after, answer.before)]
        if part in self._found.ages:
            rows += [(texts.say("men"), *part.men[::-1]), (texts.say("women"), *part.women[::-1])]
        written = tuple((name, *map(texts.integer, counts)) for name, *counts in rows)
        note = f"{texts.of(sentence(answer))} {texts.of(answer.dispersion.note())}"
        return Reading(self._name(part), heads, written, note)

    def columns(self) -> Iterator[Column]:
        texts = self._texts
        yield Column(texts.say("People"))
        for heading in (texts.say("a year before"), texts.say("now"), texts.say("men"), texts.say("women")):
            yield Column(heading, number=True)
        for heading in (texts.say("ratio"), "p", texts.say("Verdict"), "φ"):
            yield Column(heading)

    def cells(self, part: Part) -> Iterator[Cell]:
        texts, answer, aged = self._texts, part.answer, part in self._found.ages
        yield Cell(self._name(part))
        yield Cell(texts.integer(answer.before), str(answer.before))
        yield Cell(texts.integer(answer.after), str(answer.after))
        for number in (part.men[1], part.women[1]):
            yield Cell(texts.integer(number), str(number)) if aged else Cell("")
        yield Cell(texts.of(ratio_of(answer)))
        yield Cell(texts.of(p_of(answer.p)))
        yield Cell(texts.of(answer.verdict.label) + ("*" if part.marked else ""))
        yield Cell(texts.decimal(answer.dispersion.phi, 2) if part.key != UNLISTED else "—")


def _first(cell: tuple[int, str, str]) -> int:
    return cell[0]
