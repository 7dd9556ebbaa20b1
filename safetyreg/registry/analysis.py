"""Linked charts through the door: one cube of the registry's state, each chart reckoned from it.

Charts are independent of each other, so that each may be read as a job of its own. scipy and statsmodels are
imported by the first one that is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from safetyreg.access import Action
from safetyreg.domain.period import Step
from safetyreg.domain.query import NEWEST_FIRST
from safetyreg.statistics import press
from safetyreg.statistics.brush import Brush, narrowed
from safetyreg.statistics.exposed import basis_of, region_of_registry
from safetyreg.statistics.people import OUTCOMES
from safetyreg.storage import denominators, incidents
from safetyreg.storage.reference import BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from safetyreg.domain.changes import Changes
    from safetyreg.domain.outline import Boundaries
    from safetyreg.domain.query import Query
    from safetyreg.registry.session import Session
    from safetyreg.statistics.asked import Asked
    from safetyreg.statistics.casualties import Casualties
    from safetyreg.statistics.cube import Cube
    from safetyreg.statistics.gaps import Gaps
    from safetyreg.statistics.grouped import Grouped
    from safetyreg.statistics.lateness import Lateness
    from safetyreg.statistics.level import Level
    from safetyreg.statistics.lost_days import LostDays
    from safetyreg.statistics.pace import Pace
    from safetyreg.statistics.placed import Placed
    from safetyreg.statistics.press import Press
    from safetyreg.statistics.roll import Roll
    from safetyreg.statistics.timing import Weekly, Yearly
    from safetyreg.statistics.watched import Sighted, Watch
    from safetyreg.statistics.work_years import WorkYears
    from safetyreg.storage.engine import Connection


class Analysis:
    """Answers of charts on a filter and on what is brushed in the other charts."""

    def __init__(self, session: Session) -> None:
        """Keep the session; the cube is loaded when the first chart is asked for."""
        self._session = session
        self._lock = Lock()
        self._cube: Cube | None = None
        self._roll: Roll | None = None
        self._late: Lateness | None = None
        self._shared: Asked | None = None
        self._lost: LostDays | None = None
        self._changes: list[Changes] = []

    def level(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Level:
        """Return the control chart, the changes of level and the percent a year; ExpectedError if thin."""
        from safetyreg.statistics.level import level  # noqa: PLC0415  loads numpy, scipy, statsmodels

        return level(self._asked(query, brushes, today, late=True))

    def groups(
        self, query: Query, dimension: str, brushes: Sequence[Brush] = (), today: date | None = None
    ) -> Grouped:
        """Return the groups of a dimension (`cause`, `object`) beside the same period last year."""
        from safetyreg.statistics.grouped import grouped  # noqa: PLC0415  loads numpy

        return grouped(self._asked(query, brushes, today), dimension)

    def places(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Grouped:
        """Return districts beside the same period last year, or regions where there are several.

        A region that was divided between the periods stands there in its old borders too.
        """
        from safetyreg.statistics.grouped import grouped, places_of  # noqa: PLC0415  loads numpy
        from safetyreg.statistics.reunited import crossed, reunited, widened  # noqa: PLC0415  the same

        asked = self._asked(query, brushes, today)
        found = grouped(asked, places_of(asked))
        borders = crossed(found.periods)
        wide = self._asked(widened(query, borders), brushes, today) if borders else asked
        return replace(found, reunited=reunited(wide, borders)) if borders else found

    def placed(
        self,
        query: Query,
        brushes: Sequence[Brush] = (),
        today: date | None = None,
        *,
        changed: bool = False,
    ) -> Placed:
        """Return districts or regions with their rates; with their changes where these are wanted."""
        from safetyreg.statistics.placed import placed  # noqa: PLC0415  loads numpy

        asked = self._asked(query, brushes, today)
        with self._session.database.snapshot() as connection:
            figures = denominators.known(connection)
        return placed(asked, figures, changed=changed)

    def boundaries(self, path: Path) -> Boundaries:
        """Read the boundaries of places from a GeoJSON file; raise ExpectedError where it is none."""
        from safetyreg.exchange.boundaries import load  # noqa: PLC0415  used on request

        return load(path, self._session.book())

    def weekly(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Weekly:
        """Return the week by weekday and hour."""
        from safetyreg.statistics.timing import weekly  # noqa: PLC0415  loads numpy

        return weekly(self._asked(query, brushes, today))

    def yearly(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Yearly:
        """Return the season by month."""
        from safetyreg.statistics.timing import yearly  # noqa: PLC0415  loads numpy

        return yearly(self._asked(query, brushes, today))

    def casualties(
        self, query: Query, outcome: str, brushes: Sequence[Brush] = (), today: date | None = None
    ) -> Casualties:
        """Return the people of an outcome (`dead`, `injured`, `rescued`, `missing`) beside last year's."""
        from safetyreg.statistics.casualties import casualties  # noqa: PLC0415  loads numpy

        return casualties(self._asked(query, brushes, today, people=True), outcome)

    def gaps(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Gaps:
        """Return the days between rare events; ExpectedError where there are too few or too many."""
        from safetyreg.statistics.gaps import gaps  # noqa: PLC0415  loads numpy, scipy

        return gaps(self._asked(query, brushes, today))

    def pace(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> Pace:
        """Return the trend with its season and interval; ExpectedError where the series is thin."""
        from safetyreg.statistics.pace import pace  # noqa: PLC0415  loads numpy, scipy, statsmodels

        return pace(self._asked(query, brushes, today, late=True))

    def work(self, query: Query, brushes: Sequence[Brush] = (), today: date | None = None) -> WorkYears:
        """Return the rates of work of every year, as far as their denominators are known."""
        from safetyreg.statistics import lost_days, work_years  # noqa: PLC0415  loads numpy

        asked = self._asked(query, brushes, today)
        with self._session.database.snapshot() as connection:
            figures = denominators.known(connection)
            with self._lock:
                if self._lost is None or self._lost.state != asked.cube.state:
                    self._lost = lost_days.load(connection, asked.cube)
                lost = self._lost
        return work_years.work_years(asked, figures, lost)

    def records(self, query: Query, brushes: Sequence[Brush], today: date | None = None) -> Query:
        """Return the query of the records behind a mark: by conditions where they can say it, else by ids."""
        counted = query.only(counted=True)
        said = narrowed(counted, brushes)
        if said is not None:
            return said
        asked = self._asked(query, brushes, today)
        found = asked.cube.ids[asked.during(asked.records(), asked.period)]
        return counted.only(ids=tuple(map(int, found)), period=asked.period)

    def watch(self, query: Query, step: Step = Step.MONTH, today: date | None = None) -> Watch:
        """Return the alarms of the last whole month or week, of every kind and district of a filter."""
        from safetyreg.statistics.watched import watch_over  # noqa: PLC0415  loads numpy, scipy, statsmodels

        return watch_over(self._asked(query, (), today, late=True), step)

    def sighted(self, query: Query, step: Step, district: str = "", today: date | None = None) -> Sighted:
        """Return one watched series of a filter of one kind, whether it alarms or not."""
        from safetyreg.statistics.watched import sighted  # noqa: PLC0415  loads numpy, scipy, statsmodels

        return sighted(self._asked(query, (), today, late=True), step, district)

    def press(self, text: str) -> Press:
        """Return what may be said of a sentence or of two counts."""
        return press.check(text)

    def note(self, changes: Changes) -> None:
        """Hear of a write, so that only its records are read again."""
        self._changes.append(changes)

    def _asked(
        self,
        query: Query,
        brushes: Sequence[Brush],
        today: date | None,
        *,
        people: bool = False,
        late: bool = False,
    ) -> Asked:
        """Return the filter over the cube; the charts of one step share what they choose from it."""
        self._session.demand(Action.READ)
        day = today or self._session.database.today()
        with self._session.database.snapshot() as connection:
            cube = self._current(connection)
            shared = self._shared
            wanted = (query, tuple(brushes), day)
            if (
                shared is None
                or shared.cube is not cube
                or (shared.query, shared.brushes, shared.today) != wanted
            ):
                shared = self._shared = self._fresh(connection, cube, *wanted)
            people = people or any(brush.dimension in OUTCOMES for brush in brushes)
            roll = self._people(connection, cube) if people else None
            delays = self._delays(connection, cube, day) if late else None
        return replace(shared, roll=roll, late=delays)

    def _fresh(
        self, connection: Connection, cube: Cube, query: Query, brushes: tuple[Brush, ...], today: date
    ) -> Asked:
        """Return a filter over the cube; what its columns cannot answer is found by SQL."""
        from safetyreg.statistics import cube_filter  # noqa: PLC0415  loads numpy
        from safetyreg.statistics.asked import Asked  # noqa: PLC0415  the same

        always = query.only(period=None, counted=True)
        breaks = tuple(BREAKS.every(connection))
        lived = denominators.of_kind(connection, basis_of(query.kinds)), region_of_registry(connection)
        if cube_filter.answers(always):
            within = cube_filter.mask(cube, always)
        else:
            within = cube.among(incidents.ids(connection, always, NEWEST_FIRST, self._session.scope()))
        return Asked(cube, query, within, brushes, breaks, today, None, None, *lived)

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

    def _people(self, connection: Connection, cube: Cube) -> Roll:
        """Return the roll of the cube's state; read anew after a write."""
        from safetyreg.statistics import roll  # noqa: PLC0415  loads numpy

        with self._lock:
            if self._roll is None or self._roll.state != cube.state:
                self._roll = roll.load(connection, cube)
            return self._roll

    def _delays(self, connection: Connection, cube: Cube, today: date) -> Lateness:
        """Return how late the cube's newest records became known; read anew after a write, on another day."""
        from safetyreg.statistics import lateness  # noqa: PLC0415  loads numpy

        with self._lock:
            if self._late is None or (self._late.state, self._late.today) != (cube.state, today):
                self._late = lateness.load(connection, cube, today)
            return self._late


def _state(changes: Changes) -> int:
    return changes.state
