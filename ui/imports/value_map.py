"""Which text of a file is which code: the different texts of a column, each with a picker."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.domain.field import Field, FieldType
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.status import STATUSES
from safetyreg.i18n import Names, Texts
from safetyreg.registry.imports import KIND, MOST_DISTINCT, STATUS
from ui.imports.edits import codes_by_text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.code_input import CodeInput
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.page import scrolled

_PART = 60
_SEARCHED = 12
_LISTED = frozenset({FieldType.CODE, FieldType.CODES})


def list_of(target: str, field: Field | None, session: Session) -> CodeList | None:
    """Return the codes that a target takes: of a list, or the answers of a closed choice; else nothing."""
    texts = session.texts
    if target == KIND:
        return _closed([(kind.code, texts.say(kind.plural)) for kind in KINDS])
    if target == STATUS:
        return _closed([(str(one.value), texts.say(one.label)) for one in STATUSES])
    if field is None:
        return None
    if field.type is FieldType.CHOICE:
        return _closed([(str(one.value), texts.say(one.label)) for one in field.choices])
    return session.book.lists.get(field.codes) if field.type in _LISTED else None


def _closed(options: Sequence[tuple[str, str]]) -> CodeList:
    return CodeList("choices", Names(""), tuple(CodeItem(value, Names(text)) for value, text in options))


class ValueMap(QWidget):
    """`mapped(text, code)` when a text of the file is given a code; an empty code takes it back.

    Many texts come a part at a time, by the link at their end; a search finds among all.
    """

    mapped = Signal(str, str)

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._shown: QWidget | None = None
        self._rows: list[tuple[str, int]] = []
        self._taken: dict[str, str] = {}
        self._codes = _closed(())
        self._room = _PART
        self.search = QLineEdit()
        self.search.setPlaceholderText(session.texts.say("Search the texts"))
        self.search.setAccessibleName(session.texts.say("Search the texts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.search)
        self.clear()

    def show_values(
        self, found: Sequence[tuple[str, int]], codes: CodeList, known: Mapping[str, str]
    ) -> None:
        """Show the texts of a column with their counts, those without a code first."""
        meant = codes_by_text(codes)
        self._codes = codes
        self._taken = {text: known.get(text) or meant.get(text.casefold(), "") for text, _ in found}
        self._rows = sorted(found, key=_open_first(self._taken))
        self.search.setVisible(len(found) > _SEARCHED)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._room = _PART
        self._fill()

    def clear(self) -> None:
        """Show nothing."""
        self._rows, self._taken = [], {}
        self.search.hide()
        self._replace(QWidget())

    def inputs(self) -> list[CodeInput]:
        """Return the pickers in their order."""
        return self._shown.findChildren(CodeInput) if self._shown else []

    def show_more(self) -> None:
        """Show the next part of the texts."""
        shown = self._shown
        place = shown.verticalScrollBar().value() if isinstance(shown, QScrollArea) else 0
        focused = len(self.inputs())
        self._room += _PART
        self._fill()
        if isinstance(self._shown, QScrollArea):
            self._shown.verticalScrollBar().setValue(place)
        if focused < len(self.inputs()):
            self.inputs()[focused].setFocus()

    def _fill(self) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, SPACE, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        wanted = self.search.text().strip().casefold()
        rows = [row for row in self._rows if wanted in row[0].casefold()]
        for number, value in enumerate(rows[: self._room]):
            self._add(grid, number, value, self._codes, self._taken[value[0]])
        rest, last = len(rows) - self._room, 2 * min(len(rows), self._room)
        if rest > 0:
            text = self._session.texts.plural("Show {n} more text", "Show {n} more texts", min(rest, _PART))
            more = LinkButton(text)
            more.clicked.connect(self.show_more)
            grid.addWidget(more, last, 0, 1, 2)
        elif len(self._rows) >= MOST_DISTINCT:
            text = self._session.texts.plural(
                "The {n} most frequent text is listed.",
                "The {n} most frequent texts are listed.",
                MOST_DISTINCT,
            )
            grid.addWidget(label(text, Role.HINT, wrap=True), last, 0, 1, 2)
        grid.setRowStretch(last + 1, 1)
        self._replace(scrolled(content))

    def _on_search(self) -> None:
        self._room = _PART
        self._fill()

    def _add(
        self,
        grid: QGridLayout,
        number: int,
        value: tuple[str, int],
        codes: CodeList,
        code: str,
    ) -> None:
        text, count = value
        texts: Texts = self._session.texts
        caption = label(f"{text}  ·  {texts.integer(count)}", Role.BODY, wrap=True)
        picker = CodeInput(codes, texts)
        picker.set_arrow(self._session.theme.icon("chevron-down"))
        picker.set_value(code or None)
        picker.setAccessibleName(texts.say("Code for “{text}”", text=text))
        picker.committed.connect(partial(self._on_committed, text, picker))
        picker.picked.connect(partial(self._on_picked, text))
        grid.addWidget(caption, 2 * number, 0, 1, 2)
        grid.addWidget(picker, 2 * number + 1, 0, 1, 2)

    def _on_picked(self, text: str, code: str) -> None:
        self._taken[text] = code
        self.mapped.emit(text, code)

    def _on_committed(self, text: str, picker: CodeInput) -> None:
        if not picker.text().strip():
            self._taken[text] = ""
            self.mapped.emit(text, "")

    def _replace(self, content: QWidget) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = content
        self._layout.addWidget(content)


def _open_first(taken: Mapping[str, str]) -> Callable[[tuple[str, int]], tuple[bool, int]]:
    def order(value: tuple[str, int]) -> tuple[bool, int]:
        return bool(taken[value[0]]), -value[1]

    return order
