"""A divided region in its old borders, in words: the row "new + split-off"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from safetyreg.i18n import Texts, mark
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.labels import code_name
from safetyreg.statistics.sentence import p_of, ratio_of, sentence
from safetyreg.statistics.verdict import Verdict
from ui.analysis.bar_drawing import Row
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark, figures
from ui.widgets.table_view import Cell

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook
    from safetyreg.statistics.reunited import Reunited

_TONES: Final = {Verdict.RISE: "error", Verdict.FALL: "good"}
_SIGNS: Final = {Verdict.RISE: "▲ ", Verdict.FALL: "▼ "}
_WITHIN: Final = mark("within chance")


class OldBorders:
    """The rows of divided regions; there are none where no border was crossed."""

    def __init__(self, found: "tuple[Reunited, ...]", texts: Texts, book: "CodeBook") -> None:
        """Keep what is said of."""
        self._found = found
        self._texts = texts
        self._book = book

    def rows(self) -> Iterator[Row]:
        """Return a bar a region."""
        texts = self._texts
        for found in self._found:
            answer = found.answer
            yield Row(
                Mark(self._reading(found), (Brush("region", frozenset(found.border.parts)),), found.places),
                name=self._name(found),
                before=answer.before,
                after=answer.after,
                figures=figures(texts, answer.before, answer.after),
                told=f"{_SIGNS.get(answer.verdict, '')}{self._verdict(answer.verdict)}",
                tone=_TONES.get(answer.verdict, "muted"),
            )

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """Return their rows of the table."""
        texts = self._texts
        for found in self._found:
            answer = found.answer
            phi = texts.decimal(answer.dispersion.phi, 2) if answer.dispersion.known else "—"
            yield (
                Cell(self._name(found)),
                Cell(texts.integer(answer.before), str(answer.before)),
                Cell(texts.integer(answer.after), str(answer.after)),
                Cell("—"),
                Cell(texts.of(ratio_of(answer))),
                Cell(texts.of(p_of(answer.p))),
                Cell(texts.of(answer.verdict.label)),
                Cell(phi),
            )

    def title(self) -> str:
        """Return the answer where only the old borders can be compared."""
        told = (f"{self._name(found)}: {self._texts.of(found.answer.verdict.label)}" for found in self._found)
        return self._texts.say("In the old borders: {verdicts}", verdicts="; ".join(told))

    def note(self) -> str:
        """Return what was put together, and which periods were compared."""
        texts = self._texts
        return " ".join(
            texts.say(
                "“{name}” is the region in the borders before {day}, {now} against {before}.",
                name=self._name(found),
                day=texts.date(found.border.day),
                now=shown_period(found.periods.after, texts),
                before=shown_period(found.periods.before, texts),
            )
            for found in self._found
        )

    def _name(self, found: "Reunited") -> str:
        return " + ".join(code_name("kato", part, self._texts, self._book) for part in found.border.parts)

    def _verdict(self, verdict: Verdict) -> str:
        return self._texts.say(_WITHIN) if verdict is Verdict.CHANCE else self._texts.of(verdict.label)

    def _reading(self, found: "Reunited") -> Reading:
        texts, answer = self._texts, found.answer
        heads = (texts.say("now"), texts.say("before"))
        row = (texts.say("incidents"), texts.integer(answer.after), texts.integer(answer.before))
        note = f"{texts.of(sentence(answer))} {texts.of(answer.dispersion.note())}"
        return Reading(self._name(found), heads, (row,), note)
