"""Views of the register: filter, columns and order under a name; some are built in, others saved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self

from safetyreg.domain.query import NEWEST_FIRST, Condition, Operator, Order, Query
from safetyreg.domain.status import Status
from safetyreg.i18n import mark
from ui.filter import Filter


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A view that only says which records: by status, by a condition, by what counts."""

    code: str
    label: str
    statuses: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    counted: bool | None = None

    def query(self, base: Query) -> Query:
        """Return the filter in force with this view's records: period, kind, place and words stay."""
        return base.only(
            statuses=self.statuses, where=self.where, counted=self.counted, subtypes=(), ids=None
        )

    def matches(self, query: Query) -> bool:
        """Whether a query shows this view's records."""
        return self.query(query) == query


BUILT_IN: Final = (
    BuiltIn("all", mark("All records")),
    BuiltIn("drafts", mark("Drafts"), statuses=(Status.DRAFT.value,)),
    BuiltIn("investigated", mark("Under investigation"), statuses=(Status.INVESTIGATED.value,)),
    BuiltIn("no_cause", mark("Without cause"), where=(Condition("cause", Operator.EMPTY),)),
    BuiltIn("not_counted", mark("Not counted"), counted=False),
    BuiltIn("annulled", mark("Annulled"), statuses=(Status.ANNULLED.value,)),
)
ALL: Final = BUILT_IN[0]


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a user saved: the filter bar, what narrows it, columns from left to right, order."""

    name: str
    filter: Filter = Filter()  # noqa: RUF009  frozen
    subtypes: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    counted: bool | None = None
    columns: tuple[str, ...] = ()
    order: Order = NEWEST_FIRST

    def query(self, today: date) -> Query:
        """Return the records of the view."""
        return self.filter.query(today).only(subtypes=self.subtypes, where=self.where, counted=self.counted)

    def narrowed_as(self, query: Query) -> Self:
        """Return a copy that keeps what narrows a query beyond the filter bar."""
        return replace(self, subtypes=query.subtypes, where=query.where, counted=query.counted)

    def kept(self) -> dict[str, object]:
        """Return the view as JSON keeps it."""
        return {
            "filter": self.filter.kept(),
            "subtypes": list(self.subtypes),
            "where": [[one.field, one.operator.value, _plain(one.value)] for one in self.where],
            "counted": self.counted,
            "columns": list(self.columns),
            "order": [self.order.field, self.order.descending],
        }

    @classmethod
    def from_kept(cls, name: str, kept: object) -> Self:
        """Read a kept view; what is not understood is left out."""
        found: Mapping[str, object] = kept if isinstance(kept, Mapping) else {}
        inner = found.get("filter")
        counted = found.get("counted")
        return cls(
            name=name,
            filter=Filter.from_kept(inner if isinstance(inner, Mapping) else {}),
            subtypes=_texts(found.get("subtypes")),
            where=tuple(_conditions(found.get("where"))),
            counted=counted if isinstance(counted, bool) else None,
            columns=_texts(found.get("columns")),
            order=_order(found.get("order")),
        )


def matching(query: Query) -> BuiltIn | None:
    """Return the built-in view that shows a query, if one does."""
    return next((view for view in BUILT_IN if view.matches(query)), None)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _texts(found: object) -> tuple[str, ...]:
    return tuple(str(item) for item in found) if isinstance(found, list) else ()


def _conditions(found: object) -> Iterator[Condition]:
    operators = {one.value: one for one in Operator}
    for line in found if isinstance(found, list) else ():
        match line:
            case [str(field), str(operator), value] if operator in operators:
                yield Condition(field, operators[operator], _value(value))


def _value(found: object) -> str | int | float | tuple[str, ...] | None:
    if isinstance(found, list):
        return _texts(found)
    return found if isinstance(found, str | int | float) else None


def _order(found: object) -> Order:
    match found:
        case [str(field), bool(descending)]:
            return Order(field, descending)
    return NEWEST_FIRST


def saved_views(kept: Mapping[str, object]) -> Sequence[SavedView]:
    """Read the saved views of a user, in alphabetical order."""
    return tuple(SavedView.from_kept(name, kept[name]) for name in sorted(kept, key=str.casefold))
