"""A field's label and value as a reader expects them on paper."""

from safetyreg.domain.field import Field, FieldType, Value
from safetyreg.errors import Message
from safetyreg.export.wording import Wording

DIGITS = 5


def field_label(field: Field, words: Wording) -> str:
    """Return the short label of a field with its unit."""
    label = words.texts.say(field.heading)
    return f"{label}, {words.texts.say(field.unit)}" if field.unit else label


def field_value(field: Field, value: Value, words: Wording) -> str:
    """Write a value as a reader expects it; empty where there is none."""
    texts = words.texts
    if value in (None, "", ()):
        return ""
    if field.type in {FieldType.CODE, FieldType.CODES}:
        codes = value if isinstance(value, tuple) else (str(value),)
        return "; ".join(words.code(field.codes, code) for code in codes)
    if field.type is FieldType.CHOICE:
        label = next((choice.label for choice in field.choices if choice.value == value), "")
        return texts.say(label) if label else str(value)
    if isinstance(value, float):
        return texts.decimal(value, DIGITS).rstrip("0").rstrip(",.")
    return texts.of(Message("{value}", {"value": value}))
