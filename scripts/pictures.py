"""Make the pictures of README and guide from the real window.

    python -m scripts.pictures [NAME …]

Needs a virtual screen (see scripts/desktop.py) and imagemagick. The records are invented; seed, last day and
filter are fixed.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

from openpyxl import Workbook
from PySide6.QtCore import QSettings

from safetyreg.domain.period import Period
from scripts.desktop import Desktop, desktop, missing_tools, wait_for
from ui import preferences
from ui.filter import Filter
from ui.preferences import Preference, Preferences

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"
LAST_DAY: Final = date(2025, 12, 31)
INCIDENTS: Final = "20000"
LARGEST: Final = 150_000
COLOURS: Final = (255, 128, 64, 32)
LOOKS: Final = 16
ENOUGH: Final = 3
# Where the layout has no Latin n, xdotool maps a spare key to it, which the window may not have heard of yet.
KEY_OF_N: Final = 57
FIRES: Final = (
    ("Дата", "Время", "Населённый пункт", "Что горело", "Причина", "Погибло", "Ущерб, тенге"),
    ("03.02.2025", "04:40", "Темиртау", "частный дом", "печь", 0, 1_250_000),
    ("04.02.2025", "19:15", "Караганда", "квартира", "проводка", 1, 3_400_000),
    ("11.02.2025", "13:05", "Абай", "гараж", "поджог", 0, 480_000),
    ("12.02.2025", "", "Шахтинск", "баня", "печь", 0, 310_000),
    ("31.12.1969", "22:30", "Сарань", "склад", "проводка", 0, 7_900_000),
)

Act = Callable[[Desktop], None]


@dataclass(frozen=True)
class Shot:
    """One picture: file name, page that is shown first, language, look, what is done before.

    `chosen` are preferences of the page, by their keys.
    """

    name: str
    page: str
    act: Act | None = None
    language: str = "ru"
    look: str = "light"
    layout: str = "ru"
    chosen: tuple[tuple[str, str], ...] = ()


def type_in(screen: Desktop, text: str) -> None:
    """Type a text and go on to the next field."""
    screen.xdotool("type", "--delay", "20", text)
    screen.press("Tab")


def enter_fire(screen: Desktop) -> None:
    """Begin a fire, one field of it wrong."""
    settle(screen)
    for key in (f"ctrl+{KEY_OF_N}", "1"):
        screen.press(key)
        settle(screen)
    screen.press("Tab")
    for text in ("14122025", "0314"):
        type_in(screen, text)
    screen.press("Tab")
    for text in ("14122025", "0309", "112", "темир"):
        type_in(screen, text)
    screen.press("Tab")
    type_in(screen, "ул. Образцовая, 5")


def open_record(screen: Desktop) -> None:
    """Select a record, its details beside the table."""
    screen.press("Down")


def open_codes(screen: Desktop) -> None:
    """Go to the code lists of the settings."""
    screen.click(294, 225)


def open_workbook(screen: Desktop) -> None:
    """Choose the workbook in the user's folder."""
    screen.press("ctrl+i")
    title = screen.active_title()
    settle(screen)
    screen.click(782, 498)
    wait_for(lambda: screen.active_title() not in {"", title}, "question for a file")
    screen.xdotool("type", "fires.xlsx")
    screen.press("Return")
    settle(screen)


SHOTS: Final = (
    Shot("overview", "overview"),
    Shot("overview-kk", "overview", language="kk"),
    Shot("register", "register", open_record),
    Shot("entry", "overview", enter_fire),
    Shot("analysis", "analysis"),
    Shot("analysis-all", "analysis", chosen=(("analysis/question", "all"),)),
    Shot("analysis-dark", "analysis", look="dark", chosen=(("analysis/question", "level"),)),
    Shot("where", "analysis", chosen=(("analysis/question", "places"),)),
    Shot("threshold", "liability", chosen=(("liability/view", "threshold"),)),
    Shot("threshold-kk", "liability", language="kk", chosen=(("liability/view", "threshold"),)),
    Shot("reports", "reports"),
    Shot("settings", "settings", open_codes),
    Shot("import", "overview", open_workbook, layout="us"),
)


