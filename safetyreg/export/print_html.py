"""Prints as HTML of the subset that Qt's text documents know: one incident's card, the day's summary."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import Final

from safetyreg.domain.field import Field, Value
from safetyreg.domain.incident import TOTALS, Incident
from safetyreg.domain.kinds import counted, kind_of, person_fields
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.person import Person
from safetyreg.domain.status import STATUSES
from safetyreg.errors import Message
from safetyreg.export.cell import readable
from safetyreg.export.field_words import field_label, field_value
from safetyreg.export.look_print import FOOT, GRID, STYLES
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark
from safetyreg.statistics.table import Format, Table

_NUMERIC: Final = frozenset({Format.INTEGER, Format.MONEY, Format.DECIMAL, Format.PERCENT})
_PERSON_WIDTHS: Final = (18, 10, 14, 18, 16, 24)
_BESIDE_NAME: Final = ("age", "sex", "outcome", "severity", "role")


@dataclass(frozen=True, slots=True)
class Print:
    """An A4 print: its title (also a file's name) and the HTML document."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What every print says of itself: registry, whether it is a demo, when it was made."""

    registry: str
    demo: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class DayReport:
    """What happened since a moment: figures by kind, by place, and the incidents one by one."""

    since: datetime
    until: datetime
    kinds: Table
    places: Table
    incidents: tuple[Incident, ...]


def card(incident: Incident, words: Wording, marks: Marks) -> Print:
    """Lay out the card of one incident: sections as in its form, what is filled, initials for names."""
    kind = kind_of(incident)
    number = incident.number or words.texts.say(mark("draft"))
    title = f"{words.texts.say(kind.label)} {number}"
    body = [_heading(title, _status_line(incident, words), words, demo=marks.demo)]
    for section in kind.sections:
        fields = [field for field in kind.fields if field.section == section.code and not field.personal]
        rows = [
            (field_label(field, words), field_value(field, _value(incident, field), words))
            for field in fields
        ]
        body.append(_pairs(words.texts.say(section.label), [row for row in rows if row[1]]))
    body += [_persons(incident, kind, words), _foot(marks, words)]
    return Print(title, _document(title, body))


def day_print(report: DayReport, words: Wording, marks: Marks) -> Print:
    """Lay out the day's summary: by kind, by place, then a line for each incident."""
    say = words.texts.say
    title = say(
        mark("Summary of the day: {since} \u2013 {until}"),
        since=words.texts.moment(report.since),
        until=words.texts.moment(report.until),
    )
    body = [_heading(title, marks.registry, words, demo=marks.demo)]
    if not report.incidents:
        body.append(_paragraph(say(mark("Nothing was registered in this time."))))
    else:
        body.append(
            _paragraph(say(mark("Everything logged is here, drafts and what does not count among it.")))
        )
    body += [_table(table, words) for table in (report.kinds, report.places) if report.incidents]
    body += [_lines(report.incidents, words), _foot(marks, words)]
    return Print(title, _document(title, body))


def _value(incident: Incident, field: Field) -> Value:
    return incident.total(field.name) or None if field.name in TOTALS else incident.value(field.name)


def _status_line(incident: Incident, words: Wording) -> str:
    status = next(choice.label for choice in STATUSES if choice.value == incident.status)
    verdict = counted(incident)
    counts = mark("counted: {reason}") if verdict.yes else mark("not counted: {reason}")
    reason = words.texts.of(Message(counts, {"reason": verdict.reason}))
    return f"{words.texts.say(status)} \u00b7 {reason}"


def _persons(incident: Incident, kind: Kind, words: Wording) -> str:
    """Lay out the persons: initials and demographics in a row, what else is filled across the one below."""
    if not incident.persons:
        return ""
    fields = [field for field in person_fields(kind) if not field.personal]
    beside = [field for name in _BESIDE_NAME for field in fields if field.name == name]
    rest = [field for field in fields if field not in beside]
    heads = [words.texts.say(mark("Person")), *(field_label(field, words) for field in beside)]
    shape = [f' width="{width}%"' for width in _PERSON_WIDTHS]
    lines = [_row(heads, set(), "th", shape)]
    for person in incident.persons:
        values = (_aged(person, incident).value(field.name) for field in beside)
        shown = (field_value(field, value, words) for field, value in zip(beside, values, strict=True))
        lines.append(_row((person.initials or "\u2014", *shown), set(), "td", shape))
        if others := "; ".join(_named(person, rest, words)):
            lines.append(f'<tr><td colspan="{len(heads)}">{_safe(others)}</td></tr>')
    return f"{_section(words.texts.say(mark('Persons')))}{GRID}{''.join(lines)}</table>"


def _aged(person: Person, incident: Incident) -> Person:
    return replace(person, age=person.age_on(incident.occurred_on))


def _named(person: Person, fields: Sequence[Field], words: Wording) -> Iterator[str]:
    for field in fields:
        if shown := field_value(field, person.value(field.name), words):
            yield f"{field_label(field, words)}: {shown}"


def _lines(incidents: Sequence[Incident], words: Wording) -> str:
    if not incidents:
        return ""
    say = words.texts.say
    heads = [mark("When"), mark("Number"), mark("Kind"), mark("Place"), mark("Dead"), mark("Injured")]
    rows = [
        (
            _when(one, words),
            one.number or say(mark("draft")),
            say(kind_of(one).label),
            _address(one, words),
            words.texts.integer(one.total("dead")),
            words.texts.integer(one.total("injured")),
        )
        for one in incidents
    ]
    return _section(say(mark("Incidents"))) + _grid(
        [say(head) for head in heads], rows, numbers=(4, 5), widths=(14, 17, 14, 27, 11, 17)
    )


def _address(incident: Incident, words: Wording) -> str:
    parts = (words.code("kato", incident.place), incident.country, incident.settlement, incident.address)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _when(incident: Incident, words: Wording) -> str:
    if incident.occurred_on is None:
        return ""
    if incident.occurred_at is None:
        unknown = words.texts.say(mark("time unknown"))
        return f"{words.texts.date(incident.occurred_on)}, {unknown}"
    return words.texts.moment(datetime.combine(incident.occurred_on, incident.occurred_at))


def _table(table: Table, words: Wording) -> str:
    heads = [words.label(column.label) for column in table.columns]
    rows = [
        tuple(
            _cell(words.value(column, value), words) for column, value in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    ]
    if table.totals is not None:
        total = [_cell(value, words) for value in table.totals]
        rows.append((words.texts.say(mark("Total")), *total[1:]))
    numbers = [place for place, column in enumerate(table.columns) if column.format in _NUMERIC]
    title = _section(words.label(table.title)) if table.title else ""
    return title + _grid(heads, rows, numbers=numbers, total=table.totals is not None)


def _cell(value: Value, words: Wording) -> str:
    if isinstance(value, int):
        return words.texts.integer(value)
    return "" if value is None else str(value)


def _grid(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Iterable[int] = (),
    widths: Sequence[int] = (),
    total: bool = False,
) -> str:
    """Lay out a table: numbers to the right, widths in percent where given, the last row as totals."""
    right = set(numbers)
    shape = [f' width="{width}%"' for width in widths] or [""] * len(heads)
    lines = [_row(heads, right, "th", shape)]
    lines += [_row(row, right, "th" if total and row is rows[-1] else "td", shape) for row in rows]
    return f"{GRID}{''.join(lines)}</table>"


def _row(cells: Sequence[str], right: set[int], tag: str, shape: Sequence[str]) -> str:
    made = (
        f'<{tag}{shape[place]} align="{"right" if place in right else "left"}">{_safe(cell)}</{tag}>'
        for place, cell in enumerate(cells)
    )
    return f"<tr>{''.join(made)}</tr>"


def _pairs(title: str, rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    lines = "".join(
        f'<tr><td width="34%" class="name">{_safe(name)}</td><td>{_safe(value)}</td></tr>'
        for name, value in rows
    )
    return f'{_section(title)}<table width="100%" cellspacing="0" cellpadding="3">{lines}</table>'


def _heading(title: str, subtitle: str, words: Wording, *, demo: bool) -> str:
    text = words.texts.say(mark("DEMO: invented records"))
    shown = f'<p class="demo">{_safe(text)}</p>' if demo else ""
    return f'{shown}<h1>{_safe(title)}</h1><p class="sub">{_safe(subtitle)}</p>'


def _foot(marks: Marks, words: Wording) -> str:
    made = words.texts.say(mark("Made on {moment}"), moment=words.texts.moment(marks.made_at))
    return FOOT.format(text=_safe(f"{marks.registry} \u00b7 {made}"))


def _section(title: str) -> str:
    return f"<h2>{_safe(title)}</h2>"


def _paragraph(text: str) -> str:
    return f"<p>{_safe(text)}</p>"


def _safe(text: str) -> str:
    return escape(readable(text)).replace("\n", "<br/>")


def _document(title: str, body: Iterable[str]) -> str:
    head = f'<head><meta charset="utf-8"/><title>{_safe(title)}</title><style>{STYLES}</style></head>'
    return f"<!DOCTYPE html><html>{head}<body>{''.join(body)}</body></html>"
