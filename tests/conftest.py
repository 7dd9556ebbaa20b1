"""What the tests share: a screen that is not there, a user's folder of their own, texts and registries."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from safetyreg.i18n import Language, Texts
from tests.postgres import Cluster, ServerMissingError, server
from tests.registries import ACCOUNT, Files, bare, full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safetyreg.registry import Registry
    from safetyreg.storage.engine import Database

DATABASES = ("sqlite", "postgresql")
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Five hours east of UTC, as in Karaganda: a test that mixes civil and audit time fails everywhere alike.
os.environ.update(TZ="UTC-5", LANG="C.UTF-8")
for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
if hasattr(time, "tzset"):
    time.tzset()
settings.register_profile("safetyreg", deadline=None, derandomize=True, database=None)
settings.load_profile("safetyreg")


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def user_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty user's folder: nothing is read from the real one, nothing left there."""
    home = tmp_path_factory.mktemp("home")
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home / name))
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings  # noqa: PLC0415  tests without a window need no Qt

        for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "XDG_CONFIG_HOME"))
    return home


@pytest.fixture
def texts(request: pytest.FixtureRequest) -> Texts:
    """Sentences in English, or in the language a test was parametrised with (tests/languages.py)."""
    return Texts(getattr(request, "param", Language.EN))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Run a PostgreSQL server for this session, or skip with the reason."""
    try:
        with server() as running:
            yield running
    except ServerMissingError as reason:
        pytest.skip(f"no PostgreSQL here: {reason}")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Hold the template files of this session."""
    return Files(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def registry_file(files: Files, tmp_path: Path) -> Path:
    """File of a fresh registry."""
    return files.copy(full, tmp_path / "registry.sqlite")


@pytest.fixture
def registry_url(cluster: Cluster) -> Iterator[str]:
    """Address of a fresh registry on PostgreSQL."""
    yield cluster.copy(full)
    cluster.drop()


@pytest.fixture
def bare_url(cluster: Cluster) -> Iterator[str]:
    """Address of the tables of a registry with nothing in them."""
    yield cluster.copy(bare)
    cluster.drop()


@pytest.fixture
def empty_url(cluster: Cluster) -> Iterator[str]:
    """Address of an empty database."""
    yield cluster.create()
    cluster.drop()


@pytest.fixture(params=DATABASES)
def location(request: pytest.FixtureRequest) -> str:
    """Place of a fresh registry, on both databases in turn."""
    made = {"sqlite": "registry_file", "postgresql": "registry_url"}[request.param]
    return str(request.getfixturevalue(made))


@pytest.fixture(params=DATABASES)
def empty_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Place where a registry may be made, on both databases in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "empty.sqlite")
    return str(request.getfixturevalue("empty_url"))


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, files: Files, tmp_path: Path) -> Iterator[Database]:
    """Open the tables of a registry with nothing in them, on both databases in turn."""
    from safetyreg.storage.engine import Database  # noqa: PLC0415  tests without one do without SQLAlchemy

    if request.param == "sqlite":
        location = str(files.copy(bare, tmp_path / "bare.sqlite"))
    else:
        location = request.getfixturevalue("bare_url")
    opened = Database(location)
    yield opened
    opened.close()


@pytest.fixture
def each_registry(location: str) -> Iterator[Registry]:
    """Open a fresh registry as its administrator, on both databases in turn."""
    from safetyreg.registry import Registry  # noqa: PLC0415  tests of the lower floors do without the door

    opened = Registry.open(location, account=ACCOUNT)
    yield opened
    opened.close()


@pytest.fixture
def registry(registry_file: Path) -> Iterator[Registry]:
    """Open a fresh registry file as its administrator."""
    from safetyreg.registry import Registry  # noqa: PLC0415  tests of the lower floors do without the door

    opened = Registry.open(str(registry_file), account=ACCOUNT)
    yield opened
    opened.close()
