"""The funnel plot in words: who lies outside what chance allows at its size, and what that does not say."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from safetyreg.domain.denominator import DenominatorKind
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.denominators import Quality
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.funnel import Funnel
from safetyreg.statistics.labels import label
from safetyreg.statistics.placed import Placed, PlaceRate
from safetyreg.statistics.rate import Rate
from ui.analysis.funnel_drawing import FunnelDrawing, Spot, Words
from ui.analysis.told import Told, carrier
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeBook

_YEAR: Final = 365.25
_MOST: Final = 3
_TINY: Final = 10
_SECTION: Final = mark("Population and employed")
_UNKNOWN: Final = {
    DenominatorKind.RESIDENTS: mark(
        "Rates need the residents of these places: enter them in Settings, “{section}”."
    ),
    DenominatorKind.EMPLOYED: mark(
        "Rates need the employed of these places: enter them in Settings, “{section}”."
    ),
}
_PEOPLE: Final = {
    DenominatorKind.RESIDENTS: mark("residents, thousand · incidents per 100,000 residents a year"),
    DenominatorKind.EMPLOYED: mark("employed, thousand · incidents per 100,000 employed a year"),
}
HEADS: Final = {
    DenominatorKind.RESIDENTS: mark("residents"),
    DenominatorKind.EMPLOYED: mark("employed"),
}
_OUTSIDE: Final = {
    (2, 1): mark("▲ above, outside 99.8 %"),
    (1, 1): mark("▲ above, outside 95 %"),
    (1, -1): mark("▼ below, outside 95 %"),
    (2, -1): mark("▼ below, outside 99.8 %"),
    (0, 0): mark("within chance"),
}


def told_funnel(found: Placed, texts: Texts, book: "CodeBook") -> Told:
    """Return the funnel plot in words; raise ExpectedError where no two places have a denominator."""
    if found.funnel is None:
        raise ExpectedError(_UNKNOWN[found.basis], section=Message(_SECTION))
    words = PlaceWords(found, texts, book)
    known = [place for place in found.places if place.rate is not None]
    written = Words(
        texts, texts.say(_PEOPLE[found.basis]), texts.say("mean {rate}", rate=short(found.funnel.mean, texts))
    )
    spots = tuple(_spots(found, words))
    drawing = FunnelDrawing(found.kind, found.funnel, spots, found.period.days / _YEAR, written)
    chart = carrier(
        _title(found, words), _method(found, found.funnel, texts), drawing, _left_out(found, words)
    )
    rows = tuple(tuple(words.cells(place)) for place in (*known, *found.unknown))
    return Told(chart, drawing, tuple(words.columns()), rows)


class PlaceWords:
    """Places in words, the same on the funnel plot and the map."""

    def __init__(self, found: Placed, texts: Texts, book: "CodeBook") -> None:
        """Keep what is said of."""
        self._found = found
        self.texts = texts
        self._book = book
        self._column = DIMENSION[found.dimension].heading((found.kind,) if found.kind else ())

    def name(self, place: PlaceRate) -> str:
        """Return the name of a place."""
        return label(self._column, place.key, self.texts, self._book)

    def names(self, places: Sequence[PlaceRate]) -> str:
        """Return the first names and how many more there are."""
        named = ", ".join(self.name(place) for place in places[:_MOST])
        return f"{named}, +{len(places) - _MOST}" if len(places) > _MOST else named

    def brush(self, place: PlaceRate) -> tuple[Brush, ...]:
        """Return what a click on a place chooses."""
        return (Brush(self._found.dimension, frozenset({place.key})),)

    def outside(self, place: PlaceRate) -> str:
        """Return where a place lies on the funnel."""
        point = place.point
        return self.texts.say(_OUTSIDE[point.beyond, point.side]) if point is not None else ""

    def reading(self, place: PlaceRate) -> Reading:
        """Return the figures of a place: incidents, people, rate with its interval; where it lies."""
        texts, found = self.texts, self._found
        people, rate = place.people(found.period), place.rate
        if people is None or rate is None or place.exposure is None:
            alone = (texts.say("incidents"), texts.integer(place.events))
            return Reading(self.name(place), ("",), (alone,), texts.say("The denominator is not known."))
        heads = (texts.say(HEADS[found.basis]), texts.say("per 100,000 a year"), texts.say("95 % interval"))
        figures = (texts.integer(round(people)), short(rate.value, texts), interval(rate, texts))
        row = (texts.plural("{n} incident", "{n} incidents", place.events), *figures)
        outside = self.outside(place)
        told = texts.say("Against the other places: {told}.", told=outside) if outside else ""
        note = f"{told} {texts.of(place.exposure.note())}".strip()
        return Reading(self.name(place), heads, (row,), note)

    def columns(self) -> Iterator[Column]:
        """Return the columns of the table."""
        texts = self.texts
        yield Column(texts.say(DIMENSION[self._found.dimension].label))
        for heading in (
            texts.say("incidents"),
            texts.say(HEADS[self._found.basis]),
            texts.say("per 100,000 a year"),
            texts.say("95 % interval"),
        ):
            yield Column(heading, number=True)
        yield Column(texts.say("against chance"))

    def cells(self, place: PlaceRate) -> Iterator[Cell]:
        """Return the row of a place."""
        texts, rate, people = self.texts, place.rate, place.people(self._found.period)
        yield Cell(self.name(place))
        yield Cell(texts.integer(place.events), str(place.events))
        yield Cell(texts.integer(round(people)) if people is not None else texts.say("not known"))
        yield Cell(short(rate.value, texts) if rate is not None else "—")
        yield Cell(interval(rate, texts) if rate is not None else "—")
        yield Cell(self.outside(place) or "—")


def short(value: float, texts: Texts) -> str:
    """Return a rate with a decimal where it is small; 0 is an answer."""
    return texts.decimal(value, 1 if 0 < value < _TINY else 0)


def interval(rate: Rate, texts: Texts) -> str:
    """Return Garwood's interval of a rate; 0 has an upper limit too."""
    return f"{short(rate.low, texts)}–{short(rate.high, texts)}"


