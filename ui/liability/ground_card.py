"""One ground as a card: what was breached, norm, evidence, state and weight; a click edits it."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from safetyreg.domain.ground import STATES, Ground, State
from safetyreg.i18n import Texts
from ui.liability.wording import chosen
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.surface_button import CARD, SurfaceButton

_STATES: Final = {State.ESTABLISHED: Role.GOOD, State.DISPUTED: Role.WARNING, State.REFUTED: Role.MUTED}


class GroundCard(SurfaceButton):
    """Shows a ground; greyed where it does not count."""

    def __init__(self, ground: Ground, norm: str, texts: Texts, parent: QWidget | None = None) -> None:
        """Write a ground; `norm` is its citation."""
        super().__init__(CARD, parent)
        self.ground = ground
        self.body.setContentsMargins(SPACE + 2, SPACE, SPACE + 2, SPACE)
        self.body.setSpacing(2)
        title = label(ground.text, Role.BODY, wrap=True)
        title.setStyleSheet("font-weight: 700;")
        evidence = ground.evidence.strip() or (texts.say("attached document") if ground.attachment else "")
        source = "; ".join(part for part in (norm, evidence) if part)
        self.body.addWidget(title)
        if source:
            self.body.addWidget(label(source, Role.HINT, wrap=True))
        self.body.addLayout(self._foot(texts))
        self.setAccessibleName(f"{ground.text}. {source}. {self.state_text}, {self.weight_text}")
        self.let_through()

    def _foot(self, texts: Texts) -> QHBoxLayout:
        ground = self.ground
        role = _STATES[ground.state] if ground.proved else Role.WARNING
        self.state_text = chosen(STATES, ground.state, texts)
        if not ground.proved:
            self.state_text = texts.say("no evidence yet")
        elif not ground.link:
            self.state_text = texts.say("no causal link")
            role = Role.MUTED
        weight = str(int(ground.weight)) if ground.counts else "—"
        self.weight_text = texts.say("weight {weight}", weight=weight)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.state_text, role, wrap=True), 1)
        row.addWidget(label(self.weight_text, Role.HINT))
        return row
