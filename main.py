"""Start the window, or say in plain words what this computer lacks for it.

Only the standard library is imported until everything is known to be there, and the syntax is that of
Python 3.7: an old interpreter has to get as far as the sentence that says it is too old.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import gettext
import locale
import os
import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST_PYTHON = (3, 11)
PACKAGES = ("PySide6", "sqlalchemy", "alembic", "babel", "openpyxl", "platformdirs", "pyqtgraph")

# Shared library, its Debian package, its Fedora package; what Qt's own files ask the linker for.
DRAWING = (
    ("libEGL.so.1", "libegl1", "libglvnd-egl"),
    ("libGL.so.1", "libgl1", "libglvnd-glx"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libfreetype.so.6", "libfreetype6", "freetype"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libX11.so.6", "libx11-6", "libX11"),
)
WINDOWS = (
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxcb.so.1", "libxcb1", "libxcb"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)

LANGUAGES = ("en", "ru", "kk")
# The catalogues cannot be asked: reading them takes packages that may be what is missing.
SENTENCES = {
    "python": (
        "safetyreg needs Python {needed} or newer; this is Python {found}. Start it with a newer Python.",
        (
            "Для safetyreg нужен Python {needed} или новее; здесь Python {found}. "
            "Запустите программу более новым Python."
        ),
        (
            "safetyreg үшін Python {needed} немесе одан жаңасы керек; мұнда Python {found}. "
            "Бағдарламаны жаңарақ Python арқылы іске қосыңыз."
        ),
    ),
    "packages": (
        "Python packages are missing: {names}. In the program's folder run: {python} -m pip install .",
        "Не хватает пакетов Python: {names}. В папке программы выполните: {python} -m pip install .",
        (
            "Python пакеттері жетіспейді: {names}. Бағдарлама қалтасында мынаны орындаңыз: "
            "{python} -m pip install ."
        ),
    ),
    "qt": (
        (
            "PySide6 {found} stops the program under Python older than 3.12. Take Python 3.12 or newer, "
            'or run: {python} -m pip install "PySide6-Essentials<6.12"'
        ),
        (
            "PySide6 {found} аварийно завершает программу на Python старше 3.12. Возьмите Python 3.12 или "
            'новее либо выполните: {python} -m pip install "PySide6-Essentials<6.12"'
        ),
        (
            "PySide6 {found} нұсқасы Python 3.12-ден ескі болса, бағдарламаны апатты түрде тоқтатады. "
            "Python 3.12 немесе одан жаңасын алыңыз, не мынаны орындаңыз: "
            '{python} -m pip install "PySide6-Essentials<6.12"'
        ),
    ),
    "libraries": (
        (
            "Libraries of the system that draw windows are missing: {names}.\n"
            "Debian, Ubuntu, Astra:  sudo apt install {debian}\nFedora, RED OS:  sudo dnf install {fedora}"
        ),
        (
            "Не хватает системных библиотек для окон: {names}.\n"
            "Debian, Ubuntu, Astra:  sudo apt install {debian}\nFedora, РЕД ОС:  sudo dnf install {fedora}"
        ),
        (
            "Терезелерге қажет жүйелік кітапханалар жетіспейді: {names}.\n"
            "Debian, Ubuntu, Astra:  sudo apt install {debian}\nFedora, RED OS:  sudo dnf install {fedora}"
        ),
    ),
    "screen": (
        (
            "There is no screen to open a window on (DISPLAY is empty or does not answer). Start safetyreg "
            "from a desktop session; without a window use: {python} -m safetyreg --help"
        ),
        (
            "Нет экрана, на котором можно открыть окно (DISPLAY пуст или не отвечает). Запустите safetyreg "
            "из сеанса рабочего стола; без окна: {python} -m safetyreg --help"
        ),
        (
            "Терезе ашатын экран жоқ (DISPLAY бос немесе жауап бермейді). safetyreg бағдарламасын жұмыс "
            "үстелі сеансынан іске қосыңыз; терезесіз: {python} -m safetyreg --help"
        ),
    ),
    "about": (
        "Registry of fires, accidents on the water and workplace accidents.",
        "Реестр пожаров, происшествий на воде и несчастных случаев на производстве.",
        "Өрттердің, судағы оқиғалардың және өндірістегі жазатайым оқиғалардың тізілімі.",
    ),
    "location": (
        "registry to open: a file, or the address of a PostgreSQL database; without it, the last one",
        "какой реестр открыть: файл или адрес базы PostgreSQL; если не указан — последний",
        "қай тізілімді ашу керек: файл немесе PostgreSQL дерекқорының мекенжайы; көрсетілмесе — соңғысы",
    ),
    "demo": ("open a demo registry", "открыть демонстрационный реестр", "көрсетілім тізілімін ашу"),
    "language": ("language of the window", "язык окна", "терезе тілі"),
    "user": (
        "name of the user, if not the system's account",
        "имя пользователя, если не учётная запись системы",
        "пайдаланушы аты, жүйенің тіркелгісінен басқа болса",
    ),
}


class LackError(Exception):
    """Something the window needs is not there; the text is the sentence for the user."""


def system_language() -> str:
    """Return en, ru or kk by the environment, English where it says something else."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), locale.getlocale()[0] or "").lower()
    return "kk" if name.startswith("kazakh") else name[:2] if name[:2] in LANGUAGES else "en"


