"""Figures through the door: counts, cards, the trend; each answer is read in one snapshot."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from safetyreg.access import Action
from safetyreg.domain.query import Query
from safetyreg.registry.session import Session
from safetyreg.statistics import cards as kind_cards
from safetyreg.statistics import counts, judging, trend
from safetyreg.statistics.cards import Card
from safetyreg.statistics.comparison import compared
from safetyreg.statistics.group_verdicts import Judging
from safetyreg.statistics.judging import Judged
from safetyreg.statistics.measures import BASIC
from safetyreg.statistics.table import Table
from safetyreg.statistics.trend import Trend, Wanted
from safetyreg.statistics.trend_verdicts import trend_verdicts
from safetyreg.storage.reference import BREAKS


class Statistics:
    """Counts over the registry; every part of the program gets its figures here."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session

    def count(
        self,
        query: Query,
        by: Sequence[str],
        *,
        all_records: bool = False,
        measures: Sequence[str] = BASIC,
    ) -> Table:
        """Count by dimensions: codes, never labels; time complete within the filter, zeros included."""
        self._session.demand(Action.READ)
        scope = self._session.scope(months=True)
        with self._session.database.snapshot() as connection:
            return counts.count(connection, query, by, scope, all_records=all_records, measures=measures)

    def cards(self, query: Query, today: date | None = None) -> tuple[Card, ...]:
        """Return a card for each kind of the filter, compared with the same period last year."""
        self._session.demand(Action.READ)
        scope = self._session.scope(months=True)
        with self._session.database.snapshot() as connection:
            return kind_cards.cards(connection, query, today or self._session.database.today(), scope)

    def judged(self, query: Query, today: date | None = None) -> tuple[Judged, ...]:
        """Return the verdicts on the same changes as the cards show, incidents and people of each kind."""
        self._session.demand(Action.READ)
        scope = self._session.scope(months=True)
        database = self._session.database
        periods = compared(query, today or database.today())
        with database.snapshot() as connection:
            return judging.judged(connection, query, periods, BREAKS.every(connection), scope)

    def trend(self, query: Query, wanted: Wanted, today: date | None = None) -> Trend:
        """Return the series of a filter by week, month, quarter or year, its breaks, its verdicts."""
        self._session.demand(Action.READ)
        scope = self._session.scope(months=True)
        database = self._session.database
        with database.snapshot() as connection:
            breaks = BREAKS.every(connection)
            day = today or database.today()
            found = trend.trend(connection, query, wanted, breaks, day, scope)
            asked = query.only(kinds=wanted.kinds or query.kinds)
            periods = compared(asked, day)
            judged = Judging(connection, asked, periods, breaks, scope)
            return replace(found, answers=trend_verdicts(judged, found, day))
