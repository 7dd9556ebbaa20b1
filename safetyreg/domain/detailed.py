"""What an incident and a person have in common: columns as attributes, a kind's own fields in `details`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import ClassVar, Final, Self, cast

from safetyreg.domain.field import BLANK, Value, Values

EMPTY: Final[Values] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Detailed:
    """A record of fields; `columns` are those that are attributes, each with its default.

    `worked_out` are attributes that follow from columns.
    """

    columns: ClassVar[Mapping[str, Value]] = EMPTY
    worked_out: ClassVar[frozenset[str]] = frozenset()

    details: Mapping[str, Value] = field(default_factory=lambda: EMPTY)

    def value(self, name: str) -> Value:
        """Return the value of a field: a column, one worked out of columns, or one of the kind's own."""
        if name in self.columns or name in self.worked_out:
            found: Value = getattr(self, name)
            return found
        return self.details.get(name)

    def values(self) -> dict[str, Value]:
        """Return every field that has a value, columns and the kind's own."""
        columns = vars(self)
        found = {name: value for name in self.columns if (value := columns[name]) not in BLANK}
        if self.details:
            found |= {name: value for name, value in self.details.items() if value not in BLANK}
        return found

    def with_values(self, values: Values) -> Self:
        """Return a copy with some fields changed; None and empty texts clear a field."""
        columns = {
            name: self.columns[name] if value is None or value == "" else value
            for name, value in values.items()
            if name in self.columns
        }
        details = dict(self.details) | {n: v for n, v in values.items() if n not in self.columns}
        kept = {name: value for name, value in details.items() if value not in BLANK}
        return replace(self, **columns, details=MappingProxyType(kept))


def defaults(of: type[Detailed], names: Collection[str]) -> Mapping[str, Value]:
    """Return the defaults of a record's columns, none of which makes a new one each time."""
    return MappingProxyType({one.name: cast("Value", one.default) for one in fields(of) if one.name in names})
