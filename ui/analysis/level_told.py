"""The level in words: since when it is another one, which months are unusual, percent a year."""

from collections.abc import Iterator
from typing import Final

from safetyreg.i18n import Texts, mark
from safetyreg.statistics.changepoint import ChangePoint
from safetyreg.statistics.control import Limits
from safetyreg.statistics.level import Level
from safetyreg.statistics.sentence import p_of
from ui.analysis.told import left_out, signed
from ui.widgets.chart import Bucket, Chart, Line, Reading, Rule, Style
from ui.widgets.chart_newest import Table, with_expected, with_newest
from ui.widgets.table_view import Cell, Column

_STRIDES: Final = (1, 2, 3, 6, 12, 24, 60)
_LIMITS: Final = {
    Limits.NORMAL: mark("Control chart with limits of three sigma"),
    Limits.EXACT: mark("Control chart with exact Poisson limits"),
    Limits.LANEY: mark("Laney's control chart, limits widened by the scatter (σz = {sigma})"),
}


def chart_of_level(found: Level, kind: str, texts: Texts) -> Chart:
    """Return the control chart of a level."""
    words = _Words(found, texts)
    readings = tuple(words.readings())
    title = words.title()
    chart = Chart(
        title=title,
        unit=texts.say("{unit} in a {step}", unit=texts.say("incidents"), step=texts.say("month")),
        buckets=tuple(words.buckets()),
        lines=tuple(words.lines(kind)),
        readings=readings,
        strides=_STRIDES,
        rules=tuple(words.rules()),
        description=f"{title}. {words.pace()}",
        method=words.method(),
    )
    return with_newest(chart, {kind: found.provisional}, texts)


def pace_of_level(found: Level, texts: Texts) -> str:
    """Return the percent a year with its interval, or why there is none."""
    return _Words(found, texts).pace()


def table_of_level(found: Level, texts: Texts) -> Table:
    """Return the same figures as a table."""
    heads = _Words(found, texts).headings()
    columns = (Column(texts.say("Month")), *(Column(head, number=True) for head in heads))
    rows = tuple(
        tuple(map(Cell, (reading.title, *reading.rows[0][1:]))) for reading in _Words(found, texts).readings()
    )
    return with_expected((columns, rows), {"": found.provisional}, texts)


class _Words:
    def __init__(self, found: Level, texts: Texts) -> None:
        self._found = found
        self._texts = texts

    def title(self) -> str:
        texts, found = self._texts, self._found
        if found.changes:
            return self._changed(found.changes[-1])
        mean, signals = texts.decimal(found.mean), len(found.signals)
        if signals:
            return texts.say(
                "The level holds: {mean} a month; unusual months: {number}", mean=mean, number=signals
            )
        return texts.say("The level holds: {mean} a month, no month is unusual", mean=mean)

    def _changed(self, point: ChangePoint) -> str:
        texts = self._texts
        before, after = self._found.sides(point)
        return texts.say(
            "The level changed: {month} ({earliest} – {latest}), from {before} to {after} a month",
            month=self._name(point.place, "LLLL yyyy"),
            earliest=self._name(point.earliest),
            latest=self._name(point.latest),
            before=texts.decimal(before),
            after=texts.decimal(after),
        )

    def pace(self) -> str:
        texts, fitted = self._texts, self._found.fitted
        if fitted is None:
            return texts.say("For a trend 36 months with one incident a month are needed.")
        low, high = (signed(texts, value) for value in (fitted.low, fitted.high))
        sentence = (
            mark("A trend is confirmed: {percent} % a year (95 % interval {low}…{high} %); {p}.")
            if fitted.p < 0.05  # noqa: PLR2004  the level of every verdict
            else mark("No trend beyond chance: {percent} % a year (95 % interval {low}…{high} %); {p}.")
        )
        found = {
            "percent": signed(texts, fitted.percent),
            "low": low,
            "high": high,
            "p": texts.of(p_of(fitted.p)),
        }
        return texts.say(sentence, **found)

    def method(self) -> str:
        texts, found = self._texts, self._found
        limits = texts.say(_LIMITS[found.chart.limits], sigma=texts.decimal(found.chart.sigma_z, 2))
        season = (
            texts.say("against the season and the days of each month")
            if found.seasonal
            else texts.say("against the days of each month")
        )
        parts = [f"{limits}, {season}."]
        parts += [texts.say("φ = {phi}.", phi=texts.decimal(found.fitted.phi, 2))] if found.fitted else []
        parts += [
            texts.say("Change of level by likelihood ratio, {p} by permutation.", p=texts.of(p_of(point.p)))
            for point in found.changes[-1:]
        ]
        if found.monotone is not None:
            parts.append(texts.say("Seasonal Mann–Kendall: {p}.", p=texts.of(p_of(found.monotone.p))))
        if found.provisional:
            parts.append(left_out([month.start for month in found.provisional], texts))
        if found.chart.blind:
            parts.append(texts.say("Below one a month this chart sees little."))
        return " ".join(parts)

    def rules(self) -> Iterator[Rule]:
        texts, cut = self._texts, self._found.cut
        for point in self._found.changes:
            sides = " → ".join(texts.decimal(side) for side in self._found.sides(point))
            name = self._name(point.place, "LLLL yyyy")
            interval = f"{self._name(point.earliest)} – {self._name(point.latest)}"
            note = texts.say(
                "Change of level: {month} ({interval}), {sides}", month=name, interval=interval, sides=sides
            )
            yield Rule(point.place - 0.5, texts.say("change of level"), note)
        if cut is not None:
            yield Rule(-0.5, texts.date(cut.day), texts.name(cut.footnote))

    def buckets(self) -> Iterator[Bucket]:
        for place, month in enumerate(self._found.months):
            yield Bucket(
                self._texts.month(month.first), str(month.first.year), self._name(place, "LLLL yyyy")
            )

    def lines(self, kind: str) -> Iterator[Line]:
        chart, texts = self._found.chart, self._texts
        yield Line(kind, texts.say("lower limit"), Style.AVERAGE, chart.low)
        yield Line(kind, texts.say("upper limit"), Style.AVERAGE, chart.high)
        yield Line(kind, texts.say("expected"), Style.BEFORE, chart.expected)
        yield Line(kind, texts.say("figure"), Style.NOW, chart.counts, self._found.months)
        signals = frozenset(self._found.signals)
        outside = tuple(count if place in signals else None for place, count in enumerate(chart.counts))
        if signals:
            yield Line(kind, "", Style.SIGNAL, outside)

    def headings(self) -> tuple[str, ...]:
        texts = self._texts
        return texts.say("figure"), texts.say("expected"), texts.say("lower limit"), texts.say("upper limit")

    def readings(self) -> Iterator[Reading]:
        texts, chart = self._texts, self._found.chart
        for place, count in enumerate(chart.counts):
            bounds = (texts.decimal(line[place]) for line in (chart.expected, chart.low, chart.high))
            note = texts.say("unusual: outside the limits") if place in self._found.signals else ""
            row = (texts.say("incidents"), texts.integer(count), *bounds)
            yield Reading(self._name(place, "LLLL yyyy"), self.headings(), (row,), note)

    def _name(self, place: int, pattern: str = "LLL yyyy") -> str:
        month = self._found.months[min(place, len(self._found.months) - 1)]
        return self._texts.month(month.first, pattern)
