"""Taking in a published table of residents, employed or hours: what it says, what is not understood."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from safetyreg.domain.denominator import KIND_LABELS, Denominator, DenominatorKind
from safetyreg.registry.denominators import Effect, ReadDenominators
from ui.jobs import Progress
from ui.session import Session
from ui.settings.figure_words import figure_text, named
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.label import Role, label, set_role
from ui.widgets.segmented import Segmented
from ui.widgets.table_view import Cell, Column, TableView

_SHOWN: Final = 500
_SIZE: Final = (820, 600)
_FIGURES: Final = "figures"
_REJECTED: Final = "rejected"

Looked = tuple[ReadDenominators, Effect]


class DenominatorImport(QObject):
    """Reads a file, shows what it says, hands over what shall be kept: `taken(figures, file name)`."""

    def __init__(
        self,
        session: Session,
        failed: Callable[[BaseException], object],
        taken: Callable[[tuple[Denominator, ...], str], object],
        parent: QWidget,
    ) -> None:
        """Belong to a widget; errors go to it."""
        super().__init__(parent)
        self._session = session
        self._failed = failed
        self._taken = taken
        self._window = parent

    def look(self, path: Path, kind: DenominatorKind = DenominatorKind.RESIDENTS) -> None:
        """Read a file, then show what it says."""
        caption = self._session.texts.say("Reading the table…")
        then = partial(self._on_looked, path, kind)
        work = partial(looked, self._session, path, kind)
        self._session.jobs.read(work, then, owner=self, failed=self._failed, name=caption)

    def _on_looked(self, path: Path, kind: DenominatorKind, found: Looked) -> None:
        dialog = DenominatorPreview(self._session, path, kind, found, self._window)
        if dialog.asked():
            self._taken(dialog.figures(), path.name)


def looked(session: Session, path: Path, kind: DenominatorKind, _: Progress) -> Looked:
    """Read a file as figures of a kind, and say what taking them in would do."""
    door = session.registry.denominators
    found = door.read(path, kind)
    return found, door.effect(found.figures)


class DenominatorPreview(QDialog):
    """The figures of a file and the rows that are not understood; nothing is kept before it is confirmed."""

    def __init__(
        self, session: Session, path: Path, kind: DenominatorKind, found: Looked, parent: QWidget
    ) -> None:
        """Show what was read; another kind reads the file anew."""
        super().__init__(parent)
        texts = session.texts
        self._session, self._texts, self._path = session, texts, path
        self._found, self._effect = found
        self.setWindowTitle(texts.say("Import residents or employed"))
        self.resize(*_SIZE)
        self.kind = Segmented([(one.value, texts.say(name)) for one, name in KIND_LABELS.items()], wrap=True)
        self.kind.set_value(kind.value)
        self.kind.chosen.connect(self._on_kind)
        self.source = QLineEdit(self)
        self.source.textChanged.connect(self._on_source)
        self.summary = label("", wrap=True)
        self.parts = Segmented(
            [(_FIGURES, texts.say("Figures")), (_REJECTED, texts.say("Rows not understood"))], wrap=True
        )
        self.parts.chosen.connect(self._show_part)
        self.table = TableView(self)
        self.table.setAccessibleName(texts.say("What the table says"))
        self.buttons = QDialogButtonBox(self)
        self._take = self.buttons.addButton(texts.say("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setDefault(True)
        self.buttons.addButton(texts.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        texts = self._texts
        hint = texts.say("Printed with every rate, e.g. stat.gov.kz, population on 1 January 2026")
        explained = texts.say(
            "A figure given with a year alone counts for its 1 January. In the year in which a region was"
            " divided it counts from the day of the new borders. Known figures of the same place and day give"
            " way; nothing else is removed."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        for part in (
            label(self._path.name, Role.TITLE, wrap=True),
            Captioned(texts.say("The figures are"), self.kind),
            Captioned(texts.say("Source"), self.source, hint),
            self.summary,
            label(explained, Role.HINT, wrap=True),
            self.parts,
        ):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)

    def figures(self) -> tuple[Denominator, ...]:
        """Return the figures with the source that was typed."""
        source = " ".join(self.source.text().split())
        return tuple(replace(one, source=source) for one in self._found.figures)

    def asked(self) -> bool:
        """Show the dialog; return whether the figures shall be taken in."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted

    def _on_kind(self, code: str) -> None:
        work = partial(looked, self._session, self._path, DenominatorKind(code))
        self._session.jobs.read(work, self._on_read, owner=self, topic="kind", failed=self._on_failed)

    def _on_read(self, found: Looked) -> None:
        self._found, self._effect = found
        self._show()

    def _on_failed(self, error: BaseException) -> None:
        self.reject()
        self._session.errors.show(error)

    def _on_source(self) -> None:
        self._take.setEnabled(bool(self._found.figures) and bool(self.source.text().strip()))

    def _show(self) -> None:
        self.summary.setText(self._said())
        set_role(self.summary, Role.ERROR if not self._found.figures else Role.BODY)
        self.parts.setVisible(bool(self._found.rejected))
        self.parts.set_value(_REJECTED if self._found.rejected else _FIGURES)
        self._show_part()
        self._on_source()

    def _said(self) -> str:
        texts, found, effect = self._texts, self._found, self._effect
        if not found.figures:
            return texts.say("No row of the table is understood: see why below.")
        days = [one.on for one in found.figures]
        said = [
            texts.plural("{n} figure", "{n} figures", len(days)),
            texts.plural("{n} place", "{n} places", len(Counter(one.place for one in found.figures))),
            f"{texts.date(min(days))} – {texts.date(max(days))}",
            texts.say("new: {n}", n=effect.added),
            texts.say("in place of known ones: {n}", n=effect.changed + effect.same),
        ]
        if found.rejected:
            said.append(texts.say("rows not understood: {n}", n=len(found.rejected)))
        if found.thousands:
            said.append(texts.say("the table counts in thousands"))
        return " · ".join(said)

    def _show_part(self) -> None:
        if self.parts.value() == _REJECTED:
            self._show_rejected()
        else:
            self._show_figures()

    def _show_rejected(self) -> None:
        texts = self._texts
        columns = [
            Column(texts.say("Row"), number=True),
            Column(texts.say("What stands there"), stretch=True),
            Column(texts.say("Reason"), stretch=True),
        ]
        rows = [
            [Cell(str(one.row)), Cell(one.text, tip=one.text), Cell(texts.of(one.reason))]
            for one in self._found.rejected[:_SHOWN]
        ]
        self.table.show_rows(columns, rows)

    def _show_figures(self) -> None:
        texts, book = self._texts, self._session.book
        columns = [
            Column(texts.say("Place or organisation"), stretch=True),
            Column(texts.say("On the day")),
            Column(texts.say("Figure"), number=True),
        ]
        rows = [
            [Cell(named(one, book, texts)), Cell(texts.date(one.on)), Cell(figure_text(one.value, texts))]
            for one in self._found.figures[:_SHOWN]
        ]
        self.table.show_rows(columns, rows)