def settle(screen: Desktop) -> None:
    """Wait until the screen stays as it is; a blinking cursor is waited for no longer than it takes."""
    same, before = 0, b""
    for _ in range(LOOKS):
        wait_for(pause(), "moment")
        with TemporaryDirectory() as folder:
            path = Path(folder) / "look.png"
            screen.picture(path)
            now = hashlib.sha256(path.read_bytes()).digest()
        same = same + 1 if now == before else 0
        if same == ENOUGH:
            return
        before = now


def pause() -> Callable[[], bool]:
    """Return a condition that holds after half a second of looks."""
    looks = iter(range(11))
    return lambda: next(looks, None) is None


def prefer(home: Path, shot: Shot) -> None:
    """Leave the preferences of a user who works on the year of the demo registry."""
    path = str(home / "config" / "safetyreg" / "safetyreg.ini")
    settings = QSettings(path, QSettings.Format.IniFormat)
    kept = Preferences(settings)
    year = Period(date(LAST_DAY.year, 1, 1), LAST_DAY)
    kept.put(preferences.FILTER, Filter().in_period(year).kept())
    kept.put(preferences.PAGE, shot.page)
    kept.put(preferences.APPEARANCE, shot.look)
    for key, value in shot.chosen:
        kept.put(Preference(key, ""), value)
    settings.sync()


def write_workbook(path: Path) -> None:
    """Write a workbook of invented fires, as a department keeps them."""
    book = Workbook()
    for row in FIRES:
        book.worksheets[0].append(row)
    book.save(path)


def shoot(screen: Desktop, shot: Shot, registry: Path, home: Path) -> Path:
    """Take one picture, with as many colours as its size allows."""
    prefer(home, shot)
    words = [
        sys.executable,
        str(ROOT / "main.py"),
        str(registry),
        "--language",
        shot.language,
        "--user",
        "demo",
    ]
    folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "data", "state", "cache")}
    path = PICTURES / f"{shot.name}.png"
    log = home / "window.log"
    with screen.running(words, log, HOME=str(home), **folders) as window:
        wait_for(lambda: window.poll() is not None or bool(screen.windows(registry.stem)), "window")
        if window.poll() is not None:
            raise RuntimeError(log.read_text(encoding="utf-8"))
        screen.bring_forward(registry.stem)
        settle(screen)
        if shot.act is not None:
            shot.act(screen)
        screen.xdotool("mousemove", "1365", "767")
        settle(screen)
        for colours in COLOURS:
            screen.picture(path, colours=colours)
            if path.stat().st_size <= LARGEST:
                break
    return path


def make_registry(path: Path) -> None:
    """Make the demo registry by the command line."""
    words = [sys.executable, "-m", "safetyreg", "--registry", str(path), "--user", "demo", "demo"]
    options = ["--incidents", INCIDENTS, "--seed", "1", "--until", LAST_DAY.isoformat()]
    subprocess.run(
        [*words, *options], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def main(names: list[str]) -> int:
    """Make all pictures or the named ones."""
    lacking = missing_tools("import")
    if lacking:
        print(f"missing here: {', '.join(lacking)}", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with ExitStack() as stack:
        folder = Path(gettempdir()) / "officer"
        folder.mkdir()
        stack.callback(shutil.rmtree, folder)
        registry = folder / "karaganda.sqlite"
        make_registry(registry)
        for shot in SHOTS:
            if names and shot.name not in names:
                continue
            home = folder / "home"
            shutil.rmtree(home, ignore_errors=True)
            (home / "Documents").mkdir(parents=True)
            write_workbook(home / "Documents" / "fires.xlsx")
            with desktop(layout=shot.layout) as screen:
                path = shoot(screen, shot, registry, home)
            print(f"{path.name}  {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
