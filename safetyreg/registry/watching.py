"""The watch through the door: alarms, who looked at them, and which nobody has looked at."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from safetyreg.access import Action
from safetyreg.domain.acknowledgement import Acknowledgement, AlarmKey
from safetyreg.domain.period import Step
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark
from safetyreg.statistics.attention import AttentionLine
from safetyreg.storage import acknowledgements, history
from safetyreg.storage.history import Line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from safetyreg.domain.changes import Changes
    from safetyreg.registry.analysis import Analysis
    from safetyreg.registry.session import Session
    from safetyreg.statistics.watched import Watch, Watched
    from safetyreg.storage.engine import Connection

ALARMS: Final = "alarms"
ACKNOWLEDGED: Final = "alarm_acknowledged"
WITHDRAWN: Final = "alarm_not_acknowledged"
MOST: Final = 500
STEPS: Final = (Step.MONTH, Step.WEEK)
_LONGEST: Final = 64


class Watching:
    """The alarms of one registry."""

    def __init__(self, session: Session, analysis: Analysis) -> None:
        """Keep the session; `analysis` finds the alarms."""
        self._session = session
        self._analysis = analysis
        self._known: tuple[object, tuple[AttentionLine, ...]] = (None, ())

    def alarms(self, query: Query, step: Step = Step.MONTH, today: date | None = None) -> Watch:
        """Return the alarms of the last whole month or week, each with who looked at it."""
        found = self._analysis.watch(query, step, today)
        with self._session.database.read() as connection:
            known = acknowledgements.known(connection)
        looked = (replace(one, look=_look(one, query, known.values())) for one in found.alarms)
        return replace(found, alarms=tuple(looked))

    def acknowledge(self, query: Query, found: Watched, note: str) -> Changes:
        """Keep that the user looked at an alarm of a filter, with what he found; the last look stands."""
        self._session.demand(Action.WRITE)
        words = " ".join(note.split())
        if not words or len(words) > MOST:
            raise ExpectedError(mark("Write what you found out, in at most {most} letters."), most=MOST)
        author, key = self._session.author(), key_of(found, query)
        with self._session.database.write() as connection:
            acknowledgements.put(connection, Acknowledgement(key, author.account, author.at, words))
            return self._changed(connection, Line(None, ACKNOWLEDGED, new=_written(key), note=words))

    def withdraw(self, query: Query, found: Watched) -> Changes:
        """Let an alarm stand as not looked at."""
        self._session.demand(Action.WRITE)
        key = key_of(found, query) if found.look is None else found.look.key
        with self._session.database.write() as connection:
            acknowledgements.remove(connection, key)
            return self._changed(connection, Line(None, WITHDRAWN, old=_written(key)))

    def attention(self, query: Query = EVERYTHING, today: date | None = None) -> tuple[AttentionLine, ...]:
        """Return the line of the alarms nobody has looked at, if there are any; it takes a while.

        In the same state of the registry the same line is not worked out again.
        """
        asked = Query(kinds=query.kinds, places=query.places)
        moment = (self._session.state(), asked, today or self._session.database.today())
        if self._known[0] != moment:
            self._known = (moment, self._lines(asked, today))
        return self._known[1]

    def _lines(self, asked: Query, today: date | None) -> tuple[AttentionLine, ...]:
        alarms = [one for step in STEPS for one in self.alarms(asked, step, today).alarms]
        number = sum(one.look is None for one in alarms)
        if not number:
            return ()
        text = mark("Alarms of the watch that nobody has looked at: {count}")
        return (AttentionLine(ALARMS, Message(text, {"count": number}), number, Query(ids=())),)

    def _changed(self, connection: Connection, line: Line) -> Changes:
        session = self._session
        history.write(connection, session.user.account, session.database.now(), (line,))
        changes = session.changes(session.database.bump(connection))
        self._analysis.note(changes)
        return changes


def key_of(found: Watched, query: Query) -> AlarmKey:
    """Return which alarm of a filter one is: the same series under another period is the same."""
    alarm, places = found.alarm, ",".join(sorted(query.places))
    rest = query.only(period=None, kinds=(), places=(), counted=None)
    parts = [] if rest == EVERYTHING else [repr(rest)]
    if not found.district and len(places) > _LONGEST:
        parts.append(places)
        places = ""
    narrowing = sha256(json.dumps(parts).encode()).hexdigest() if parts else ""
    return AlarmKey(found.series.step, found.kind, found.district or places, alarm.since, narrowing)


def _look(found: Watched, query: Query, known: Iterable[Acknowledgement]) -> Acknowledgement | None:
    """Return the last look at an alarm: its beginning may have moved back since, as more became known."""
    alarm, key = found.alarm, key_of(found, query)
    same = (
        look
        for look in known
        if alarm.since <= look.key.since <= alarm.start and replace(key, since=look.key.since) == look.key
    )
    return max(same, key=_moment, default=None)


def _moment(look: Acknowledgement) -> datetime:
    return look.at


def _written(key: AlarmKey) -> str:
    return " ".join(filter(None, (key.step.value, key.kind, key.place, key.since.isoformat())))
