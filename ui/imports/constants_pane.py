"""What every row of the file has in common: the subtype, the region, who reported."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from safetyreg.domain.field import Choice
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.status import STATUSES
from safetyreg.registry.imports import KIND, STATUS, Profile
from ui.imports.targets import Target, field_of
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.field_input import FieldInput
from ui.widgets.inputs import input_of
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled

_NOT_CONSTANT = frozenset({"story", "coordinates", "@people", KIND})


class ConstantsPane(QWidget):
    """`changed(name, value)`; an empty value takes the constant away."""

    changed = Signal(str, str)

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._shown: QWidget | None = None
        self._key: tuple[object, ...] = ()
        self._opened: set[str] = set()
        self._kind = ""
        self._targets: tuple[Target, ...] = ()
        self._inputs: dict[str, FieldInput] = {}
        texts = session.texts
        note = texts.say("A value for every row, unless a column says otherwise.")
        self.adding = QComboBox(self)
        self.adding.setAccessibleName(texts.say("Add a constant"))
        self.adding.activated.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(label(note, Role.MUTED, wrap=True))
        self._layout = layout
        self._rows = QVBoxLayout()
        layout.addLayout(self._rows, 1)
        layout.addWidget(Captioned(texts.say("Add a constant"), self.adding))

    def show_profile(
        self, profile: Profile, offered: tuple[Target, ...], wanted: tuple[str, ...] = ()
    ) -> None:
        """Show the constants of a profile, and empty what is `wanted` beside them."""
        self._kind, self._targets = profile.kind, offered
        names = {*profile.constants, *self._opened, *wanted}
        key = (profile.kind, frozenset(names), profile.name)
        if key != self._key:
            self._key = key
            self._build(profile, [target for target in offered if target.name in names])
        taken = names | {rule.to for rule in profile.columns} | _NOT_CONSTANT
        self.adding.clear()
        self.adding.addItem("", "")
        for target in offered:
            if target.name not in taken:
                self.adding.addItem(target.label, target.name)

    def begin(self) -> None:
        """Put the cursor into the first constant that is empty."""
        empty = next((made for made in self._inputs.values() if not made.raw()), None)
        (empty.widget() if empty else self.adding).setFocus()

    def input(self, name: str) -> FieldInput:
        """Return the input of a constant."""
        return self._inputs[name]

    def _build(self, profile: Profile, shown: list[Target]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE, 0)
        self._inputs = {}
        for target in shown:
            made = self._input(target)
            if made is None:
                continue
            made.set_raw(profile.constants.get(target.name, ""))
            made.committed.connect(partial(self._on_committed, target.name))
            self._inputs[target.name] = made
            column.addLayout(self._line(target, made))
        column.addStretch(1)
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = scrolled(content)
        self._rows.addWidget(self._shown)

    def _input(self, target: Target) -> FieldInput | None:
        session = self._session
        if target.name == STATUS:
            choices = [Choice(str(one.value), one.label) for one in STATUSES]
            return ChoiceInput(choices, session.texts, side_by_side=False)
        if target.name == "subtype" and self._kind:
            return ChoiceInput(BY_CODE[self._kind].subtypes, session.texts, side_by_side=False)
        field = field_of(target.name, self._kind)
        return input_of(field, session.texts, session.book, session.theme) if field else None

    def _line(self, target: Target, made: FieldInput) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        if isinstance(made, QWidget):
            row.addWidget(Captioned(target.label, made), 1)
        cross = QToolButton()
        cross.setProperty("role", "quiet")
        cross.setIcon(self._session.theme.icon("x"))
        cross.setAccessibleName(self._session.texts.say("Remove {name}", name=target.label))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(partial(self._on_removed, target.name))
        row.addWidget(cross)
        return row

    def _on_add(self) -> None:
        name = str(self.adding.currentData() or "")
        if not name:
            return
        self._opened.add(name)
        self.changed.emit(name, "")
        made = self._inputs.get(name)
        if made is not None:
            made.widget().setFocus()

    def _on_committed(self, name: str) -> None:
        made = self._inputs[name]
        if made.readable():
            self.changed.emit(name, made.raw())

    def _on_removed(self, name: str) -> None:
        self._opened.discard(name)
        self.changed.emit(name, "")
