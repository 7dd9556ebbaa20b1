"""Wrong usage is told in the chosen language, by argparse itself too."""

from __future__ import annotations

import gettext
import os
import re

import pytest

from safetyreg.cli.run import main
from safetyreg.cli.usage import usage_in
from safetyreg.i18n import Language

NAMES = re.compile(r"'[^']*'|--?[a-z-]+|FILE|COMMAND|(P|FILE)\.\w+|\bfile\b|\[.*]")


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["count", "--kind", "storm"],
        ["count", "--limit", "5"],
        ["count", "--from"],
        ["demo", "--seed", "x"],
        ["count", "--json=1"],
        ["import", "--dry-run"],
    ],
)
def test_wrong_usage_is_told_in_one_language(
    language: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--language", language, *arguments])
    program, _, sentence = capsys.readouterr().err.strip().splitlines()[-1].partition(": ")
    assert program.startswith("safetyreg")
    said = NAMES.sub("", sentence)
    assert re.search("[а-я]{4}", said)
    assert not re.search("[a-z]{2}", said)


@pytest.mark.parametrize("number", ["0", "-1", "many", "2.5", "99999999999"])
def test_the_limits_of_a_number_are_told(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--language", "en", "find", f"--limit={number}"])
    assert f"“{number}”: enter a whole number from 1 to 2147483648." in capsys.readouterr().err


def test_a_wrong_language_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--language", "xx", "count"])
    said = capsys.readouterr().err
    assert said.count("xx") == 1
    assert "'ru', 'kk', 'en'" in said


@pytest.mark.parametrize("before", [None, "de"])
def test_the_languages_of_others_are_left_alone(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    if before is not None:
        monkeypatch.setenv("LANGUAGE", before)
    domain = gettext.textdomain()
    with usage_in(Language.KK):
        assert gettext.gettext("options") == "параметрлер"
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (domain, before)
