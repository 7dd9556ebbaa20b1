"""Reports through the door: the meeting workbook, the register dump, prints; each reads one snapshot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period
from safetyreg.domain.place import district_of, region_of
from safetyreg.domain.query import Order, Query
from safetyreg.domain.status import Status
from safetyreg.errors import ExpectedError, Message, NotFoundError
from safetyreg.export import print_html
from safetyreg.export.decision_rows import decision_records
from safetyreg.export.filter_words import filter_words
from safetyreg.export.meeting import MOST_RECORDS, Meeting
from safetyreg.export.print_html import DayReport, Marks, Print
from safetyreg.export.wording import Wording
from safetyreg.export.written import Tick, Written
from safetyreg.i18n import Language, Texts, mark
from safetyreg.registry.dump import Dumper, DumpOptions
from safetyreg.registry.guilt_reading import read_guilt
from safetyreg.registry.liability import Liability
from safetyreg.registry.meeting import SummaryOptions, reader
from safetyreg.registry.session import Session
from safetyreg.registry.sheet_plan import LIABILITY, SHOWN_RECORDS, SheetPlan, SummaryPlan, sheet_plans
from safetyreg.statistics.change import Style
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.table import Label, Table
from safetyreg.storage import history, incidents
from safetyreg.storage.history import Line
from safetyreg.storage.streams import count_persons

__all__ = [
    "LIABILITY",
    "DumpOptions",
    "Print",
    "Reports",
    "SheetPlan",
    "Style",
    "SummaryOptions",
    "SummaryPlan",
    "Written",
]

EXPORTED: Final = "exported"
DAY_BEGINS: Final = time(8)
_ONE_DAY: Final = timedelta(days=1)
_DAY_MEASURES: Final = ("incidents", "dead", "injured")
_SHOWN: Final = (Status.DRAFT, Status.REGISTERED, Status.INVESTIGATED, Status.CLOSED)


def _silent(_done: int, _total: int) -> None:
    return


class Reports:
    """What leaves the registry as a file or a print."""

    def __init__(self, session: Session, liability: Liability) -> None:
        """Keep the session and the cases of mixed liability."""
        self._session = session
        self._liability = liability
        self._database = session.database

    def preview(
        self, query: Query, options: SummaryOptions | None = None, tick: Tick = _silent
    ) -> SummaryPlan:
        """Return what the workbook will hold, before it is written; `tick(done, total)` may stop it."""
        return self.completed(self.figures(query, options), query, options, tick)

    def figures(self, query: Query, options: SummaryOptions | None = None) -> SummaryPlan:
        """Return what the workbook will hold but its sheets of liability, which `completed` adds."""
        chosen = options or SummaryOptions()
        self._session.demand(Action.EXPORT)
        with self._database.snapshot() as connection:
            found = reader(connection, self._session, chosen.language)
            meeting = found.meeting(query, chosen, most=SHOWN_RECORDS)
            persons = count_persons(connection, query, found.scope)
            drafting = query.only(statuses=(Status.DRAFT,), period=meeting.head.period)
            drafts = incidents.count(connection, drafting, found.scope)
        total, label = meeting.records.total, found.words.label
        return SummaryPlan(
            sheets=tuple(sheet_plans(meeting, found.words, whole=False)),
            records=total,
            left=max(0, total - MOST_RECORDS),
            persons=persons,
            drafts=drafts,
            period=meeting.head.period,
            filter=tuple((label(name), label(value)) for name, value in meeting.head.filter),
            meeting=meeting,
        )

    def completed(
        self, plan: SummaryPlan, query: Query, options: SummaryOptions | None = None, tick: Tick = _silent
    ) -> SummaryPlan:
        """Return a plan with its sheets of liability, for which a whole year is priced the first time."""
        chosen = options or SummaryOptions()
        self._session.demand(Action.EXPORT)
        meeting = self._with_liability(plan.meeting, query, chosen, SHOWN_RECORDS, tick)
        words = Wording(Texts(chosen.language), self._session.book())
        sheets = tuple(sheet_plans(meeting, words, whole=True))
        return replace(plan, sheets=sheets, meeting=meeting, whole=True)

    def summary(
        self, query: Query, path: Path, options: SummaryOptions | None = None, tick: Tick = _silent
    ) -> Written:
        """Write the meeting workbook; figures that do not add up stop it before anything is saved."""
        from safetyreg.export.workbook import write_workbook  # noqa: PLC0415  loads openpyxl

        chosen = options or SummaryOptions()
        self._session.demand(Action.EXPORT)
        tick(0, 0)
        with self._database.snapshot() as connection:
            meeting = reader(connection, self._session, chosen.language).meeting(query, chosen)
        meeting = self._with_liability(meeting, query, chosen, MOST_RECORDS)
        return write_workbook(path, meeting, Texts(chosen.language), self._session.book(), tick)

    def register_dump(
        self, query: Query, path: Path, options: DumpOptions | None = None, tick: Tick = _silent
    ) -> Written:
        """Write every record of a filter to xlsx or csv (by the name's ending), with its persons.

        Full personal data takes an inspector and a reason, and stands in the history before a row is written.
        """
        chosen = options or DumpOptions()
        self._session.demand(Action.EXPORT)
        if chosen.personal:
            self._permit_personal(query, path, chosen)
        with self._database.snapshot() as connection:
            return Dumper(connection, self._session, chosen, tick).write(query, path)

    def table(self, table: Table, path: Path, language: Language = Language.RU) -> Written:
        """Write any table of figures or texts as a sheet of its own."""
        from safetyreg.export.table_file import write_table  # noqa: PLC0415  loads openpyxl

        self._session.demand(Action.EXPORT)
        words = Wording(Texts(language), self._session.book())
        return write_table(path, table, words, demo=self._session.demo)

    def day_report(self, moment: datetime, texts: Texts) -> Print:
        """Return the summary since 08:00 of the day before, drafts among them, as a print."""
        self._session.demand(Action.READ)
        since = datetime.combine(moment.date() - _ONE_DAY, DAY_BEGINS)
        words = Wording(texts, self._session.book())
        found = tuple(one for one in self._of_days(since, moment) if _within(one, since, moment))
        report = DayReport(since, moment, _by_kind(found), _by_place(found), found)
        return print_html.day_print(report, words, self._marks())

    def card(self, incident_id: int, texts: Texts) -> Print:
        """Return the card of one incident as a print: initials, no ИИН."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            found = incidents.get(connection, incident_id)
        if found is None:
            raise NotFoundError(mark("The record is not there any more: somebody removed it."))
        return print_html.card(found, Wording(texts, self._session.book()), self._marks())

    def _with_liability(
        self, meeting: Meeting, query: Query, options: SummaryOptions, most: int, tick: Tick = _silent
    ) -> Meeting:
        now = replace(query, period=meeting.head.period)
        words = Wording(Texts(options.language), self._session.book())
        wanted, found = set(options.sheets or LIABILITY), meeting
        if "guilt" in wanted:
            found = replace(found, guilt=read_guilt(self._liability, now, words, options.cap, tick))
        if "decisions" in wanted:
            rows = decision_records(*self._liability.decided(now, most), words, most)
            found = replace(found, decisions=rows)
        return found

    def _marks(self) -> Marks:
        return Marks(registry=self._database.name, demo=self._session.demo, made_at=self._session.local_now())

    def _of_days(self, since: datetime, until: datetime) -> Iterator[Incident]:
        query = Query(period=Period(since.date(), until.date()), statuses=_SHOWN)
        scope = self._session.scope()
        order = Order("occurred", descending=False)
        with self._database.snapshot() as connection:
            ids = incidents.ids(connection, query, order, scope)
            yield from incidents.get_many(connection, ids)

    def _permit_personal(self, query: Query, path: Path, options: DumpOptions) -> None:
        self._session.demand(Action.EXPORT_PERSONAL)
        reason = options.reason.strip()
        if not reason:
            raise ExpectedError(mark("Say why: a dump with full personal data needs a reason."))
        words = filter_words(query, Wording(Texts(options.language), self._session.book()))
        said = "; ".join(f"{name}: {value}" for name, value in words)
        line = Line(None, EXPORTED, field="personal", new=f"{path.name} {said}".strip(), note=reason)
        with self._database.write() as connection:
            history.write(connection, self._session.user.account, self._database.now(), (line,))


def _within(incident: Incident, since: datetime, until: datetime) -> bool:
    """Whether it happened in the time; where the time is not known, whether it may have."""
    if incident.occurred is None:
        return False
    return incident.occurred_at is None or since <= incident.occurred <= until


def _by_kind(found: Sequence[Incident]) -> Table:
    return _grouped("kind", Message(mark("By kind")), found, [kind.code for kind in KINDS], _kind)


def _by_place(found: Sequence[Incident]) -> Table:
    places = sorted(set(map(_place, found)), key=_known_first)
    return _grouped("district", Message(mark("By place")), found, places, _place)


def _kind(incident: Incident) -> str:
    return incident.kind


def _known_first(place: str) -> tuple[bool, str]:
    return not place, place


def _place(incident: Incident) -> str:
    return district_of(incident.place) or region_of(incident.place)


def _grouped(
    by: str, title: Label, found: Sequence[Incident], keys: Sequence[str], key: Callable[[Incident], str]
) -> Table:
    groups = {name: [one for one in found if key(one) == name] for name in keys}
    columns = (DIMENSION[by].heading(), *(MEASURE[measure].heading() for measure in _DAY_MEASURES))
    rows = tuple((name, *_figures(members)) for name, members in groups.items())
    return Table(columns, rows, title=title, totals=(None, *_figures(found)))


def _figures(found: Sequence[Incident]) -> tuple[int, int, int]:
    return len(found), sum(one.total("dead") for one in found), sum(one.total("injured") for one in found)
