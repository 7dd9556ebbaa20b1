"""A query as SQL for both databases: values are bound, paths of the kinds' own fields stand as literals."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, func, literal, literal_column, not_, or_, type_coerce
from sqlalchemy.sql.elements import Grouping, UnaryExpression
from sqlalchemy.sql.operators import custom_op
from sqlalchemy.types import BigInteger, Boolean, Integer, Numeric, String, Text

from safetyreg.domain.codes import CodeBook, CodeList
from safetyreg.domain.field import NUMERIC, Field, FieldType, Value
from safetyreg.domain.kinds import KINDS, field_named
from safetyreg.domain.period import Period
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS, is_kato, prefix_of
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.status import Status
from safetyreg.domain.values import encode
from safetyreg.errors import ExpectedError, Message, NotPermittedError
from safetyreg.i18n import mark
from safetyreg.storage import indexes, search_conditions, tables
from safetyreg.storage.engine import SQLITE, DatabaseKind

Clause = ColumnElement[bool]
_ROWS: Final = tables.incidents.c
_PSEUDO: Final = frozenset(
    {
        *(
            "id",
            "kind",
            "subtype",
            "number",
            "occurred",
            "status",
            "status_reason",
            "counted",
            "people",
            "month",
        ),
        *("cause", "region", "district", "batch", "version", "registered_on", "time_unknown"),
        *("created_by", "created_at", "changed_by", "changed_at"),
    }
)
# Columns that hold the first digits of the place's KATO code; asked for by the code or by these digits.
_PREFIXES: Final = frozenset({"region", "district"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query is read with: database, code book (a code matches its sub-items), search over persons.

    `months`: a period of whole months goes by the integer column `month`, as the figures' index has it.
    """

    kind: DatabaseKind
    book: CodeBook | None = None
    persons: bool = False
    months: bool = False


def where(query: Query, scope: Scope) -> list[Clause]:
    """Return the conditions of a query; all must hold."""
    return [*plain(query, scope), *search_conditions.found(query.words, scope.kind, persons=scope.persons)]


def plain(query: Query, scope: Scope) -> list[Clause]:
    """Return the conditions of a query without its search words."""
    found: list[Clause] = []
    if query.period is not None:
        found.append(_months(query.period) if scope.months and _whole(query.period) else within(query.period))
    if query.kinds:
        found.append(_among(_ROWS.kind, query.kinds))
    if query.subtypes:
        found.append(_among(_ROWS.subtype, query.subtypes))
    if query.places:
        found.append(or_(*(inside(code) for code in query.places)))
    found.extend(_status(query))
    found.extend(_condition(condition, query.kinds, scope) for condition in query.where)
    if query.ids is not None:
        found.append(chosen(query.ids, scope.kind))
    return found


def walked(clauses: Sequence[Clause]) -> list[Clause]:
    """Return conditions that no index of a file serves: then the index of the order is walked instead."""
    return [UnaryExpression(Grouping(one), operator=custom_op("+"), type_=Boolean()) for one in clauses]


def within(period: Period) -> Clause:
    """Return the condition that something happened in a period, its last day included."""
    start = datetime.combine(period.first, time())
    end = datetime.combine(period.last, time()) + timedelta(days=1)
    return and_(_ROWS.occurred >= start, _ROWS.occurred < end)


def inside(code: str) -> Clause:
    """Return the condition that a place is a KATO unit or lies inside it."""
    if not is_kato(code):
        return _ROWS.place == code
    prefix = prefix_of(code)
    if len(prefix) == REGION_DIGITS:
        return _ROWS.region == prefix
    if len(prefix) == DISTRICT_DIGITS:
        return _ROWS.district == prefix
    return and_(_ROWS.place >= prefix, _ROWS.place < str(int(prefix) + 1).zfill(len(prefix)))


