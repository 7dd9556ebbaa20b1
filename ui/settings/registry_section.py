"""The registry: where it is, whose region it is of, others that were opened lately."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from ui import preferences
from ui.jobs import Progress
from ui.session import Session
from ui.settings.section import Section
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.card import Card
from ui.widgets.code_input import CodeInput
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.opening import open_folder

REGION: Final = "region"
KATO: Final = "kato"
_WIDTH: Final = 760


class RegistrySection(Section):
    """Tells about the open registry and opens others."""

    def __init__(self, session: Session) -> None:
        """Show what is known at once; the region is read."""
        texts = session.texts
        super().__init__(session, texts.say("Registry"))
        self._known = ""
        self.region = CodeInput(session.book.lists[KATO], texts)
        self.region.set_arrow(session.theme.icon("chevron-down"))
        self.region.setEnabled(self.administrator)
        self.region.committed.connect(self._on_region)
        hint = texts.say("A record from outside it is asked about. Blank: the whole country.")
        if not self.administrator:
            hint = texts.say("Only an administrator sets it.")
        facts = Card(session.registry.name)
        facts.setMaximumWidth(_WIDTH)
        facts.body.addLayout(self._facts())
        facts.body.addWidget(Captioned(texts.say("Region of this registry"), self.region, hint))
        facts.body.addLayout(self._buttons())
        self.recent = Card(texts.say("Opened lately"))
        self.recent.setMaximumWidth(_WIDTH)
        self._list: QWidget | None = None
        self.body.addWidget(facts)
        self.body.addWidget(self.recent)
        self.body.addStretch(1)
        self._show_recent()

    @override
    def load(self) -> None:
        """Read the region and the counter of changes."""
        registry = self.session.registry

        def work(_: Progress) -> tuple[str, int]:
            return str(registry.settings.shared(REGION, "") or ""), registry.state

        self.read(work, self._on_read)

    def _facts(self) -> QGridLayout:
        texts, registry = self.session.texts, self.session.registry
        self.state = label("", Role.BODY)
        place = label(registry.location, Role.BODY, wrap=True)
        place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        place.setAccessibleName(texts.say("Place"))
        kind = texts.say("one file on this computer")
        if "://" in registry.location:
            kind = texts.say("a PostgreSQL database for many users")
        rows = [
            (texts.say("Place"), place),
            (texts.say("What it is"), label(kind)),
            (texts.say("Changes so far"), self.state),
        ]
        if registry.demo:
            mark = texts.say("DEMO: every record in it is invented; everything that leaves it says so.")
            rows.append((texts.say("Mark"), label(mark, Role.WARNING, wrap=True)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(rows):
            grid.addWidget(label(name, Role.MUTED), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        texts, row = self.session.texts, QHBoxLayout()
        row.setSpacing(SPACE)
        other = IconButton(self.session.theme, "database", texts.say("Open or create another…"))
        other.clicked.connect(self._ask_other)
        row.addWidget(other)
        if "://" not in self.session.registry.location:
            folder = IconButton(self.session.theme, "folder-open", texts.say("Open its folder"))
            folder.clicked.connect(partial(open_folder, Path(self.session.registry.location)))
            row.addWidget(folder)
        row.addStretch(1)
        return row

    def _show_recent(self) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        here = self.session.registry.location
        others = [one for one in self.session.preferences.get(preferences.RECENT) if one != here]
        for location in others:
            column.addLayout(self._line(location))
        if not others:
            text = self.session.texts.say("Other registries stand here once they were opened.")
            column.addWidget(label(text, Role.MUTED, wrap=True))
        self.recent.body.addWidget(self._list)

    def _line(self, location: str) -> QHBoxLayout:
        texts, row = self.session.texts, QHBoxLayout()
        name = location.rpartition("/")[2] if "://" in location else Path(location).name
        opening = LinkButton(name)
        opening.setToolTip(location)
        opening.setAccessibleName(texts.say("Open {name}", name=name))
        opening.clicked.connect(partial(self.session.open_registry.emit, location))
        where = label(location, Role.HINT)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        forget = LinkButton(texts.say("Forget"))
        forget.setAccessibleName(texts.say("Forget {name}", name=name))
        forget.clicked.connect(partial(self._forget, location))
        row.addWidget(opening)
        row.addWidget(where, 1)
        row.addWidget(forget)
        return row

    def _forget(self, location: str) -> None:
        self.session.preferences.forget_registry(location)
        self._show_recent()

    def _ask_other(self) -> None:
        self.session.open_registry.emit("")

    def _on_read(self, found: tuple[str, int]) -> None:
        self._known, state = found
        self.region.set_value(self._known)
        self.state.setText(self.session.texts.integer(state))

    def _on_region(self) -> None:
        code = str(self.region.value() or "")
        if not self.region.readable() or code == self._known or not self.administrator:
            return
        registry = self.session.registry

        def work(_: Progress) -> Changes:
            return registry.settings.share(REGION, code or None)

        self.write(work, self.session.texts.say("The region was saved."))
