"""The synthetic records in the order they happened, one at a time: memory stays the same at any number."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from functools import partial
from operator import attrgetter
from random import Random
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.incident import Incident
from safetyreg.domain.workdays import Calendar
from safetyreg.registry.demo import fires, water, workplace
from safetyreg.registry.demo.days import counts
from safetyreg.registry.demo.maker import Maker, sub_items
from safetyreg.registry.demo.organisations import Employer, by_size, employers
from safetyreg.registry.demo.shares import STREAMS, Stream

_MOMENTS: Final = {"fire": fires.moment, "water": water.moment, "workplace": workplace.moment}
_FEWEST: Final = 60
_A_YEAR_EACH: Final = 150


def incidents(
    number: int, seed: int, until: datetime, book: CodeBook, calendar: Calendar
) -> Iterator[Incident]:
    """Yield exactly `number` records of the five years to `until`, the same ones for the same seed."""
    rng = Random(seed)
    known = staff(rng, number)
    maker = Maker(rng, until, sub_items(book), by_size(known), calendar)
    for day, numbers in counts(rng, number, until.date()):
        midnight = datetime.combine(day, time())
        found = [
            _build(stream)(maker, _MOMENTS[stream.kind](maker, midnight))
            for stream, many in zip(STREAMS, numbers, strict=True)
            for _ in range(many)
        ]
        yield from sorted(found, key=attrgetter("occurred"))


def staff(rng: Random, number: int) -> Sequence[Employer]:
    """Invent the employers of so many records: the first that is drawn."""
    return employers(rng, _FEWEST + number // _A_YEAR_EACH)


def _build(stream: Stream) -> Callable[[Maker, datetime], Incident]:
    if stream.kind == "water":
        return partial(water.accident, subtype=stream.subtype)
    if stream.kind == "workplace":
        return partial(workplace.accident, subtype=stream.subtype)
    own = {"fire": fires.fire, "burning": fires.burning, "co_poisoning": fires.co_poisoning}
    return own.get(stream.subtype) or partial(fires.steppe, subtype=stream.subtype)
