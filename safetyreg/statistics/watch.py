"""The watch: each series once a bucket, at most one alarm whatever fired, with why and since when.

Improved Farrington where three years or more exist, else EARS C2; CUSUM beside it for small lasting rises.
The rate of false alarms is stated and shown by simulation (docs/statistics.md).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import Figure, mark
from safetyreg.statistics.alarm import LABELS, Method, Series, Signal
from safetyreg.statistics.cusum import cusum
from safetyreg.statistics.ears import ears
from safetyreg.statistics.farrington import farrington

FALSE_ALARMS: Final = 0.025
_LOOK_BACK: Final = 12
_LONGEST: Final = 60
_WHY: Final = mark("{observed} where {expected} are usual: {reason}.")
_WHY_LEAST: Final = mark(
    "At least {observed} once late reports are in ({known} so far) where {expected} are usual: {reason}."
)
_BOTH: Final = mark("{reason}; {also}")
_UNDER: Final = mark("under {number}")
_LEAST: Final = 0.1
_RATE: Final = mark("Tuned to at most {percent} % false alarms: one in {number} periods of a series.")


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm of a series in a bucket: what fired, the first bucket of the unbroken run of alarms.

    `so_far` is what is known of a single bucket that will hold more once late reports are in.
    """

    key: str
    start: date
    since: date
    signals: tuple[Signal, ...]
    so_far: int | None = None

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that fired."""
        return tuple(signal.method for signal in self.signals)

    def why(self) -> Message:
        """Return the reason as a sentence."""
        first = self.signals[0]
        values = {
            "observed": first.observed,
            "expected": usual(first.expected),
            "reason": Message(LABELS[first.method]),
        }
        reasons = [Message(LABELS[signal.method]) for signal in self.signals]
        if len(reasons) > 1:
            values["reason"] = Message(_BOTH, {"reason": reasons[0], "also": reasons[1]})
        if self.so_far is None:
            return Message(_WHY, values)
        return Message(_WHY_LEAST, {**values, "known": self.so_far})


def watch(series: Iterable[tuple[str, Series]]) -> tuple[Alarm, ...]:
    """Return the alarms of the last bucket of every series, at most one each."""
    found = (look(key, one) for key, one in series)
    return tuple(alarm for alarm in found if alarm is not None)


def look(key: str, series: Series) -> Alarm | None:
    """Return the alarm of the last bucket, or nothing.

    While the last ones are filling up the buckets before are looked at too, back to the last whole one: what
    hid a rise in them may have come in by now.
    """
    found = (_look(key, series.until(places)) for places in range(len(series.filling) + 1))
    return next((alarm for alarm in found if alarm is not None), None)


def _look(key: str, series: Series) -> Alarm | None:
    fired = signals(series)
    if not fired:
        return None
    begun = [series.starts[-1], *_begun(fired)]
    for places in range(1, min(_LONGEST, len(series.counts))):
        earlier = series.until(places)
        found = signals(earlier)
        if not found:
            break
        begun += [earlier.starts[-1], *_begun(found)]
    rising = fired[0].method is not Method.CUSUM and series.expected().counts[-1] > series.counts[-1]
    return Alarm(key, series.starts[-1], min(begun), fired, int(series.counts[-1]) if rising else None)


def _begun(fired: Iterable[Signal]) -> Iterator[date]:
    return (signal.since for signal in fired if signal.since is not None)


def signals(series: Series) -> tuple[Signal, ...]:
    """Return what fired in the last bucket."""
    if not series.enough_cases():
        return ()
    known = series.expected()
    both = (_sudden(known), cusum(known))
    return tuple(found for found in both if found is not None and found.fired)


def _sudden(series: Series) -> Signal | None:
    return farrington(series) or ears(series)


@dataclass(frozen=True, slots=True)
class Limit:
    """What is usual in a bucket, and the most that chance allows there."""

    expected: float
    upper: float


def limits(series: Series, buckets: int = _LOOK_BACK) -> tuple[Limit | None, ...]:
    """Return the limits of the last buckets against sudden rises, each from what was before it."""
    places = range(min(buckets, len(series.counts)) - 1, -1, -1)
    found = (_sudden(series.until(place).expected()) for place in places)
    return tuple(None if one is None else Limit(one.expected, one.upper) for one in found)


def usual(expected: float) -> Message | Figure:
    """Return an expectation as a sentence says it: never as 0, which nothing would be more than."""
    if round(expected, 1) < _LEAST:
        return Message(_UNDER, {"number": Figure(_LEAST, 1)})
    return Figure(expected, 1)


def rate_note(rate: float = FALSE_ALARMS) -> Message:
    """Return the sentence that states the rate of false alarms."""
    return Message(_RATE, {"percent": Figure(rate * 100, 1), "number": round(1 / rate)})
