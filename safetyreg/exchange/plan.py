"""A file, its profile and its layout together: read it row by row and say what became of each."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final, Self

from safetyreg.domain.person import Person
from safetyreg.errors import Message
from safetyreg.exchange.assemble import Assembler, Judge
from safetyreg.exchange.convert import Converter, as_text
from safetyreg.exchange.layout import Layout, cell, headings, lay, persons_layout, place_of
from safetyreg.exchange.outcome import Accepted, Rejected, Remark
from safetyreg.exchange.profile import PEOPLE, Profile
from safetyreg.exchange.readers import Reading, Row, is_text, prepare, rows
from safetyreg.i18n import mark

Tick = Callable[[int, int], None]
_PREVIEW: Final = 50
_TICKED: Final = 500


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet that is being read: its first rows, and the rest, which can be read once."""

    reading: Reading
    first: tuple[Row, ...]
    rest: Generator[Row]

    @classmethod
    def of(cls, reading: Reading, count: int) -> Self:
        """Read the first rows of a sheet."""
        found = rows(reading)
        return cls(reading, tuple(islice(found, count)), found)

    def body(self, header: int, tick: Tick | None = None) -> Iterator[Row]:
        """Yield every row below the headings."""
        done = 0
        for row in chain(self.first, self.rest):
            if row.number <= header:
                continue
            yield row
            done += 1
            if tick is not None and done % _TICKED == 0:
                tick(done, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is known before the rows are read."""

    profile: Profile
    opened: Opened
    layout: Layout
    persons: Opened | None = None
    persons_layout: Layout | None = None

    @property
    def reading(self) -> Reading:
        """How the file is read."""
        return self.opened.reading

    @property
    def preview(self) -> tuple[Row, ...]:
        """The first rows with the headings."""
        return self.opened.first

    def close(self) -> None:
        """Let the file go, where its rows are not to be read."""
        for opened in (self.opened, self.persons):
            if opened is not None:
                opened.rest.close()


def plan(path: Path, profile: Profile, converter: Converter) -> Plan:
    """Look at a file through a profile; a missing column, sheet or file is named."""
    reading = prepare(path, profile.sheet, profile.encoding, profile.delimiter)
    opened = Opened.of(reading, _PREVIEW + max(profile.header, 0))
    layout = lay(profile, headings(opened.first, profile.header), converter)
    if profile.persons is None:
        return Plan(profile, opened, layout)
    second = Opened.of(persons_reading(path, profile), profile.header or 1)
    titles = headings(second.first, profile.header)
    return Plan(profile, opened, layout, second, persons_layout(profile, titles, converter))


def results(
    made: Plan, converter: Converter, judge: Judge, tick: Tick | None = None
) -> Iterator[Accepted | Rejected]:
    """Yield what became of every row below the headings; a plan is carried out once."""
    assembler = Assembler(made.profile, made.layout, converter, judge)
    body = made.opened.body(made.profile.header, tick)
    if made.persons is None or made.persons_layout is None:
        yield from assembler.results(body)
        return
    of_people = Assembler(made.profile, made.persons_layout, converter, judge)
    people = _People(of_people, made.persons_layout, made.persons.body(made.profile.header))
    key = made.persons_layout.group[0]
    own_key = place_of(made.persons_layout.headings[key], made.layout.headings, made.profile)
    counted = made.layout.to(PEOPLE)
    for row in body:
        name = as_text(cell(row, own_key)).strip()
        expected = _count(as_text(cell(row, counted[0].index))) if counted else None
        listed = people.of(name, expected)
        yield assembler.result([row], listed)
    yield from people.left()


def preview(made: Plan, converter: Converter, judge: Judge) -> Iterator[Accepted | Rejected]:
    """Yield what would become of the rows that are previewed; persons of a second sheet are not looked at."""
    assembler = Assembler(made.profile, made.layout, converter, judge)
    return assembler.results(row for row in made.preview if row.number > made.profile.header)


def persons_plan(path: Path, profile: Profile, converter: Converter) -> Plan:
    """Look at the persons' sheet of a profile alone."""
    opened = Opened.of(persons_reading(path, profile), _PREVIEW + max(profile.header, 0))
    titles = headings(opened.first, profile.header)
    return Plan(profile, opened, persons_layout(profile, titles, converter))


def persons_preview(made: Plan, converter: Converter, judge: Judge) -> Iterator[Rejected]:
    """Yield the previewed rows of a persons' sheet that cannot be read."""
    assembler = Assembler(made.profile, made.layout, converter, judge)
    found = (assembler.person_of(row) for row in made.preview if row.number > made.profile.header)
    return (one for one in found if isinstance(one, Rejected))


def persons_reading(path: Path, profile: Profile) -> Reading:
    """Return how the persons' sheet of a profile is read, or the file beside delimited text."""
    sheet = profile.persons
    if sheet is None or not is_text(path):
        return prepare(path, sheet.sheet if sheet else "")
    stem, dot, ending = path.name.partition(".")
    beside = path.with_name(f"{stem}{sheet.file_suffix}{dot}{ending}")
    return prepare(beside, encoding=profile.encoding, delimiter=profile.delimiter)


def suffixes(path: Path) -> tuple[str, ...]:
    """Return what the names of files beside delimited text add to its own: persons may stand there."""
    if not is_text(path):
        return ()
    stem, dot, ending = path.name.partition(".")
    names = (one.name for one in sorted(path.parent.iterdir()) if one != path and one.is_file())
    same = (name for name in names if name.startswith(stem) and name.endswith(dot + ending))
    return tuple(name.removeprefix(stem).removesuffix(dot + ending) for name in same)


@dataclass
class _People:
    """Persons of a second sheet, read forward beside the incidents and kept until theirs comes."""

    assembler: Assembler
    layout: Layout
    rows: Iterator[Row]
    waiting: dict[str, list[Row]] = field(default_factory=dict)
    bad: list[Rejected] = field(default_factory=list)

    def of(self, name: str, expected: int | None) -> list[Person]:
        """Return the persons of one incident; `expected` None means that the file does not say how many."""
        if expected is None:
            self._take(self.rows)
        while expected is not None and len(self.waiting.get(name, ())) < expected:
            row = next(self.rows, None)
            if row is None:
                break
            self._take([row])
        made = [self.assembler.person_of(row) for row in self.waiting.pop(name, [])]
        self.bad += [one for one in made if isinstance(one, Rejected)]
        return [one for one in made if isinstance(one, Person)]

    def left(self) -> Iterator[Rejected]:
        """Yield the persons that could not be read or belong to no incident of the file."""
        yield from self.bad
        self._take(self.rows)
        text = mark("no incident of the file has this number")
        for name, members in self.waiting.items():
            for row in members:
                reason = Remark(row.number, name, Message(text))
                yield Rejected(((row.number, row.cells),), (reason,))

    def _take(self, rows: Iterable[Row]) -> None:
        place = self.layout.group[0]
        for row in rows:
            self.waiting.setdefault(as_text(cell(row, place)).strip(), []).append(row)


def _count(text: str) -> int | None:
    """Read how many persons a row has; None where the file does not say it as a number."""
    bare = text.strip() or "0"
    return int(bare) if bare.isdecimal() else None
