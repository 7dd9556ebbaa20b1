"""Read a meeting in one snapshot: every table, the newest records, and what the report says of itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from safetyreg import __version__
from safetyreg.domain.field import FieldType, Value
from safetyreg.domain.kinds import BY_CODE, field_named
from safetyreg.domain.person import Person
from safetyreg.domain.query import NEWEST_FIRST, Query
from safetyreg.domain.status import Status
from safetyreg.errors import Message
from safetyreg.export import dump
from safetyreg.export.filter_words import filter_words
from safetyreg.export.meeting import MOST_RECORDS, Head, Meeting, Records
from safetyreg.export.wording import Wording
from safetyreg.i18n import Language, Texts, mark
from safetyreg.registry.session import Session
from safetyreg.statistics.change import Style
from safetyreg.statistics.charted import Charted
from safetyreg.statistics.comparison import Compared, compare, compared
from safetyreg.statistics.districts import districts
from safetyreg.statistics.group_verdicts import Judging, group_verdicts, harms, kind_verdicts, month_verdicts
from safetyreg.statistics.judging import JUDGED, Judged, judged
from safetyreg.statistics.people import people
from safetyreg.statistics.summary import PARTS, TOTAL, by_kind, causes, dynamics, kinds_of
from safetyreg.statistics.table import Label, Table
from safetyreg.statistics.trend import breaks_in
from safetyreg.statistics.verdict_columns import Changed, Verdicts, confirmed, with_verdicts
from safetyreg.storage import incidents, streams
from safetyreg.storage.conditions import Scope
from safetyreg.storage.engine import Connection
from safetyreg.storage.reference import BREAKS

RECORD_FIELDS: Final = (
    *("number", "kind", "subtype", "status", "occurred_on", "occurred_at", "place", "settlement"),
    *("organisation", "cause", "object", "dead", "injured", "rescued", "missing", "damage"),
)
_PLAIN_NAMES: Final = ("number", "occurred_on", "occurred_at", "settlement", "organisation")
_WIDTHS: Final = {"kind": 12, "subtype": 13, "status": 12, "settlement": 14, "organisation": 18, "damage": 13}
NOT_NAMED: Final = "\u2014"
_DEFINITIONS: Final = (
    mark("Incidents are those that count: registered, under investigation or closed, by their kind's rule."),
    mark(
        "Fires: fires and steppe fires. Burning that form 2 does not count, steppe burning and poisoning by"
        " carbon monoxide without fire are left out."
    ),
    mark(
        "Accidents on the water: drownings, accidents of small craft, falls through the ice, bodies found if"
        " the cause of death is drowning. Rescues are left out."
    ),
    mark(
        "Workplace accidents: accidents at work, group accidents, acute poisonings, until found not connected"
        " with work or excluded under article 186 of the Labour Code."
    ),
    mark("The day is the one it happened on, not the one it was registered on."),
    mark("A child is a person under 18 on the day. Damage is in tenge."),
    mark(
        "Same period last year: the same days of the year before. Change is now / before − 1; from 0 there is"
        " none."
    ),
)


@dataclass(frozen=True, kw_only=True)
class SummaryOptions:
    """How the meeting workbook is made: language, style of changes, chosen sheets (all: empty).

    `charts` were drawn for this filter and language just now, a sheet each. `cap` is the threshold in percent
    of the sheet of mixed liability; None: that of the law or of the bill.
    """

    language: Language = Language.RU
    style: Style = Style.PERCENT
    sheets: tuple[str, ...] = ()
    charts: tuple[Charted, ...] = ()
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A snapshot being read for one report."""

    connection: Connection
    session: Session
    words: Wording
    scope: Scope

    def meeting(self, query: Query, options: SummaryOptions, *, most: int = MOST_RECORDS) -> Meeting:
        """Read everything; `most` bounds the records (0: only their number)."""
        periods = compared(query, self.session.database.today()).demand_begun()
        now = query.in_period(periods.current)
        shown = not options.sheets or "records" in options.sheets
        breaks = BREAKS.every(self.connection)
        judging = Judging(self.connection, query, periods, breaks, self.scope)
        found = judged(self.connection, query, periods, breaks, self.scope)
        kinds, months, whole = self._kinds_and_months(judging, found)
        places = _judged_table(judging, districts(self.connection, query, periods, self.scope))
        causes_, objects_ = tuple(self._causes(judging)), tuple(self._objects(judging))
        return Meeting(
            head=self.head(now),
            kinds=kinds,
            months=months,
            districts=places.table,
            causes=tuple(one.table for one in causes_),
            objects=tuple(one.table for one in objects_),
            persons=tuple(_titled(table) for table in people(self.connection, now, self.scope)),
            judged=found,
            together=whole.total if len(found) > 1 else {},
            harms=harms(judging),
            changed=tuple(chain.from_iterable(one.changed for one in (places, *causes_, *objects_))),
            records=self._records(now.only(counted=True), most if shown else 0),
            method=tuple(self._method(query, periods)),
            definitions=(*map(Message, _DEFINITIONS), *self._breaks(query, periods)),
            style=options.style,
            sheets=options.sheets,
            charts=options.charts,
        )

    def head(self, query: Query) -> Head:
        """Return what the sheets of this query say of themselves."""
        return Head(
            registry=self.session.database.name,
            demo=self.session.demo,
            made_at=self.session.local_now(),
            version=__version__,
            state=self.session.database.state(self.connection),
            period=query.period,
            filter=filter_words(query, self.words),
        )

    def _kinds_and_months(self, judging: Judging, found: Sequence[Judged]) -> tuple[Table, Table, Verdicts]:
        """Return the tables of kinds and of months with the verdicts of the kinds, and of all together."""
        kinds = by_kind(self.connection, judging.query, judging.periods, self.scope)
        months = dynamics(self.connection, judging.query, judging.periods, self.scope)
        whole = group_verdicts(judging, kinds)
        by_month = month_verdicts(judging, months, found, whole)
        return (
            with_verdicts(kinds, kind_verdicts(found, whole), JUDGED),
            with_verdicts(months, by_month, (*kinds_of(judging.query), TOTAL)),
            whole,
        )

    def _causes(self, judging: Judging) -> Iterator["JudgedTable"]:
        for kind in kinds_of(judging.query):
            own = judging.of(judging.query.only(kinds=(kind,)))
            found = causes(self.connection, own.query, kind, own.periods, self.scope)
            yield _judged_table(own, replace(found, title=Message(BY_CODE[kind].plural)))

    def _objects(self, judging: Judging) -> Iterator["JudgedTable"]:
        """Yield what each kind happened at: objects of fires, bodies of water, types of events at work."""
        kinds, periods, shares = kinds_of(judging.query), judging.periods, ("incidents",)
        for kind, by in (("fire", "object"), ("water", "water_body"), ("workplace", "event_type")):
            if kind in kinds:
                own = judging.of(judging.query.only(kinds=(kind,)))
                found = compare(self.connection, own.query, (by,), PARTS, periods, self.scope, shares=shares)
                yield _judged_table(own, replace(found, title=Message(BY_CODE[kind].plural)))

    def _records(self, query: Query, most: int) -> Records:
        total = incidents.count(self.connection, query, self.scope)
        plan = dump.incident_plan(self.words, query.kinds, chosen=RECORD_FIELDS)
        kept = [place for place, column in enumerate(plan.columns) if _shown(column)]
        shown = tuple(_renamed(plan.columns[place], self.words) for place in kept)
        initials = self.words.texts.say(mark("People"))
        shown = (*shown, dump.DumpColumn(dump.INITIALS, initials, FieldType.TEXT, 16, _nothing_read))
        if not most:
            return Records(columns=shown, total=total)
        ids = incidents.first(self.connection, query, NEWEST_FIRST, replace(self.scope, months=False), most)
        pages = streams.incident_pages(self.connection, ids, plan.source, self.scope)
        names = self._initials(ids)
        lines = tuple(
            (*[line[place] for place in kept], names.get(key))
            for key, line in zip(ids, plan.lines(pages, _nothing_told), strict=True)
        )
        return Records(columns=shown, rows=lines, total=total)

    def _initials(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the initials of the persons of each record."""
        found: dict[int, list[str]] = {}
        pages = streams.person_pages(self.connection, ids, ("surname", "given_name"), self.scope)
        for row in chain.from_iterable(pages):
            person = Person(surname=row[3], given_name=row[4])
            found.setdefault(row[0], []).append(person.initials or NOT_NAMED)
        return {key: ", ".join(names) for key, names in found.items()}

    def _method(self, query: Query, periods: Compared) -> Iterator[tuple[Label, Label | Value]]:
        texts, database = self.words.texts, self.session.database
        yield Message(mark("Registry")), database.name
        yield Message(mark("Period")), self.words.period(periods.current)
        yield Message(mark("Same period last year")), self.words.period(periods.previous)
        if periods.partial:
            yield (
                Message(mark("Note")),
                Message(mark("The period is still going on: equal days are compared.")),
            )
        yield from filter_words(query, self.words)
        yield Message(mark("Language")), _LANGUAGES[texts.language]
        yield Message(mark("Made on")), self.session.local_now()
        yield Message(mark("Made by")), self.session.user.display_name or self.session.user.account
        yield Message(mark("Program")), f"safetyreg {__version__}"
        yield Message(mark("State of the registry")), database.state(self.connection)
        now = query.in_period(periods.current)
        for label, statuses in _LEFT_OUT:
            yield Message(label), incidents.count(self.connection, now.only(statuses=statuses), self.scope)
        uncounted = incidents.count(
            self.connection, now.only(counted=False, statuses=_BEYOND_DRAFT), self.scope
        )
        yield Message(mark("Not counted by the rule of their kind")), uncounted

    def _breaks(self, query: Query, periods: Compared) -> Iterator[Label]:
        """Yield the breaks of definition between the first day of last year's period and the last day now."""
        span = type(periods.current)(periods.previous.first, periods.current.last)
        for found in breaks_in(BREAKS.every(self.connection), span, query):
            text = mark("{day}: {footnote}")
            yield Message(text, {"day": found.day, "footnote": found.footnote})


def reader(connection: Connection, session: Session, language: Language) -> Reader:
    """Return a reader of one snapshot for a report in a language."""
    scope = session.scope(months=True)
    return Reader(connection, session, Wording(Texts(language), session.book()), scope)


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """A table with its verdicts, and the changes in it that are confirmed."""

    table: Table
    changed: tuple[Changed, ...]


def _judged_table(judging: Judging, table: Table) -> JudgedTable:
    found = group_verdicts(judging, table)
    return JudgedTable(with_verdicts(table, found, JUDGED), confirmed(table, found))


def _titled(table: Table) -> Table:
    return replace(table, title=table.columns[0].label)


def _renamed(column: dump.DumpColumn, words: Wording) -> dump.DumpColumn:
    """Return a column with the short heading of its field, and narrow, as a page of many columns asks."""
    name = column.name.removesuffix(dump.NAME)
    field = field_named(name)
    heading = words.texts.say(field.heading) if field else column.heading
    return replace(column, heading=heading, width=_WIDTHS.get(name, column.width))


def _nothing_read(rows: Sequence[Sequence[object]]) -> Sequence[None]:
    return [None] * len(rows)


def _nothing_told(_rows: int) -> None:
    return


def _shown(column: dump.DumpColumn) -> bool:
    plain = column.name.endswith(dump.NAME) or column.name in _PLAIN_NAMES
    return plain or column.name in {"dead", "injured", "rescued", "missing", "damage"}


_LANGUAGES: Final = {Language.RU: "русский", Language.KK: "қазақша", Language.EN: "English"}
_BEYOND_DRAFT: Final = (Status.REGISTERED, Status.INVESTIGATED, Status.CLOSED)
_LEFT_OUT: Final[Iterable[tuple[str, tuple[Status, ...]]]] = (
    (mark("Drafts left out"), (Status.DRAFT,)),
    (mark("Annulled records left out"), (Status.ANNULLED,)),
)
