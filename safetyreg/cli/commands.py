"""The commands themselves: each opens the registry, asks the door, writes the answer."""

import getpass
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from string import Formatter
from typing import Final

from safetyreg.cli import classifiers, figures, filters
from safetyreg.cli.comparing import compare
from safetyreg.cli.liability import assess_file, show, simulate_cap
from safetyreg.cli.output import Progress, say, write_json, write_json_list, write_table, written
from safetyreg.cli.watching import say_alarms, say_trend
from safetyreg.domain.field import Field, Value
from safetyreg.domain.kinds import BY_CODE, field_named
from safetyreg.domain.period import Step, year_to
from safetyreg.domain.query import NEWEST_FIRST, Query
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.outcome import Outcome
from safetyreg.exchange.profile import load
from safetyreg.i18n import Names, Texts, mark
from safetyreg.paths import demo_registry
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from safetyreg.registry.dump import DumpOptions
from safetyreg.registry.meeting import SummaryOptions
from safetyreg.statistics.change import Style
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.labels import label
from safetyreg.statistics.table import Label

Command = Callable[[Namespace, Texts], None]

FOUND: Final = (
    *("id", "number", "kind", "subtype", "status", "counted", "occurred", "place", "settlement"),
    *("organisation", "cause", "dead", "injured", "rescued", "missing", "damage"),
)
HEADINGS: Final = {
    "id": mark("ID"),
    "number": mark("Number"),
    "kind": mark("Kind"),
    "status": mark("Status"),
    "counted": mark("Counted"),
    "occurred": mark("Date and time"),
}
_OCCURRED: Final = FOUND.index("occurred")
_NO_CLOCK: Final = "time_unknown"
_PAGE: Final = 500
_NOBODY: Final = "user"
_WARNINGS: Final = 20


def demo(asked: Namespace, texts: Texts) -> None:
    """Make a registry of invented records."""
    location = asked.registry or str(demo_registry())
    until = (
        datetime.combine(asked.until, time(23, 59)) if asked.until and asked.until < date.today() else None
    )
    create_demo(
        location,
        account=_account(asked),
        incidents=asked.incidents,
        seed=asked.seed,
        until=until,
        tick=Progress(texts),
    )
    write_json({"registry": location, "incidents": asked.incidents, "seed": asked.seed})


def take_in(asked: Namespace, texts: Texts) -> None:
    """Import a file, or only judge it; rejected rows go to a file of their own."""
    given = load(asked.profile)
    with _opened(asked) as registry:
        profile = registry.imports.fitting(asked.file, given)
        progress = Progress(texts)
        if asked.dry_run:
            batch, outcome = None, registry.imports.dry_run(asked.file, profile, progress)
        else:
            taken = registry.imports.run(asked.file, profile, progress, again=asked.again)
            batch, outcome = taken.batch.id, taken.outcome
        if asked.rejects and outcome.rejected:
            registry.imports.save_rejects(outcome, asked.rejects, texts)
    if outcome.rejected and not asked.rejects:
        text = mark("Rejected rows: {count}. Add --rejects FILE.xlsx to see each with its reason.")
        say(texts.say(text, count=texts.integer(outcome.rejected_rows)))
    write_json({"batch": batch} | _summed(outcome, texts))


def undo_import(asked: Namespace, texts: Texts) -> None:
    """Take an import back."""
    with _opened(asked) as registry:
        undone, _ = registry.imports.undo(asked.batch, texts)
    write_json({"batch": asked.batch, "deleted": undone.deleted, "annulled": undone.annulled})


def find(asked: Namespace, texts: Texts) -> None:
    """List the records that a filter finds, the newest first."""
    with _opened(asked) as registry:
        records = _records(registry, _found(registry, asked))
        if asked.json:
            write_json_list(dict(zip(FOUND, cells, strict=True)) for cells in records)
            return
        rows = (
            [_shown(registry, name, value, texts) for name, value in zip(FOUND, cells, strict=True)]
            for cells in records
        )
        write_table([_heading(name, texts) for name in FOUND], rows)


def count(asked: Namespace, texts: Texts) -> None:
    """Count by dimensions: codes in JSON, names in the table."""
    with _opened(asked) as registry:
        query = filters.query(asked, registry, date.today())
        table = registry.statistics.count(query, asked.by, all_records=asked.all)
        if asked.json:
            write_json_list(table.records())
            return
        book, keys = registry.codes.book(), len(asked.by)
        rows = (
            [label(column, key, texts, book) for column, key in zip(table.columns, row[:keys], strict=False)]
            + [written(value, texts) for value in row[keys:]]
            for row in table.rows
        )
        write_table([_said(column.label, texts) for column in table.columns], rows)


def migrate(asked: Namespace, texts: Texts) -> None:
    """Bring a registry up to date; where there is none yet, make an empty one."""
    location, account = _location(asked), _account(asked)
    if Registry.is_vacant(location):
        Registry.create(location, account=account).close()
        say(texts.say(mark("There was no registry at {location}: an empty one was made."), location=location))
    write_json({"revision": Registry.migrate(location, account=account)})


def export(asked: Namespace, texts: Texts) -> None:
    """Write the workbook of a meeting, or every record."""
    with _opened(asked) as registry:
        query = filters.query(asked, registry, date.today())
        if asked.what == "summary":
            options = SummaryOptions(language=texts.language, style=Style(asked.style))
            _demand_workbook(asked)
            query = _with_period(query, texts)
            done = registry.reports.summary(query, asked.out, options, Progress(texts))
        else:
            dump = DumpOptions(language=texts.language, personal=asked.personal, reason=asked.reason)
            done = registry.reports.register_dump(query, asked.out, dump, Progress(texts))
    write_json(
        {"files": done.paths, "incidents": done.incidents, "persons": done.persons, "split": done.split}
    )


