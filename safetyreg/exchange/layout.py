"""A profile laid over a file's headings: which cell of a row goes to which field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from safetyreg.domain.field import Field
from safetyreg.domain.incident import WORKED_OUT
from safetyreg.domain.kinds import BY_CODE, KINDS, person_fields
from safetyreg.errors import ExpectedError
from safetyreg.exchange.convert import Converter, as_text
from safetyreg.exchange.profile import KIND, PEOPLE, PERSON, STATUS, ColumnRule, Profile, target_field
from safetyreg.exchange.readers import Cell, Row, column_letters
from safetyreg.exchange.synonyms import SYNONYMS
from safetyreg.i18n import mark

_SPECIAL: Final = {KIND: ("kind",), STATUS: ("status",), PEOPLE: ("people",), "source_number": ("number",)}

_SPACES: Final = re.compile(r"\s+")
_SIGNS: Final = re.compile(r"[.,:;()\[\]/\\–—-]")
_SHORT_UNITS: Final = {
    "tenge": ("тенге", "теңге", "тг", "kzt"),
    "people": ("чел", "человек", "адам"),
    "m²": ("кв м", "м2", "шаршы м"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One column that is read; its field is None for the special targets of a profile."""

    index: int
    name: str
    rule: ColumnRule
    field: Field | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of a file, its headings, and the places of the columns that group rows."""

    slots: tuple[Slot, ...]
    headings: tuple[str, ...]
    group: tuple[int, ...] = ()

    def to(self, target: str) -> tuple[Slot, ...]:
        """Return the slots that go to a target."""
        return tuple(slot for slot in self.slots if slot.rule.to == target)


def headings(rows: Sequence[Row], header: int) -> tuple[str, ...]:
    """Return the texts of the heading row; letters of columns where the file has none."""
    width = max((len(row.cells) for row in rows), default=0)
    if header:
        found = next((row for row in rows if row.number == header), None)
        if found is None:
            raise ExpectedError(
                mark("Row {row} of the file is empty: say in which row the headings are."), row=header
            )
        width = max(width, len(found.cells))
        cells = (*found.cells, *[None] * (width - len(found.cells)))
        return tuple(as_text(cell).strip() or column_letters(n) for n, cell in enumerate(cells))
    return tuple(column_letters(n) for n in range(width))


def lay(profile: Profile, titles: Sequence[str], converter: Converter) -> Layout:
    """Find every column of a profile in a file's headings; a missing one is named."""
    rules: tuple[ColumnRule, ...] = profile.columns
    if profile.auto:
        taken = {rule.column for rule in rules}
        rules = (
            *rules,
            *(rule for rule in suggest(titles, profile.kind, converter) if rule.column not in taken),
        )
    slots = tuple(_slot(rule, titles, profile) for rule in rules)
    group = tuple(place_of(column, titles, profile) for column in profile.group_by)
    return Layout(slots, tuple(titles), group)


def persons_layout(profile: Profile, titles: Sequence[str], converter: Converter) -> Layout:
    """Lay the persons' sheet of a profile over its headings."""
    sheet = profile.persons
    if sheet is None:
        return Layout((), tuple(titles))
    inner = replace(profile, columns=sheet.columns, auto=False, group_by=())
    rules: tuple[ColumnRule, ...] = sheet.columns
    if profile.auto:
        rules = (*rules, *suggest_persons(titles, profile.kind, converter))
    slots = tuple(_slot(rule, titles, inner) for rule in rules)
    return Layout(slots, tuple(titles), (place_of(sheet.key, titles, inner),))


def suggest(titles: Sequence[str], kind: str, converter: Converter) -> tuple[ColumnRule, ...]:
    """Propose a rule for every heading that names a field: its name, its label in any language, a synonym."""
    kinds = [BY_CODE[kind]] if kind else list(KINDS)
    fields = {field.name: field for one in reversed(kinds) for field in one.fields}
    offered = {name: field for name, field in fields.items() if name not in WORKED_OUT}
    exact = {name: (field.heading, field.label) for name, field in offered.items()} | _SPECIAL
    units = {name: field.unit for name, field in offered.items() if field.unit}
    return _suggest(titles, exact, units, converter)


