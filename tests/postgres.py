"""A throw-away PostgreSQL server for the tests: nothing of it outlives them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: Final = count(1)
_FAST: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
_OWNER: Final = "safetyreg"
_ATTEMPTS: Final = 3


Make = Callable[[str], None]


class ServerMissingError(Exception):
    """No server can be made here; the text says why."""


def programs() -> Path:
    """Return the folder of initdb and pg_ctl, the newest of those installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    anywhere = shutil.which("initdb")
    if not found and not anywhere:
        reason = "PostgreSQL is not installed (Debian: apt install postgresql)"
        raise ServerMissingError(reason)
    return found[-1].parent if found else Path(str(anywhere)).resolve().parent


def unprivileged() -> list[str]:
    """Return the words that run a program as nobody: initdb refuses to be run by root."""
    if os.name == "nt" or os.geteuid() != 0:
        return []
    if not (runner := shutil.which("setpriv")):
        reason = "root cannot start PostgreSQL, and setpriv is missing (Debian: util-linux)"
        raise ServerMissingError(reason)
    return [runner, "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]


def free_port() -> int:
    """Ask the system for a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Cluster:
    """A running server; databases are copies of templates made once."""

    folder: Path
    port: int
    made: list[str] = field(default_factory=list)
    templates: dict[Make, str] = field(default_factory=dict)

    def url(self, database: str) -> str:
        """Return the address of a database as a registry's location."""
        return f"postgresql://{_OWNER}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: sql.Composed) -> None:
        """Run a statement that stands outside transactions."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def create(self, template: str = "template0") -> str:
        """Make a database as a copy of another one, an empty one by default, and return its address."""
        name = f"registry_{next(_NAMES)}"
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self.run(words.format(sql.Identifier(name), sql.Identifier(template)))
        self.made.append(name)
        return self.url(name)

    def copy(self, make: Make) -> str:
        """Return the address of a copy of what `make` makes of an empty database, made once."""
        if make not in self.templates:
            make(self.create())
            self.templates[make] = self.made.pop()
        return self.create(self.templates[make])

    def drop(self) -> None:
        """Remove every database but the templates; connections a test left open are cut."""
        while self.made:
            name = sql.Identifier(self.made.pop())
            self.run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def _call(*words: str | Path) -> None:
    done = subprocess.run(
        [*unprivileged(), *map(str, words)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    if done.returncode:
        raise ServerMissingError(done.stdout.decode(errors="replace").strip())


def _start(bin_folder: Path, top: Path) -> int:
    """Start the server and return its port; the one found free may be taken a moment later, so try again."""
    settings = " ".join(f"-c {setting}" for setting in _FAST)
    for attempts_left in reversed(range(_ATTEMPTS)):
        port = free_port()
        options = f"-p {port} -h 127.0.0.1 -k '' {settings}"
        try:
            _call(bin_folder / "pg_ctl", "-D", top / "data", "-w", "-l", top / "log", "-o", options, "start")
        except ServerMissingError:
            if not attempts_left:
                raise
        else:
            return port
    raise AssertionError


@contextmanager
def server() -> Iterator[Cluster]:
    """Start a server on a loopback port, yield it, and leave nothing behind."""
    bin_folder = programs()
    top = Path(mkdtemp(prefix="safetyreg-postgres-"))
    if unprivileged():
        shutil.chown(top, "nobody")
    access = ("-U", _OWNER, "-A", "trust")
    try:
        _call(bin_folder / "initdb", "-D", top / "data", *access, "-E", "UTF8", "--locale=C.UTF-8", "-N")
        port = _start(bin_folder, top)
        try:
            yield Cluster(top, port)
        finally:
            _call(bin_folder / "pg_ctl", "-D", top / "data", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(top, ignore_errors=True)
