"""What narrows a query beyond the filter bar, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.query import Condition, Operator, Query
from ui.widgets.narrowing_words import narrowing_words

if TYPE_CHECKING:
    from ui.session import Session


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(where=(Condition("cause", Operator.EMPTY),)), "Cause: not filled in"),
        (Query(where=(Condition("dead", Operator.MORE, 0),)), "Dead: more than 0"),
        (Query(where=(Condition("search_going_on", value="yes"),)), "Search going on: yes"),
        (Query(subtypes=("burning",), counted=False), "burning, not counted as a fire · not counted"),
        (Query(ids=(1, 2)), "2 records"),
        (Query(where=(Condition("batch", value=7),)), "one import"),
        (Query(where=(Condition("hour", value=3),)), "records behind a number"),
        (Query(), "records behind a number"),
    ],
)
def test_words(session: Session, query: Query, words: str) -> None:
    assert narrowing_words(query, session).replace("\N{NO-BREAK SPACE}", " ") == words
