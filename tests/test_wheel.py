"""The wheel, as a user gets it: built, installed outside the checkout, run without and with a window."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from tests.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
KAZAKH: Final = set("әғқңөұүһі")
SCRIPTS: Final = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True)
class Installed:
    """An environment outside the checkout that holds the wheel."""

    folder: Path
    home: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program in an empty folder, with no screen and no way back to the checkout."""
        own = {"HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", "SAFETYREG_SMOKE": "1"}
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV", "XDG"))
        }
        return subprocess.run(
            [self.folder / SCRIPTS / program, *arguments],
            cwd=self.home,
            env=kept | own,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel alone; its libraries are those of this environment, reached by a .pth file."""
    top = tmp_path_factory.mktemp("installed")
    venv.create(top / "environment", with_pip=False)
    python = str(top / "environment" / SCRIPTS / "python")
    words = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    done = subprocess.run(words, cwd=top, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    place = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    libraries = top / place / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    home = top / "home"
    home.mkdir()
    return Installed(top / "environment", home)


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"main.py", "safetyreg", "ui"}
    catalogue = "safetyreg/resources/locale/kk/LC_MESSAGES/safetyreg.mo"
    for name in ("safetyreg/cli/run.py", "ui/app.py", catalogue):
        assert name in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_it_runs_from_its_own_files(installed: Installed) -> None:
    code = "import main, safetyreg.paths, ui; print(main.__file__, ui.__file__, safetyreg.paths.resources())"
    done = installed.run("python", "-c", code)
    assert done.returncode == 0, done.stderr
    assert all(str(installed.folder) in place for place in done.stdout.split())


def test_the_command_line_speaks_kazakh(installed: Installed) -> None:
    done = installed.run("safetyreg-cli", "--registry", "nothing.sqlite", "--language", "kk", "count")
    assert done.returncode == 1, done.stderr
    assert KAZAKH & set(done.stderr.lower())
    assert "Traceback" not in done.stderr


def test_the_command_line_makes_a_registry_and_the_window_opens_it(installed: Installed) -> None:
    made = installed.run("safetyreg-cli", "--registry", "own.sqlite", "demo", "--incidents", "30")
    assert made.returncode == 0, made.stderr
    shown = installed.run("safetyreg", "own.sqlite", "--language", "kk")
    assert shown.returncode == 0, shown.stderr
    assert "Traceback" not in shown.stderr
