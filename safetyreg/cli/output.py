"""What the commands say: JSON or a plain table on standard output, progress on standard error."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.i18n import Texts

Tick = Callable[[int, int], None]
_PARTS: Final = 20


def write_json(value: object) -> None:
    """Write one value as JSON, readable and UTF-8."""
    sys.stdout.write(_dumped(value, indent=2) + "\n")


def write_json_list(records: Iterable[Mapping[str, object]]) -> None:
    """Write a list of objects one a line, each as it comes: memory does not grow with the list."""
    sys.stdout.write("[")
    for place, record in enumerate(records):
        sys.stdout.write((",\n" if place else "\n") + _dumped(record))
    sys.stdout.write("\n]\n")


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows with tabs between: a heading line first, to be read and pasted."""
    for row in _with_headings(headings, rows):
        sys.stdout.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")


def say(sentence: str) -> None:
    """Write a message to standard error."""
    sys.stderr.write(sentence + "\n")


class Progress:
    """Counts on standard error: on a screen one line that changes, in a log a line every twentieth part."""

    def __init__(self, texts: Texts) -> None:
        """Begin at nothing."""
        self._texts = texts
        self._shown = -1
        self._on_screen = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show how many of how many are done; a total of 0 is not known."""
        part = done * _PARTS // total if total else 0
        if part == self._shown:
            return
        self._shown = part
        counted = self._texts.integer(done)
        line = f"{counted} / {self._texts.integer(total)}" if total else counted
        sys.stderr.write(f"\r{line}" if self._on_screen else f"{line}\n")
        if self._on_screen and part == _PARTS:
            sys.stderr.write("\n")


def _dumped(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else list(value)  # type: ignore[call-overload]


def _with_headings(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield headings
    yield from rows


def written(value: Value, texts: Texts) -> str:
    """Write a value as people read it."""
    if value is None:
        return ""
    for kind, write in _writers(texts):
        if isinstance(value, kind):
            return write(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _writers(texts: Texts) -> tuple[tuple[type, Callable[..., str]], ...]:
    return (
        (datetime, texts.moment),
        (date, texts.date),
        (time, texts.time),
        (bool, partial(_answer, texts)),
        (int, texts.integer),
    )


def _answer(texts: Texts, yes: bool) -> str:  # noqa: FBT001  a value of a cell
    return texts.say("yes") if yes else texts.say("no")
