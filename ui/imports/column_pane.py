"""One column of the file: how its dates are written, and which of its texts is which code."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safetyreg.domain.field import TEMPORAL
from safetyreg.i18n import mark
from safetyreg.registry.imports import ColumnRule
from ui.imports.targets import field_of
from ui.imports.value_map import ValueMap, list_of
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.label import Role, label

if TYPE_CHECKING:
    from safetyreg.domain.codes import CodeList

# Signs that people know, and the patterns that a profile keeps.
SIGNS: Final[Mapping[str, str]] = {
    "YYYY": "%Y",
    "DD": "%d",
    "MM": "%m",
    "YY": "%y",
    "hh": "%H",
    "mm": "%M",
    "ss": "%S",
    "MON": "%b",
}
HINT: Final = mark("Signs: DD day, MM month, YYYY or YY year, hh hour, mm minute. Several, separated by |.")


class ColumnPane(QWidget):
    """`edited(ColumnRule)`; `values_wanted(column)` when the texts of a column are needed."""

    edited = Signal(object)
    values_wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        """Begin without a column."""
        super().__init__()
        self._session = session
        self._rule: ColumnRule | None = None
        self._codes: CodeList | None = None
        self.column = -1
        texts = session.texts
        self._title = label("", Role.TITLE, wrap=True)
        self._said = label("", Role.MUTED, wrap=True)
        self.formats = QLineEdit()
        self.formats.setPlaceholderText("DD.MM.YYYY | YYYY-MM-DD")
        self.formats.editingFinished.connect(self._on_formats)
        self._formats = Captioned(texts.say("How dates are written"), self.formats, texts.say(HINT))
        self.map = ValueMap(session)
        self.map.mapped.connect(self._on_mapped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        for part in (self._title, self._said, self._formats):
            layout.addWidget(part)
        layout.addWidget(self.map, 1)
        layout.addStretch(0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what to do."""
        self._rule, self._codes, self.column = None, None, -1
        texts = self._session.texts
        self._title.setText(texts.say("No column chosen"))
        self._said.setText(texts.say("Put the cursor on a column of the table to see how it is read."))
        self._formats.hide()
        self.map.clear()

    def show_column(self, column: int, heading: str, rule: ColumnRule | None, kind: str, goal: str) -> None:
        """Show how a column is read; its texts are asked for where codes are needed."""
        same = (
            column == self.column
            and rule is not None
            and self._rule is not None
            and replace(rule, values={}) == replace(self._rule, values={})
        )
        self.column, self._rule = column, rule
        texts = self._session.texts
        self._title.setText(heading)
        if rule is None:
            self._said.setText(texts.say("This column is left out: choose a field above it."))
            self._formats.hide()
            self.map.clear()
            self._codes = None
            return
        field = field_of(rule.to, kind)
        self._said.setText(texts.say("goes to: {field}", field=goal))
        self._formats.setVisible(field is not None and field.type in TEMPORAL)
        if not self.formats.hasFocus():
            self.formats.setText(" | ".join(shown_format(one) for one in rule.formats))
        self._codes = list_of(rule.to, field, self._session)
        if same:
            return
        self.map.clear()
        if self._codes is not None:
            self.values_wanted.emit(column)

    def show_values(self, column: int, found: tuple[tuple[str, int], ...]) -> None:
        """Offer a code for each text of the column that is shown."""
        if column == self.column and self._codes is not None and self._rule is not None:
            self.map.show_values(found, self._codes, self._rule.values)

    def _on_formats(self) -> None:
        if self._rule is None:
            return
        parts = (kept_format(part) for part in self.formats.text().split("|"))
        formats = tuple(part for part in parts if part)
        if formats != self._rule.formats:
            self._rule = replace(self._rule, formats=formats)
            self.edited.emit(self._rule)

    def _on_mapped(self, text: str, code: str) -> None:
        if self._rule is None:
            return
        values = {key: value for key, value in self._rule.values.items() if key != text}
        if code:
            values[text] = code
        if values != self._rule.values:
            self._rule = replace(self._rule, values=values)
            self.edited.emit(self._rule)


def kept_format(text: str) -> str:
    """Turn DD.MM.YYYY into the pattern that a profile keeps."""
    found = text.strip()
    if "%" in found:
        return found
    for sign, pattern in SIGNS.items():
        found = found.replace(sign, pattern)
    return found


def shown_format(pattern: str) -> str:
    """Turn a profile's pattern into signs that people know."""
    for sign, kept in SIGNS.items():
        pattern = pattern.replace(kept, sign)
    return pattern
