"""The map in words: rate, change or count by colour, never by colour alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from safetyreg.errors import Message
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.breaks import by_of
from safetyreg.statistics.placed import Placed, PlaceRate
from safetyreg.statistics.sentence import p_of, ratio_of, sentence
from safetyreg.statistics.verdict import Verdict
from ui.analysis.funnel_told import PlaceWords, provenance, short
from ui.analysis.map_paint import Area, Fill, Key
from ui.analysis.shape_drawing import ShapeDrawing
from ui.analysis.tile_drawing import TileDrawing
from ui.analysis.tile_layout import TILES
from ui.analysis.told import Told, carrier
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.chart_axis import decimals, ticks
from ui.widgets.drawing import Drawing, Mark, figures
from ui.widgets.table_view import Cell, Column

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook
    from safetyreg.domain.outline import Boundaries

_CLASSES: Final = 5
_FEW: Final = 25
_PALE, _FULL = 0.14, 0.9
_HATCHED: Final = Fill(hatched=True)
_SIGNS: Final = {Verdict.RISE: "▲", Verdict.FALL: "▼", Verdict.CHANCE: "", Verdict.TOO_FEW: ""}
_FILLS: Final = {
    Verdict.RISE: Fill("error", 0.6),
    Verdict.FALL: Fill("good", 0.55),
    Verdict.CHANCE: Fill("previous", 0.22),
    Verdict.TOO_FEW: Fill(),
}
_KEYS: Final = {
    Verdict.RISE: Message(mark("▲ rise confirmed")),
    Verdict.FALL: Message(mark("▼ fall confirmed")),
    Verdict.CHANCE: Message(mark("within chance")),
    Verdict.TOO_FEW: Message(mark("not enough figures")),
}


class Shown(StrEnum):
    """What the colours of the map mean."""

    RATE = "rate"
    CHANGE = "change"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class MapWish:
    """What is to be shown: a measure, and real boundaries where there are some."""

    shown: Shown = Shown.RATE
    boundaries: "Boundaries | None" = None
    trouble: str = ""


def told_map(found: Placed, wish: MapWish, texts: Texts, book: "CodeBook") -> Told:
    """Return the map in words; the table has the places in the order of the marks."""
    words = _Words(found, wish, texts, book)
    areas = tuple(words.area(place) for place in found.places)
    drawing = words.drawing(areas)
    by_key = {place.key: place for place in found.places}
    keys = {area.mark: area.place for area in areas}
    order = [keys[one] for one in drawing.marks]
    rest = [place.key for place in found.places if place.key not in set(order)]
    rows = tuple(tuple(words.cells(by_key[key])) for key in (*order, *rest))
    chart = carrier(words.title(), words.method(), drawing, words.footnotes(rest))
    return Told(chart, drawing, tuple(words.columns()), rows)


class _Words:
    def __init__(self, found: Placed, wish: MapWish, texts: Texts, book: "CodeBook") -> None:
        self._found = found
        self._wish = wish
        self._texts = texts
        self._places = PlaceWords(found, texts, book)
        self._shaped = False
        values = [value for place in found.places if (value := self._value(place)) is not None]
        most = max(values, default=0)
        self._steps = ticks(most, _CLASSES, whole=wish.shown is Shown.COUNT and most < _FEW)

    def drawing(self, areas: tuple[Area, ...]) -> Drawing:
        boundaries = self._wish.boundaries
        outlines = boundaries.of(tuple(area.place for area in areas)) if boundaries is not None else {}
        keys = tuple(self.keys())
        self._shaped = bool(outlines)
        return ShapeDrawing(areas, outlines, keys) if outlines else TileDrawing(areas, keys)

    def area(self, place: PlaceRate) -> Area:
        tile = TILES.get(place.key)
        name = self._texts.name(tile.names) if tile is not None else self._places.name(place)
        found = Mark(self._reading(place), self._places.brush(place))
        bold = bool(self._sign(place))
        return Area(place.key, found, name, self._figure(place), self._fill(place), bold=bold)

    def _by(self) -> Message:
        """Say what counts are divided by; each place has people of its own."""
        bars = (place.bar for place in self._found.places if place.bar is not None)
        return by_of(next((bar.answer.per for bar in bars if bar.answer.per), None))

    def _value(self, place: PlaceRate) -> float | None:
        if self._wish.shown is Shown.COUNT:
            return float(place.events)
        return place.rate.value if place.rate is not None else None

    def _sign(self, place: PlaceRate) -> str:
        """Return the arrow of a change that is confirmed, or of a rate outside what chance allows."""
        if self._wish.shown is Shown.CHANGE:
            return _SIGNS[place.bar.answer.verdict] if place.bar is not None else ""
        if self._wish.shown is Shown.RATE and place.point is not None and place.point.beyond:
            return "▲" if place.point.side > 0 else "▼"
        return ""

    def _figure(self, place: PlaceRate) -> str:
        texts, shown = self._texts, self._wish.shown
        if shown is Shown.COUNT:
            written = texts.integer(place.events)
        elif shown is Shown.CHANGE:
            bar = place.bar
            written = figures(texts, bar.before, bar.after) if bar is not None else "—"
        else:
            written = short(place.rate.value, texts) if place.rate is not None else "—"
        return f"{self._sign(place)} {written}".strip()

    def _fill(self, place: PlaceRate) -> Fill:
        if self._wish.shown is Shown.CHANGE:
            return _FILLS[place.bar.answer.verdict] if place.bar is not None else _HATCHED
        value = self._value(place)
        return _HATCHED if value is None else self._class(value)

    def _class(self, value: float) -> Fill:
        """Return the colour of a value; 0 is an answer and has none."""
        if not value:
            return Fill()
        last = len(self._steps) - 2
        place = next((n for n, top in enumerate(self._steps[1:]) if value <= top), last)
        return Fill(self._found.kind, _PALE + (_FULL - _PALE) * (place / last if last else 1.0))

    def keys(self) -> Iterator[Key]:
        texts = self._texts
        if self._wish.shown is Shown.CHANGE:
            used = {place.bar.answer.verdict for place in self._found.places if place.bar is not None}
            yield from (Key(_FILLS[one], texts.of(text)) for one, text in _KEYS.items() if one in used)
        else:
            digits = decimals(self._steps)
            edges = [texts.decimal(step, digits) for step in self._steps]
            for first, last, top in zip(edges, edges[1:], self._steps[1:], strict=False):
                yield Key(self._class(top), f"{first}–{last}")
        if any(self._fill(place).hatched for place in self._found.places):
            yield Key(_HATCHED, texts.say("not known"))

    def title(self) -> str:
        texts, shown = self._texts, self._wish.shown
        if shown is Shown.RATE and self._found.funnel is not None:
            outside = [place for place in self._found.places if self._sign(place)]
            named = self._places.names(outside)
            if outside:
                return texts.say("Rates outside what chance allows: {names}", names=named)
            return texts.say("No rate lies outside what chance allows")
        if shown is Shown.CHANGE:
            return self._changed()
        total = sum(place.events for place in self._found.places)
        most = max(self._found.places, key=_events, default=None)
        if most is None or not total:
            return texts.say("Nothing was counted here")
        share = texts.percent(most.events / total, 0)
        return texts.say("Most incidents: {name}, {share} of all", name=self._places.name(most), share=share)

    def _changed(self) -> str:
        changes = self._found.changes
        if changes is None or changes.found is None:
            return self._texts.say("A break lies between the two periods: they are not compared")
        told = [
            self._texts.say(sign, names=self._places.names(places))
            for verdict, sign in (
                (Verdict.RISE, mark("More: {names}")),
                (Verdict.FALL, mark("Fewer: {names}")),
            )
            if (places := [one for one in self._found.places if _verdict(one) is verdict])
        ]
        return "; ".join(told) or self._texts.say("No place changed beyond chance")

    def method(self) -> str:
        texts, shown = self._texts, self._wish.shown
        if shown is Shown.CHANGE and self._found.changes is not None:
            periods = self._found.changes.periods
            after, before = (shown_period(days, texts) for days in (periods.after, periods.before))
            return texts.say(
                "{now} against {before}, {by}.", now=after, before=before, by=texts.of(self._by())
            )
        parts = [texts.say("{period}.", period=shown_period(self._found.period, texts))]
        if shown is Shown.RATE:
            parts.append(texts.say("Per 100,000 a year; arrows: outside 95 % of the funnel. Not a ranking."))
            parts.append(provenance(self._found, texts))
        else:
            parts.append(texts.say("Counts say where most people live: compare rates."))
        return " ".join(filter(None, parts))

    def footnotes(self, missing: list[str]) -> str:
        texts, boundaries = self._texts, self._wish.boundaries
        parts = [self._wish.trouble]
        if self._found.unknown and self._wish.shown is Shown.RATE:
            names = self._places.names(self._found.unknown)
            parts.append(texts.say("Their population is not known: {names}.", names=names))
        if boundaries is not None and not self._shaped:
            parts.append(texts.say("The file has no boundaries of these places: tiles stand for them."))
        if boundaries is not None and missing:
            names = self._places.names([place for place in self._found.places if place.key in set(missing)])
            parts.append(texts.say("Without boundaries in the file: {names}.", names=names))
        if boundaries is not None and boundaries.unmatched:
            named = ", ".join(boundaries.unmatched[:_CLASSES])
            more = len(boundaries.unmatched) - _CLASSES
            named = f"{named}, +{more}" if more > 0 else named
            parts.append(texts.say("Areas of the file that are no place of the list: {names}.", names=named))
        if self._found.elsewhere:
            parts.append(texts.say("Of no known place: {number}.", number=self._found.elsewhere))
        return " ".join(filter(None, parts))

    def _reading(self, place: PlaceRate) -> Reading:
        """Return rate and interval, both counts and the verdict on the change."""
        own, bar, texts = self._places.reading(place), place.bar, self._texts
        if bar is None:
            return own
        return Reading(own.title, own.headings, own.rows, f"{texts.of(sentence(bar.answer))} {own.note}")

    def columns(self) -> Iterator[Column]:
        texts = self._texts
        yield from self._places.columns()
        yield Column(texts.say("a year before"), number=True)
        yield Column(texts.say("ratio"))
        yield Column("p")
        yield Column(texts.say("Verdict"))

    def cells(self, place: PlaceRate) -> Iterator[Cell]:
        yield from self._places.cells(place)
        bar = place.bar
        if bar is None:
            yield from (Cell("—") for _ in range(4))
            return
        yield Cell(self._texts.integer(bar.before), str(bar.before))
        yield Cell(self._texts.of(ratio_of(bar.answer)))
        yield Cell(self._texts.of(p_of(bar.answer.p)))
        yield Cell(self._texts.of(bar.answer.verdict.label))


def _events(place: PlaceRate) -> int:
    return place.events


def _verdict(place: PlaceRate) -> Verdict | None:
    return place.bar.answer.verdict if place.bar is not None else None
