"""The shipped code book, for names of codes."""

import pytest

from safetyreg.domain.codes import CodeBook
from safetyreg.storage.seeds import shipped_lists


@pytest.fixture(scope="session")
def book() -> CodeBook:
    """Shipped code lists."""
    return CodeBook({found.name: found for found in shipped_lists()})
