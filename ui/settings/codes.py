"""Code lists: what they hold, what is missing, what is ours."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.i18n import Names, Texts
from safetyreg.registry.codes import KATO, OKED
from ui.jobs import Progress
from ui.session import Session
from ui.settings.code_dialog import CodeDialog
from ui.settings.code_import import CodeImport
from ui.settings.code_tree import CodeTree
from ui.settings.section import Section
from ui.tokens import SPACE
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label

_LISTS: Final = 220
_LEAST: Final = 160
_SEARCH: Final = 230


class Codes(Section):
    """The lists at the left, the items of one at the right."""

    def __init__(self, session: Session) -> None:
        """Show the session's book."""
        texts = session.texts
        super().__init__(session, texts.say("Code lists"), administered=True)
        self.lists = QListWidget(self)
        self.lists.setAccessibleName(texts.say("Lists"))
        self.lists.setWordWrap(True)
        self.lists.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lists.currentRowChanged.connect(self._on_list)
        self.tree = CodeTree(session)
        self.tree.opened.connect(self._on_opened)
        self.tree.picked.connect(self._on_picked)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(texts.say("Find a code or a name"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.tree.search)
        self.source = label("", Role.HINT, wrap=True)
        self.complete = QCheckBox(texts.say("The list is complete"))
        self.complete.clicked.connect(self._on_complete)
        self.imports = CodeImport(session, self.failed, self)
        self._sources: Mapping[str, Names] = {}
        self._lay_out()
        session.book_changed.connect(self.load)
        session.theme.changed.connect(self.load)

    @override
    def load(self) -> None:
        """Show the lists of the session's book; where they are from is read once."""
        self._show()
        if not self._sources:
            registry = self.session.registry

            def work(_: Progress) -> Mapping[str, Names]:
                return registry.codes.sources()

            self.read(work, self._on_sources)

    def _show(self) -> None:
        row = max(self.lists.currentRow(), 0)
        self.lists.blockSignals(True)
        self.lists.clear()
        texts = self.texts
        for one in self.session.book.lists.values():
            name = texts.name(one.titles)
            text = name if one.complete else texts.say("{name} (incomplete)", name=name)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            count = texts.plural("{n} item", "{n} items", len(one.items))
            item.setToolTip(f"{text}\n{count}")
            if not one.complete:
                item.setIcon(self.session.theme.icon("triangle-alert", "warning"))
            self.lists.addItem(item)
        self.lists.setCurrentRow(row)
        self.lists.blockSignals(False)
        self._on_list()

    def chosen(self) -> CodeList:
        """Return the list that is shown."""
        item = self.lists.item(max(self.lists.currentRow(), 0))
        return self.session.book.lists[str(item.data(Qt.ItemDataRole.UserRole))]

    def _lay_out(self) -> None:
        texts = self.texts
        self._import = self._button(texts.say("Import the official list…"), "upload", self._on_import)
        self._add = self._button(texts.say("Add an item…"), "plus", self._on_add)
        self._edit = self._button(texts.say("Change…"), "pencil", self._on_edit)
        tools = QWidget(self)
        top = FlowLayout(tools, SPACE)
        self.search.setFixedWidth(_SEARCH)
        for part in (self.search, self._edit, self._add, self._import):
            top.addWidget(part)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(tools)
        column.addWidget(self.source)
        column.addWidget(self.tree, 1)
        column.addWidget(self.complete)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.lists.setMinimumWidth(_LEAST)
        split.addWidget(self.lists)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LISTS, 3 * _LISTS])
        self.body.addWidget(split, 1)

    def _button(self, caption: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = IconButton(self.session.theme, icon, caption)
        button.clicked.connect(act)
        button.setVisible(self.administrator)
        return button

    def _on_list(self) -> None:
        if not self.lists.count():
            return
        chosen = self.chosen()
        texts = self.texts
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.tree.show_list(chosen)
        count = texts.plural("{n} item", "{n} items", len(chosen.items))
        source = texts.say("Source: {source}", source=self._source(chosen)) if chosen.source else ""
        self.source.setText(" · ".join(part for part in (count, source) if part))
        self._import.setToolTip(columns_of(chosen.name, texts))
        self.complete.setChecked(chosen.complete)
        self.complete.setEnabled(self.administrator)

    def _source(self, codes: CodeList) -> str:
        """Return a shipped source in the language of the window, another as it is kept."""
        shipped = self._sources.get(codes.name)
        return self.texts.name(shipped) if shipped and shipped.ru == codes.source else codes.source

    def _on_sources(self, found: Mapping[str, Names]) -> None:
        self._sources = found
        self._show()

    def _on_picked(self) -> None:
        self._edit.setEnabled(self.tree.current() is not None)

    def _on_opened(self, item: CodeItem) -> None:
        if self.administrator:
            self._change(item)

    def _on_edit(self) -> None:
        item = self.tree.current()
        if item is not None:
            self._change(item)

    def _change(self, item: CodeItem) -> None:
        codes, registry = self.chosen(), self.session.registry
        dialog = CodeDialog(self.session, codes, item, parent_code=item.parent, parent=self)
        if not dialog.asked():
            return
        changed = dialog.item()

        def work(_: Progress) -> Changes:
            return registry.codes.edit(codes.name, changed)

        self.write(work)

    def _on_add(self) -> None:
        codes, registry, under = self.chosen(), self.session.registry, self.tree.current()
        above = under.parent if under else ""
        dialog = CodeDialog(self.session, codes, None, parent_code=above, parent=self)
        if not dialog.asked():
            return
        made = dialog.item()

        def work(_: Progress) -> Changes:
            return registry.codes.add(codes.name, made)

        self.write(work)

    def _on_import(self) -> None:
        self.imports.ask(self.chosen().name)

    def _on_complete(self) -> None:
        name, registry, complete = self.chosen().name, self.session.registry, self.complete.isChecked()

        def work(_: Progress) -> Changes:
            return registry.codes.set_complete(name, complete=complete)

        self.write(work)


def columns_of(name: str, texts: Texts) -> str:
    """Say which columns the file of an official list has."""
    if name == KATO:
        columns = "te, ab, cd, ef, hij, k, name_kaz, name_rus, nn"
    elif name == OKED:
        columns = "code, name"
    else:
        columns = "code, parent, ru, kk, en, valid_from, valid_to"
    return texts.say("A workbook or text with the columns {columns}", columns=columns)
