"""What rates are divided by, through the door: residents, employed, hours, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.exchange.denominators import ReadDenominators, read_file
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.storage import denominators, history
from safetyreg.storage.engine import Connection
from safetyreg.storage.history import Line
from safetyreg.storage.reference import BREAKS

__all__ = ["Denominators", "Effect", "ReadDenominators"]
FIGURE: Final = "denominator"
IMPORTED: Final = "denominators_imported"
_NO_SOURCE: Final = mark("Say where the figures come from: a rate is printed with its source.")


@dataclass(frozen=True, slots=True)
class Effect:
    """What taking figures in does: how many are new, change one that is there, say the same already."""

    added: int
    changed: int
    same: int


class Denominators:
    """The table of denominators of one registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def known(self) -> tuple[Denominator, ...]:
        """Return every figure by kind, place, organisation and day."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return denominators.known(connection)

    def put(self, figure: Denominator, instead: Denominator | None = None) -> Changes:
        """Add or change a figure; `instead` is the one it takes the place of, if its keys were changed."""
        self._session.demand(Action.ADMINISTER)
        _check(figure)
        with self._database.write() as connection:
            before = denominators.DENOMINATORS.find(connection, instead or figure)
            if instead is not None and _key(instead) != _key(figure):
                denominators.remove(connection, instead)
            denominators.put(connection, figure)
            old = "" if before is None else _said(before)
            return self._changed(connection, Line(None, FIGURE, "", old, _said(figure), _name(figure)))

    def remove(self, figure: Denominator) -> Changes:
        """Take a figure out for good; rates that need it are missing then."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            if not denominators.remove(connection, figure):
                raise NotFoundError(mark("The figure is not there any more: load the page anew."))
            return self._changed(connection, Line(None, FIGURE, old=_said(figure), note=_name(figure)))

    def read(self, path: Path, kind: DenominatorKind, source: str = "") -> ReadDenominators:
        """Read a published table and the rows of it that are not understood; nothing is kept yet.

        Without a source of its own every figure names the file.
        """
        self._session.demand(Action.ADMINISTER)
        with self._database.read() as connection:
            breaks = BREAKS.every(connection)
        told = " ".join(source.split()) or path.name
        return read_file(path, kind, told, self._session.book(), breaks)

    def effect(self, figures: Iterable[Denominator]) -> Effect:
        """Say what taking the figures in would do."""
        known = {_key(figure): figure for figure in self.known()}
        found = {_key(figure): figure for figure in figures}
        same = sum(known.get(key) == figure for key, figure in found.items())
        there = sum(key in known for key in found)
        return Effect(len(found) - there, there - same, same)

    def take(self, figures: Iterable[Denominator], file: str = "") -> Changes:
        """Keep figures that were read; those of the same kind, place and day give way, the others stay."""
        self._session.demand(Action.ADMINISTER)
        taken = tuple(figures)
        for figure in taken:
            _check(figure)
        with self._database.write() as connection:
            denominators.take(connection, taken)
            return self._changed(connection, Line(None, IMPORTED, new=str(len(taken)), note=file))

    def _changed(self, connection: Connection, line: Line) -> Changes:
        history.write(connection, self._session.user.account, self._database.now(), (line,))
        return Changes(state=self._database.bump(connection), settings=True)


def _check(figure: Denominator) -> None:
    if not 0 < figure.value < float("inf"):
        raise ExpectedError(mark("Enter a figure greater than zero."))
    if not figure.source.strip():
        raise ExpectedError(_NO_SOURCE)


def _key(figure: Denominator) -> tuple[object, ...]:
    return figure.kind, figure.place, figure.organisation, figure.on


def _name(figure: Denominator) -> str:
    return " ".join(filter(None, (figure.kind.value, figure.place, figure.organisation, str(figure.on))))


def _said(figure: Denominator) -> str:
    return f"{figure.value:.15g} ({figure.source})"
