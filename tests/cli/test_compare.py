"""`compare` answers without a registry, in figures and in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from safetyreg.cli.run import main

if TYPE_CHECKING:
    from _pytest.capture import CaptureFixture


def answered(capsys: CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["--language", "en", "compare", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("before", "after", "ratio", "low", "high", "verdict"),
    [
        (294, 388, 1.32, 1.13, 1.54, "rise"),
        (437, 227, 0.52, 0.44, 0.61, "fall"),
        (5, 2, 0.40, 0.04, 2.44, "chance"),
        (4, 1, 0.25, 0.01, 2.53, "too_few"),
    ],
)
def test_reference_answers(
    capsys: CaptureFixture[str], before: int, after: int, ratio: float, low: float, high: float, verdict: str
) -> None:
    found = answered(capsys, str(before), str(after))
    assert [round(found[name], 2) for name in ("ratio", "low", "high")] == [ratio, low, high]
    assert found["verdict"] == verdict
    assert f"{before} → {after}" in found["sentence"]


def test_nothing_before_has_no_ratio(capsys: CaptureFixture[str]) -> None:
    found = answered(capsys, "0", "5")
    assert (found["ratio"], found["high"]) == (None, None)


def test_exposure_shifts_the_verdict(capsys: CaptureFixture[str]) -> None:
    assert answered(capsys, "300", "400")["verdict"] == "rise"
    longer = answered(capsys, "300", "400", "--exposure-before", "273", "--exposure-after", "365")
    assert longer["verdict"] == "chance"


def test_in_words(capsys: CaptureFixture[str]) -> None:
    assert main(["--language", "kk", "compare", "294", "388"]) == 0
    assert "өсім расталды" in capsys.readouterr().out


def test_no_exposure_is_refused(capsys: CaptureFixture[str]) -> None:
    assert main(["--language", "en", "compare", "3", "4", "--exposure-after", "0"]) == 1
    assert "exposures above 0" in capsys.readouterr().err


def test_one_exposure_alone_is_refused(capsys: CaptureFixture[str]) -> None:
    assert main(["--language", "en", "compare", "5", "2", "--exposure-before", "366"]) == 1
    assert "Give both exposures" in capsys.readouterr().err
    wrong = ["--exposure-before", "nan", "--exposure-after", "1"]
    assert main(["--language", "en", "compare", "5", "2", *wrong]) == 1
    assert "exposures above 0" in capsys.readouterr().err


def test_in_words_it_says_what_is_assumed_and_what_it_would_take(capsys: CaptureFixture[str]) -> None:
    assert main(["--language", "en", "compare", "5", "2"]) == 0
    said = capsys.readouterr().out
    assert "independent of each other" in said
    assert "you need about" in said


def test_a_wrong_day_is_said_in_the_chosen_language(capsys: CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "ru", "count", "--from", "31.02.2026"])
    assert ended.value.code == 2
    assert "не дата" in capsys.readouterr().err
