from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safetyreg.domain.claim import Month
from safetyreg.domain.norm import Norm, found_on
from safetyreg.i18n import Language, Names, Texts

NORM = Norm("cc-935-4", Names("ГК РК", en="Civil Code"), "935", "4", Names("Вина не учитывается"))


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        (NORM, "Civil Code, art. 935 (4)"),
        (replace(NORM, clause=""), "Civil Code, art. 935"),
        (replace(NORM, article="", clause=""), "Civil Code"),
    ],
)
def test_a_norm_is_cited(norm: Norm, words: str) -> None:
    assert Texts(Language.EN).of(norm.citation) == words


def test_the_version_of_the_day_is_found() -> None:
    old = replace(NORM, valid_to=date(2025, 12, 31))
    new = replace(NORM, valid_from=date(2026, 1, 1))
    assert found_on((old, new), "cc-935-4", date(2025, 12, 31)) == old
    assert found_on((NORM, new), "cc-935-4", date(2026, 1, 1)) == new
    assert found_on((old, new), "other", date(2026, 1, 1)) is None
    assert found_on((old,), "cc-935-4", date(2026, 1, 1)) is None


def test_one_off_pay_does_not_count() -> None:
    assert Month(date(2026, 1, 1), 420_000, one_off=120_000).counted == 300_000
