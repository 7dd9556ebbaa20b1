"""An import profile: which column becomes which field, as data that a person edits and a TOML file keeps."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

import tomli_w

from safetyreg.domain.field import Field
from safetyreg.domain.kinds import BY_CODE, KINDS, person_fields
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

PERSON: Final = "person."
STORY: Final = "story"
COORDINATES: Final = "coordinates"
PEOPLE: Final = "@people"
KIND: Final = "@kind"
STATUS: Final = "@status"
TIME_UNKNOWN: Final = "time_unknown"
EXTRA_TARGETS: Final = frozenset({STORY, COORDINATES, PEOPLE, KIND, STATUS, TIME_UNKNOWN})
_AUTO: Final = "auto"


class RowsAre(StrEnum):
    """What one row of the file is."""

    INCIDENTS = "incidents"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One column of the file and the field it fills.

    `to` is a field of the incident, `person.FIELD`, `coordinates` (latitude and longitude in one cell),
    `story` (several columns may go there, each under its heading), or `@kind`, `@status`, `@people`.
    `formats` are strptime patterns for dates; `values` maps texts of the file to codes.
    """

    column: str
    to: str
    formats: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonsSheet:
    """A second sheet with the persons, found by a key column in both."""

    sheet: str
    key: str
    columns: tuple[ColumnRule, ...] = ()
    file_suffix: str = ""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How one kind of file is read; columns are named by heading, or by letters where `header` is 0."""

    name: str
    kind: str = ""
    rows: RowsAre = RowsAre.INCIDENTS
    sheet: str = ""
    header: int = 1
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[ColumnRule, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    group_by: tuple[str, ...] = ()
    persons: PersonsSheet | None = None
    auto: bool = False
    drafts: bool = False

    def __post_init__(self) -> None:
        """Refuse a profile that names what the program does not have."""
        if self.kind and self.kind not in BY_CODE:
            raise ExpectedError(mark("The profile names an unknown kind “{kind}”."), kind=self.kind)
        targets = [rule.to for rule in self.columns] + list(self.constants)
        for target in targets:
            if not is_target(target, self.kind):
                text = mark("The profile “{name}” fills a field “{field}” that the program does not have.")
                raise ExpectedError(text, name=self.name, field=target)
        if self.rows is RowsAre.PERSONS and not self.group_by:
            text = mark(
                "The profile “{name}” has a person a row: say by which columns they make one incident."
            )
            raise ExpectedError(text, name=self.name)

    def with_rule(self, column: str, rule: ColumnRule | None) -> Self:
        """Return a copy in which a column has another rule, or none."""
        kept = tuple(old for old in self.columns if old.column != column)
        return replace(self, columns=(*kept, rule) if rule else kept)


def is_target(name: str, kind: str) -> bool:
    """Whether a column may go to this name."""
    return name in EXTRA_TARGETS or target_field(name, kind) is not None


def target_field(name: str, kind: str) -> Field | None:
    """Return the field a target names: of the kind, of any kind where none is fixed, or of a person."""
    for candidate in [BY_CODE[kind]] if kind else KINDS:
        fields = person_fields(candidate) if name.startswith(PERSON) else candidate.fields
        bare = name.removeprefix(PERSON)
        found = next((one for one in fields if one.name == bare), None)
        if found is not None:
            return found
    return None


def load(path: Path) -> Profile:
    """Read a profile from a TOML file."""
    try:
        return from_toml(path.read_text(encoding="utf-8"), path.stem)
    except OSError as error:
        text = mark("The profile {path} cannot be read: check the name.")
        raise ExpectedError(text, path=str(path)) from error


def from_toml(text: str, name: str) -> Profile:
    """Read a profile from TOML text; `name` serves where the text gives none."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        sentence = mark("The profile “{name}” is no TOML: {reason}.")
        raise ExpectedError(sentence, name=name, reason=str(error)) from error
    try:
        return _from_mapping(raw, name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        sentence = mark("The profile “{name}” is not as the guide describes it: {reason}.")
        raise ExpectedError(sentence, name=name, reason=str(error)) from error


def to_toml(profile: Profile) -> str:
    """Write a profile as TOML."""
    found: dict[str, object] = {
        "name": profile.name,
        "kind": profile.kind,
        "rows": profile.rows.value,
        "sheet": profile.sheet,
        "header": profile.header,
        "encoding": profile.encoding,
        "delimiter": profile.delimiter,
        "auto": profile.auto,
        "drafts": profile.drafts,
        "group_by": list(profile.group_by),
        "constants": dict(profile.constants),
        "columns": [_rule_mapping(rule) for rule in profile.columns],
    }
    if profile.persons:
        found["persons"] = {
            "sheet": profile.persons.sheet,
            "key": profile.persons.key,
            "file_suffix": profile.persons.file_suffix,
            "columns": [_rule_mapping(rule) for rule in profile.persons.columns],
        }
    return tomli_w.dumps({key: value for key, value in found.items() if value not in ("", [], {}, False)})


def _from_mapping(raw: Mapping[str, object], name: str) -> Profile:
    chosen = dict(raw)
    columns = tuple(_rule(rule) for rule in chosen.pop("columns", []))  # type: ignore[attr-defined]
    persons = chosen.pop("persons", None)
    known = set(Profile.__dataclass_fields__) - {"columns", "persons"}
    if unknown := set(chosen) - known:
        raise KeyError(", ".join(sorted(unknown)))
    chosen["rows"] = RowsAre(str(chosen.get("rows", RowsAre.INCIDENTS)))
    chosen["group_by"] = tuple(str(column) for column in chosen.get("group_by", ()))  # type: ignore[attr-defined]
    chosen["constants"] = {key: str(value) for key, value in dict(chosen.get("constants", {})).items()}  # type: ignore[call-overload]
    chosen["name"] = str(chosen.get("name") or name)
    return Profile(columns=columns, persons=_persons(persons), **chosen)  # type: ignore[arg-type]


def _rule(raw: Mapping[str, object]) -> ColumnRule:
    formats = raw.get("formats", ())
    values = raw.get("values", {})
    return ColumnRule(
        column=str(raw["column"]),
        to=str(raw["to"]),
        formats=(formats,) if isinstance(formats, str) else tuple(formats),  # type: ignore[arg-type]
        values={str(key): str(value) for key, value in values.items()},  # type: ignore[attr-defined]
    )


def _rule_mapping(rule: ColumnRule) -> dict[str, object]:
    found = {"column": rule.column, "to": rule.to, "formats": list(rule.formats), "values": dict(rule.values)}
    return {key: value for key, value in found.items() if value}


def _persons(raw: object) -> PersonsSheet | None:
    if raw is None:
        return None
    found = dict(raw)  # type: ignore[call-overload]
    rules = tuple(_rule(rule) for rule in found.get("columns", []))
    return PersonsSheet(found.get("sheet", ""), found["key"], rules, found.get("file_suffix", ""))
