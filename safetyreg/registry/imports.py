"""Imports through the door: look at a file, run it dry, take it in as one batch, undo it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.batch import Batch, Undone
from safetyreg.domain.changes import Changes
from safetyreg.domain.incident import Incident
from safetyreg.domain.rules import Context, problems
from safetyreg.errors import ExpectedError
from safetyreg.exchange import plan as plans
from safetyreg.exchange import profile as profiles
from safetyreg.exchange import readers, rejects
from safetyreg.exchange.assemble import Judge
from safetyreg.exchange.classifier_lines import ClassifierError
from safetyreg.exchange.convert import Converter, as_text
from safetyreg.exchange.layout import cell, headings, suggest, suggest_persons
from safetyreg.exchange.outcome import Accepted, Outcome, Rejected, Remark
from safetyreg.exchange.plan import Plan, Tick
from safetyreg.exchange.profile import (
    COORDINATES,
    KIND,
    PEOPLE,
    PERSON,
    STATUS,
    STORY,
    ColumnRule,
    PersonsSheet,
    Profile,
    RowsAre,
    from_toml,
    load,
    target_field,
    to_toml,
)
from safetyreg.export.outfile import replacing
from safetyreg.export.wording import Wording
from safetyreg.export.written import Written
from safetyreg.i18n import Texts, mark
from safetyreg.paths import resources
from safetyreg.registry.session import Session
from safetyreg.storage import batches, bulk

__all__ = [
    "COORDINATES",
    "KIND",
    "MOST_DISTINCT",
    "PEOPLE",
    "PERSON",
    "STATUS",
    "STORY",
    "Accepted",
    "ClassifierError",
    "ColumnRule",
    "Imports",
    "Outcome",
    "PersonsSheet",
    "Preview",
    "Profile",
    "Rejected",
    "Remark",
    "RowsAre",
    "Taken",
    "as_text",
    "from_toml",
    "load",
    "target_field",
    "to_toml",
]
MOST_DISTINCT: Final = 300


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file under a profile, and what would become of them."""

    plan: Plan
    results: tuple[Accepted | Rejected, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """An import that was carried out: its batch, its outcome, what changed."""

    batch: Batch
    outcome: Outcome
    changes: Changes


class Imports:
    """Files in; `context` gives what the rules of a record need to know about the registry."""

    def __init__(self, session: Session, context: Callable[[], Context]) -> None:
        """Keep the session and the rules' context."""
        self._session = session
        self._context = context

    def sheets(self, path: Path) -> tuple[str, ...]:
        """Return the sheets of a workbook; one empty name for delimited text."""
        self._session.demand(Action.IMPORT)
        return tuple(name for name in readers.sheets(path) if name != rejects.PROFILE_SHEET)

    def carried(self, path: Path) -> Profile | None:
        """Return the profile that a file of rejected rows carries; None for any other file."""
        self._session.demand(Action.IMPORT)
        return rejects.carried(path)

    def fitting(self, path: Path, profile: Profile) -> Profile:
        """Return a profile as a file needs it: one made for a file fits that of its rejected rows too."""
        return profile if self.carried(path) is None else rejects.travelling(profile)

    def save_rejects(self, outcome: Outcome, path: Path, texts: Texts) -> Written:
        """Write the rejected rows of a run with their reasons, and the profile that reads them again."""
        from safetyreg.export.table_file import HiddenSheet, write_table  # noqa: PLC0415  loads openpyxl

        self._session.demand(Action.EXPORT)
        profile = outcome.profile
        hidden = HiddenSheet(rejects.PROFILE_SHEET, rejects.profile_lines(profile)) if profile else None
        table, words = outcome.rejects(texts.of), Wording(texts, self._session.book())
        return write_table(path, table, words, demo=self._session.demo, hidden=hidden)

    def shipped(self) -> tuple[Profile, ...]:
        """Return the profiles that come with the program."""
        folder = resources() / "profiles"
        return tuple(profiles.load(file) for file in sorted(folder.glob("*.toml")))

    def keep(self, profile: Profile, path: Path) -> str:
        """Write a profile as a TOML file, whole or not at all; return the file's name."""
        with replacing(path) as (beside,):
            beside.write_text(to_toml(profile), encoding="utf-8")
        return path.name

    def propose(self, path: Path, kind: str, sheet: str = "", header: int = 1) -> Profile:
        """Return a profile that maps every column whose heading names a field in any language."""
        self._session.demand(Action.IMPORT)
        first = readers.head(readers.prepare(path, sheet), header or 1)
        rules = suggest(headings(first, header), kind, self._converter())
        return Profile(name=path.stem, kind=kind, sheet=sheet, header=header, columns=rules)

    def beside(self, path: Path) -> tuple[str, ...]:
        """Return what files beside delimited text add to its name: persons may stand in one of them."""
        self._session.demand(Action.IMPORT)
        return plans.suffixes(path)

    def propose_persons(self, path: Path, profile: Profile) -> Profile:
        """Return a profile whose persons' sheet has its key and its columns, kept where they are known."""
        self._session.demand(Action.IMPORT)
        sheet = profile.persons
        if sheet is None:
            return profile
        first = readers.prepare(path, profile.sheet, profile.encoding, profile.delimiter)
        own, titles = (
            headings(readers.head(one, profile.header or 1), profile.header)
            for one in (first, plans.persons_reading(path, profile))
        )
        shared = [title for title in titles if title in own]
        key = sheet.key if sheet.key in titles else (shared or list(titles))[0]
        free = [title for title in titles if title != key]
        columns = sheet.columns or suggest_persons(free, profile.kind, self._converter())
        return replace(profile, persons=replace(sheet, key=key, columns=columns))

    def preview(self, path: Path, profile: Profile) -> Preview:
        """Return the first rows of a file and what would become of each."""
        return self._preview(path, profile, plans.plan, plans.preview)

    def preview_persons(self, path: Path, profile: Profile) -> Preview:
        """Return the first rows of a profile's persons' sheet, and those that cannot be read."""
        return self._preview(path, profile, plans.persons_plan, plans.persons_preview)

    def distinct(
        self, path: Path, profile: Profile, column: int, tick: Tick | None = None, *, persons: bool = False
    ) -> tuple[tuple[str, int], ...]:
        """Return the different texts of one column with their counts, the most frequent first.

        With `persons` it is a column of the persons' sheet.
        """
        self._session.demand(Action.IMPORT)
        own = (path, profile.sheet, profile.encoding, profile.delimiter)
        reading = plans.persons_reading(path, profile) if persons else readers.prepare(*own)
        found = Counter[str]()
        for done, row in enumerate(readers.rows(reading)):
            if row.number > profile.header and (text := as_text(cell(row, column)).strip()):
                found[text] += 1
            if tick is not None and not done % 1000:
                tick(done, 0)
        return tuple(found.most_common(MOST_DISTINCT))

    def dry_run(self, path: Path, profile: Profile, tick: Tick | None = None) -> Outcome:
        """Read a whole file and say what would become of it; nothing is written."""
        self._session.demand(Action.IMPORT)
        outcome, results = self._results(path, profile, tick)
        for result in results:
            outcome.note(result)
        return outcome

    def already(self, path: Path) -> Batch | None:
        """Return the batch that took in this very file before, if one did and stands."""
        self._session.demand(Action.IMPORT)
        with self._session.database.read() as connection:
            return batches.of_file(connection, _sha256(path))

    def run(self, path: Path, profile: Profile, tick: Tick | None = None, *, again: bool = False) -> Taken:
        """Take a file in as one batch, all or nothing; refuse the same file twice unless `again`."""
        self._session.demand(Action.IMPORT)
        earlier = self.already(path)
        if earlier is not None and not again:
            text = mark("This very file was imported on {at} (import {batch}); undo that import first.")
            raise ExpectedError(text, at=earlier.at, batch=earlier.id)
        outcome, results = self._results(path, profile, tick)
        database, own = self._session.database, self._session.user
        user = own.account
        with database.write() as connection:
            now = database.now()
            batch = Batch(
                file_name=path.name,
                sha256=_sha256(path),
                profile=profile.name,
                account=user,
                name=own.display_name,
                at=now,
            )
            key = batches.add(connection, batch)
            bulk.insert_many(
                connection, _incidents(results, outcome), user, now, book=self._session.book(), batch=key
            )
            batch = replace(
                batch,
                id=key,
                rows=outcome.rows,
                accepted=outcome.accepted,
                rejected=outcome.rejected_rows,
                incidents=outcome.incidents,
            )
            batches.finish(connection, batch)
            state = database.bump(connection)
        return Taken(batch, outcome, Changes(state, None))

    def undo(self, batch: int, texts: Texts) -> tuple[Undone, Changes]:
        """Take an import back: untouched records are deleted, others annulled with the batch as reason.

        The reason that stays in the records is in the language of `texts`.
        """

        def reason(found: Batch) -> str:
            text = mark("The import of “{file}” of {day} was taken back")
            return texts.say(text, file=found.file_name, day=texts.moment(found.at.astimezone()))

        self._session.demand(Action.UNDO_IMPORT)
        database = self._session.database
        with database.write() as connection:
            undone = batches.undo(connection, batch, self._session.author(), reason)
            state = database.bump(connection)
        return undone, Changes(state, None)

    def batches(self) -> tuple[Batch, ...]:
        """Return every import, the newest first."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            return batches.known(connection)

    def _results(
        self, path: Path, profile: Profile, tick: Tick | None
    ) -> tuple[Outcome, Iterator[Accepted | Rejected]]:
        converter = self._converter()
        made = plans.plan(path, profile, converter)
        outcome = Outcome(headings=made.layout.headings, profile=profile, slow=made.reading.slow)
        return outcome, plans.results(made, converter, self._judge(), tick)

    def _preview(
        self,
        path: Path,
        profile: Profile,
        planned: Callable[[Path, Profile, Converter], Plan],
        previewed: Callable[[Plan, Converter, Judge], Iterator[Accepted | Rejected]],
    ) -> Preview:
        self._session.demand(Action.IMPORT)
        converter = self._converter()
        made = planned(path, profile, converter)
        found = tuple(previewed(made, converter, self._judge()))
        made.close()
        return Preview(made, found)

    def _converter(self) -> Converter:
        return Converter(self._session.book(), self._session.database.today())

    def _judge(self) -> Judge:
        context = self._context()
        return lambda incident: problems(incident, context)


def _incidents(results: Iterator[Accepted | Rejected], outcome: Outcome) -> Iterator[Incident]:
    for result in results:
        outcome.note(result)
        if isinstance(result, Accepted):
            yield result.incident


def _sha256(path: Path) -> str:
    readers.check(path)
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
