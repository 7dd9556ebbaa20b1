"""Rows of the form from descriptors; three fields have inputs of their own."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from safetyreg.domain.codes import ABROAD_ITEM, CodeBook
from safetyreg.domain.field import Field, FieldType
from ui.entry.field_row import FieldRow
from ui.entry.subtype_input import SubtypeInput
from ui.entry.unknown_time import UnknownTime
from ui.session import Session
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.field_input import FieldInput
from ui.widgets.inputs import input_of

SUBTYPE: Final = "subtype"
TIME: Final = "occurred_at"
_PLACES: Final = "kato"
_AROUND: Final = 24
_HALF: Final = 300


def make_row(field: Field, session: Session, parent: QWidget) -> FieldRow:
    """Make the row of a field."""
    made: FieldInput
    if field.name == SUBTYPE:
        made = _named(SubtypeInput(field.choices, session.texts, parent), field, session)
    elif field.name == TIME:
        made = _named(UnknownTime(session.texts, parent), field, session)
    elif field.type is FieldType.CHOICE and _wide(field, session, parent):
        made = _named(
            ChoiceInput(field.choices, session.texts, side_by_side=False, parent=parent), field, session
        )
    else:
        book = offered(session.book) if field.codes == _PLACES else session.book
        made = input_of(field, session.texts, book, session.theme, parent=parent)
    return FieldRow(field, made, session.texts, parent)


def offered(book: CodeBook) -> CodeBook:
    """Return the lists as the form offers them: places end with «outside Kazakhstan»."""
    places = book.lists.get(_PLACES)
    if places is None:
        return book
    return CodeBook({**book.lists, _PLACES: replace(places, items=(*places.items, ABROAD_ITEM))})


def _wide(field: Field, session: Session, parent: QWidget) -> bool:
    """Whether the answers would take more than half a line side by side."""
    metrics = parent.fontMetrics()
    texts = [session.texts.say(choice.label) for choice in field.choices]
    return sum(metrics.horizontalAdvance(text) + _AROUND for text in texts) > _HALF


def _named(made: SubtypeInput | UnknownTime | ChoiceInput, field: Field, session: Session) -> FieldInput:
    made.setAccessibleName(session.texts.say(field.label))
    return made
