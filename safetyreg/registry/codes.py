"""Code lists through the door: read, edit, import an official one, look at newer shipped names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import OWN_PREFIX, UNKNOWN, CodeBook, CodeItem, CodeList
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import Language, mark
from safetyreg.storage import codes, history
from safetyreg.storage.history import Line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from safetyreg.domain.code_import import ImportedCodes
    from safetyreg.domain.suggestion import Suggestion
    from safetyreg.i18n import Names
    from safetyreg.registry.session import Session
    from safetyreg.storage.engine import Connection

KATO: Final = "kato"
OKED: Final = "oked"
EDITED: Final = "code_edited"
ADDED: Final = "code_added"
IMPORTED: Final = "codes_imported"
COMPLETED: Final = "codes_completed"
_MOST: Final = 64
_SAID: Final = ("names", "parent", "valid_from", "valid_to", "successor")


class Codes:
    """The code lists of one registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session; nothing is read yet."""
        self._session = session
        self._database = session.database

    def book(self) -> CodeBook:
        """Return every list; read anew only after codes were changed."""
        self._session.demand(Action.READ)
        return self._session.book()

    def edit(self, name: str, item: CodeItem) -> Changes:
        """Change names, place or validity of an item; a name that was changed counts as confirmed."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            own = codes.get(connection, name)
            before = _known(own, item.code)
            confirmed = tuple(lang for lang in item.unconfirmed if _same(before, item, lang))
            after = replace(item, unconfirmed=confirmed)
            _check(own, after)
            codes.put(connection, name, after, own.items.index(before))
            return self._changed(connection, *_lines(name, before, after))

    def add(self, name: str, item: CodeItem) -> Changes:
        """Add an item of our own, whose code begins with `x-`."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            own = codes.get(connection, name)
            if not item.code.startswith(OWN_PREFIX) or item.code == OWN_PREFIX:
                text = mark(
                    "A code of our own begins with “{prefix}”, so that it is never taken for official."
                )
                raise ExpectedError(text, prefix=OWN_PREFIX)
            if item.code in own.by_code:
                raise ExpectedError(mark("The list has the code “{code}” already."), code=item.code)
            _check(own, item)
            codes.put(connection, name, item, len(own.items))
            return self._changed(connection, Line(None, ADDED, name, new=item.names.ru, note=item.code))

    def close(self, name: str, code: str, day: date) -> Changes:
        """End an item with a day: it stays for what happened before, and is offered no more."""
        self._session.demand(Action.ADMINISTER)
        with self._database.read() as connection:
            item = _known(codes.get(connection, name), code)
        return self.edit(name, replace(item, valid_to=day))

    def set_complete(self, name: str, *, complete: bool) -> Changes:
        """Mark a list as complete, or as waiting for the official one."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            own = codes.get(connection, name)
            codes.set_complete(connection, name, complete=complete)
            line = Line(None, COMPLETED, name, old=str(own.complete).lower(), new=str(complete).lower())
            return self._changed(connection, line)

    def import_kato(self, path: Path, *, dry_run: bool = False) -> ImportedCodes:
        """Lay the official KATO workbook over the list of places; see `import_items`."""
        from safetyreg.exchange.classifiers import read_kato  # noqa: PLC0415  readers load when used

        self._session.demand(Action.ADMINISTER)
        return self.import_items(KATO, read_kato(path), path.name, dry_run=dry_run)

    def import_oked(self, path: Path, *, dry_run: bool = False) -> ImportedCodes:
        """Lay an official OKED workbook over the list of industries; a file without sections leaves ours."""
        from safetyreg.exchange.classifiers import read_oked  # noqa: PLC0415  readers load when used

        self._session.demand(Action.ADMINISTER)
        found = read_oked(path)
        if not any(item.code.isalpha() for item in found):
            ours = self.book().lists[OKED].items
            found = tuple(item for item in ours if item.code.isalpha()) + found
        return self.import_items(OKED, found, path.name, dry_run=dry_run)

    def import_list(self, name: str, path: Path, *, dry_run: bool = False) -> ImportedCodes:
        """Lay a file with columns code, parent, names, valid from and to over a list; see `import_items`."""
        from safetyreg.exchange.classifiers import read_list  # noqa: PLC0415  readers load when used

        self._session.demand(Action.ADMINISTER)
        found = read_list(path, self._database.today())
        return self.import_items(name, found, path.name, dry_run=dry_run)

    def import_items(
        self, name: str, items: tuple[CodeItem, ...], source: str, *, dry_run: bool = False
    ) -> ImportedCodes:
        """Lay an official list over ours: new items come in, missing ones are closed today, none is deleted.

        The list is complete then. A dry run only says what would be changed.
        """
        from safetyreg.domain.code_import import compare  # noqa: PLC0415  loaded when used

        self._session.demand(Action.ADMINISTER)
        if dry_run:
            with self._database.read() as connection:
                return compare(codes.get(connection, name), items, self._database.today())
        with self._database.write() as connection:
            found = compare(codes.get(connection, name), items, self._database.today())
            codes.apply(connection, found)
            said = f"{source}, {self._database.today():%d.%m.%Y}"
            codes.set_complete(connection, name, complete=True, source=said)
            self._changed(connection, _imported(found, source))
            return found

    def sources(self) -> Mapping[str, Names]:
        """Return where each shipped list is from; `CodeList.source` keeps the Russian text of it."""
        from safetyreg.storage import seeds  # noqa: PLC0415  loaded when used

        self._session.demand(Action.READ)
        return seeds.shipped_sources()

    def suggestions(self) -> tuple[Suggestion[CodeItem], ...]:
        """Return what the program ships newer and else than the registry has it."""
        from safetyreg.storage import seeds  # noqa: PLC0415  loaded when used

        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return codes.suggestions(connection, seeds.shipped_lists())

    def settle(self, suggestion: Suggestion[CodeItem], *, accepted: bool) -> Changes:
        """Take a shipped item over, or leave ours and be asked no more."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            codes.settle(connection, suggestion, accepted=accepted)
            own = suggestion.own or suggestion.shipped
            lines = _lines(suggestion.list, own, suggestion.shipped) if accepted else ()
            return self._changed(connection, *lines)

    def _changed(self, connection: Connection, *lines: Line) -> Changes:
        codes.touch(connection)
        history.write(connection, self._session.user.account, self._database.now(), lines)
        return Changes(state=self._database.bump(connection), codes=True)


def _known(own: CodeList, code: str) -> CodeItem:
    found = own.by_code.get(code)
    if found is None or code == UNKNOWN:
        raise NotFoundError(mark("The list has no code “{code}”: load it anew."), code=code)
    return found


def _same(before: CodeItem, after: CodeItem, language: Language) -> bool:
    return bool(getattr(before.names, language.value) == getattr(after.names, language.value))


def _check(own: CodeList, item: CodeItem) -> None:
    if len(item.code) > _MOST or item.code != "".join(item.code.split()):
        raise ExpectedError(mark("A code has at most {most} signs and no blanks."), most=_MOST)
    if not item.names.ru.strip():
        raise ExpectedError(mark("Enter the Russian name: it stands in for the others."))
    if item.valid_from and item.valid_to and item.valid_to < item.valid_from:
        raise ExpectedError(mark("The last day of validity is before the first."))
    for other in filter(None, (item.parent, item.successor)):
        _known(own, other)
    if item.parent and item.code in {above.code for above in own.path(item.parent)}:
        raise ExpectedError(mark("The code “{code}” would stand above itself."), code=item.code)


def _lines(name: str, before: CodeItem, after: CodeItem) -> tuple[Line, ...]:
    pairs = ((part, getattr(before, part), getattr(after, part)) for part in _SAID)
    return tuple(
        Line(None, EDITED, name, _text(old), _text(new), f"{after.code} {part}")
        for part, old, new in pairs
        if old != new
    )


def _text(value: object) -> str:
    parts = tuple(str(getattr(value, language.value, "")) for language in Language)
    return " · ".join(parts) if any(parts) else str(value or "")


def _imported(found: ImportedCodes, source: str) -> Line:
    counts = f"+{len(found.added)} ~{len(found.changed)} -{len(found.closed)}"
    return Line(None, IMPORTED, found.list, new=counts, note=source)
