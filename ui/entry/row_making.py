"""Rows of the form from descriptors; three fields have inputs of their own."""

from typing import Final

from PySide6.QtWidgets import QWidget

from safetyreg.domain.field import Field
from ui.entry.field_row import FieldRow
from ui.entry.subtype_input import SubtypeInput
from ui.entry.unknown_time import UnknownTime
from ui.session import Session
from ui.widgets.field_input import FieldInput
from ui.widgets.inputs import input_of

SUBTYPE: Final = "subtype"
TIME: Final = "occurred_at"


def make_row(field: Field, session: Session, parent: QWidget) -> FieldRow:
    """Make the row of a field."""
    made: FieldInput
    if field.name == SUBTYPE:
        made = _named(SubtypeInput(field.choices, session.texts, parent), field, session)
    elif field.name == TIME:
        made = _named(UnknownTime(session.texts, parent), field, session)
    else:
        made = input_of(field, session.texts, session.book, session.theme, parent=parent)
    return FieldRow(field, made, session.texts, parent)


def _named(made: SubtypeInput | UnknownTime, field: Field, session: Session) -> FieldInput:
    made.setAccessibleName(session.texts.say(field.label))
    return made