def chosen(ids: Sequence[int], kind: DatabaseKind) -> Clause:
    """Return the condition that a record is one of many, bound as one value."""
    if kind == SQLITE:
        listed = func.json_each(literal("[" + ",".join(map(str, ids)) + "]")).table_valued("value")
        return _ROWS.id.in_(listed.select())
    from sqlalchemy.dialects.postgresql import ARRAY  # noqa: PLC0415  of a server only

    return _ROWS.id == func.any(literal(list(ids), ARRAY(BigInteger())))


def column_of(name: str, kinds: tuple[str, ...], kind: DatabaseKind) -> ColumnElement[Any]:
    """Return what a field is read and sorted by; raise ExpectedError where no kind has it."""
    field = field_named(name, kinds)
    if field is None or field.column:
        return plain_column(name)
    return _own(field, kind)


def is_own(name: str) -> bool:
    """Whether a name is a field of a kind that lies in its JSON."""
    field = field_named(name)
    return field is not None and not field.column


def plain_column(name: str) -> ColumnElement[Any]:
    """Return the column of a field all kinds share, or of the record itself; else raise ExpectedError."""
    field = field_named(name)
    if name in tables.incidents.c and (name in _PSEUDO or (field is not None and field.column)):
        return tables.incidents.c[name]
    raise unknown_field(name)


def unknown_field(name: str) -> ExpectedError:
    """Return the error of a field that no kind has."""
    return ExpectedError(
        mark("There is no field “{name}”. The fields are listed in the guide and in the filter."), name=name
    )


def _own(field: Field, kind: DatabaseKind) -> ColumnElement[Any]:
    read = indexes.json_text(field.name, kind)
    if field.type not in NUMERIC:
        return literal_column(read, Text())
    if kind == SQLITE:
        return literal_column(read, Integer() if field.type is not FieldType.DECIMAL else Numeric())
    return literal_column(f"CAST({read} AS NUMERIC)", Numeric())


def _whole(period: Period) -> bool:
    last = monthrange(period.last.year, period.last.month)[1]
    return period.first.day == 1 and period.last.day == last


def _months(period: Period) -> Clause:
    first, last = (day.year * 100 + day.month for day in (period.first, period.last))
    return _ROWS.month.between(first, last)


def _among(column: ColumnElement[Any], values: tuple[str, ...]) -> Clause:
    return column == values[0] if len(values) == 1 else column.in_(values)


def _status(query: Query) -> Iterator[Clause]:
    if query.counted is not None:
        yield _ROWS.counted == query.counted
    if query.statuses:
        yield _among(_ROWS.status, query.statuses)
    elif query.counted is False:
        yield _ROWS.status.not_in((Status.DRAFT.value, Status.ANNULLED.value))


def _condition(condition: Condition, kinds: tuple[str, ...], scope: Scope) -> Clause:
    column = column_of(condition.field, kinds, scope.kind)
    field = field_named(condition.field, kinds) or field_named(condition.field)
    blank = condition.value in _BLANK
    if field is not None and field.personal and not scope.persons:
        text = mark("“{field}” names a person: searching by it takes an inspector.")
        raise NotPermittedError(text, field=Message(field.label))
    if condition.operator is Operator.EMPTY or (blank and condition.operator is Operator.IS):
        return _empty(column)
    if condition.operator is Operator.FILLED or (blank and condition.operator is Operator.NOT):
        return not_(_empty(column))
    if condition.operator is Operator.BEGINS:
        return _begins(column, str(condition.value or ""), scope.kind)
    if condition.operator in {Operator.LESS, Operator.MORE}:
        return _compare(column, field, condition)
    values = _wanted(condition.value, field, kinds, scope)
    if condition.field in _PREFIXES:
        values = tuple(prefix_of(str(value)) if is_kato(str(value)) else value for value in values)
    equal = _equal(column, field, values, scope)
    return equal if condition.operator is Operator.IS else not_(func.coalesce(equal, false()))


def _empty(column: ColumnElement[Any]) -> Clause:
    is_text = isinstance(column.type, String)
    return or_(column.is_(None), column == "") if is_text else column.is_(None)


