"""Where things lie: the program's resources and the user's own folder."""

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent
_APPLICATION = "safetyreg"


def resources() -> Path:
    """Folder of shipped files, inside the wheel or beside the package in a checkout."""
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"


def user_folder() -> Path:
    """Return the user's own folder for registries, made when it is missing."""
    folder = Path(PlatformDirs(_APPLICATION, appauthor=False).user_data_dir)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_folder() -> Path:
    """Return the user's own folder for logs, made when it is missing."""
    folder = Path(PlatformDirs(_APPLICATION, appauthor=False).user_log_dir)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def demo_registry() -> Path:
    """File of the demo registry that `--demo` opens."""
    return user_folder() / "demo.sqlite"
