"""The way to the page of imports."""

from PySide6.QtCore import Qt

from safetyreg.domain.user import Role as UserRole
from ui.session import Session
from ui.settings.section import Section
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label

_WIDTH = 640


class ImportSection(Section):
    """Says what can be imported, and opens the page."""

    def __init__(self, session: Session) -> None:
        """Show the way."""
        texts = session.texts
        super().__init__(session, texts.say("Import"))
        card = Card()
        card.setMaximumWidth(_WIDTH)
        text = texts.say(
            "Records come in from xlsx, xls, ods and csv files. The page shows the first rows, you say which"
            " column is which field, a dry run tells what would become of every row, and an import can be"
            " taken back."
        )
        card.body.addWidget(label(text, wrap=True))
        self.button = IconButton(session.theme, "upload", texts.say("Open the import page"), primary=True)
        self.button.setToolTip("Ctrl+I")
        self.button.clicked.connect(self._open)
        card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        if session.registry.user.role is UserRole.VIEWER:
            self.button.setEnabled(False)
            card.body.addWidget(label(texts.say("Importing takes an operator."), Role.MUTED, wrap=True))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _open(self) -> None:
        self.session.show_page.emit("imports")