def _begins(column: ColumnElement[Any], start: str, kind: DatabaseKind) -> Clause:
    if kind == SQLITE:
        return func.substr(column, 1, len(start)) == start
    return func.starts_with(
        func.cast(column, Text()) if not isinstance(column.type, String) else column, start
    )


def _compare(column: ColumnElement[Any], field: Field | None, condition: Condition) -> Clause:
    value = _typed(condition.value, column, field, condition.field)
    return column < value if condition.operator is Operator.LESS else column > value


def _equal(
    column: ColumnElement[Any], field: Field | None, values: tuple[Value, ...], scope: Scope
) -> Clause:
    if field is None or field.column or column.key in _PSEUDO:
        name = field.name if field else str(column.key)
        return or_(*(column == _typed(value, column, field, name) for value in values))
    if field.type is FieldType.CODES:
        return or_(*(_has(field, value, scope.kind) for value in values))
    if scope.kind == SQLITE:
        return or_(*(column == _typed(value, column, field, field.name) for value in values))
    typed = [_typed(value, column, field, field.name) for value in values]
    return or_(*(_holds({field.name: encode(value)}) for value in typed))


def _holds(part: dict[str, object]) -> Clause:
    from sqlalchemy.dialects.postgresql import JSONB  # noqa: PLC0415  of a server only

    return type_coerce(_ROWS.details, JSONB).contains(part)


def _has(field: Field, value: Value, kind: DatabaseKind) -> Clause:
    if kind != SQLITE:
        return _holds({field.name: [str(value)]})
    path: ColumnElement[str] = literal_column(f"'$.{field.name}'")
    items = func.json_each(_ROWS.details, path).table_valued("value")
    return literal(str(value)).in_(items.select())


def _wanted(value: Value, field: Field | None, kinds: tuple[str, ...], scope: Scope) -> tuple[Value, ...]:
    given: tuple[Value, ...] = value if isinstance(value, tuple) else (value,)
    if field is None or scope.book is None or field.type not in {FieldType.CODE, FieldType.CODES}:
        return given
    names = {
        own.codes for kind in KINDS if not kinds or kind.code in kinds if (own := kind.field(field.name))
    }
    lists = [scope.book.lists[name] for name in sorted(names) if name in scope.book.lists]
    found = {code: None for one in given for code in (one, *_below(lists, str(one)))}
    return tuple(found)


def _below(lists: list[CodeList], code: str) -> Iterator[str]:
    for codes in lists:
        for _, item in codes.walk(code) if code else ():
            yield item.code


def _typed(value: Value, column: ColumnElement[Any], field: Field | None, name: str) -> Value:
    """Return a value, perhaps given as text, in the type its column compares by."""
    wanted = column.type.python_type if field is None or field.column else None
    if field is not None and not field.column:
        wanted = float if field.type in NUMERIC else str
    if wanted is str or wanted is None:
        return str(encode(value)) if value is not None else ""
    if type(value) is wanted:
        return value
    try:
        read: Value = _READ[wanted](value)
    except (ValueError, TypeError, KeyError) as error:
        raise ExpectedError(_NOT_A_VALUE, value=str(value), field=name) from error
    return read


def _number(value: Value) -> float | int:
    found = float(str(value).replace(",", "."))
    return int(found) if found == int(found) else found


_BLANK: Final[tuple[Value, ...]] = (None, "", ())
_NOT_A_VALUE: Final = mark("“{value}” is no value of the field “{field}”.")
_READ: Final[dict[type, Callable[[Any], Value]]] = {
    int: _number,
    float: _number,
    bool: lambda value: str(value).lower() in {"1", "true", "yes"},
    date: lambda value: date.fromisoformat(str(value)[:10]),
    datetime: lambda value: datetime.fromisoformat(str(value)),
    time: lambda value: time.fromisoformat(str(value)),
}
