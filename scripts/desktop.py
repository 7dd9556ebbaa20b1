"""A screen that nobody sees, with a window manager: the program runs on it as on a desk.

Needs Debian's xvfb, openbox, xdotool and x11-xkb-utils; for pictures imagemagick as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import deque
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOOLS: Final = ("Xvfb", "openbox", "xdotool", "setxkbmap")
SECONDS: Final = 60.0
_PAUSE: Final = 0.05
_MOMENT: Final = 0.4
_TICKS: Final = 2
_READ_CLIPBOARD: Final = (
    "import sys; from PySide6.QtGui import QGuiApplication; application = QGuiApplication(sys.argv); "
    "sys.stdout.buffer.write(application.clipboard().text().encode())"
)


def missing_tools(*more: str) -> tuple[str, ...]:
    """Return the names of the programs a screen needs and this computer has not."""
    return tuple(name for name in (*TOOLS, *more) if shutil.which(name) is None)


def tool(name: str) -> str:
    """Return the path of an installed program."""
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def wait_for(condition: Callable[[], bool], what: str, seconds: float = SECONDS) -> None:
    """Return as soon as a condition holds; TimeoutError names what did not come."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sentence = f"after {seconds:g} s still no {what}"
            raise TimeoutError(sentence)
        time.sleep(_PAUSE)


def at_rest(process: subprocess.Popen[bytes]) -> Callable[[], bool]:
    """Return a condition: a program has done next to nothing for a moment, as a person waits for it to."""
    stat = Path(f"/proc/{process.pid}/stat")
    known: deque[tuple[float, int]] = deque()

    def resting() -> bool:
        user, system = stat.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        now = time.monotonic()
        known.append((now, int(user) + int(system)))
        while len(known) > 1 and known[1][0] <= now - _MOMENT:
            known.popleft()
        return now - known[0][0] >= _MOMENT and known[-1][1] - known[0][1] <= _TICKS

    return resting


class Desktop:
    """A running screen: programs are started on it, keys and the mouse go to what is in front."""

    def __init__(self, display: str) -> None:
        """Take a display such as `:7`."""
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def xdotool(self, *words: str) -> str:
        """Run one xdotool call and return what it prints; nothing where it finds nothing."""
        done = subprocess.run(
            [tool("xdotool"), *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys one after the other: names, or numbers of keys; `ctrl+n` together."""
        self.xdotool("key", *keys)

    def click(self, x: int, y: int) -> None:
        """Click at a point of the screen."""
        self.xdotool("mousemove", str(x), str(y), "click", "1")

    def windows(self, title: str) -> tuple[str, ...]:
        """Return the visible windows whose title holds a text."""
        return tuple(self.xdotool("search", "--onlyvisible", "--name", title).split())

    def bring_forward(self, title: str) -> None:
        """Wait for a window and for the keyboard to be its own."""

        def forward() -> bool:
            for window in self.windows(title)[:1]:
                self.xdotool("windowactivate", window)
            return title in self.active_title()

        wait_for(forward, f"window {title}")

    def active_title(self) -> str:
        """Return the title of the window that has the keyboard."""
        return self.xdotool("getactivewindow", "getwindowname")

    def clipboard(self) -> str:
        """Return the text on the clipboard."""
        words = [sys.executable, "-c", _READ_CLIPBOARD]
        done = subprocess.run(words, env=self.environment, capture_output=True, timeout=SECONDS, check=True)
        return done.stdout.decode()

    def picture(self, path: Path, *, colours: int = 128) -> None:
        """Save what the screen shows as a PNG with a palette."""
        palette = ["+dither", "-colors", str(colours), "-strip", f"PNG8:{path}"]
        subprocess.run([tool("import"), "-window", "root", *palette], env=self.environment, check=True)

    @contextmanager
    def running(self, words: list[str], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start a program, what it prints into a file, and end it afterwards."""
        with log.open("wb") as output:
            process = subprocess.Popen(
                words, env={**self.environment, **environment}, stdout=output, stderr=subprocess.STDOUT
            )
            with _ended(process):
                yield process


@contextmanager
def desktop(*, size: str = "1366x768", layout: str = "us") -> Iterator[Desktop]:
    """Run a screen of a size, with a keyboard layout, on a display that was free."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        options = f"-displayfd {writing} -screen 0 {size}x24 -nolisten tcp -noreset"
        screen = subprocess.Popen(
            [tool("Xvfb"), *options.split()], pass_fds=(writing,), stderr=subprocess.DEVNULL
        )
        stack.enter_context(_ended(screen))
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            sentence = "Xvfb did not start"
            raise RuntimeError(sentence)
        made = Desktop(f":{number}")
        manager = subprocess.Popen(
            [tool("openbox")], env=made.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        stack.enter_context(_ended(manager))
        wait_for(lambda: bool(made.xdotool("get_num_desktops")), "window manager")
        subprocess.run([tool("setxkbmap"), layout], env=made.environment, check=True, timeout=SECONDS)
        yield made


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
