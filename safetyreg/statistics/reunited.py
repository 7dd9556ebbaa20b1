"""A divided region and what was split off it together: the same land before and after the day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from safetyreg.domain.place import KATO_DIGITS
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Break
from safetyreg.statistics.asked import Asked, keys_of
from safetyreg.statistics.borders import BORDERS, Border, united
from safetyreg.statistics.breaks import Comparable, comparable
from safetyreg.statistics.brush import TIME, Key
from safetyreg.statistics.exposed import PLACES
from safetyreg.statistics.judging import history, scatter
from safetyreg.statistics.verdict import Answer, judge

_REGION: Final = "region"


@dataclass(frozen=True, slots=True)
class Reunited:
    """The row "new + split-off": the border, the periods as they are compared, the verdict on the change."""

    border: Border
    periods: Comparable
    answer: Answer

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the regions of today that make up the old one."""
        return codes(self.border)


def codes(border: Border) -> tuple[str, ...]:
    """Return the whole KATO codes of the regions of today that make up an old one."""
    return tuple(part.ljust(KATO_DIGITS, "0") for part in border.parts)


def crossed(periods: Comparable) -> tuple[Border, ...]:
    """Return the borders that were drawn anew between two periods, or within one that was cut for it."""
    met = [(found.day, part) for found in periods.footnotes for part in found.places]
    return tuple(border for border in BORDERS if any((border.day, part) in met for part in border.parts))


def widened(query: Query, borders: tuple[Border, ...]) -> Query:
    """Return the filter with every region of a divided one that it asks for."""
    asked = {place for border in borders for place in codes(border)}
    return query.only(places=tuple(sorted({*query.places, *asked}))) if query.places else query


def reunited(asked: Asked, borders: tuple[Border, ...]) -> tuple[Reunited, ...]:
    """Return the divided regions of a widened filter that have any records, each in its old borders."""
    days = {border.day for border in borders}
    whole = replace(asked, known_breaks=tuple(one for one in asked.known_breaks if not _drawn(one, days)))
    periods = comparable(whole.periods.previous, whole.periods.current, whole.breaks)
    if not periods.sound:
        return ()
    records = whole.of_both(PLACES)
    pair = [whole.by_key(whole.during(records, days), _REGION) for days in (periods.before, periods.after)]
    months = history(periods.after, whole.breaks)
    series = whole.by_month(whole.records((*PLACES, *TIME)), _REGION)
    found = []
    for border in borders:
        before, after = (united(_texts(counts), border) for counts in pair)
        line = {
            key: sum(series.get(part, {}).get(key, 0) for part in border.parts) for key in keys_of(months)
        }
        if before or after:
            answer = judge(before, after, periods.before.days, periods.after.days, scatter(line, months))
            found.append(Reunited(border, periods, answer))
    return tuple(found)


def _drawn(found: Break, days: set[date]) -> bool:
    return bool(found.places) and found.day in days


def _texts(counts: Mapping[Key, int]) -> dict[str, int]:
    return {str(key): number for key, number in counts.items()}
