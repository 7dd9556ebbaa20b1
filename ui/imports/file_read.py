"""What is asked of the door while a file is prepared: sheets, proposals, looks, texts of a column."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from safetyreg.domain.batch import Batch
from safetyreg.registry.imports import Outcome, Profile, Taken
from ui.imports.look import Look, look
from ui.jobs import Job, Progress
from ui.session import Session

Failed = Callable[[BaseException], object]


@dataclass(frozen=True)
class Opening:
    """A file that was opened: its sheets, a proposed profile, the import that took it in before.

    `beside` are the suffixes of files beside delimited text, where its persons may stand; `rejected` says
    that the file holds rows an earlier import rejected, and the profile is that import's.
    """

    path: Path
    sheets: tuple[str, ...]
    profile: Profile
    earlier: Batch | None
    beside: tuple[str, ...] = ()
    rejected: bool = False


class FileRead(QObject):
    """Runs the reads of one page; the newest look counts."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Belong to the page."""
        super().__init__(parent)
        self._session = session
        self._imports = session.registry.imports

    def open(self, path: Path, kind: str, then: Callable[[Opening], object], failed: Failed) -> None:
        """Open a file and propose a profile by its headings."""
        imports, texts = self._imports, self._session.texts

        def work(_: Progress) -> Opening:
            sheets = imports.sheets(path)
            carried = imports.carried(path)
            proposed = carried or imports.propose(path, kind, sheets[0] if sheets else "")
            earlier, beside = imports.already(path), imports.beside(path)
            return Opening(path, sheets, proposed, earlier, beside, rejected=carried is not None)

        name = texts.say("Opening the file…")
        self._session.jobs.read(work, then, owner=self, topic="open", failed=failed, name=name)

    def propose(self, path: Path, now: Profile, then: Callable[[Profile], object], failed: Failed) -> None:
        """Propose a profile anew, for another kind, sheet or heading row."""
        imports = self._imports

        def work(_: Progress) -> Profile:
            return imports.propose(path, now.kind, now.sheet, now.header)

        self._session.jobs.read(work, then, owner=self, topic="propose", failed=failed)

    def propose_persons(
        self, path: Path, now: Profile, then: Callable[[Profile], object], failed: Failed
    ) -> None:
        """Propose the key and the columns of the persons' sheet."""
        imports = self._imports

        def work(_: Progress) -> Profile:
            return imports.propose_persons(path, now)

        self._session.jobs.read(work, then, owner=self, topic="propose", failed=failed)

    def look(
        self,
        path: Path,
        profile: Profile,
        then: Callable[[Look], object],
        failed: Failed,
        *,
        persons: bool = False,
    ) -> None:
        """Look at the first rows, with `persons` at those of the persons' sheet."""
        imports, texts = self._imports, self._session.texts

        def work(_: Progress) -> Look:
            return look(imports, path, profile, texts, persons=persons)

        name = texts.say("Reading the first rows…")
        self._session.jobs.read(work, then, owner=self, topic="look", failed=failed, name=name)

    def distinct(
        self,
        path: Path,
        profile: Profile,
        column: int,
        then: Callable[[tuple[tuple[str, int], ...]], object],
        *,
        persons: bool = False,
    ) -> None:
        """Count the different texts of a column in the whole file."""
        imports, texts = self._imports, self._session.texts

        def work(progress: Progress) -> tuple[tuple[str, int], ...]:
            return imports.distinct(path, profile, column, progress, persons=persons)

        name = texts.say("Collecting the texts of the column…")
        self._session.jobs.read(work, then, owner=self, topic="distinct", name=name)

    def dry_run(
        self, path: Path, profile: Profile, then: Callable[[Outcome], object], failed: Failed
    ) -> Job[Outcome]:
        """Read the whole file and write nothing."""
        imports, texts = self._imports, self._session.texts

        def work(progress: Progress) -> Outcome:
            return imports.dry_run(path, profile, progress)

        name = texts.say("Dry run…")
        return self._session.jobs.read(work, then, owner=self, topic="run", failed=failed, name=name)

    def run(
        self, path: Path, profile: Profile, then: Callable[[Taken], object], failed: Failed, *, again: bool
    ) -> Job[Taken]:
        """Take the file in."""
        imports, texts = self._imports, self._session.texts

        def work(progress: Progress) -> Taken:
            return imports.run(path, profile, progress, again=again)

        return self._session.jobs.write(work, then, owner=self, failed=failed, name=texts.say("Importing…"))
