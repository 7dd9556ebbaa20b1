"""Run a test in every language: `@every_language` above one that asks for `texts`."""

from typing import Final

import pytest

from safetyreg.i18n import Language

every_language: Final = pytest.mark.parametrize("texts", list(Language), indirect=True)