def _demand_workbook(asked: Namespace) -> None:
    """Refuse a name under which no program would open the workbook."""
    if asked.out.suffix.lower() != ".xlsx":
        raise ExpectedError(mark("“{file}” must end in .xlsx."), file=asked.out.name)


def _with_period(query: Query, texts: Texts) -> Query:
    """Return a query of this year where no period was asked for, and say so: a summary compares periods."""
    if query.period is not None:
        return query
    period = year_to(date.today())
    first, last = texts.date(period.first), texts.date(period.last)
    say(texts.say(mark("No period was given: the summary is of {first} – {last}."), first=first, last=last))
    return query.in_period(period)


def liability(asked: Namespace, texts: Texts) -> None:
    """Show, assess or simulate mixed liability."""
    _LIABILITY[asked.what](asked, texts, _opened)


def import_list(asked: Namespace, texts: Texts) -> None:
    """Take in an official code list."""
    classifiers.import_list(asked, texts, _opened)


def import_figures(asked: Namespace, texts: Texts) -> None:
    """Take in a table of residents, employed or hours."""
    figures.import_figures(asked, texts, _opened)


def trend(asked: Namespace, texts: Texts) -> None:
    """Say how a filter's incidents go over the years."""
    with _opened(asked) as registry:
        say_trend(registry, filters.query(asked, registry, date.today()), texts, json=asked.json)


def watch(asked: Namespace, texts: Texts) -> None:
    """Say what alarms in the last whole period."""
    with _opened(asked) as registry:
        query = filters.query(asked, registry, date.today())
        say_alarms(registry, query, Step(asked.by), texts, json=asked.json)


COMMANDS: Final[Mapping[str, Command]] = {
    "demo": demo,
    "import": take_in,
    "undo-import": undo_import,
    "import-list": import_list,
    "import-figures": import_figures,
    "find": find,
    "count": count,
    "migrate": migrate,
    "export": export,
    "compare": compare,
    "trend": trend,
    "watch": watch,
    "liability": liability,
}
_LIABILITY: Final = {"show": show, "assess": assess_file, "simulate": simulate_cap}


@contextmanager
def _opened(asked: Namespace) -> Iterator[Registry]:
    registry = Registry.open(_location(asked), account=_account(asked))
    try:
        yield registry
    finally:
        registry.close()


def _location(asked: Namespace) -> str:
    if not asked.registry:
        raise ExpectedError(mark("Say which registry: --registry FILE or an address, before the command."))
    return str(asked.registry)


def _account(asked: Namespace) -> str:
    try:
        return asked.user or getpass.getuser()
    except (KeyError, OSError, ImportError):
        return _NOBODY


def _found(registry: Registry, asked: Namespace) -> Sequence[int]:
    """Return the ids before anything is written: a wrong filter leaves no half of an answer."""
    query = filters.query(asked, registry, date.today())
    if asked.limit:
        return registry.incidents.first(query, NEWEST_FIRST, asked.limit)
    return registry.incidents.ids(query, NEWEST_FIRST)


def _records(registry: Registry, ids: Sequence[int]) -> Iterator[tuple[Value, ...]]:
    """Yield the records a page at a time."""
    for start in range(0, len(ids), _PAGE):
        page = list(ids[start : start + _PAGE])
        rows = registry.incidents.rows(page, (*FOUND, _NO_CLOCK))
        yield from (_timed(rows[key]) for key in page if key in rows)


def _timed(cells: Sequence[Value]) -> tuple[Value, ...]:
    """Return the cells of a record; what happened at an unknown time has its day alone, not midnight."""
    *found, no_clock = cells
    moment = found[_OCCURRED]
    if no_clock and isinstance(moment, datetime):
        found[_OCCURRED] = moment.date()
    return tuple(found)


def _heading(name: str, texts: Texts) -> str:
    field = field_named(name)
    return texts.say(field.heading if field else HEADINGS[name])


def _shown(registry: Registry, name: str, value: Value, texts: Texts) -> str:
    """Write a value of a record with its name instead of its code."""
    if value in ("", None):
        return ""
    if name == "id":
        return str(value)
    if name == "kind":
        return texts.say(BY_CODE[str(value)].label)
    if name in {"subtype", "status"}:
        return label(DIMENSION[name].heading(), value, texts, registry.codes.book())
    field = field_named(name)
    if field and field.codes and value:
        return registry.codes.book().name(field.codes, str(value), texts.language)
    return _chosen(field, value, texts) if field else written(value, texts)


def _chosen(field: Field, value: Value, texts: Texts) -> str:
    labels = {choice.value: choice.label for choice in field.choices}
    return texts.say(labels[value]) if isinstance(value, str) and value in labels else written(value, texts)


def _said(heading: Label, texts: Texts) -> str:
    if isinstance(heading, Message):
        return texts.of(heading)
    return texts.name(heading) if isinstance(heading, Names) else heading


def _summed(outcome: Outcome, texts: Texts) -> dict[str, object]:
    warnings = outcome.warning_counts.most_common(_WARNINGS)
    return {
        "rows": outcome.rows,
        "accepted": outcome.accepted,
        "rejected": outcome.rejected_rows,
        "incidents": outcome.incidents,
        "persons": outcome.persons,
        "drafts": outcome.drafts,
        "warnings": {_sentence(text, texts): number for text, number in warnings},
    }


def _sentence(text: str, texts: Texts) -> str:
    """Say a warning of many rows: an ellipsis stands for what differs between them."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    return texts.of(Message(text, dict.fromkeys(names, "…")))
