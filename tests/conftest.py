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

if TYPE_CHECKING:
    from collections.abc import Iterator

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
