"""The command line: JSON out, messages aside, exit codes, the same figures as the window."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safetyreg import __version__
from safetyreg.cli import commands, main
from safetyreg.cli.filters import condition
from safetyreg.cli.output import Progress, written
from safetyreg.cli.parser import language_of
from safetyreg.domain.query import Condition, Operator
from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.i18n import Language, Texts
from safetyreg.registry.demo import create_demo
from tests.conftest import ROOT
from tests.statistics.filled import UNTIL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.registries import Files

PROFILE = """
name = "small"
kind = "fire"

[constants]
subtype = "fire"
place = "352410000"
object = "17"

[[columns]]
column = "Day"
to = "occurred_on"
formats = ["%Y-%m-%d"]

[[columns]]
column = "Burnt"
to = "damage"
"""
ROWS = "Day,Burnt\n2025-03-01,1000\n2025-03-02,2000\nnonsense,5\n"


def demo(location: str) -> None:
    create_demo(location, account="tester", incidents=500, seed=6, until=UNTIL)


@pytest.fixture
def file(files: Files, tmp_path: Path) -> str:
    return str(files.copy(demo, tmp_path / "cli.sqlite"))


@pytest.fixture
def run(file: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., object]:
    """Run a command on the registry; return its JSON, or its text where it is none."""

    def runs(*arguments: str, code: int = 0) -> object:
        capsys.readouterr()
        assert main(["--registry", file, "--user", "tester", "--language", "en", *arguments]) == code
        printed = capsys.readouterr()
        if code:
            assert not printed.out
            assert len(printed.err.splitlines()) == 1
            return printed.err.strip()
        return json.loads(printed.out) if printed.out[:1] in "[{" else printed.out

    return runs


def test_a_demo_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = str(tmp_path / "own.sqlite")
    arguments = ["--registry", made, "demo", "--incidents", "20", "--seed", "9", "--until", "2025-06-30"]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"registry": made, "incidents": 20, "seed": 9}
    assert "20 / 20" in printed.err
    assert main(arguments) == 1


def test_without_a_registry_the_demo_lies_in_the_users_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--incidents", "3"]) == 0
    assert Path(json.loads(capsys.readouterr().out)["registry"]).is_file()


def test_count_gives_objects_with_codes_and_zeros(run: Callable[..., object]) -> None:
    period = ("--from", "2025-01-01", "--to", "31.03.2025")
    found = run("count", *period, "--by", "month,kind", "--json")
    assert isinstance(found, list)
    assert [(row["month"], row["kind"]) for row in found] == [
        (month, kind)
        for month in ("2025-01", "2025-02", "2025-03")
        for kind in ("fire", "water", "workplace")
    ]
    assert list(found[0]) == ["month", "kind", "incidents", "dead", "injured", "rescued", "missing", "damage"]
    every = run("count", *period, "--all", "--json")
    assert isinstance(every, list)
    assert every[0]["incidents"] > sum(row["incidents"] for row in found)


def test_a_dimension_named_twice_is_counted_by_once(run: Callable[..., object]) -> None:
    assert run("count", "--by", "kind,kind", "--json") == run("count", "--by", "kind", "--json")
    assert run("count", "--by", "kind,kind") == run("count", "--by", "kind")


def test_count_writes_a_table_of_names(run: Callable[..., object]) -> None:
    lines = str(run("count", "--by", "kind")).splitlines()
    assert lines[0].split("\t")[:2] == ["Kind", "Incidents"]
    assert lines[1].startswith("Fires\t")


def test_find_lists_the_newest_first(run: Callable[..., object]) -> None:
    found = run("find", "--kind", "fire", "--limit", "7", "--json")
    assert isinstance(found, list)
    assert len(found) == 7
    assert [row["occurred"] for row in found] == sorted((row["occurred"] for row in found), reverse=True)
    assert {row["kind"] for row in found} == {"fire"}
    lines = str(run("find", "--limit", "3")).splitlines()
    assert {line.split("\t")[5] for line in lines[1:]} <= {"yes", "no"}
    assert lines[0].split("\t")[:3] == ["ID", "Number", "Kind"]
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (("--status", "closed"), lambda row: row["status"] == "closed"),
        (("--subtype", "fire", "--subtype", "drowning"), lambda row: row["subtype"] in {"fire", "drowning"}),
        (("--place", "352410000"), lambda row: row["place"] == "352410000"),
        (("--place", "3524"), lambda row: row["place"] == "352410000"),
        (("--where", "occurred_on>31.12.2024"), lambda row: row["occurred"] >= "2025"),
        (("--where", "damage>500 000"), lambda row: row["damage"] > 500_000),
        (("--where", "subtype=drowning"), lambda row: row["subtype"] == "drowning"),
        (("--where", "damage>500000", "--where", "place!="), lambda row: row["damage"] > 500_000),
        (("--to", "2023-12-31"), lambda row: row["occurred"] < "2024"),
        (("--from", "2026-01-01"), lambda row: row["occurred"] >= "2026"),
        (("--text", "пожар"), bool),
    ],
)
def test_a_filter_restricts(
    run: Callable[..., object], options: tuple[str, ...], kept: Callable[[dict[str, object]], bool]
) -> None:
    found, every = run("find", *options, "--json"), run("find", "--json")
    assert isinstance(found, list)
    assert isinstance(every, list)
    assert 0 < len(found) < len(every)
    assert all(kept(row) for row in found)


@pytest.mark.parametrize("place", ["Марс", "3599", "999999999", "35241", ""])
def test_a_place_that_is_none_is_refused(run: Callable[..., object], place: str) -> None:
    told = run("find", "--place", place, code=1)
    assert "nine digits" in str(told)
    assert place in str(told)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--subtype", "drowing"), "no subtype “drowing”. Choose from: fire, "),
        (("--where", "subtype=drowing"), "“drowing” is not in the list of the field “subtype”"),
        (("--where", "cause_final=99"), "“99” is not in the list of the field “cause_final”"),
        (("--where", "settlement_kind=town"), "“town” is not in the list"),
        (("--where", "called>tomorrow"), "“tomorrow” is no date"),
        (("--where", "dead>many"), "“many” is no number"),
    ],
)
def test_a_slip_of_the_pen_is_no_empty_answer(
    run: Callable[..., object], options: tuple[str, ...], said: str
) -> None:
    assert said in str(run("find", *options, code=1))


def test_a_day_with_its_time_is_read_in_either_form(run: Callable[..., object]) -> None:
    found = [run("find", "--where", f"called>{day}", "--json") for day in ("2025-01-31", "31.01.2025", "")]
    assert found[0] == found[1]
    assert isinstance(found[0], list)
    every = run("find", "--where", "called!=", "--json")
    assert isinstance(every, list)
    assert 0 < len(found[0]) < len(every)


def test_an_unknown_time_is_not_midnight(run: Callable[..., object]) -> None:
    found = run("find", "--where", "time_unknown=yes", "--json")
    assert isinstance(found, list)
    assert found
    assert {len(row["occurred"]) for row in found} == {len("2025-01-31")}
    lines = str(run("find", "--where", "time_unknown=yes")).splitlines()[1:]
    assert not any(":" in line.split("\t")[6] for line in lines)


def test_conditions_are_read() -> None:
    assert condition("cause = 3") == Condition("cause", Operator.IS, "3")
    assert condition("damage<5") == Condition("damage", Operator.LESS, "5")
    assert condition("story=") == Condition("story", Operator.EMPTY)
    assert condition("story!=") == Condition("story", Operator.FILLED)
    assert condition("story!=a=b").value == "a=b"
    with pytest.raises(ExpectedError):
        condition("cause")


def test_an_open_period_reaches_to_the_ends(files: Files, tmp_path: Path, registry_file: Path) -> None:
    assert (
        main(["--registry", str(registry_file), "--user", "tester", "count", "--to", "2020-01-31", "--json"])
        == 0
    )
    assert main(["--registry", str(registry_file), "--user", "tester", "count", "--from", "2099-01-31"]) == 0


def test_errors_are_one_line(run: Callable[..., object]) -> None:
    assert "colour" in str(run("count", "--by", "colour", code=1))
    assert "colour" in str(run("find", "--where", "colour=red", code=1))
    assert "7" in str(run("undo-import", "7", code=1))
    assert str(run("count", "--from", "2025-02-01", "--to", "2025-01-01", code=1))
    assert str(run("export", "register", "--personal", "--out", "x.csv", code=1))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["count", "--kind", "storm"],
        ["count", "--from", "32.13.2020"],
        ["find", "--limit", "0"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--registry", "x.sqlite", *arguments])
    assert stop.value.code == 2
    assert not capsys.readouterr().out


def test_a_missing_registry_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count"]) == 1
    assert main(["--registry", str(tmp_path / "none.sqlite"), "count"]) == 1
    assert "none.sqlite" in capsys.readouterr().err


def test_an_import_is_tried_made_and_taken_back(run: Callable[..., object], tmp_path: Path) -> None:
    source, profile, rejects = tmp_path / "rows.csv", tmp_path / "small.toml", tmp_path / "rejects.xlsx"
    source.write_text(ROWS, encoding="utf-8")
    profile.write_text(PROFILE, encoding="utf-8")
    asked = ("import", str(source), "--profile", str(profile))
    tried = run(*asked, "--dry-run")
    assert isinstance(tried, dict)
    assert (tried["rows"], tried["accepted"], tried["rejected"], tried["batch"]) == (3, 2, 1, None)
    done = run(*asked, "--rejects", str(rejects))
    assert isinstance(done, dict)
    assert done["incidents"] == 2
    assert rejects.is_file()
    assert run(*asked, code=1)
    again = run("import", str(rejects), "--profile", str(profile), "--dry-run")
    assert isinstance(again, dict)
    assert (again["rows"], again["rejected"]) == (1, 1), "the profile fits the file of rejected rows too"
    assert run("undo-import", str(done["batch"])) == {"batch": done["batch"], "deleted": 2, "annulled": 0}


def test_a_warning_of_many_rows_names_what_differs_by_an_ellipsis(
    run: Callable[..., object], tmp_path: Path
) -> None:
    source, profile = tmp_path / "rows.csv", tmp_path / "coded.toml"
    source.write_text("Day,Burnt,Why\n2025-03-01,5,Dragon\n2025-03-02,6,Comet\n", encoding="utf-8")
    profile.write_text(
        f'{PROFILE}\n[[columns]]\ncolumn = "Why"\nto = "cause_preliminary"\n', encoding="utf-8"
    )
    told = run("import", str(source), "--profile", str(profile), "--dry-run")
    assert isinstance(told, dict)
    assert told["warnings"]["“…” is not in the list: taken as unknown"] == 2


def test_a_summary_and_the_register_are_written(run: Callable[..., object], tmp_path: Path) -> None:
    book, dump = tmp_path / "summary.xlsx", tmp_path / "register.csv"
    made = run("export", "summary", "--from", "2025-01-01", "--to", "2025-12-31", "--out", str(book))
    assert isinstance(made, dict)
    assert made["files"] == [str(book)]
    run("export", "register", "--kind", "water", "--out", str(dump))
    with dump.open(encoding="utf-8-sig", newline="") as stream:
        rows = sum(1 for _ in csv.reader(stream)) - 1
    found = run("find", "--kind", "water", "--json")
    assert isinstance(found, list)
    assert rows >= len(found)


def test_a_summary_without_a_period_says_its_own(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "summary.xlsx"
    asked = ["--registry", file, "--user", "tester", "--language", "en", "export", "summary", "--out"]
    assert main([*asked, str(book)]) == 0
    assert f"No period was given: the summary is of 01.01.{date.today().year}" in capsys.readouterr().err
    assert main([*asked, str(tmp_path / "summary.txt")]) == 1
    assert "“summary.txt” must end in .xlsx." in capsys.readouterr().err
    assert not (tmp_path / "summary.txt").exists()


def test_migrate_names_the_revision(run: Callable[..., object]) -> None:
    assert isinstance(run("migrate"), dict)


def test_migrate_makes_an_empty_registry_where_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = str(tmp_path / "new.sqlite")
    asked = ["--registry", made, "--user", "tester", "--language", "en"]
    assert main([*asked, "migrate"]) == 0
    printed = capsys.readouterr()
    assert "an empty one was made" in printed.err
    assert "revision" in json.loads(printed.out)
    assert main([*asked, "migrate"]) == 0
    assert not capsys.readouterr().err
    assert main([*asked, "count", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["incidents"] == 0


def test_a_bug_is_one_line_and_a_log(run: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(commands.COMMANDS, "count", broken)
    said = str(run("count", code=1))
    log = Path(said.split("file ")[1].rstrip("."))
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, CancelledError])
def test_a_stop_is_no_bug(
    run: Callable[..., object], monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def stopped(*_: object) -> None:
        raise stop("stopped")

    monkeypatch.setitem(commands.COMMANDS, "count", stopped)
    assert run("count", code=1)


def test_a_closed_pipe_is_no_error(file: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "safetyreg", "--registry", file, "--user", "tester", "find", "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_help_and_version_speak(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--help", "--version"):
        with pytest.raises(SystemExit) as stop:
            main([option])
        assert stop.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_the_language_is_known_before_the_arguments_are_read() -> None:
    assert language_of(["count", "--language", "kk"]) is Language.KK
    assert language_of(["--language=en"]) is Language.EN
    assert language_of(["--language", "fr"]) is Language.RU
    assert language_of([]) is Language.RU


def test_an_account_without_a_name_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert commands._account(type("Asked", (), {"user": None})()) == "user"


def test_progress_is_a_line_on_a_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Progress(Texts(Language.EN))
    progress(5, 100)
    progress(6, 100)
    progress(100, 100)
    assert capsys.readouterr().err == "\r5 / 100\r100 / 100\n"
    assert written(("a", "b"), Texts(Language.EN)) == "a; b"
    assert written(date(2025, 1, 2), Texts(Language.EN)) == "02.01.2025"
