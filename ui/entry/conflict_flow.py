"""A conflict from its notice to the save over the newer version."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from safetyreg.domain.incident import Incident
from ui.entry.conflict import differences, merged
from ui.entry.conflict_dialog import ConflictDialog
from ui.entry.saver import Request
from ui.jobs import Progress
from ui.session import Session

if TYPE_CHECKING:
    from safetyreg.registry import Registry


class ConflictFlow(QObject):
    """`resolved(Request, theirs)` with the merged incident; `left(Request)`; `equal(theirs)`."""

    resolved = Signal(object, object)
    left = Signal(object)
    equal = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Wait for a conflict."""
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._base = Incident(kind="fire")
        self._request: Request | None = None
        self._theirs: Incident | None = None
        self.dialog: ConflictDialog | None = None

    def begin(self, request: Request, base: Incident) -> None:
        """Read the newer version, then ask."""
        self._request, self._base = request, base
        work = partial(_get, self._session.registry, request.incident.id or 0)
        self._session.jobs.read(work, self._on_read, owner=self, topic="theirs")

    def _on_read(self, read: tuple[Incident, str]) -> None:
        request, (theirs, who) = self._request, read
        if request is None:
            return
        found = differences(self._base, request.incident, theirs)
        if not found:
            self.equal.emit(theirs)
            return
        self._theirs = theirs
        self.dialog = ConflictDialog(self._session, request.incident, theirs, found, who, self._window)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self, answer: int) -> None:
        dialog, request, theirs = self.dialog, self._request, self._theirs
        self.dialog = None
        if dialog is None or request is None or theirs is None:
            return
        if answer == QDialog.DialogCode.Accepted:
            made = merged(request.incident, theirs, dialog.from_mine())
            self.resolved.emit(replace(request, incident=made, expected_version=theirs.version), theirs)
        else:
            self.left.emit(request)
        dialog.deleteLater()


def _get(registry: "Registry", number: int, _: Progress) -> tuple[Incident, str]:
    """Return a record with the name of who changed it last: the account where no name was given."""
    found = registry.incidents.get(number)
    names = {user.account: user.display_name for user in registry.users.all()}
    return found, names.get(found.changed_by) or found.changed_by
