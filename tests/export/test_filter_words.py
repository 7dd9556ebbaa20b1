"""A filter in words."""

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.export.filter_words import filter_words
from safetyreg.export.wording import Wording
from safetyreg.i18n import Texts

FULL = Query(
    kinds=("fire",),
    subtypes=("steppe_fire",),
    places=("350000000", "abroad"),
    statuses=("registered",),
    words="костёр",
    where=(
        Condition("cause", Operator.IS, ("1", "x-3-1")),
        Condition("damage", Operator.MORE, 1000),
        Condition("supervised", Operator.NOT, "yes"),
        Condition("object", Operator.EMPTY),
        Condition("number", Operator.BEGINS, "1-2026"),
    ),
    counted=False,
    ids=(1, 2),
)


def test_every_part_is_named(texts: Texts, book: CodeBook) -> None:
    assert filter_words(FULL, Wording(texts, book)) == (
        ("Kind", "Fires"),
        ("Subtype", "steppe fire"),
        ("Place", "Karaganda Region, outside Kazakhstan"),
        ("Status", "registered"),
        ("Search", "костёр"),
        ("Cause", "Established arson, Short circuit in wiring"),
        ("Damage: more than", "1000"),
        ("Supervised object: not", "yes"),
        ("Object", "not filled in"),
        ("number: begins with", "1-2026"),
        ("Selection", "not counted"),
        ("Chosen", "2 records"),
    )


def test_nothing_asked_is_nothing_said(texts: Texts, book: CodeBook) -> None:
    assert filter_words(Query(), Wording(texts, book)) == ()
