"""When in the week and when in the year: the heat map of a filter's period, the season of five years."""

from dataclasses import dataclass
from typing import Final

from safetyreg.domain.period import Period
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.brush import MONTH
from safetyreg.statistics.dispersion import Dispersion
from safetyreg.statistics.judging import history, scatter
from safetyreg.statistics.season import Season, Week, season, week

WEEK: Final = ("weekday", "hour")


@dataclass(frozen=True, slots=True)
class Weekly:
    """The week of a period; None stands for all the time."""

    period: Period | None
    week: Week

    @property
    def total(self) -> int:
        """Incidents of known weekday."""
        return sum(map(sum, self.week.cells)) + sum(self.week.unknown)

    @property
    def timeless(self) -> int:
        """Incidents whose hour is not known."""
        return sum(self.week.unknown)


@dataclass(frozen=True, slots=True)
class Yearly:
    """The season over whole months, and the scatter that its intervals allow for."""

    months: tuple[Period, ...]
    season: Season
    dispersion: Dispersion


def weekly(asked: Asked) -> Weekly:
    """Return the week of a filter by weekday and hour."""
    records = asked.during(asked.records(WEEK), asked.period)
    cells = {
        (int(day) - 1, int(hour) if hour != "" else None): number
        for (day, hour), number in asked.count(records, *WEEK).items()
        if day != ""
    }
    return Weekly(asked.period, week(cells))


def yearly(asked: Asked) -> Yearly:
    """Return the season of a filter over the whole months of up to five years."""
    asked = asked.timeless
    months = history(asked.periods.current, asked.breaks)
    records = asked.records()
    counts = asked.series(records, months)
    first = next((place for place, number in enumerate(counts) if number), 0)
    months, counts = months[first:], counts[first:]
    starts = [month.first for month in months]
    dispersion = scatter({str(key): n for key, n in asked.by_key(records, MONTH).items()}, months)
    return Yearly(months, season(counts, starts, dispersion), dispersion)
