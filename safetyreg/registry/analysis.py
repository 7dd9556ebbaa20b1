"""Linked charts through the door: one cube of the registry's state, each chart reckoned from it.

Charts are independent of each other, so that each may be read as a job of its own. scipy and statsmodels are
imported by the first one that is asked for.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from safetyreg.access import Action
from safetyreg.domain.period import Step
from safetyreg.domain.query import NEWEST_FIRST
from safetyreg.statistics import press
from safetyreg.statistics.brush import Brush, narrowed
from safetyreg.storage import incidents
from safetyreg.storage.reference import BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from safetyreg.domain.changes import Changes
    from safetyreg.domain.query import Query
    from safetyreg.registry.session import Session
    from safetyreg.statistics.asked import Asked
    from safetyreg.statistics.cube import Cube
    from safetyreg.statistics.grouped import Grouped
    from safetyreg.statistics.level import Level
    from safetyreg.statistics.press import Press
    from safetyreg.statistics.timing import Weekly, Yearly
    from safetyreg.statistics.watched import Watch
    from safetyreg.storage.engine import Connection


class Analysis:
    """Answers of charts on a filter and on what is brushed in the other charts."""

    def __init__(self, session: Session) -> None:
        """Keep the session; the cube is loaded when the first chart is asked for."""
        self._session = session
        self._lock = Lock()
        self._cube: Cube | None = None
        self._changes: list[Changes] = []

    def level(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Level:
        """Return the control chart, the changes of level and the percent a year; ExpectedError if thin."""
        from safetyreg.statistics.level import level  # noqa: PLC0415  loads numpy, scipy, statsmodels

        return level(self._asked(query, brushes, today))

    def groups(
        self, query: Query, dimension: str, brushes: Sequence[Brush] = (), today: date | None = None
    ) -> Grouped:
        """Return the groups of a dimension (`cause`, `object`) beside the same period last year."""
        from safetyreg.statistics.grouped import grouped  # noqa: PLC0415  loads numpy

        return grouped(self._asked(query, brushes, today), dimension)

    def places(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Grouped:
        """Return districts beside the same period last year, or regions where there are several."""
        from safetyreg.statistics.grouped import grouped, places_of  # noqa: PLC0415  loads numpy

        asked = self._asked(query, brushes, today)
        return grouped(asked, places_of(asked))

    def weekly(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Weekly:
        """Return the week by weekday and hour."""
        from safetyreg.statistics.timing import weekly  # noqa: PLC0415  loads numpy

        return weekly(self._asked(query, brushes, today))

    def yearly(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Yearly:
        """Return the season by month."""
        from safetyreg.statistics.timing import yearly  # noqa: PLC0415  loads numpy

        return yearly(self._asked(query, brushes, today))

    def records(self, query: Query, brushes: Sequence[Brush], today: date | None = None) -> Query:
        """Return the query of the records behind a mark: by conditions where they can say it, else by ids."""
        counted = query.only(counted=True)
        said = narrowed(counted, brushes)
        if said is not None:
            return said
        asked = self._asked(query, brushes, today)
        found = asked.cube.ids[asked.during(asked.records(), query.period)]
        return counted.only(ids=tuple(map(int, found)))

    def watch(self, query: Query, step: Step = Step.MONTH, today: date | None = None) -> Watch:
        """Return the alarms of the last whole month or week, of every kind and district of a filter."""
        from safetyreg.statistics.watched import watch_over  # noqa: PLC0415  loads numpy, scipy, statsmodels

        return watch_over(self._asked(query, (), today), step)

    def press(self, text: str) -> Press:
        """Return what may be said of a sentence or of two counts."""
        return press.check(text)

    def note(self, changes: Changes) -> None:
        """Hear of a write, so that only its records are read again."""
        self._changes.append(changes)

    def _asked(self, query: Query, brushes: Sequence[Brush], today: date | None) -> Asked:
        """Return the filter over the cube; what its columns cannot answer is found by SQL."""
        from safetyreg.statistics import cube_filter  # noqa: PLC0415  loads numpy
        from safetyreg.statistics.asked import Asked  # noqa: PLC0415  the same

        self._session.demand(Action.READ)
        always = query.only(period=None, counted=True)
        database = self._session.database
        scope = self._session.scope()
        with database.snapshot() as connection:
            cube = self._current(connection)
            breaks = tuple(BREAKS.every(connection))
            known = cube_filter.answers(always)
            ids = () if known else incidents.ids(connection, always, NEWEST_FIRST, scope)
        within = cube_filter.mask(cube, always) if known else cube.among(ids)
        return Asked(cube, query, within, tuple(brushes), breaks, today or database.today())

    def _current(self, connection: Connection) -> Cube:
        """Return the cube of the state that a connection sees; one thread loads, the others wait for it."""
        from safetyreg.statistics import cube_loading  # noqa: PLC0415  loads numpy

        state, book = self._session.database.state(connection), self._session.book()
        with self._lock:
            cube, heard = self._cube, sorted(self._changes, key=_state)
            self._changes = [one for one in heard if one.state > state]
            for changes in heard:
                if cube is not None and changes.state == cube.state + 1 <= state and cube.book is book:
                    cube = cube_loading.refreshed(cube, connection, changes)
            if cube is None or cube.state != state or cube.book is not book:
                cube = cube_loading.load(connection, book, state)
            self._cube = cube
        return cube


def _state(changes: Changes) -> int:
    return changes.state
