"""Where a registry may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetyreg.errors import WrongDatabaseError
from safetyreg.storage.location import file_system, is_share, refuse_share, server_url

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/docs /mnt/docs\\040of\\040all cifs rw 0 0
server:/export /srv nfs4 rw 0 0
/dev/sdb1 /srv/local ext4 rw 0 0
rubbish
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/registry.sqlite", "ext4"),
        ("/srv/registry.sqlite", "nfs4"),
        ("/srv/local/registry.sqlite", "ext4"),
        ("/srvother/registry.sqlite", "ext4"),
        ("/mnt/docs of all/registry.sqlite", "cifs"),
    ],
)
def test_the_nearest_mount_says_the_file_system(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind


def test_a_network_share_is_refused_with_the_way_out() -> None:
    with pytest.raises(WrongDatabaseError, match=r"network share.*PostgreSQL"):
        refuse_share(Path("/srv/registry.sqlite"), MOUNTS)
    refuse_share(Path("/srv/local/registry.sqlite"), MOUNTS)


def test_this_computers_own_table_is_read(tmp_path: Path) -> None:
    assert not is_share(tmp_path)


@pytest.mark.parametrize("written", ["postgresql://a@b/c", "postgres://a@b/c", "postgresql+psycopg://a@b/c"])
def test_a_server_is_known_by_its_address(written: str) -> None:
    url = server_url(written)
    assert url is not None
    assert (url.drivername, url.host, url.database) == ("postgresql+psycopg", "b", "c")


def test_a_file_is_no_server() -> None:
    assert server_url("C:/registry.sqlite") is None


def test_a_wrong_address_is_said() -> None:
    with pytest.raises(WrongDatabaseError, match="no address"):
        server_url("postgresql:nonsense")
