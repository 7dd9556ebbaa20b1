"""The newest months in words: how complete they are, who is silent, what records do not say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.period import Step, step_key
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.brush import MONTH, Brush
from safetyreg.statistics.delay import REPORTS_NEEDED, can_nowcast
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.pareto import Worth
from safetyreg.statistics.quiet import EMPLOYER
from safetyreg.statistics.sentence import p_of
from ui.analysis.delay_drawing import DelayDrawing
from ui.analysis.told import Told, carrier
from ui.format import BLANK
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook
    from safetyreg.statistics.delay import Nowcast
    from safetyreg.statistics.newest import Newest
    from safetyreg.statistics.quiet import Lacking, Quiet

_ROWS: Final = 13
_COLUMNS: Final = 7
_WORTH: Final = {
    Worth.DOUBTFUL: mark("{kind}: the order of the causes may still change."),
    Worth.WORTHLESS: mark("{kind}: too much is unknown, the chart of causes says nothing about what leads."),
}


def told_delay(found: "Newest", kind: str, texts: Texts) -> Told:
    """Return the delay triangle of a kind in words: its last thirteen months."""
    words = _Delays(found, texts)
    rows = words.rows()
    drawing = DelayDrawing(
        kind,
        tuple(words.name(row) for row in rows),
        tuple(words.merged(row) for row in rows),
        tuple(words.will_be(row) for row in rows),
        tuple(words.marks(rows)),
        texts,
    )
    chart = carrier(words.title(), words.method(), drawing)
    return Told(chart, drawing, tuple(words.columns()), tuple(words.cells(rows)))


class _Delays:
    def __init__(self, found: "Newest", texts: Texts) -> None:
        self._found = found
        self._texts = texts
        self._nowcasts = {month.start: month for month in found.nowcasts}

    def rows(self) -> range:
        size = len(self._found.triangle.starts)
        return range(max(0, size - _ROWS), size)

    def name(self, row: int, pattern: str = "LLL yyyy") -> str:
        return self._texts.month(self._found.triangle.starts[row], pattern)

    def title(self) -> str:
        texts, found = self._texts, self._found
        if not can_nowcast(found.triangle):
            return texts.say(
                "Too few reports to estimate: {number} of {needed}; the last two months are provisional",
                number=texts.integer(found.triangle.reports),
                needed=texts.integer(REPORTS_NEEDED),
            )
        last = found.nowcasts[-1]
        if not last.provisional:
            share = texts.decimal(last.complete * 100, 0)
            sentence = mark("The newest months are complete: {share} % is known within the month")
            return texts.say(sentence, share=share)
        return texts.say(
            "{month}: {known} known, {expected} will be ({low}–{high})",
            month=_capital(texts.month(last.start, "LLLL yyyy")),
            known=texts.integer(last.known),
            expected=texts.integer(round(last.expected)),
            low=texts.integer(last.low),
            high=texts.integer(last.high),
        )

    def method(self) -> str:
        texts, found = self._texts, self._found
        parts = [
            texts.say("As of {day}, the last three years.", day=texts.date(found.triangle.as_of)),
            texts.of(found.triangle.note()),
        ]
        if found.nowcasts:
            parts.append(texts.say("Estimated from how late earlier months became known; 95 % intervals."))
        return " ".join(parts)

    def will_be(self, row: int) -> str:
        month = self._nowcasts.get(self._found.triangle.starts[row])
        if month is None:
            start = self._found.triangle.starts[row]
            return self._texts.say("provisional") if start in self._found.provisional else BLANK
        return _interval(month, self._texts)

    def marks(self, rows: Iterable[int]) -> Iterator[Mark]:
        texts, triangle = self._texts, self._found.triangle
        heads = (texts.say("incidents"),)
        for row in rows:
            brush = Brush(MONTH, frozenset({step_key(triangle.starts[row], Step.MONTH)}))
            name = self.name(row, "LLLL yyyy")
            note = texts.say("will be (95 %): {figure}", figure=self.will_be(row))
            for delay, count in enumerate(self.merged(row)):
                last = delay == _COLUMNS - 1
                told = texts.say("known after {number} months", number=f"{delay}+" if last else delay)
                figure = texts.say("cannot be known yet") if count is None else texts.integer(count)
                yield Mark(Reading(name, heads, ((told, figure),), note), (brush,))

    def merged(self, row: int) -> tuple[int | None, ...]:
        """Return a row with its long delays in one cell, as it is drawn."""
        cells = self._found.triangle.cells[row]
        rest = [count for count in cells[_COLUMNS - 1 :] if count is not None]
        return (*cells[: _COLUMNS - 1], sum(rest) if rest else None)

    def columns(self) -> Iterator[Column]:
        texts, triangle = self._texts, self._found.triangle
        yield Column(texts.say("Month"))
        width = len(triangle.cells[0]) if triangle.cells else 0
        for delay in range(width):
            yield Column(f"{delay}+" if delay == width - 1 else str(delay), number=True)
        yield Column(texts.say("known"), number=True)
        yield Column(texts.say("will be (95 %)"), number=True)

    def cells(self, rows: Iterable[int]) -> Iterator[tuple[Cell, ...]]:
        texts = self._texts
        for row in rows:
            counts = self._found.triangle.cells[row]
            shown = (Cell(BLANK, " ") if one is None else Cell(texts.integer(one)) for one in counts)
            known = texts.integer(sum(one or 0 for one in counts))
            yield (Cell(self.name(row)), *shown, Cell(known), Cell(self.will_be(row)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _interval(month: "Nowcast", texts: Texts) -> str:
    expected = texts.integer(round(month.expected))
    if month.low == month.high:
        return expected
    return f"{expected} ({texts.integer(month.low)}–{texts.integer(month.high)})"


def quiet_table(
    found: "Sequence[Quiet]", texts: Texts, book: "CodeBook"
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Return the silences as a table, the least probable first."""
    columns = (
        Column(texts.say("District or employer"), stretch=True),
        Column(texts.say("last record"), number=True),
        Column(texts.say("days"), number=True),
        Column(texts.say("expected"), number=True),
        Column("p", number=True),
    )
    rows = tuple(
        (
            Cell(name_of(one, texts, book), tip=_tip(one, texts)),
            Cell(texts.date(one.silence.last)),
            Cell(texts.integer(one.silence.days), str(one.silence.days)),
            Cell(texts.decimal(one.silence.expected, 1)),
            Cell(_bare(texts.of(p_of(one.silence.p))), bold=one.silence.marked),
        )
        for one in found
    )
    return columns, rows


