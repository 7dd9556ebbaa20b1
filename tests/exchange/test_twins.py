"""A table of hashes tells which were met before, as a set does."""

from random import Random

from safetyreg.exchange.twins import Twins


def test_it_remembers_as_a_set_does() -> None:
    twins, known, random = Twins(), set[int](), Random(7)
    numbers = [0, 1, -1, 2**63 - 1, -(2**63), *(random.randrange(-(2**63), 2**63) for _ in range(5000))]
    for number in [*numbers, *numbers]:
        assert twins.meet(number) is ((number or 1) in known)
        known.add(number or 1)


def test_hashes_that_want_the_same_place_stay_apart() -> None:
    twins = Twins()
    numbers = [place << 20 for place in range(1, 40)]
    assert not any(map(twins.meet, numbers))
    assert all(map(twins.meet, numbers))
