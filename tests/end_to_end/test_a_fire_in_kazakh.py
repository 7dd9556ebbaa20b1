"""A fire is logged in Kazakh by the keyboard of a real window, found again and read in a workbook."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook

from safetyreg.domain.query import Query
from safetyreg.domain.status import Status
from safetyreg.registry import Registry
from scripts.desktop import Desktop, at_rest, desktop, missing_tools, wait_for
from tests.end_to_end.kazakh_keys import digits, letters
from tests.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen

    from safetyreg.domain.incident import Incident

LACKING: Final = missing_tools()
ACCOUNT: Final = "tester"
STORY: Final = "Тұрғындар Қаһарман үйінде өрт көріп, өңірдегі бәрі сөндіруге көмектесті"
WORD: Final = "қаһарман"
TEMIRTAU: Final = ("352410000", "Теміртау қаласы")
WIRING: Final = ("x-3-1", "Сымдардағы қысқа тұйықталу")
CTRL_A, CTRL_C, CTRL_E, CTRL_F, CTRL_N, CTRL_R = (f"ctrl+{key}" for key in (38, 54, 26, 41, 57, 27))
CAUSE_SECTION, STORY_SECTION = "alt+11", "alt+17"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.desktop,
    pytest.mark.skipif(bool(LACKING), reason=f"no virtual screen: {', '.join(LACKING)} not installed"),
]


class Officer:
    """Someone at the keyboard: keys by their place, and a look into the registry beside the window."""

    def __init__(self, screen: Desktop, registry: Registry, window: Popen[bytes]) -> None:
        self.screen = screen
        self.registry = registry
        self.window = window

    def wait(self) -> None:
        """Let the window come to rest before going on, as a person does who sees a page open."""
        wait_for(at_rest(self.window), "window at rest")

    def press(self, *keys: str) -> None:
        self.screen.press(*keys)

    def digits(self, text: str) -> None:
        """Type digits on the number row and go on to the next field."""
        self.press(*digits(text), "Tab")

    def letters(self, text: str) -> None:
        """Type Kazakh letters and go on to the next field."""
        self.press(*letters(text), "Tab")

    def newest(self) -> Incident | None:
        """Return the record stored last."""
        ids = self.registry.incidents.ids(Query())
        return self.registry.incidents.get(max(ids)) if ids else None

    def typed(self) -> dict[str, str]:
        """Return what the form keeps of a new fire against a power cut."""
        kept = self.registry.forms.kept("fire")
        return {} if kept is None else dict(kept.texts)


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """Make a registry with forty other records by the command line."""
    path = tmp_path / "registry.sqlite"
    words = [sys.executable, "-m", "safetyreg", "--user", ACCOUNT, "--registry", str(path)]
    made = subprocess.run([*words, "demo", "--incidents", "40"], cwd=ROOT, capture_output=True, check=False)
    assert made.returncode == 0, made.stderr.decode()
    return path


@pytest.fixture
def officer(location: Path, tmp_path: Path) -> Iterator[Officer]:
    """Open the registry in a window of its own process, in front of a Kazakh keyboard."""
    log = tmp_path / "window.log"
    words = [sys.executable, str(ROOT / "main.py"), str(location), "--language", "kk", "--user", ACCOUNT]
    with ExitStack() as stack:
        screen = stack.enter_context(desktop(layout="kz"))
        registry = Registry.open(str(location), account=ACCOUNT)
        stack.callback(registry.close)
        (tmp_path / "Documents").mkdir()
        window = stack.enter_context(screen.running(words, log, HOME=str(tmp_path)))
        screen.bring_forward(registry.name)
        yield Officer(screen, registry, window)
        assert window.poll() is None
        assert not log.read_text(encoding="utf-8")


def log_a_fire(officer: Officer, when: datetime) -> Incident:
    """Log and register a fire of this minute, every field by keys."""
    day, minute = when.strftime("%d%m%Y"), when.strftime("%H%M")
    officer.wait()
    officer.press(CTRL_N)
    officer.wait()
    officer.press(*digits("1"))
    officer.wait()
    officer.press(*digits("1"), "Tab")
    officer.digits(day)
    officer.digits(minute)
    officer.press("Tab")
    officer.digits(day)
    officer.digits(minute)
    officer.digits("112")
    officer.letters("теміртау")
    officer.press(CAUSE_SECTION)
    officer.letters("жеке сектор")
    officer.letters("сымдардағы")
    officer.press(STORY_SECTION)
    officer.press(*letters(STORY))
    wait_for(lambda: officer.typed().get("story") == STORY, "form kept with its story")
    officer.press(CTRL_R)
    wait_for(lambda: registered(officer) is not None, "registered fire")
    found = registered(officer)
    assert found is not None
    return found


def registered(officer: Officer) -> Incident | None:
    """Return the fire, once it is registered."""
    found = officer.newest()
    return found if found and found.story == STORY and found.status is Status.REGISTERED else None


def found_by_word(officer: Officer, number: str) -> str:
    """Search in the register and return the rows found, as Ctrl+C copies them."""
    copied = [""]
    officer.press(CTRL_F, *letters(WORD), "Return")

    def alone() -> bool:
        officer.press(CTRL_A, CTRL_C)
        copied[0] = officer.screen.clipboard()
        return len(copied[0].splitlines()) == 1 and number in copied[0]

    wait_for(alone, f"{number} alone in the register")
    return copied[0]


def exported(officer: Officer, folder: Path) -> dict[str, object]:
    """Export what is found as the question offers it, and return the only row by names of columns."""
    title = officer.screen.active_title()
    officer.press(CTRL_E)
    wait_for(lambda: officer.screen.active_title() not in {"", title}, "question where to export to")
    officer.press("Return")
    wait_for(lambda: bool(list(folder.glob("*.xlsx"))), f"workbook in {folder}")
    (path,) = folder.glob("*.xlsx")
    book = load_workbook(path)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 4
    return dict(zip(map(str, rows[2]), rows[3], strict=True))


def test_a_fire_is_logged_found_and_exported_in_kazakh(officer: Officer, tmp_path: Path) -> None:
    when = datetime.now().replace(second=0, microsecond=0)
    fire = log_a_fire(officer, when)
    assert (fire.kind, fire.subtype, fire.occurred) == ("fire", "fire", when)
    assert (fire.place, fire.value("cause"), fire.value("object")) == (TEMIRTAU[0], WIRING[0], "x-14-4")
    assert fire.value("reported_by") == "x-112"
    assert fire.number.startswith(f"1-{when.year}-")
    copied = found_by_word(officer, fire.number)
    assert TEMIRTAU[1] in copied
    row = exported(officer, tmp_path / "Documents")
    assert row["number"] == fire.number
    assert (row["place"], row["place.name"]) == TEMIRTAU
    assert (row["cause"], row["cause.name"]) == WIRING
    assert row["story"] == STORY
