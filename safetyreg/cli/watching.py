"""`trend` and `watch`: what a series does over the years, and what alarms now."""

from typing import TYPE_CHECKING

from safetyreg.cli.output import write_json, write_table
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.period import Step, step_key
from safetyreg.domain.query import Query
from safetyreg.i18n import Texts, mark
from safetyreg.registry import Registry
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label

if TYPE_CHECKING:
    from safetyreg.statistics.changepoint import ChangePoint
    from safetyreg.statistics.level import Level
    from safetyreg.statistics.watched import Watched


def say_trend(registry: Registry, query: Query, texts: Texts, *, json: bool) -> None:
    """Write percent a year with its interval, φ, Mann–Kendall, changes of level; null where too thin."""
    found = registry.analysis.level(query)
    figures = _figures(found)
    changes = [_change(found, point) for point in found.changes]
    if json:
        write_json(figures | {"changes": changes})
        return
    write_table(list(figures), [[_written(value, texts) for value in figures.values()]])
    if changes:
        write_table(list(changes[0]), [[_written(value, texts) for value in one.values()] for one in changes])


def say_alarms(registry: Registry, query: Query, step: Step, texts: Texts, *, json: bool) -> None:
    """Write every alarm with its reason, and the stated rate of false alarms."""
    from safetyreg.statistics.watch import FALSE_ALARMS, rate_note  # noqa: PLC0415  loads numpy

    found = registry.watching.alarms(query, step)
    alarms = [_alarm(one, step, texts, registry) for one in found.alarms]
    if json:
        write_json({"series": found.series, "false_alarms": FALSE_ALARMS, "alarms": alarms})
        return
    words = (mark("Kind"), mark("District or city"), mark("Why"), mark("Acknowledged"))
    headings = list(map(texts.say, words))
    shown = ("kind_name", "place_name", "why", "note")
    rows = [[str(one[name] or "") for name in shown] for one in alarms]
    write_table(headings, [*rows, [texts.of(rate_note())]])


def _figures(found: "Level") -> dict[str, object]:
    fitted, monotone = found.fitted, found.monotone
    return {
        "first": step_key(found.months[0].first, Step.MONTH),
        "last": step_key(found.months[found.whole - 1].first, Step.MONTH),
        "months": found.whole,
        "provisional": [step_key(month.start, Step.MONTH) for month in found.provisional],
        "mean": found.mean,
        "percent": fitted.percent if fitted else None,
        "low": fitted.low if fitted else None,
        "high": fitted.high if fitted else None,
        "p": fitted.p if fitted else None,
        "phi": fitted.phi if fitted else None,
        "mann_kendall_p": monotone.p if monotone else None,
        "mann_kendall_slope": monotone.slope if monotone else None,
    }


def _change(found: "Level", point: "ChangePoint") -> dict[str, object]:
    places = {"month": point.place, "earliest": point.earliest, "latest": point.latest}
    last = found.whole - 1
    days = {name: step_key(found.months[min(n, last)].first, Step.MONTH) for name, n in places.items()}
    before, after = found.sides(point)
    return {**days, "before": before, "after": after, "p": point.p}


def _alarm(found: "Watched", step: Step, texts: Texts, registry: Registry) -> dict[str, object]:
    signal, look = found.alarm.signals[0], found.look
    heading = DIMENSION["district"].heading()
    place = label(heading, found.district, texts, registry.codes.book()) if found.district else ""
    return {
        "kind": found.kind,
        "kind_name": texts.say(BY_CODE[found.kind].plural),
        "district": found.district,
        "place_name": place,
        "period": step_key(found.alarm.start, step),
        "since": step_key(found.alarm.since, step),
        "methods": [method.value for method in found.alarm.methods],
        "observed": signal.observed,
        "so_far": found.alarm.so_far,
        "expected": signal.expected,
        "upper": signal.upper,
        "why": texts.of(found.alarm.why()),
        "acknowledged": look is not None,
        "acknowledged_by": look.user if look else None,
        "acknowledged_at": look.at.isoformat(timespec="seconds") if look else None,
        "note": look.note if look else None,
    }


def _written(value: object, texts: Texts) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return texts.decimal(value, 4) if isinstance(value, float) else "" if value is None else str(value)