def _tip(found: "Quiet", texts: Texts) -> str:
    own = f"{found.name}, {found.silence.key}\n" if found.dimension == EMPLOYER else ""
    return own + texts.of(found.silence.note())


def _bare(p: str) -> str:
    """Return p without its name, which the heading has."""
    return p.removeprefix("p").replace("=", "").strip()


def name_of(found: "Quiet", texts: Texts, book: "CodeBook") -> str:
    """Return the name of a district or of an employer, its БИН where it has none."""
    key = found.silence.key
    if found.dimension == EMPLOYER:
        return found.name or key
    return label(DIMENSION["district"].heading(), key, texts, book)


def lacking_table(
    found: "Sequence[Lacking]", texts: Texts
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Return what records do not say as a table, a row a kind."""
    columns = (
        Column(texts.say("Kind"), stretch=True),
        Column(texts.say("records"), number=True),
        Column(texts.say("no cause"), number=True),
        Column(texts.say("no hour"), number=True),
    )
    rows = tuple(
        (
            Cell(texts.say(BY_CODE[one.kind].plural)),
            Cell(texts.integer(one.records), str(one.records)),
            _part(one.causes, one.records, texts),
            Cell(texts.integer(one.hours), str(one.hours)),
        )
        for one in found
    )
    return columns, rows


def _part(number: int, records: int, texts: Texts) -> Cell:
    percent = texts.decimal(number / records * 100, 0) if records else "0"
    return Cell(f"{texts.integer(number)} ({percent} %)" if number else "0", str(number))


def worth_told(found: "Iterable[Lacking]", texts: Texts) -> str:
    """Return what the charts of causes are worth, where they are not worth everything."""
    lines = [
        texts.say(_WORTH[one.worth], kind=texts.say(BY_CODE[one.kind].plural))
        for one in found
        if one.worth in _WORTH
    ]
    return "\n".join(lines) or texts.say("Causes are known well enough for the charts of causes.")
