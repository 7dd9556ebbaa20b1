"""An input for a field, chosen by its descriptor."""

from datetime import date

from PySide6.QtWidgets import QWidget

from safetyreg.domain.codes import CodeBook, CodeList
from safetyreg.domain.field import NUMERIC, Field, FieldType
from safetyreg.i18n import Names, Texts
from ui.theme import Theme
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.code_input import CodeInput
from ui.widgets.codes_input import CodesInput
from ui.widgets.date_input import DateInput
from ui.widgets.field_input import FieldInput
from ui.widgets.number_input import NumberInput
from ui.widgets.text_input import DigitsInput, StoryInput, TextInput
from ui.widgets.time_input import TimeInput

_DIGITS = {"iin": 12, "bin": 12}


def input_of(
    field: Field,
    texts: Texts,
    book: CodeBook,
    theme: Theme,
    *,
    on: date | None = None,
    parent: QWidget | None = None,
) -> FieldInput:
    """Make the input of a field, named for screen readers by its label; codes are those valid on a day."""
    found = _made(field, texts, book, theme, on, parent)
    if isinstance(found, QWidget):
        found.setAccessibleName(texts.say(field.label))
        found.setAccessibleDescription(texts.say(field.hint))
    return found


def _made(
    field: Field, texts: Texts, book: CodeBook, theme: Theme, on: date | None, parent: QWidget | None
) -> FieldInput:
    if field.type in {FieldType.CODE, FieldType.CODES}:
        return _code(field, texts, book, theme, on, parent)
    if field.type in NUMERIC:
        return NumberInput(texts, field, parent)
    if field.type is FieldType.CHOICE:
        return ChoiceInput(field.choices, texts, parent=parent)
    return _line(field, texts, parent)


def _line(field: Field, texts: Texts, parent: QWidget | None) -> FieldInput:
    if field.type in {FieldType.DATE, FieldType.MOMENT}:
        return DateInput(texts, with_time=field.type is FieldType.MOMENT, parent=parent)
    if field.type is FieldType.TIME:
        return TimeInput(texts, parent=parent)
    if field.type is FieldType.LONG_TEXT:
        return StoryInput(parent=parent)
    return DigitsInput(_DIGITS[field.name], parent) if field.name in _DIGITS else TextInput(parent=parent)


def _code(
    field: Field, texts: Texts, book: CodeBook, theme: Theme, on: date | None, parent: QWidget | None
) -> FieldInput:
    codes = book.lists.get(field.codes) or CodeList(field.codes, Names(field.codes), ())
    if field.type is FieldType.CODES:
        several = CodesInput(codes, texts, on=on, parent=parent)
        several.set_icons(theme.icon("chevron-down"), theme.icon("x"))
        return several
    one = CodeInput(codes, texts, on=on, parent=parent)
    one.set_arrow(theme.icon("chevron-down"))
    return one