def say(key: str, **values: str) -> str:
    """Return a sentence in the system's language."""
    text = SENTENCES[key][LANGUAGES.index(system_language())]
    return text.format(python=sys.executable or "python", **values)


def check_python() -> None:
    """Refuse a Python that is too old."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        found, needed = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST_PYTHON))
        raise LackError(say("python", found=found, needed=needed))


def check_packages() -> None:
    """Name the packages that are not installed."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise LackError(say("packages", names=", ".join(missing)))


def check_qt() -> None:
    """Refuse the pair of Qt and Python that aborts: each emitted signal loses a reference to True."""
    if sys.version_info[:2] < (3, 12):
        from PySide6 import __version__, __version_info__  # noqa: PLC0415  known to be there only now

        if __version_info__[:2] >= (6, 12):
            raise LackError(say("qt", found=__version__))


def platform() -> str:
    """Return the Qt platform the window will have on Linux: the one asked for, or what the session offers."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return asked.split(";")[0].split(":")[0]
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"


def check_libraries() -> None:
    """Name the shared libraries the system lacks, with the packages that bring them."""
    wanted = DRAWING + WINDOWS if platform() == "xcb" else DRAWING
    missing = [row for row in wanted if not loads(row[0])]
    if missing:
        names, debian, fedora = (" ".join(dict.fromkeys(column)) for column in zip(*missing, strict=True))
        raise LackError(say("libraries", names=names, debian=debian, fedora=fedora))


def loads(library: str) -> bool:
    """Tell whether the system's linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_screen() -> None:
    """Refuse to start where no X server answers."""
    if platform() == "xcb" and not (os.environ.get("DISPLAY") and screen_answers()):
        raise LackError(say("screen"))


def screen_answers() -> bool:
    """Tell whether the X server of DISPLAY accepts a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def check() -> None:
    """Raise LackError with the first thing that is missing."""
    check_python()
    check_packages()
    if sys.platform == "linux":
        check_libraries()
        check_screen()


def load_registry() -> None:
    """Load what knows nothing of Qt: once PySide is there it reads the source of every module that comes."""
    import_module("safetyreg.registry")


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with 2."""
    with usage_words():
        return parser().parse_args(arguments)


@contextmanager
def usage_words() -> Iterator[None]:
    """Let argparse, which asks gettext's current domain, speak the system's language meanwhile."""
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain("safetyreg", str(locale_folder()))
    gettext.textdomain("safetyreg")
    os.environ["LANGUAGE"] = system_language()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def locale_folder() -> Path:
    """Return the folder of the catalogues, beside this file or inside the installed package."""
    here = Path(__file__).resolve().parent
    packed = here / "safetyreg" / "resources" / "locale"
    return packed if packed.is_dir() else here / "resources" / "locale"


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    found = argparse.ArgumentParser(prog="safetyreg", description=say("about"))
    what = found.add_mutually_exclusive_group()
    what.add_argument("location", nargs="?", metavar="FILE|URL", help=say("location"))
    what.add_argument("--demo", action="store_true", help=say("demo"))
    found.add_argument("--language", choices=LANGUAGES, help=say("language"))
    found.add_argument("--user", metavar="NAME", help=say("user"))
    return found


def tell(sentence: str) -> None:
    """Write to the terminal, or in a box of Windows where a program of the window has none."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
    elif sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, sentence, "safetyreg", 0x10)


def main(arguments: list[str] | None = None) -> int:
    """Check the computer, open the window and return the exit code.

    Nothing is garbage while the program loads; the window collects it later (`ui/garbage.py`).
    """
    try:
        check_python()
        chosen = read_arguments(arguments)
        check()
        load_registry()
        check_qt()
    except LackError as lack:
        tell(str(lack))
        return 1
    gc.disable()
    try:
        from ui.app import run  # noqa: PLC0415  Qt is known to be there only now

        return run(chosen.location, demo=chosen.demo, language=chosen.language, user=chosen.user)
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
