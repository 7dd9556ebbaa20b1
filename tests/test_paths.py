"""Where things lie: resources in a checkout and in a wheel, the user's own folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safetyreg import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_checkout_has_its_resources_beside_the_package(root: Path) -> None:
    assert paths.resources() == root / "resources"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resources() == tmp_path / "resources"


def test_the_users_folders_are_made_in_his_home(user_home: Path) -> None:
    for folder in (paths.user_folder(), paths.log_folder(), paths.demo_registry().parent):
        assert folder.is_dir()
        assert folder.is_relative_to(user_home)
