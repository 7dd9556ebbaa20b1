"""Users through the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.user import Role, User
from safetyreg.errors import ExpectedError, NotPermittedError
from safetyreg.registry.users import Users
from tests.registry.sessions import lines, session_of

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def test_the_name_is_asked_once(database: Database) -> None:
    session = session_of(database, Role.VIEWER)
    users = Users(session)
    assert users.needs_name
    changes = users.set_display_name("  Анна   Ким ")
    assert changes.settings
    assert session.user == User("anna", "Анна Ким", Role.VIEWER)
    assert not users.needs_name
    assert lines(database) == [("anna", "renamed", "anna", "", "Анна Ким", "")]


@pytest.mark.parametrize("name", ["", "  ", "а" * 101])
def test_a_name_that_is_none_is_refused(database: Database, name: str) -> None:
    with pytest.raises(ExpectedError, match="at most 100"):
        Users(session_of(database)).set_display_name(name)


def test_accounts_are_let_in_with_a_role(database: Database) -> None:
    users = Users(session_of(database))
    users.add(" bek ", Role.OPERATOR)
    assert users.all() == (User("anna", "", Role.ADMINISTRATOR), User("bek", "", Role.OPERATOR))
    with pytest.raises(ExpectedError, match="already"):
        users.add("bek", Role.VIEWER)
    with pytest.raises(ExpectedError, match="Enter the account"):
        users.add(" ", Role.VIEWER)
    users.set_role("bek", Role.INSPECTOR)
    assert [line[1:5] for line in lines(database)] == [
        ("admitted", "bek", "", "operator"),
        ("role", "bek", "operator", "inspector"),
    ]


def test_ones_own_role_counts_at_once(database: Database) -> None:
    session = session_of(database)
    users = Users(session)
    with pytest.raises(ExpectedError, match="last administrator"):
        users.set_role("anna", Role.VIEWER)
    users.add("bek", Role.ADMINISTRATOR)
    users.set_role("anna", Role.VIEWER)
    assert session.user.role is Role.VIEWER
    with pytest.raises(NotPermittedError):
        users.set_role("anna", Role.ADMINISTRATOR)
    with pytest.raises(NotPermittedError):
        users.add("serik", Role.VIEWER)
