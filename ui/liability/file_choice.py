"""A document of the record, or a file to be added to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from safetyreg.domain.attachment import Attachment
from safetyreg.i18n import Texts
from ui.tokens import SPACE

_SHORT = 24


class FileChoice(QWidget):
    """Gives the id of a kept file, or the path of a new one that is kept when the form is saved."""

    def __init__(
        self,
        files: Sequence[Attachment],
        texts: Texts,
        chosen: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the files of the record."""
        super().__init__(parent)
        self._texts = texts
        self.list = QComboBox()
        self.list.setMinimumContentsLength(_SHORT)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.addItem(texts.say("none"), None)
        for file in files:
            self.list.addItem(file.name, file.id)
        self.list.setCurrentIndex(max(self.list.findData(chosen), 0))
        self.add = QPushButton(texts.say("Add a file…"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.list, 1)
        row.addWidget(self.add)
        self.setFocusProxy(self.list)

    def kept(self) -> int | None:
        """Return the id of the chosen file that the record has already."""
        found = self.list.currentData()
        return found if isinstance(found, int) else None

    def path(self) -> Path | None:
        """Return the chosen file that is to be added."""
        found = self.list.currentData()
        return Path(found) if isinstance(found, str) else None

    def add_path(self, path: Path) -> None:
        """Choose a file to be added."""
        self.list.addItem(path.name, str(path))
        self.list.setCurrentIndex(self.list.count() - 1)

    def _on_add(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._texts.say("Add a file"))
        if name:
            self.add_path(Path(name))
