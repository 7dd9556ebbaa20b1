"""What is being typed is kept per user."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.user import User
from safetyreg.errors import NotPermittedError
from safetyreg.registry.forms import Forms
from safetyreg.registry.session import Session
from tests.registry.sessions import session_of

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def test_a_form_is_kept_replaced_and_dropped(database: Database) -> None:
    moments = iter(datetime(2026, 3, 1, 8, 0, tzinfo=UTC) + timedelta(minutes=n) for n in range(9))
    database.now = lambda: next(moments)
    forms = Forms(session_of(database))
    assert forms.kept("fire") is None
    forms.keep("fire", {"story": "Гор"})
    forms.keep("fire", {"story": "Горит"})
    forms.keep("fire", {"damage": "1О0"}, key="17")
    found = forms.kept("fire")
    assert found is not None
    assert (dict(found.texts), found.kept_at.minute) == ({"story": "Горит"}, 1)
    assert [(draft.kind, draft.key) for draft in forms.all()] == [("fire", "17"), ("fire", "new")]
    forms.drop("fire")
    assert [draft.key for draft in forms.all()] == ["17"]


def test_nobody_sees_what_another_types(database: Database) -> None:
    Forms(session_of(database)).keep("water", {"story": "x"})
    assert Forms(session_of(database, account="boris")).all() == ()


def test_who_may_not_write_keeps_nothing(database: Database) -> None:
    with pytest.raises(NotPermittedError):
        Forms(Session(database, User("viewer"))).keep("fire", {})
