"""What is changed in a case: decisions, grounds, claim, documents, the opinion; each asked and written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from safetyreg.domain.changes import Changes
from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import Decision
from safetyreg.domain.ground import Ground, Sheet, Side
from safetyreg.domain.policy import Policy
from safetyreg.errors import CancelledError, ConflictError, ExpectedError
from safetyreg.liability.checklist import CHECKLIST, unanswered
from ui.jobs import Progress
from ui.liability.case import Case
from ui.liability.claim_dialog import ClaimDialog
from ui.liability.decision_dialog import DecisionDialog
from ui.liability.ground_dialog import GroundDialog
from ui.liability.victim import Victim
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.opening import open_file, open_folder

if TYPE_CHECKING:
    from safetyreg.registry.opinions import WrittenOpinion

Writing = Callable[[], Changes]
_DOCUMENTS: Final = ("DOCX (*.docx)", "PDF (*.pdf)")


class CaseEdits:
    """Asks in a dialog, writes in the background, tells the pages or the banner."""

    def __init__(self, session: Session, view: QWidget, banner: Banner) -> None:
        """Keep whom to tell."""
        self._session = session
        self._view = view
        self._banner = banner

    def decide(self, case: Case, draft: Decision | None = None) -> None:
        """Ask for a decision and keep it; a form that could not be saved comes back as it was."""
        dialog = DecisionDialog(self._session, case, draft, self._view)
        if dialog.asked():
            self.add_decision(case, dialog.decision(), dialog.path())

    def add_decision(self, case: Case, decision: Decision, path: Path | None) -> None:
        """Keep a decision, its document first."""
        registry = self._session.registry

        def write() -> Changes:
            made = decision
            if path is not None:
                kept = registry.attachments.add(decision.incident, path)
                made = replace(decision, attachment=kept.attachment.id)
            return registry.decisions.add(made).changes

        self._write(
            write, self._session.texts.say("The decision is kept."), partial(self._again, case, decision)
        )

    def add_ground(self, case: Case, side: Side) -> None:
        """Ask for a new ground of a side."""
        self._ask_ground(case, Ground(side=side, text=""))

    def edit_ground(self, case: Case, ground: Ground) -> None:
        """Ask for a ground anew."""
        self._ask_ground(case, ground)

    def edit_claim(self, case: Case, claim: Claim | None = None) -> None:
        """Ask for the facts of the calculation and keep them."""
        shown = claim or case.claim
        if shown is None:
            return
        dialog = ClaimDialog(self._session, case, shown, self._view)
        if dialog.asked():
            self.save_claim(dialog.claim())

    def save_claim(self, claim: Claim) -> None:
        """Keep a claim."""
        claims = self._session.registry.claims

        def write() -> Changes:
            return claims.save(claim).changes

        self._write(write, self._session.texts.say("The facts are kept."))

    def attach(self, case: Case, decision: Decision) -> None:
        """Ask for the document of a decision that has none, and keep it."""
        name, _ = QFileDialog.getOpenFileName(self._view, self._session.texts.say("Attach the document"))
        if name and decision.id is not None:
            self.attach_file(case, decision.id, Path(name))

    def attach_file(self, case: Case, decision: int, path: Path) -> None:
        """Keep a document with its decision."""
        registry, incident = self._session.registry, case.victim.incident

        def write() -> Changes:
            kept = registry.attachments.add(incident, path)
            return registry.decisions.attach(decision, kept.attachment.id or 0)

        self._write(write, self._session.texts.say("The document is kept."))

    def save_sheet(self, sheet: Sheet) -> None:
        """Keep the grounds of a case."""
        grounds = self._session.registry.grounds

        def write() -> Changes:
            return grounds.save(sheet).changes

        self._write(write, self._session.texts.say("The grounds are kept."))

    def write_opinion(self, case: Case, policy: Policy | None) -> None:
        """Ask where the opinion shall stand, as a document alone or with its PDF, and write it there."""
        texts = self._session.texts
        suggested = f"{case.incident.number}.docx"
        name, chosen = QFileDialog.getSaveFileName(
            self._view, texts.say("Save the opinion"), suggested, ";;".join(_DOCUMENTS)
        )
        if name:
            ending = ".pdf" if chosen == _DOCUMENTS[1] else Path(name).suffix or ".docx"
            self.save_opinion(case.victim, Path(name).with_suffix(ending), policy)

    def save_opinion(self, victim: Victim, path: Path, policy: Policy | None = None) -> None:
        """Write the opinion on a victim; `policy` takes the place of the law of the day."""
        session = self._session
        liability, texts = session.registry.liability, session.texts

        def work(_: Progress) -> "WrittenOpinion":
            return liability.opinion(victim.incident, victim.person, path, texts, policy=policy)

        session.jobs.read(
            work,
            self._on_opinion,
            owner=self._view,
            failed=self.failed,
            name=texts.say("Writing the opinion…"),
        )

    def failed(self, error: BaseException) -> None:
        """Say what went wrong where the user looks."""
        if isinstance(error, CancelledError):
            return
        if isinstance(error, ExpectedError):
            self._banner.show_message(self._session.texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)

    def _ask_ground(self, case: Case, ground: Ground) -> None:
        answered = frozenset(one.check for one in case.sheet.grounds if one.check)
        blank = not ground.text
        open_ = unanswered(CHECKLIST, answered) if blank else ()
        checks = [check for check in open_ if check.side is ground.side]
        files = case.incident.attachments
        dialog = GroundDialog(ground, checks, case.legal.norms, files, self._session.texts, self._view)
        if not dialog.asked():
            return
        self._keep_ground(case, ground, None if dialog.removed else dialog.ground(), dialog.file.path())

    def _keep_ground(self, case: Case, old: Ground, new: Ground | None, path: Path | None) -> None:
        registry, sheet = self._session.registry, case.sheet

        def write() -> Changes:
            made = new
            if path is not None and new is not None:
                kept = registry.attachments.add(sheet.incident, path)
                made = replace(new, attachment=kept.attachment.id)
            changed = changed_sheet(sheet, old, made)
            return registry.grounds.save(changed).changes

        self._write(write, self._session.texts.say("The grounds are kept."))

    def _write(self, write: Writing, said: str, back: Callable[[], object] | None = None) -> None:
        session = self._session

        def work(_: Progress) -> Changes:
            return write()

        session.jobs.write(
            work,
            partial(self._on_written, said),
            owner=self._view,
            failed=partial(self._on_refused, back),
            name=session.texts.say("Saving…"),
        )

    def _on_written(self, said: str, changes: Changes) -> None:
        self._banner.hide()
        self._session.said.emit(said)
        self._session.announce(changes, self._view)

    def _on_refused(self, back: Callable[[], object] | None, error: BaseException) -> None:
        self.failed(error)
        if isinstance(error, ConflictError):
            self._session.changed.emit(Changes(incidents=None), None)
        elif back is not None and isinstance(error, ExpectedError):
            back()

    def _again(self, case: Case, decision: Decision) -> None:
        """Offer the form again with what was typed."""
        texts = self._session.texts
        told = self._banner.text()
        self._banner.show_message(
            told, Tone.ERROR, (texts.say("Open the form again"), partial(self.decide, case, decision))
        )

    def _on_opinion(self, written: "WrittenOpinion") -> None:
        texts, path = self._session.texts, written.pdf or written.document
        told = texts.say("Saved: {path}", path=str(path))
        if written.said is not None:
            told = f"{told} {texts.of(written.said)}"
        self._banner.show_message(
            told,
            Tone.GOOD if written.said is None else Tone.WARNING,
            (texts.say("Open the file"), partial(open_file, path)),
            (texts.say("Open the folder"), partial(open_folder, path)),
        )


def changed_sheet(sheet: Sheet, old: Ground, new: Ground | None) -> Sheet:
    """Return a sheet with a ground replaced, added where it was not there, or taken out."""
    if old not in sheet.grounds:
        grounds = sheet.grounds if new is None else (*sheet.grounds, new)
        return replace(sheet, grounds=grounds)
    kept = (new if one == old else one for one in sheet.grounds)
    return replace(sheet, grounds=tuple(one for one in kept if one is not None))
