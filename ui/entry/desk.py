"""One kind's form with the list of its sections."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from safetyreg.domain.incident import Incident
from ui.entry.form import Form
from ui.entry.section_rail import SectionRail
from ui.session import Session
from ui.tokens import SPACE


class Desk(QWidget):
    """Keeps the marks of the sections true."""

    def __init__(self, incident: Incident, session: Session, parent: QWidget | None = None) -> None:
        """Build the form of an incident."""
        super().__init__(parent)
        self.form = Form(incident, session, self)
        self.rail = SectionRail(self.form.kind.sections, session.texts, session.theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 4)
        row.addWidget(self.rail)
        row.addWidget(self.form, 1)
        self.rail.chosen.connect(self.form.go_to_section)
        self.form.section_entered.connect(self.rail.show_current)
        self.form.edited.connect(self.refresh)
        self.form.ticked.connect(self._on_ticked)
        self.refresh()

    def refresh(self) -> None:
        """Mark the sections anew."""
        self.rail.show_states(self.form.states())

    def jump(self, number: int) -> bool:
        """Go to a section by its place in the list, counted from 1; False where there is none."""
        asked = [place for place, section in enumerate(self.form.sections) if section.asked]
        if not 0 < number <= len(asked):
            return False
        self.form.go_to_section(asked[number - 1])
        return True

    def _on_ticked(self, _key: str, _yes: bool) -> None:
        self.refresh()
