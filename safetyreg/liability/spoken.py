"""Results as plain JSON with every sentence and name in one language."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from safetyreg.errors import Message
from safetyreg.i18n import Names, Texts


def spoken(value: object, texts: Texts) -> object:
    """Return objects, lists, texts and numbers; messages and names are said in the language of `texts`."""
    if isinstance(value, Message | Names):
        return texts.of(value) if isinstance(value, Message) else texts.name(value)
    if isinstance(value, Enum | date):
        return value.value if isinstance(value, Enum) else value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: spoken(getattr(value, field.name), texts) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(spoken(key, texts)): spoken(one, texts) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [spoken(one, texts) for one in value]
    return value
