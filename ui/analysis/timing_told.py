"""The week and the year in words: when most happens, and whether chance would do the same."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from safetyreg.domain.period import Step, step_key
from safetyreg.i18n import Texts
from safetyreg.statistics.brush import MONTH, Brush
from safetyreg.statistics.season import DAYS, HOURS, MonthOfYear, Week
from safetyreg.statistics.sentence import p_of
from safetyreg.statistics.timing import Weekly, Yearly
from safetyreg.statistics.verdict import LEVEL
from ui.analysis.heat_drawing import HeatDrawing
from ui.analysis.season_drawing import SeasonDrawing
from ui.analysis.told import Told, carrier
from ui.format import shown_period
from ui.widgets.chart import Reading
from ui.widgets.drawing import Mark
from ui.widgets.table_view import Cell, Column

_WINDOW: Final = 4
_MONDAY: Final = date(2024, 1, 1)


def told_week(found: Weekly, kind: str, texts: Texts) -> Told:
    """Return the week in words."""
    week = found.week
    names = tuple(texts.weekday(_MONDAY.replace(day=day + 1)) for day in range(DAYS))
    drawing = HeatDrawing(kind, week, names, tuple(_week_marks(week, texts)))
    chart = carrier(_week_title(found, texts), _week_method(found, texts), drawing)
    columns = (
        Column(texts.say("Day of the week")),
        *(Column(f"{hour:02d}", number=True) for hour in range(HOURS)),
    )
    unknown = Column(texts.say("hour unknown"), number=True)
    rows = tuple(
        (Cell(_day_name(day, texts)), *(Cell(str(count)) for count in (*week.cells[day], week.unknown[day])))
        for day in range(DAYS)
    )
    return Told(chart, drawing, (*columns, unknown), rows)


def told_year(found: Yearly, kind: str, texts: Texts) -> Told:
    """Return the season in words."""
    months = found.season.months
    marks = tuple(_month_mark(month, found, texts) for month in months)
    drawing = SeasonDrawing(kind, months, marks, texts)
    heads = (
        texts.say("Month"),
        texts.say("incidents"),
        texts.say("to an even year"),
        texts.say("95 % from"),
        texts.say("95 % to"),
    )
    rows = tuple(
        (
            Cell(_month_name(month.month, texts)),
            Cell(texts.integer(month.events), str(month.events)),
            *(Cell(texts.decimal(value, 2)) for value in (month.ratio, month.low, month.high)),
        )
        for month in months
    )
    columns = tuple(Column(head, number=place > 0) for place, head in enumerate(heads))
    return Told(
        carrier(_year_title(found, texts), _year_method(found, texts), drawing), drawing, columns, rows
    )


def _week_title(found: Weekly, texts: Texts) -> str:
    week = found.week
    if not found.total:
        return texts.say("Nothing was counted here")
    days = [sum(row) + lost for row, lost in zip(week.cells, week.unknown, strict=True)]
    day = _day_name(max(range(DAYS), key=days.__getitem__), texts)
    first = _busiest(week)
    hours = {"first": f"{first:02d}:00", "last": f"{(first + _WINDOW - 1) % HOURS:02d}:59"}
    by_day, by_hour = week.p_weekday < LEVEL, week.p_hour < LEVEL
    if by_day and by_hour:
        return texts.say("Most often: {day}, {first}–{last}", day=day, **hours)
    if by_hour:
        return texts.say("Most often {first}–{last}; the days of the week do not differ", **hours)
    if by_day:
        return texts.say("Most often: {day}; the hours do not differ", day=day)
    return texts.say("Neither days nor hours differ beyond chance")


def _busiest(week: Week) -> int:
    """Return the hour at which the busiest four hours begin, round the clock."""
    hours = [sum(row[hour] for row in week.cells) for hour in range(HOURS)]
    sums = [sum(hours[(first + step) % HOURS] for step in range(_WINDOW)) for first in range(HOURS)]
    return max(range(HOURS), key=sums.__getitem__)


def _week_method(found: Weekly, texts: Texts) -> str:
    period = shown_period(found.period, texts) if found.period is not None else texts.say("all the time")
    parts = [
        texts.plural("{n} incident, {period}.", "{n} incidents, {period}.", found.total, period=period),
        texts.say("The hour is unknown in {number} of them.", number=texts.integer(found.timeless)),
        texts.say(
            "χ² against an even spread: days {days}, hours {hours}.",
            days=texts.of(p_of(found.week.p_weekday)),
            hours=texts.of(p_of(found.week.p_hour)),
        ),
    ]
    if found.week.peaks:
        parts.append(texts.say("A dot: more than this day and this hour alone would give."))
    return " ".join(parts)


def _week_marks(week: Week, texts: Texts) -> Iterator[Mark]:
    heads = (texts.say("incidents"),)
    for day in range(DAYS):
        name, own = _day_name(day, texts), Brush("weekday", frozenset({day + 1}))
        total = sum(week.cells[day]) + week.unknown[day]
        lost = texts.say("The hour is unknown in {number} of them.", number=week.unknown[day])
        yield Mark(Reading(name, heads, ((name, texts.integer(total)),), lost), (own,))
        for hour in range(HOURS):
            title = f"{name}, {hour:02d}:00–{hour:02d}:59"
            row = (f"{hour:02d}:00", texts.integer(week.cells[day][hour]))
            yield Mark(Reading(title, heads, (row,)), (own, Brush("hour", frozenset({hour}))))


def _year_title(found: Yearly, texts: Texts) -> str:
    months = found.season.months
    if not sum(month.events for month in months):
        return texts.say("Nothing was counted here")
    if not found.season.holds:
        return texts.say("The months do not differ beyond chance")
    most, least = max(months, key=_ratio), min(months, key=_ratio)
    return texts.say(
        "Most in a year: {most}, {high} times an even month; least: {least}, {low} times",
        most=_month_name(most.month, texts),
        high=texts.decimal(most.ratio, 1),
        least=_month_name(least.month, texts),
        low=texts.decimal(least.ratio, 1),
    )


def _ratio(month: MonthOfYear) -> float:
    return month.ratio


def _year_method(found: Yearly, texts: Texts) -> str:
    if not found.months:
        return ""
    first, last = (texts.month(days.first, "LLL yyyy") for days in (found.months[0], found.months[-1]))
    return " ".join(
        [
            texts.say("Whole months, {first} – {last}, by days;", first=first, last=last),
            texts.say(
                "1 is an even year; whiskers are exact 95 % intervals; {p}.", p=texts.of(p_of(found.season.p))
            ),
            texts.of(found.dispersion.note()),
        ]
    )


def _month_mark(month: MonthOfYear, found: Yearly, texts: Texts) -> Mark:
    keys = (step_key(days.first, Step.MONTH) for days in found.months if days.first.month == month.month)
    heads = (texts.say("incidents"), texts.say("to an even year"), texts.say("95 % interval"))
    name = _month_name(month.month, texts)
    row = (name, texts.integer(month.events), texts.decimal(month.ratio, 2), _interval(month, texts))
    return Mark(Reading(name, heads, (row,)), (Brush(MONTH, frozenset(keys)),))


def _interval(month: MonthOfYear, texts: Texts) -> str:
    return f"{texts.decimal(month.low, 2)}–{texts.decimal(month.high, 2)}"


def _day_name(day: int, texts: Texts) -> str:
    return texts.weekday(_MONDAY.replace(day=day + 1), "cccc")


def _month_name(month: int, texts: Texts) -> str:
    return texts.month(date(2024, month, 1), "LLLL")
