"""Keep the translation catalogues: update, compile, missing, fill.

    python scripts/catalogues.py update               bring the .po files to the messages of the sources
    python scripts/catalogues.py compile              write the .mo files the program reads
    python scripts/catalogues.py missing ru           print what has no translation, as JSON
    python scripts/catalogues.py fill ru FILE.json    take translations: {text: translation or [forms]}

A counted text is named by its singular; its forms come in the order of the language (ru: 1, 2, 5; kk: 1, 2).
"""

from __future__ import annotations

import argparse
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from babel.messages.catalog import Message

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("ru", "kk")
NUMBERS: Final = {language: get_plural(language).num_plurals for language in LANGUAGES}
SOURCES: Final = ("safetyreg", "ui")
KEYWORDS: Final = {"say": None, "plural": (1, 2), "mark": None}


def po_file(language: str) -> Path:
    """Return the catalogue of a language, as translators edit it."""
    return ROOT / "resources" / "locale" / language / "LC_MESSAGES" / "safetyreg.po"


def mo_file(language: str) -> Path:
    """Return the catalogue of a language, as the program reads it."""
    return po_file(language).with_suffix(".mo")


def extracted() -> Catalog:
    """Collect every message of the sources, with the files it stands in."""
    catalogue = Catalog(project="safetyreg", charset="utf-8", fuzzy=False)
    for folder in SOURCES:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for file, _line, message, notes, context in sorted(found, key=lambda row: (row[0], row[1])):
            place = (f"{folder}/{Path(file).as_posix()}", 0)
            catalogue.add(message, None, [place], auto_comments=notes, context=context)
    return catalogue


def read(language: str) -> Catalog:
    """Read the catalogue of a language; an empty one where there is none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(
            locale=language,
            header_comment=f"# Translations of safetyreg: {language}",
            project="safetyreg",
            version=" ",
            msgid_bugs_address=" ",
            last_translator=" ",
            language_team=language,
            charset="utf-8",
            fuzzy=False,
        )
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def write(language: str, catalogue: Catalog) -> None:
    """Write a catalogue in the order of its texts, without line numbers, so that differences stay small."""
    for message in catalogue:
        message.locations = [(file, 0) for file in sorted({file for file, _line in message.locations})]
    stream = BytesIO()
    write_po(stream, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    file = po_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(stream.getvalue())


def forms(language: str, message: Message) -> list[str]:
    """Return the translations of a message: one, or one for each plural form of the language."""
    empty = [""] * NUMBERS[language] if message.pluralizable else [""]
    found = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return found if len(found) == len(empty) and any(found) else empty


def text(message: Message) -> str:
    """Return the source text of a message; of a counted one, its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def waiting(language: str, catalogue: Catalog) -> dict[str, str | list[str]]:
    """Return what waits for a translator: {text: ""}, a counted text {singular: ["", ...]}."""
    found: dict[str, str | list[str]] = {}
    for message in catalogue:
        texts = forms(language, message)
        if message.id and (message.fuzzy or not all(texts)):
            found[text(message)] = texts if message.pluralizable else texts[0]
    return found


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes of the .mo file."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def update() -> None:
    """Bring every .po file to the messages of the sources; translations stay, nothing is guessed."""
    source = extracted()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(source, no_fuzzy_matching=True, update_creation_date=False)
        write(language, catalogue)
        lacking = len(waiting(language, catalogue))
        sys.stderr.write(f"{language}: {len(catalogue)} messages, {lacking} without a translation\n")


def compile_all() -> None:
    """Write every .mo file."""
    for language in LANGUAGES:
        mo_file(language).write_bytes(compiled(read(language)))


def missing(language: str) -> None:
    """Print what waits for a translator, as JSON."""
    print(json.dumps(waiting(language, read(language)), ensure_ascii=False, indent=1))


def fill(language: str, file: Path) -> None:
    """Take translations from a JSON file; what does not fit the catalogue is named and left out."""
    given: dict[str, str | list[str]] = json.loads(file.read_text(encoding="utf-8"))
    catalogue = read(language)
    for message in catalogue:
        found = given.pop(text(message), None) if message.id else None
        if found is not None:
            take(language, message, found)
    write(language, catalogue)
    for unknown in given:
        sys.stderr.write(f"not in the sources: {unknown}\n")


def take(language: str, message: Message, found: str | list[str]) -> None:
    """Put a translation into a message, or say why it does not fit."""
    numbers = NUMBERS[language] if message.pluralizable else 0
    if numbers != (0 if isinstance(found, str) else len(found)):
        sys.stderr.write(
            f"wants {numbers} forms: {text(message)}\n" if numbers else f"one text: {text(message)}\n"
        )
        return
    message.string = found if isinstance(found, str) else tuple(found)
    message.flags.discard("fuzzy")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    commands.add_parser("compile")
    commands.add_parser("missing").add_argument("language", choices=LANGUAGES)
    filling = commands.add_parser("fill")
    filling.add_argument("language", choices=LANGUAGES)
    filling.add_argument("file", type=Path)
    chosen = parser.parse_args()
    match chosen.command:
        case "update":
            update()
        case "compile":
            compile_all()
        case "missing":
            missing(chosen.language)
        case _:
            fill(chosen.language, chosen.file)


if __name__ == "__main__":
    main()
