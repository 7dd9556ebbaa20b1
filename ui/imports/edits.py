"""Changes of a profile, each a new profile that is valid."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from safetyreg.domain.codes import CodeList
from safetyreg.domain.kinds import BY_CODE
from safetyreg.registry.imports import (
    COORDINATES,
    KIND,
    PERSON,
    STATUS,
    STORY,
    ColumnRule,
    PersonsSheet,
    Profile,
    RowsAre,
    target_field,
)

_FREE = frozenset({STORY, COORDINATES, STATUS})


def column_name(headings: Sequence[str], index: int) -> str:
    """Name a column as a profile does: by its heading, or by its letters where the heading is not its own."""
    folded = [heading.casefold() for heading in headings]
    return headings[index] if folded.index(folded[index]) == index else letters(index)


def letters(index: int) -> str:
    """Write a column's number, from 0, as Excel does."""
    text, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def rule_of(profile: Profile, headings: Sequence[str], index: int) -> ColumnRule | None:
    """Return what a profile does with a column."""
    names = {column_name(headings, index).casefold(), letters(index).casefold()}
    return next((rule for rule in profile.columns if rule.column.casefold() in names), None)


def place_of(headings: Sequence[str], column: str) -> int | None:
    """Return the number of a column that a profile or a remark names."""
    folded = [heading.casefold() for heading in headings]
    if column.casefold() in folded:
        return folded.index(column.casefold())
    names = [letters(index) for index in range(len(headings))]
    return names.index(column) if column in names else None


def with_target(profile: Profile, column: str, to: str) -> Profile:
    """Send a column to a target, away from any other that went there; nowhere for an empty one."""
    kept = tuple(
        rule
        for rule in profile.columns
        if rule.column.casefold() != column.casefold() and (rule.to != to or to == STORY)
    )
    return replace(profile, columns=(*kept, ColumnRule(column, to)) if to else kept)


def with_rule(profile: Profile, rule: ColumnRule) -> Profile:
    """Put another rule in the place of a column's own."""
    if all(old.column.casefold() != rule.column.casefold() for old in profile.columns):
        return replace(profile, columns=(*profile.columns, rule))
    columns = tuple(
        rule if old.column.casefold() == rule.column.casefold() else old for old in profile.columns
    )
    return replace(profile, columns=columns)


def with_kind(profile: Profile, kind: str) -> Profile:
    """Take another kind; what that kind does not have is left out."""
    columns = tuple(rule for rule in profile.columns if fits(rule.to, kind))
    people = profile.persons
    if people is not None:
        people = replace(people, columns=tuple(rule for rule in people.columns if fits(rule.to, kind)))
    constants = {name: value for name, value in profile.constants.items() if fits(name, kind)}
    return replace(profile, kind=kind, columns=columns, constants=constants, persons=people)


def with_rows(profile: Profile, rows: RowsAre, headings: Sequence[str]) -> Profile:
    """Say what a row is; persons are grouped by the day and the place where they are known."""
    if rows is RowsAre.INCIDENTS:
        return replace(profile, rows=rows, group_by=())
    profile = replace(profile, persons=None)
    told = [rule.column for rule in profile.columns if not rule.to.startswith(PERSON)]
    group = profile.group_by or tuple(told[:3]) or tuple(headings[:1])
    return replace(profile, rows=rows, group_by=group)


def with_persons(profile: Profile, place: str, key: str, *, text: bool) -> Profile:
    """Take the persons from a second sheet, or by its suffix from a second text file; from none if empty."""
    old = profile.persons
    if not place:
        return replace(profile, persons=None)
    if old is not None and place == (old.file_suffix if text else old.sheet):
        return replace(profile, persons=replace(old, key=key or old.key))
    made = PersonsSheet("", key, file_suffix=place) if text else PersonsSheet(place, key)
    return replace(profile, persons=made)


def persons_side(profile: Profile) -> Profile:
    """Return a profile as its persons' sheet is edited: that sheet's columns, nothing else."""
    sheet = profile.persons
    return replace(
        profile, columns=sheet.columns if sheet else (), constants={}, rows=RowsAre.INCIDENTS, group_by=()
    )


def with_persons_side(profile: Profile, side: Profile) -> Profile:
    """Put the edited columns of the persons' sheet back into its profile."""
    sheet = profile.persons
    return replace(profile, persons=replace(sheet, columns=side.columns)) if sheet else profile


def with_constant(profile: Profile, name: str, value: str) -> Profile:
    """Give every row a value; an empty one takes it back."""
    rest = {key: old for key, old in profile.constants.items() if key != name}
    return replace(profile, constants={**rest, name: value} if value else rest)


def without_missing(profile: Profile, headings: Sequence[str]) -> Profile:
    """Leave out the columns that a file does not have."""
    columns = tuple(rule for rule in profile.columns if place_of(headings, rule.column) is not None)
    group = tuple(name for name in profile.group_by if place_of(headings, name) is not None)
    rows = profile.rows if group or profile.rows is RowsAre.INCIDENTS else RowsAre.INCIDENTS
    return replace(profile, columns=columns, group_by=group, rows=rows)


def missing(profile: Profile, headings: Sequence[str]) -> tuple[str, ...]:
    """Name the columns of a profile that a file does not have."""
    named = (*(rule.column for rule in profile.columns), *profile.group_by)
    return tuple(dict.fromkeys(name for name in named if place_of(headings, name) is None))


def lacking(profile: Profile, goals: Collection[str]) -> tuple[str, ...]:
    """Name what a record of the kind must have and neither a column nor a constant gives.

    `goals` are the targets of columns. An import needs no day of report, a draft nothing at all.
    """
    if not profile.kind or profile.drafts:
        return ()
    given = {*goals, *profile.constants, *(rule.to for rule in profile.columns), "reported_on"}
    fields = BY_CODE[profile.kind].fields
    return tuple(
        field.name for field in fields if field.required and not field.when and field.name not in given
    )


def fits(name: str, kind: str) -> bool:
    """Whether a kind has a target."""
    if name == KIND:
        return not kind
    return name in _FREE or name.startswith("@") or target_field(name, kind) is not None


def codes_by_text(codes: CodeList) -> dict[str, str]:
    """Return the code that each text means by itself: a code or a name in any language, case folded."""
    found: dict[str, str] = {}
    for item in codes.by_code.values():
        for text in (item.code, item.names.ru, item.names.kk, item.names.en):
            if text:
                found.setdefault(text.casefold(), item.code)
    return found
