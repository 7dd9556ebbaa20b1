"""Expected errors: one sentence, translated where it is shown."""

from __future__ import annotations

import pytest

from safetyreg.errors import ConflictError, ExpectedError, Message


def test_an_error_keeps_its_source_text_and_values() -> None:
    error = ExpectedError("No file {name}", name="a.csv")
    assert error.message == Message("No file {name}", {"name": "a.csv"})
    assert str(error) == "No file a.csv"


def test_braces_of_a_text_without_values_stay() -> None:
    assert str(ExpectedError("Write {this}")) == "Write {this}"


def test_every_kind_is_an_expected_error() -> None:
    with pytest.raises(ExpectedError, match="newer"):
        raise ConflictError("Somebody saved a newer version")


def test_a_message_without_values_has_none() -> None:
    assert dict(Message("Saved").values) == {}
