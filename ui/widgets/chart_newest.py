"""The newest months on a chart by months: hatched, with what they will be, in the hover and in the table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.provisional import Provisional
from ui.format import BLANK
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.chart import Chart, Expectation, Reading
from ui.widgets.table_view import Cell, Column
from ui.widgets.trend_chart import INCIDENTS, kind_name

if TYPE_CHECKING:
    from datetime import date

    from safetyreg.registry import Registry
    from safetyreg.statistics.newest import Newest
    from safetyreg.statistics.trend import Trend

Months = Mapping[str, tuple[Provisional, ...]]
Table = tuple[Sequence[Column], Sequence[Sequence[Cell]]]
NOTHING: Final[Months] = {}
_ESTIMATED: Final = mark(
    "Hatched months are provisional: the diamond is what they will hold once late reports are in, "
    "the whisker its 95 % interval."
)
_HATCHED: Final = mark("Hatched months are provisional: late reports may still raise them.")


class NewestMonths(QObject):
    """Reads the provisional months of a trend after it is shown; `found(Trend, Months)` once known."""

    found = Signal(object, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Keep the session."""
        super().__init__(parent)
        self._session = session

    def ask(self, query: Query, trend: "Trend") -> None:
        """Read them for the kinds of a trend."""
        session, today = self._session, self._session.today()
        asked = query.only(kinds=tuple(series.kind for series in trend.series))

        def work(_: Progress) -> Months:
            return _read(session.registry, asked, trend, today)

        session.jobs.read(work, partial(self.found.emit, trend), owner=self, topic="newest")


def _read(registry: "Registry", query: Query, trend: "Trend", today: "date") -> Months:
    found = registry.newest.by_kind(query, today)
    return {series.kind: tuple(_months(trend, series.values, found[series.kind])) for series in trend.series}


def _months(trend: "Trend", values: Sequence[int], found: "Newest") -> Iterator[Provisional]:
    """Yield the provisional buckets: months with what they will be, everything else without."""
    whole = _whole(trend)
    if trend.step is Step.MONTH and trend.measure == INCIDENTS:
        starts = [bucket.first for bucket in trend.buckets]
        yield from (month for month in found.of(starts, values) if month.place in whole)
        return
    for place in whole:
        bucket = trend.buckets[place]
        if any(_touch(bucket, start) for start in found.provisional):
            yield Provisional(place, bucket.first, values[place])


def _touch(bucket: Period, month: "date") -> bool:
    return month in bucket or (bucket.first.year, bucket.first.month) == (month.year, month.month)


def _whole(trend: "Trend") -> range:
    return range(int(trend.cut), len(trend.buckets) - int(trend.incomplete))


def with_newest(chart: Chart, months: Months, texts: Texts) -> Chart:
    """Return a chart with its provisional months hatched and what they will be."""
    found = [(kind, month) for kind, own in months.items() for month in own]
    if not found:
        return chart
    expected = tuple(
        Expectation(kind, month.place, month.expected, month.low, month.high)
        for kind, month in found
        if month.expected is not None and month.low is not None and month.high is not None
    )
    places = sorted({*chart.provisional, *(month.place for _, month in found)})
    readings = list(chart.readings)
    for place in {month.place for _, month in found}:
        readings[place] = _noted(readings[place], place, months, texts)
    told = texts.say(_ESTIMATED if expected else _HATCHED)
    return replace(
        chart,
        provisional=tuple(places),
        provisional_label=chart.provisional_label if chart.provisional else texts.say("provisional"),
        expected=expected,
        complete=frozenset(
            (kind, place)
            for kind in months
            for place in places
            if (kind, place) not in {(own, month.place) for own, month in found}
            and place not in chart.provisional
        ),
        readings=tuple(readings),
        method=f"{chart.method} {told}".strip(),
    )


def _noted(reading: Reading, place: int, months: Months, texts: Texts) -> Reading:
    lines = [reading.note] if reading.note else []
    several = len(months) > 1
    own = [(kind, month) for kind, found in months.items() for month in found if month.place == place]
    for kind, month in own:
        if month.expected is not None:
            told = texts.say("provisional; will be {expected}", expected=expected_of(month, texts))
            lines.append(f"{kind_name(kind, texts)}: {told}" if several else told)
    return replace(reading, note="; ".join(lines) or texts.say("provisional, may still rise"))


def expected_of(month: Provisional, texts: Texts) -> str:
    """Return what a month will be, with its interval: `36 (33–41)`."""
    if month.expected is None or month.low is None or month.high is None:
        return BLANK
    low, high = texts.integer(month.low), texts.integer(month.high)
    return f"{texts.integer(round(month.expected))} ({low}–{high})"


def with_expected(table: Table, months: Months, texts: Texts) -> Table:
    """Return a table by months with a column of what they will be, a kind each, where that is known."""
    columns, rows = table
    for kind, own in months.items():
        known = {month.place: expected_of(month, texts) for month in own if month.expected is not None}
        if known:
            heading = texts.say("will be (95 %)")
            heading = f"{kind_name(kind, texts)}, {heading}" if len(months) > 1 else heading
            columns = (*columns, Column(heading, number=True))
            rows = tuple(
                (*row, Cell(known[place]) if place in known else Cell(BLANK, " "))
                for place, row in enumerate(rows)
            )
    return columns, rows
