"""The commands and their options, with help in the chosen language."""

from argparse import ArgumentError, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from safetyreg import __version__
from safetyreg.domain.denominator import DenominatorKind
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.status import Status
from safetyreg.domain.values import UnreadableError, parse_date
from safetyreg.i18n import Language, Texts, mark
from safetyreg.registry.demo import DEFAULT_INCIDENTS, DEFAULT_SEED
from safetyreg.statistics.change import Style

DEFAULT_LANGUAGE: Final = Language.RU
MOST_INCIDENTS: Final = 10_000_000
_OPTION: Final = "--language"

Commands = Callable[..., ArgumentParser]


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language that the arguments ask for, known before they are parsed; else Russian."""
    early = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument(_OPTION, choices=[one.value for one in Language], default=DEFAULT_LANGUAGE)
    try:
        known, _ = early.parse_known_args([*_pairs(arguments)])
    except ArgumentError:
        return DEFAULT_LANGUAGE
    return Language(known.language)


def parser(texts: Texts) -> ArgumentParser:
    """Describe every command in one language."""
    found = ArgumentParser(
        prog="safetyreg",
        description=texts.say(mark("Registry of fires, accidents on the water and workplace accidents")),
        epilog=texts.say(mark("JSON goes to standard output, progress and messages to standard error.")),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    found.add_argument(
        "--registry", metavar="FILE|URL", help=texts.say(mark("registry: a file or an address"))
    )
    found.add_argument(_OPTION, choices=[one.value for one in Language], default=DEFAULT_LANGUAGE)
    found.add_argument(
        "--user", metavar="ACCOUNT", help=texts.say(mark("account; that of the system when left out"))
    )
    version = f"safetyreg {__version__}"
    found.add_argument(
        "--version", action="version", version=version, help=texts.say(mark("show the version and exit"))
    )
    commands = found.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (
        _demo,
        _import,
        _undo_import,
        _import_list,
        _import_figures,
        _find,
        _count,
        _migrate,
        _export,
        _compare,
        _trend,
        _watch,
        _liability,
    ):
        add(commands.add_parser, texts)
    return found


def _pairs(arguments: Sequence[str]) -> list[str]:
    """Return the option of the language with its value, wherever it stands."""
    for place, argument in enumerate(arguments):
        if argument == _OPTION:
            return list(arguments[place : place + 2])
        if argument.startswith(f"{_OPTION}="):
            return [argument]
    return []


def _demo(add: Commands, texts: Texts) -> None:
    command = add("demo", help=texts.say(mark("make a registry of invented records")), allow_abbrev=False)
    number = _between(1, MOST_INCIDENTS, texts)
    command.add_argument("--incidents", type=number, default=DEFAULT_INCIDENTS, metavar="N")
    command.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="S")
    command.add_argument(
        "--until", type=_day_in(texts), metavar="DATE", help=texts.say(mark("last day; today when left out"))
    )


def _import(add: Commands, texts: Texts) -> None:
    command = add("import", help=texts.say(mark("take records in from a file")), allow_abbrev=False)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--profile", type=Path, required=True, metavar="P.toml")
    command.add_argument(
        "--dry-run", action="store_true", help=texts.say(mark("read and judge, write nothing"))
    )
    command.add_argument(
        "--rejects", type=Path, metavar="FILE.xlsx", help=texts.say(mark("write rejected rows here"))
    )
    command.add_argument(
        "--again", action="store_true", help=texts.say(mark("even if this file was imported before"))
    )


def _undo_import(add: Commands, texts: Texts) -> None:
    command = add("undo-import", help=texts.say(mark("take an import back")), allow_abbrev=False)
    command.add_argument("batch", type=_between(1, 2**31, texts), metavar="BATCH")


def _import_list(add: Commands, texts: Texts) -> None:
    command = add("import-list", help=texts.say(mark("take in an official code list")), allow_abbrev=False)
    command.add_argument("list", metavar="kato|oked|LIST")
    command.add_argument("file", type=Path, metavar="FILE")
    help_ = texts.say(mark("say what would change, write nothing"))
    command.add_argument("--dry-run", action="store_true", help=help_)


def _import_figures(add: Commands, texts: Texts) -> None:
    help_ = texts.say(mark("take in a table of residents, employed or hours"))
    command = add("import-figures", help=help_, allow_abbrev=False)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--kind", choices=tuple(DenominatorKind), default=DenominatorKind.RESIDENTS)
    help_ = texts.say(mark("where the figures come from: printed with every rate"))
    command.add_argument("--source", required=True, metavar="TEXT", help=help_)
    help_ = texts.say(mark("say what would change, write nothing"))
    command.add_argument("--dry-run", action="store_true", help=help_)


def _find(add: Commands, texts: Texts) -> None:
    command = add("find", help=texts.say(mark("list records, the newest first")), allow_abbrev=False)
    _filter(command, texts)
    command.add_argument("--limit", type=_between(1, 2**31, texts), metavar="N")
    command.add_argument("--json", action="store_true")


def _count(add: Commands, texts: Texts) -> None:
    command = add("count", help=texts.say(mark("count by dimensions")), allow_abbrev=False)
    _filter(command, texts)
    command.add_argument("--by", type=_listed, default=(), metavar="month,kind,…")
    command.add_argument(
        "--all", action="store_true", help=texts.say(mark("records that are not counted too"))
    )
    command.add_argument("--json", action="store_true")


def _migrate(add: Commands, texts: Texts) -> None:
    add("migrate", help=texts.say(mark("bring a registry up to this program's version")), allow_abbrev=False)


def _export(add: Commands, texts: Texts) -> None:
    command = add("export", help=texts.say(mark("write a workbook")), allow_abbrev=False)
    kinds = command.add_subparsers(dest="what", required=True, metavar="summary|register")
    summary = kinds.add_parser(
        "summary", help=texts.say(mark("the summary for a meeting")), allow_abbrev=False
    )
    register = kinds.add_parser(
        "register", help=texts.say(mark("every record, its persons beside")), allow_abbrev=False
    )
    for one in (summary, register):
        _filter(one, texts)
        one.add_argument("--out", type=Path, required=True, metavar="FILE")
    summary.add_argument("--style", choices=tuple(Style), default=Style.PERCENT)
    register.add_argument("--personal", action="store_true", help=texts.say(mark("with full personal data")))
    register.add_argument("--reason", default="", help=texts.say(mark("why personal data is taken out")))


def _compare(add: Commands, texts: Texts) -> None:
    command = add("compare", help=texts.say(mark("judge two counts")), allow_abbrev=False)
    command.add_argument("before", type=_between(0, 2**31, texts), metavar="BEFORE")
    command.add_argument("after", type=_between(0, 2**31, texts), metavar="AFTER")
    for name in ("--exposure-before", "--exposure-after"):
        help_ = texts.say(mark("days, residents or employed; both or neither"))
        command.add_argument(name, type=float, metavar="X", help=help_)
    command.add_argument("--json", action="store_true")


def _trend(add: Commands, texts: Texts) -> None:
    command = add("trend", help=texts.say(mark("percent a year, changes of level")), allow_abbrev=False)
    _filter(command, texts)
    command.add_argument("--by", choices=("month",), default="month")
    command.add_argument("--json", action="store_true")


def _watch(add: Commands, texts: Texts) -> None:
    command = add("watch", help=texts.say(mark("alarms of the last whole month or week")), allow_abbrev=False)
    _filter(command, texts)
    command.add_argument("--by", choices=("month", "week"), default="month")
    command.add_argument("--json", action="store_true")


def _liability(add: Commands, texts: Texts) -> None:
    command = add("liability", help=texts.say(mark("mixed liability")), allow_abbrev=False)
    kinds = command.add_subparsers(dest="what", required=True, metavar="show|assess|simulate")
    show = kinds.add_parser(
        "show", help=texts.say(mark("decisions on the victims of one accident")), allow_abbrev=False
    )
    show.add_argument("number", metavar="NUMBER")
    assess = kinds.add_parser(
        "assess", help=texts.say(mark("assess the facts of a file; no registry needed")), allow_abbrev=False
    )
    assess.add_argument("file", type=Path, metavar="FILE.json")
    simulate = kinds.add_parser(
        "simulate", help=texts.say(mark("what a threshold would change")), allow_abbrev=False
    )
    simulate.add_argument("--cap", type=_between(0, 100, texts), required=True, metavar="P")
    _filter(simulate, texts)
    for one in (show, assess, simulate):
        one.add_argument("--json", action="store_true")


def _filter(command: ArgumentParser, texts: Texts) -> None:
    group = command.add_argument_group(texts.say(mark("filter")))
    group.add_argument("--kind", action="append", default=[], choices=tuple(BY_CODE))
    group.add_argument("--subtype", action="append", default=[])
    group.add_argument("--from", dest="first", type=_day_in(texts), metavar="DATE")
    group.add_argument(
        "--to", dest="last", type=_day_in(texts), metavar="DATE", help=texts.say(mark("inclusive"))
    )
    group.add_argument("--place", action="append", default=[], metavar="KATO")
    group.add_argument("--status", action="append", default=[], choices=[one.value for one in Status])
    group.add_argument("--text", default="", metavar="WORDS")
    group.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")


def _day_in(texts: Texts) -> Callable[[str], date]:
    def day(text: str) -> date:
        try:
            return parse_date(text, date.today())
        except UnreadableError as error:
            raise ArgumentTypeError(texts.of(error)) from error

    return day


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _between(least: int, most: int, texts: Texts) -> Callable[[str], int]:
    def whole_number(text: str) -> int:
        number = int(text) if text.lstrip("+-").isdecimal() else least - 1
        if not least <= number <= most:
            sentence = mark("“{text}”: enter a whole number from {least} to {most}.")
            raise ArgumentTypeError(texts.say(sentence, text=text, least=least, most=most))
        return number

    return whole_number


__all__ = ["Namespace", "language_of", "parser"]
