"""Where a registry lies: a file of this computer or a server's address; a network share is refused."""

import os
import sys
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from safetyreg.errors import WrongDatabaseError
from safetyreg.i18n import mark

SHARES: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "ceph"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.smbnetfs", "fuse.glusterfs", "vboxsf", "vmhgfs"}
)
MOUNTS: Final = Path("/proc/mounts")
_REMOTE_DRIVE: Final = 4


def server_url(location: str) -> URL | None:
    """Return the address of a PostgreSQL database with our driver, or None for a file."""
    if not location.startswith(("postgresql:", "postgresql+psycopg:", "postgres:")):
        return None
    try:
        url = make_url(location.replace("postgres:", "postgresql:", 1))
    except ArgumentError as error:
        text = mark("“{location}” is no address of a database: write postgresql://user@server/database.")
        raise WrongDatabaseError(text, location=location) from error
    return url.set(drivername="postgresql+psycopg")


def refuse_share(path: Path, mounts: str | None = None) -> None:
    """Refuse a file on a network share; `mounts` is a mount table as the system writes it."""
    if is_share(path, mounts):
        raise WrongDatabaseError(
            mark(
                "“{path}” lies on a network share, where SQLite can lose records. Move the registry to a disk"
                " of this computer, or use a PostgreSQL server: postgresql://user@server/database."
            ),
            path=str(path),
        )


def is_share(path: Path, mounts: str | None = None) -> bool:
    """Whether a path lies on a network file system."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    if mounts is None:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""
    return file_system(path, mounts) in SHARES


def file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system a path lies on; later mounts hide earlier ones."""
    real = os.path.realpath(path)
    found = ("", "")
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) > 2:  # noqa: PLR2004  device, place, type
            place = parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
            inside = real == place or real.startswith(place.rstrip("/") + "/")
            if inside and len(place) >= len(found[0]):
                found = (place, parts[2])
    return found[1]


def _is_remote_drive(path: Path) -> bool:  # pragma: no cover  Windows only
    import ctypes  # noqa: PLC0415  its window functions are there on Windows only

    root = os.path.splitdrive(path.absolute())[0]
    if root.startswith("\\\\"):
        return True
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return bool(kernel.GetDriveTypeW(root + "\\") == _REMOTE_DRIVE)
