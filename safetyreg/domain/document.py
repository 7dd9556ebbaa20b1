"""Frozen values of the domain as plain JSON objects and back, by their own annotations."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

Value = TypeVar("Value")


def written(value: object) -> object:
    """Return a value as JSON knows it: objects, lists, texts, numbers; dates as ISO texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: written(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [written(one) for one in value]
    return value


def read(kind: type[Value], content: object, at: str = "") -> Value:
    """Build a value of a dataclass from JSON; blanks keep their defaults.

    Raises ExpectedError naming the key that is missing, unknown or unreadable.
    """
    if not isinstance(content, Mapping):
        raise _unreadable(at or kind.__name__)
    known, hints = _shape(kind)  # type: ignore[arg-type]
    for name in content:
        if name not in known:
            raise ExpectedError(mark("There is no field {name}: correct or remove it."), name=_path(at, name))
    values = {name: _value(hints[name], content[name], _path(at, name)) for name in known if name in content}
    for name, field in known.items():
        if name not in values and _needed(field):
            raise ExpectedError(mark("The field {name} is missing: enter it."), name=_path(at, name))
    return kind(**values)


@cache
def _shape(kind: type) -> tuple[Mapping[str, "Field[object]"], Mapping[str, object]]:
    """Return the fields of a dataclass and their types by name; asked for every value that is read."""
    return {field.name: field for field in fields(kind)}, get_type_hints(kind)


_BARE: Final = (str, int, bool)


def _value(kind: object, content: object, at: str) -> object:
    if type(content) is kind and kind in _BARE:
        return content
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = next(one for one in get_args(kind) if one is not types.NoneType)
        return None if content is None else _value(inner, content, at)
    if origin is tuple:
        if not isinstance(content, list):
            raise _unreadable(at)
        return tuple(_value(get_args(kind)[0], one, f"{at}[{n}]") for n, one in enumerate(content))
    single = cast("type", kind)
    return read(single, content, at) if is_dataclass(single) else _plain(single, content, at)


def _plain(kind: type, content: object, at: str) -> object:
    try:
        if issubclass(kind, Enum):
            return kind(content)
        if issubclass(kind, datetime | date) and isinstance(content, str):
            return kind.fromisoformat(content)
    except ValueError:
        raise _unreadable(at) from None
    if kind is float and type(content) is int:
        return float(content)
    if type(content) is not kind:
        raise _unreadable(at)
    return content


def _needed(field: "Field[object]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _path(at: str, name: object) -> str:
    return f"{at}.{name}" if at else str(name)


def _unreadable(at: str) -> ExpectedError:
    return ExpectedError(mark("The field {name} cannot be read: correct it."), name=at)
