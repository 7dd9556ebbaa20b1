"""Charts that were added to the report: what each asks, kept from one start to the next for each registry.

Figures are not kept: a chart is asked anew, for the filter of the workbook, whenever it is shown or written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any, Final, Protocol, Self, cast

from safetyreg.domain.query import Query
from safetyreg.i18n import Language
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.charted import Charted
from ui.preferences import Preference
from ui.session import Session

CHARTS: Final[Preference[dict[str, object]]] = Preference("reports/charts", {})
TREND: Final = "trend"
DELAY: Final = "delay"
ALARM: Final = "alarm"


@dataclass(frozen=True)
class Wish:
    """A chart of the page of analysis: its topic, the kind it looks at, what was brushed, its own choices."""

    topic: str
    kind: str = ""
    brushes: tuple[Brush, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)

    def kept(self) -> dict[str, object]:
        """Return it as JSON keeps it."""
        brushes = [[brush.dimension, sorted(brush.keys, key=str)] for brush in self.brushes]
        return {"topic": self.topic, "kind": self.kind, "brushes": brushes, "options": dict(self.options)}

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> Self:
        """Read what was kept."""
        brushes = tuple(Brush(str(name), frozenset(keys)) for name, keys in kept.get("brushes", ()))
        return cls(str(kept["topic"]), str(kept.get("kind", "")), brushes, dict(kept.get("options", {})))


class Remaking(Protocol):
    """Makes charts anew: `read` in a worker, `charted` on the window's thread."""

    def read(self, wish: Wish, query: Query, today: date) -> object:
        """Return the answer of the door; raise ExpectedError where the filter has none."""

    def charted(self, wish: Wish, query: Query, found: object, *, drawn: bool) -> Charted:
        """Return the chart in the report's language, with its picture where one is wanted."""

    def asked(self, wish: Wish) -> str:
        """Return what a chart looks at beside the filter: its kind, what was brushed."""


def remaking(session: Session, language: Language) -> Remaking:
    """Return what makes charts anew in a language; the page of analysis is loaded by it."""
    return cast("Remaking", import_module("ui.analysis.remaking").Remaker(session, language))


def wishes(session: Session) -> tuple[Wish, ...]:
    """Return the charts of the report of the open registry, in their order."""
    kept = session.preferences.get(CHARTS).get(session.registry.location, ())
    found = cast("list[Mapping[str, Any]]", kept if isinstance(kept, list) else [])
    return tuple(Wish.from_kept(one) for one in found if isinstance(one, dict) and "topic" in one)


def put(session: Session, chosen: tuple[Wish, ...]) -> None:
    """Keep the charts of the report of the open registry."""
    every = dict(session.preferences.get(CHARTS))
    every[session.registry.location] = [wish.kept() for wish in chosen]
    session.preferences.put(CHARTS, every)


def add(session: Session, wish: Wish) -> None:
    """Add a chart at the end, once, and say so."""
    there, texts = wishes(session), session.texts
    if wish.kept() in [one.kept() for one in there]:
        session.said.emit(texts.say("This chart is in the report already."))
        return
    put(session, (*there, wish))
    said = texts.plural(
        "Added to the report: it has {n} chart.", "Added to the report: it has {n} charts.", len(there) + 1
    )
    session.said.emit(said)
