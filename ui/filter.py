"""The filter over every page: which records, and where the period moves with the calendar, by which rule."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.period import Period, Step, next_start, step_start, year_to
from safetyreg.domain.query import Query
from safetyreg.domain.status import Status
from safetyreg.i18n import mark


class Preset(StrEnum):
    """Ways to say a period; all but CUSTOM and ALL move with the calendar."""

    TODAY = "today"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEAR_TO_DATE = "year_to_date"
    CUSTOM = "custom"
    ALL = "all"


PRESETS: Final = (
    (Preset.TODAY, mark("today")),
    (Preset.MONTH, mark("this month")),
    (Preset.QUARTER, mark("this quarter")),
    (Preset.YEAR, mark("this year")),
    (Preset.YEAR_TO_DATE, mark("year to date")),
    (Preset.ALL, mark("all the time")),
)
_STEPS: Final = {Preset.MONTH: Step.MONTH, Preset.QUARTER: Step.QUARTER, Preset.YEAR: Step.YEAR}


def period_of(preset: Preset, today: date) -> Period | None:
    """Return the days a preset means on a day; nothing for ALL and CUSTOM."""
    if preset is Preset.TODAY:
        return Period(today, today)
    if preset is Preset.YEAR_TO_DATE:
        return year_to(today)
    if preset not in _STEPS:
        return None
    start = step_start(today, _STEPS[preset])
    after = next_start(start, _STEPS[preset])
    return Period(start, date.fromordinal(after.toordinal() - 1))


def month_of(year: int, month: int) -> Period:
    """Return a calendar month."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Filter:
    """What the filter bar shows; `query(today)` is what it means."""

    preset: Preset = Preset.YEAR_TO_DATE
    custom: Period | None = None
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    words: str = ""

    def period(self, today: date) -> Period | None:
        """Return the period in force."""
        return self.custom if self.preset is Preset.CUSTOM else period_of(self.preset, today)

    def query(self, today: date) -> Query:
        """Return the filter as the door takes it."""
        return Query(
            period=self.period(today),
            kinds=self.kinds,
            places=self.places,
            statuses=self.statuses,
            words=self.words,
        )

    def only(self, **parts: object) -> Self:
        """Return a copy with some parts replaced."""
        return replace(self, **parts)  # type: ignore[arg-type]

    def in_period(self, period: Period | None) -> Self:
        """Return a copy for chosen days, or for all the time."""
        return replace(self, preset=Preset.CUSTOM if period else Preset.ALL, custom=period)

    def kept(self) -> dict[str, object]:
        """Return the filter as JSON keeps it."""
        custom = [self.custom.first.isoformat(), self.custom.last.isoformat()] if self.custom else []
        return {
            "preset": self.preset.value,
            "custom": custom,
            "kinds": list(self.kinds),
            "places": list(self.places),
            "statuses": list(self.statuses),
            "words": self.words,
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, object]) -> Self:
        """Read a kept filter; what is not understood is left out."""
        presets = {preset.value: preset for preset in Preset}
        preset = presets.get(str(kept.get("preset")), Preset.YEAR_TO_DATE)
        custom = _period(kept.get("custom"))
        if preset is Preset.CUSTOM and custom is None:
            preset = Preset.YEAR_TO_DATE
        return cls(
            preset=preset,
            custom=custom,
            kinds=tuple(code for code in _texts(kept.get("kinds")) if code in BY_CODE),
            places=_texts(kept.get("places")),
            statuses=tuple(code for code in _texts(kept.get("statuses")) if code in set(Status)),
            words=str(kept.get("words") or ""),
        )


def _texts(found: object) -> tuple[str, ...]:
    return tuple(str(item) for item in found) if isinstance(found, list) else ()


def _period(found: object) -> Period | None:
    try:
        first, last = (date.fromisoformat(text) for text in _texts(found))
    except ValueError:
        return None
    return Period(first, last) if first <= last else None
