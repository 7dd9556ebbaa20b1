"""Registries full of invented records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import DATABASES
from tests.registries import ACCOUNT
from tests.statistics.filled import filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safetyreg.registry import Registry
    from tests.registries import Files


@pytest.fixture(params=DATABASES)
def each_filled(request: pytest.FixtureRequest, files: Files, tmp_path: Path) -> Iterator[Registry]:
    """Open a registry of 3,000 invented records, on both databases in turn."""
    from safetyreg.registry import Registry  # noqa: PLC0415  as in the fixtures of every test

    if request.param == "sqlite":
        location = str(files.copy(filled, tmp_path / "filled.sqlite"))
        yield from _opened(Registry.open(location, account=ACCOUNT))
        return
    cluster = request.getfixturevalue("cluster")
    yield from _opened(Registry.open(cluster.copy(filled), account=ACCOUNT))
    cluster.drop()


@pytest.fixture
def full_registry(files: Files, tmp_path: Path) -> Iterator[Registry]:
    """Open a registry file of 3,000 invented records."""
    from safetyreg.registry import Registry  # noqa: PLC0415  as in the fixtures of every test

    location = str(files.copy(filled, tmp_path / "filled.sqlite"))
    yield from _opened(Registry.open(location, account=ACCOUNT))


def _opened(registry: Registry) -> Iterator[Registry]:
    yield registry
    registry.close()