def provenance(found: Placed, texts: Texts) -> str:
    """Return the sentence on denominators that were taken on unchanged; nothing where none was."""
    carried = [
        place.exposure
        for place in found.places
        if place.exposure is not None and place.exposure.quality is Quality.CARRIED
    ]
    if not carried:
        return ""
    latest = max(one.figures[-1].on for one in carried)
    return texts.say("Newest population figures: {day}, taken on unchanged.", day=texts.date(latest))


def _spots(found: Placed, words: PlaceWords) -> Iterator[Spot]:
    for place in found.places:
        point, people, rate = place.point, place.people(found.period), place.rate
        if point is not None and people is not None and rate is not None:
            name = f"{'▲' if point.side > 0 else '▼'} {words.name(place)}" if point.beyond else ""
            yield Spot(Mark(words.reading(place), words.brush(place)), people, rate.value, name)


def _title(found: Placed, words: PlaceWords) -> str:
    texts = words.texts
    outside = [place for place in found.places if place.point is not None and place.point.beyond]
    above = [place for place in outside if place.point is not None and place.point.side > 0]
    silent = [place for place in outside if not place.events]
    below = [place for place in outside if place not in above and place not in silent]
    told = [
        texts.say(sign, names=words.names(places))
        for places, sign in (
            (above, mark("Above what is expected: {names}")),
            (below, mark("below: {names}")),
            (silent, mark("silent: {names}")),
        )
        if places
    ]
    joined = "; ".join(told)
    return joined[:1].upper() + joined[1:] if told else texts.say("No place lies outside what chance allows")


def _method(found: Placed, plot: Funnel, texts: Texts) -> str:
    parts = [
        texts.say("{period}.", period=shown_period(found.period, texts)),
        texts.say("Funnel: exact Poisson limits of 95 and 99.8 % around the mean rate."),
    ]
    if plot.phi > 1:
        parts.append(
            texts.say(
                "Widened, since the places differ more than chance allows: φ = {phi}.",
                phi=texts.decimal(plot.phi, 2),
            )
        )
    parts.append(texts.say("By chance one place in twenty lies outside 95 %. Not a ranking."))
    return " ".join(filter(None, (*parts, provenance(found, texts))))


def _left_out(found: Placed, words: PlaceWords) -> str:
    parts = []
    if found.unknown:
        parts.append(
            words.texts.say(
                "Left out, their population is not known: {names}.", names=words.names(found.unknown)
            )
        )
    if found.elsewhere:
        parts.append(words.texts.say("Of no known place: {number}.", number=found.elsewhere))
    return " ".join(parts)
