"""The trend in words: percent a year with its interval, and what it rests on."""

from collections.abc import Iterator

from safetyreg.domain.period import Step, step_key
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.brush import MONTH, Brush
from safetyreg.statistics.pace import Pace
from safetyreg.statistics.sentence import p_of
from ui.analysis.pace_drawing import PaceDrawing
from ui.analysis.told import Told, carrier, left_out, signed
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column


def told_pace(found: Pace, kind: str, texts: Texts) -> Told:
    """Return a trend in words."""
    marks = tuple(_mark(found, place, texts) for place in range(len(found.months)))
    drawing = PaceDrawing(kind, found, marks, texts)
    footnote = texts.name(found.cut.footnote) if found.cut is not None else ""
    chart = carrier(_title(found, texts), _method(found, texts), drawing, footnote)
    figure, line, _, trend = _heads(texts)
    limits = texts.say("95 % from"), texts.say("95 % to")
    heads = (texts.say("Month"), figure, line, *limits, trend)
    columns = tuple(Column(head, number=place > 0) for place, head in enumerate(heads))
    rows = tuple(tuple(map(Cell, _cells(found, place, texts))) for place in range(len(marks)))
    return Told(chart, drawing, columns, rows)


def _title(found: Pace, texts: Texts) -> str:
    fitted = found.fitted
    if not found.confirmed:
        text = mark("No trend beyond chance: {percent} % a year (95 % interval {low}…{high} %)")
    elif fitted.percent > 0:
        text = mark("A rise year by year is confirmed: {percent} % a year (95 % interval {low}…{high} %)")
    else:
        text = mark("A fall year by year is confirmed: {percent} % a year (95 % interval {low}…{high} %)")
    values = {"percent": fitted.percent, "low": fitted.low, "high": fitted.high}
    return texts.say(text, **{name: signed(texts, value) for name, value in values.items()})


def _method(found: Pace, texts: Texts) -> str:
    first, last = (texts.month(days.first, "LLL yyyy") for days in (found.months[0], found.months[-1]))
    parts = [
        texts.say(
            "{number} incidents in whole months, {first} – {last}.",
            number=texts.integer(sum(found.counts)),
            first=first,
            last=last,
        ),
        texts.say(
            "Quasi-Poisson regression by month of the year and days; {p}, φ = {phi}.",
            p=texts.of(p_of(found.fitted.p)),
            phi=texts.decimal(found.fitted.phi, 2),
        ),
    ]
    if found.monotone is not None:
        parts.append(texts.say("Seasonal Mann–Kendall: {p}.", p=texts.of(p_of(found.monotone.p))))
    if found.left_out:
        parts.append(left_out(found.left_out, texts))
    parts.append(texts.say("It says what was, not what will be."))
    return " ".join(parts)


def _heads(texts: Texts) -> tuple[str, ...]:
    return texts.say("figure"), texts.say("season and trend"), texts.say("95 % interval"), texts.say("trend")


def _mark(found: Pace, place: int, texts: Texts) -> Mark:
    start = found.months[place].first
    return Mark(
        Reading(texts.month(start, "LLLL yyyy"), _heads(texts), (tuple(_row(found, place, texts)),)),
        (Brush(MONTH, frozenset({step_key(start, Step.MONTH)})),),
    )


def _cells(found: Pace, place: int, texts: Texts) -> Iterator[str]:
    fitted = found.fitted
    yield texts.month(found.months[place].first, "LLLL yyyy")
    yield texts.integer(found.counts[place])
    for line in (fitted.curve.values, fitted.curve.low, fitted.curve.high, fitted.trend.values):
        yield texts.decimal(line[place])


def _row(found: Pace, place: int, texts: Texts) -> Iterator[str]:
    fitted = found.fitted
    yield texts.say("incidents")
    yield texts.integer(found.counts[place])
    yield texts.decimal(fitted.curve.values[place])
    yield f"{texts.decimal(fitted.curve.low[place])}–{texts.decimal(fitted.curve.high[place])}"
    yield texts.decimal(fitted.trend.values[place])
