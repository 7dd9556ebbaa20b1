"""Accounts of a registry, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.user import Role, User
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.storage import users

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def test_the_first_role_stays(database: Database) -> None:
    with database.write() as connection:
        assert users.find(connection, "anna") is None
        assert users.admit(connection, "anna", Role.ADMINISTRATOR) == User("anna", "", Role.ADMINISTRATOR)
        assert users.admit(connection, "anna").role is Role.ADMINISTRATOR
        assert users.admit(connection, "bek").role is Role.VIEWER
        assert [user.account for user in users.every(connection)] == ["anna", "bek"]


def test_roles_and_names_are_given(database: Database) -> None:
    with database.write() as connection:
        users.admit(connection, "anna", Role.ADMINISTRATOR)
        users.admit(connection, "bek")
        assert users.set_role(connection, "bek", Role.ADMINISTRATOR).role is Role.ADMINISTRATOR
        assert users.set_role(connection, "anna", Role.VIEWER).role is Role.VIEWER
        assert users.set_display_name(connection, "bek", "Бек").display_name == "Бек"


def test_the_last_administrator_stays(database: Database) -> None:
    with database.write() as connection:
        users.admit(connection, "anna", Role.ADMINISTRATOR)
        with pytest.raises(ExpectedError, match="last administrator"):
            users.set_role(connection, "anna", Role.OPERATOR)
        assert users.set_role(connection, "anna", Role.ADMINISTRATOR).role is Role.ADMINISTRATOR


def test_an_unknown_account_is_said(database: Database) -> None:
    with database.write() as connection:
        with pytest.raises(NotFoundError, match="“nobody”"):
            users.set_role(connection, "nobody", Role.VIEWER)
        with pytest.raises(NotFoundError, match="“nobody”"):
            users.set_display_name(connection, "nobody", "Никто")
