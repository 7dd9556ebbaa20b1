"""Backups: what is kept, one more now, put one back."""

from functools import partial
from pathlib import Path
from typing import Final

from typing_extensions import override

from safetyreg.i18n import NO_BREAK_SPACE, Texts
from safetyreg.registry.backups import LABELS, SERVER_NOTE, Backup, Backups
from ui.jobs import Progress
from ui.session import Session
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.widgets.label import Role, label
from ui.widgets.opening import open_folder
from ui.widgets.question import Question
from ui.widgets.table_view import Cell, Column

_KILO: Final = 1024


class BackupsSection(Section):
    """The copies of one registry's file."""

    def __init__(self, session: Session) -> None:
        """Begin empty; a registry on a server is told how it is backed up."""
        texts = session.texts
        super().__init__(session, texts.say("Backups"))
        self._kept: tuple[Backup, ...] = ()
        self.rows = RowsBox(session, texts.say("Backups"), editable=False)
        if not session.registry.backups.possible:
            self.body.addWidget(label(texts.say(SERVER_NOTE), Role.BODY, wrap=True))
            self.body.addStretch(1)
            return
        rule = texts.say(
            "A backup is made every day at the first start and before every update of the registry. The last"
            " ten are kept, each checked after it was made."
        )
        self.body.addWidget(label(rule, Role.MUTED, wrap=True))
        self.rows.offer(texts.say("Make a backup now"), self._on_make, "save", primary=True)
        if self.administrator:
            self.rows.offer(texts.say("Restore…"), self._on_restore, "rotate-ccw", row=True)
        self.rows.offer(texts.say("Open the folder"), self._on_folder, "folder-open", row=True)
        self.body.addWidget(self.rows, 1)
        if not self.administrator:
            note = texts.say("Restoring takes an administrator.")
            self.body.addWidget(label(note, Role.MUTED, wrap=True))

    @override
    def load(self) -> None:
        """List the copies."""
        backups = self.session.registry.backups
        if not backups.possible:
            return

        def work(_: Progress) -> tuple[Backup, ...]:
            return backups.all()

        self.read(work, self._on_read)

    def _on_read(self, kept: tuple[Backup, ...]) -> None:
        self._kept = kept
        texts = self.texts
        columns = [
            Column(texts.say("Made")),
            Column(texts.say("Why"), stretch=True),
            Column(texts.say("Size"), number=True),
            Column(texts.say("Check")),
        ]
        empty = texts.say("No backup yet: make one now.")
        self.rows.show_rows(columns, [self._row(one) for one in kept], empty)

    def _row(self, one: Backup) -> list[Cell]:
        texts, theme = self.texts, self.session.theme
        check = texts.say("sound") if one.sound else texts.say("damaged")
        colour = theme.colour("good" if one.sound else "error")
        return [
            Cell(texts.moment(one.made_at), tip=str(one.path)),
            Cell(texts.say(LABELS[one.reason])),
            Cell(size_of(one.size, texts)),
            Cell(check, colour=colour),
        ]

    def _on_make(self) -> None:
        backups = self.session.registry.backups

        def work(progress: Progress) -> None:
            backups.make(tick=progress)

        self.write(work, self.texts.say("The backup was made."))

    def _on_folder(self) -> None:
        open_folder(self._kept[self.rows.row()].path)

    def _on_restore(self) -> None:
        chosen, texts = self._kept[self.rows.row()], self.texts
        question = texts.say("Put the registry back to {moment}?", moment=texts.moment(chosen.made_at))
        details = texts.say(
            "What was written after that is not in it any more; a copy of the registry as it is now is kept"
            " first. The registry is closed and opened again; nobody else may have it open."
        )
        if Question.ask(question, texts.say("Restore"), texts, self, details=details):
            done = texts.say("The registry was put back to {moment}.", moment=texts.moment(chosen.made_at))
            self.restore(chosen.path, done)

    def restore(self, chosen: Path, said: str) -> None:
        """Close the registry, put a backup in its place, open it again and say the sentence."""
        registry = self.session.registry
        location, account = registry.location, registry.user.account

        def work(_: Progress) -> None:
            registry.close()
            Backups.restore(chosen, location, account=account)

        def then(_: None) -> None:
            self.session.reopen.emit(location, said)

        name = self.texts.say("Restoring the registry…")
        failed = partial(self._on_not_restored, location)
        self.session.jobs.write(work, then, owner=self, failed=failed, name=name)

    def _on_not_restored(self, location: str, error: BaseException) -> None:
        self.session.errors.show(error)
        self.session.open_registry.emit(location)


def size_of(count: int, texts: Texts) -> str:
    """Write a count of bytes as KB or MB."""
    kilo = count / _KILO
    small = kilo < _KILO
    unit = texts.say("KB") if small else texts.say("MB")
    number = texts.integer(max(kilo, 1)) if small else texts.decimal(kilo / _KILO)
    return f"{number}{NO_BREAK_SPACE}{unit}"