def suggest_persons(titles: Sequence[str], kind: str, converter: Converter) -> tuple[ColumnRule, ...]:
    """Propose a rule for every heading of a persons' sheet that is a field of persons."""
    return _suggest(titles, _person_labels(kind), {}, converter)


def _suggest(
    titles: Sequence[str],
    labels: Mapping[str, tuple[str, ...]],
    units: Mapping[str, str],
    converter: Converter,
) -> tuple[ColumnRule, ...]:
    """Take each target once: headings that are its own words come before synonyms."""
    found: dict[int, str] = {}
    for names in (_own_names(labels, units, converter), _other_names(labels, units, converter)):
        for place, title in enumerate(titles):
            goal = names.get(folded(title))
            if goal is not None and place not in found and goal not in found.values():
                found[place] = goal
    return tuple(ColumnRule(titles[place], goal) for place, goal in sorted(found.items()))


def _own_names(
    labels: Mapping[str, tuple[str, ...]], units: Mapping[str, str], converter: Converter
) -> dict[str, str]:
    """Return what each target is called: by its name, its labels, and its labels with its unit."""
    names: dict[str, str] = {}
    for target, texts in labels.items():
        names.setdefault(target.casefold(), target)
        for text in texts:
            for heading in converter.heading_of(text):
                names.setdefault(folded(heading), target)
    for target, unit in units.items():
        spoken = [heading for text in labels[target] for heading in converter.heading_of(text)]
        for heading in spoken:
            for name in _measured(heading, unit, converter):
                names.setdefault(name, target)
    return names


def _other_names(
    labels: Mapping[str, tuple[str, ...]], units: Mapping[str, str], converter: Converter
) -> dict[str, str]:
    names: dict[str, str] = {}
    for target, texts in SYNONYMS.items():
        if target in labels:
            for text in texts:
                names.setdefault(folded(text), target)
                for name in _measured(text, units.get(target, ""), converter):
                    names.setdefault(name, target)
    return names


def _measured(heading: str, unit: str, converter: Converter) -> Iterator[str]:
    """Yield a heading with its unit behind it; any other unit, like thousands, would be another figure."""
    spoken = converter.heading_of(unit) if unit else ()
    for one in (*spoken, *_SHORT_UNITS.get(unit, ())):
        yield folded(f"{heading} {one}")


def folded(title: str) -> str:
    """Return a heading without what people write differently: case, ё, breaks of lines, commas, brackets."""
    text = title.casefold().replace("ё", "е")
    return _SPACES.sub(" ", _SIGNS.sub(" ", text)).strip()


def _person_labels(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in [BY_CODE[kind]] if kind else KINDS:
        for field in person_fields(one):
            found.setdefault(PERSON + field.name, (field.heading, field.name))
    return found


def _slot(rule: ColumnRule, titles: Sequence[str], profile: Profile) -> Slot:
    return Slot(
        place_of(rule.column, titles, profile), rule.column, rule, target_field(rule.to, profile.kind)
    )


def place_of(column: str, titles: Sequence[str], profile: Profile) -> int:
    """Return the number of a column by its heading or its letters; a missing one is named."""
    folded = [title.casefold() for title in titles]
    if column.casefold() in folded:
        return folded.index(column.casefold())
    letters = [column_letters(n) for n in range(len(titles))]
    if column in letters:
        return letters.index(column)
    text = mark("The file has no column “{column}” that the profile “{name}” names; it has: {columns}.")
    raise ExpectedError(text, column=column, name=profile.name, columns=", ".join(titles))


def cell(row: Row, index: int) -> Cell:
    """Return a cell of a row; None beyond its end."""
    return row.cells[index] if index < len(row.cells) else None
