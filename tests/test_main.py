"""The start: what the computer lacks is said in plain words, in the user's language, and nothing aborts."""

from __future__ import annotations

import ctypes
import gc
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

import main
from tests.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
linux = pytest.mark.skipif(sys.platform != "linux", reason="the libraries of a Linux desktop")


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a test the environment of an English desktop with a working screen."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(main, "screen_answers", lambda: True)
    monkeypatch.setattr(main, "loads", lambda library: True)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str | None, dict[str, object]]]:
    """Note the starts of a window that is none."""
    calls: list[tuple[str | None, dict[str, object]]] = []

    def run(location: str | None, **options: object) -> int:
        calls.append((location, options))
        return 0

    monkeypatch.setitem(sys.modules, "ui.app", SimpleNamespace(run=run))
    return calls


def refused(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> str:
    """Start the program, expect it to refuse, and return what it said."""
    monkeypatch.setitem(sys.modules, "ui.app", None)
    assert main.main([]) == 1
    return capsys.readouterr().err


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    said = refused(monkeypatch, capsys)
    assert "3.11" in said
    assert "3.9" in said


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(main, "find_spec", lambda name: None if name == "PySide6" else name)
    said = refused(monkeypatch, capsys)
    assert "PySide6" in said
    assert "pip install" in said


@linux
@pytest.mark.parametrize(
    ("language", "words"),
    [("ru_RU.UTF-8", "Не хватает"), ("kk_KZ.UTF-8", "жетіспейді"), ("de_DE.UTF-8", "are missing")],
)
def test_missing_libraries_are_named_with_their_packages(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.setattr(main, "loads", lambda library: "cursor" not in library)
    said = refused(monkeypatch, capsys)
    assert words in said
    assert "apt install libxcb-cursor0\n" in said
    assert "dnf install xcb-util-cursor\n" in said


@linux
def test_libraries_of_x_are_not_asked_for_elsewhere(
    monkeypatch: pytest.MonkeyPatch, started: list[object]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(main, "loads", lambda library: "xcb" not in library)
    assert main.main([]) == 0
    assert started


@linux
def test_a_missing_screen_is_said(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.delenv("DISPLAY")
    assert "no screen" in refused(monkeypatch, capsys)


@linux
def test_a_dead_screen_is_said(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(main, "screen_answers", lambda: False)
    assert "no screen" in refused(monkeypatch, capsys)


@pytest.mark.parametrize(("python", "qt", "sound"), [((3, 11), (6, 12), False), ((3, 12), (6, 12), True)])
def test_a_pair_of_qt_and_python_that_aborts_is_refused(
    python: tuple[int, int], qt: tuple[int, int], sound: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", python)
    monkeypatch.setitem(
        sys.modules, "PySide6", SimpleNamespace(__version__=".".join(map(str, qt)), __version_info__=qt)
    )
    if sound:
        main.check_qt()
    else:
        with pytest.raises(main.LackError, match=r"6\.12"):
            main.check_qt()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "xcb;wayland"}, "xcb"),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "offscreen"),
    ],
)
def test_the_platform_is_foreseen(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main.platform() == expected


def test_the_system_says_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANG")
    monkeypatch.setattr("locale.getlocale", lambda: ("Kazakh_Kazakhstan", "1251"))
    assert main.system_language() == "kk"
    monkeypatch.setenv("LC_ALL", "C")
    assert main.system_language() == "en"


@pytest.mark.parametrize(
    ("arguments", "location", "options"),
    [
        ([], None, {"demo": False, "language": None, "user": None}),
        (["--demo", "--language", "kk"], None, {"demo": True, "language": "kk", "user": None}),
        (["a.sqlite", "--user", "aigul"], "a.sqlite", {"demo": False, "language": None, "user": "aigul"}),
    ],
)
def test_the_window_gets_what_was_asked(
    arguments: list[str],
    location: str | None,
    options: dict[str, object],
    started: list[tuple[str | None, dict[str, object]]],
) -> None:
    assert main.main(arguments) == 0
    assert started == [(location, options)]
    assert gc.isenabled(), "whoever began the program here collects again"


def test_wrong_usage_ends_with_two(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as end:
        main.main(["a.sqlite", "--demo"])
    assert end.value.code == 2
    assert "--demo" in capsys.readouterr().err


@pytest.mark.parametrize(("locale", "word"), [("ru_RU.UTF-8", "нельзя"), ("kk_KZ.UTF-8", "қолданылмайды")])
def test_wrong_usage_is_told_in_the_systems_language(
    locale: str, word: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("LANGUAGE", "de")
    with pytest.raises(SystemExit):
        main.main(["a.sqlite", "--demo"])
    assert word in capsys.readouterr().err
    assert os.environ["LANGUAGE"] == "de"


def test_catalogues_are_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "safetyreg" / "resources" / "locale"
    packed.mkdir(parents=True)
    monkeypatch.setattr(main, "__file__", str(tmp_path / "main.py"))
    assert main.locale_folder() == packed


def test_sentences_have_the_same_values_in_every_language() -> None:
    for key, sentences in main.SENTENCES.items():
        fields = [{part.split("}")[0] for part in text.split("{")[1:]} for text in sentences]
        assert len(sentences) == len(main.LANGUAGES), key
        assert fields[0] == fields[1] == fields[2], key


@linux
def test_a_library_that_is_not_there_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not main.loads("libnothing-of-the-kind.so.0")


@linux
def test_a_screen_that_does_not_answer_is_noticed_by_the_system_itself() -> None:
    """In a process of its own: the program ends with a sentence where Qt would abort."""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        pytest.skip("the libraries of the desktop are not installed here")
    environment = {**os.environ, "DISPLAY": ":987"}
    done = subprocess.run(
        [sys.executable, ROOT / "main.py"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "no screen" in done.stderr
