"""Carry out a register dump: one snapshot, ids first, rows streamed by pages, progress and cancel."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safetyreg.domain.query import NEWEST_FIRST, Order, Query
from safetyreg.errors import ExpectedError
from safetyreg.export.dump import incident_plan, person_plan
from safetyreg.export.filter_words import filter_words
from safetyreg.export.outfile import replacing
from safetyreg.export.wording import Wording
from safetyreg.export.written import Tick, Written
from safetyreg.i18n import Language, Texts, mark
from safetyreg.registry.session import Session
from safetyreg.storage import incidents, streams
from safetyreg.storage.engine import Connection

BESIDE: Final = "-persons"


@dataclass(frozen=True, kw_only=True)
class DumpOptions:
    """How the register is dumped; `fields` names those of incidents that are wanted, all where empty."""

    language: Language = Language.RU
    order: Order = NEWEST_FIRST
    fields: tuple[str, ...] = ()
    personal: bool = False
    reason: str = ""


class Dumper:
    """One run; counts its rows for the progress over both sheets."""

    def __init__(self, connection: Connection, session: Session, options: DumpOptions, tick: Tick) -> None:
        """Keep the snapshot and what is wanted."""
        self._connection = connection
        self._session = session
        self._options = options
        self._tick = tick
        self._scope = session.scope()
        self._words = Wording(Texts(options.language), session.book())
        self._done = 0
        self._total = 0

    def write(self, query: Query, path: Path) -> Written:
        """Write all records of a query to the file, or to two beside each other for csv."""
        from safetyreg.export.rows_file import BODY_ROWS, RowsSheet, write_csv, write_xlsx  # noqa: PLC0415

        ending = path.suffix.lower()
        if ending not in {".xlsx", ".csv"}:
            raise ExpectedError(mark("“{file}” must end in .xlsx or .csv."), file=path.name)
        paths = (path,) if ending == ".xlsx" else (path, path.with_name(f"{path.stem}{BESIDE}{path.suffix}"))
        options = self._options
        with replacing(*paths) as beside:
            ids = incidents.ids(self._connection, query, options.order, self._scope, self._tick)
            persons = streams.count_persons(self._connection, query, self._scope)
            self._total = len(ids) + persons
            own = incident_plan(self._words, query.kinds, personal=options.personal, chosen=options.fields)
            listed = person_plan(self._words, query.kinds, personal=options.personal)
            pages = streams.incident_pages(self._connection, ids, own.source, self._scope)
            people = streams.person_pages(self._connection, ids, listed.source, self._scope)
            clocks = ending == ".csv"
            say, split = self._words.texts.say, max(len(ids), persons) > BODY_ROWS
            statement = self._statement(query, split=split and not clocks)
            sheets = (
                RowsSheet(
                    say(mark("Incidents")),
                    statement,
                    own.columns,
                    len(ids),
                    own.lines(pages, self._told, clocks=clocks),
                ),
                RowsSheet(
                    say(mark("Victims")),
                    statement,
                    listed.columns,
                    persons,
                    listed.lines(people, self._told, clocks=clocks),
                ),
            )
            if ending == ".csv":
                for target, sheet in zip(beside, sheets, strict=True):
                    write_csv(target, sheet)
                return Written(paths, (), len(ids), persons)
            titles = write_xlsx(beside[0], sheets, BODY_ROWS)
        return Written(paths, titles, len(ids), persons, split=split)

    def _told(self, rows: int) -> None:
        """Tell how far the run is; the listener may cancel it."""
        self._done += rows
        self._tick(self._done, self._total)

    def _statement(self, query: Query, *, split: bool) -> str:
        """Return the line above the headings: what the file is, of what, when, and what it must warn of."""
        texts, session = self._words.texts, self._session
        parts = [texts.say(mark("DEMO: invented records"))] if session.demo else []
        if self._options.personal:
            text = mark("WITH FULL PERSONAL DATA, for {user}, because: {reason}")
            parts.append(texts.say(text, user=session.user.account, reason=self._options.reason.strip()))
        parts += [texts.say(mark("Register dump")), session.database.name]
        if query.period is not None:
            parts.append(self._words.period(query.period))
        parts += [f"{name}: {value}" for name, value in filter_words(query, self._words)]
        parts.append(texts.say(mark("Made on {moment}"), moment=texts.moment(session.local_now())))
        if split:
            parts.append(texts.say(mark("too many rows for one sheet: continued on the next ones")))
        return " \u00b7 ".join(parts)
