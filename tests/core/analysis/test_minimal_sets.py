"""All minimal sets that reach something, against trying every set."""

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.core.analysis.minimal_sets import MinimalSets

SIZE = 7


def reaching(enough: list[int]) -> set[int]:
    """Return every set that holds one of some sets."""
    return {one for one in range(1 << SIZE) if any(one & e == e for e in enough)}


@given(st.lists(st.integers(0, (1 << SIZE) - 1), max_size=6))
def test_every_minimal_set_is_found_and_no_other(enough: list[int]) -> None:
    """For any way in which more never reaches less."""
    reached = reaching(enough)
    least = {one for one in reached if not any(o != one and o & one == o for o in reached)}
    search = MinimalSets(SIZE, lambda one: one in reached, 1 << SIZE)
    assert set(search.run()) == least
    assert search.exhaustive
    assert search.tried <= 1 << SIZE


def test_the_search_says_when_it_came_to_its_bound() -> None:
    """Then what it found is minimal, and there may be more."""
    search = MinimalSets(SIZE, lambda one: one.bit_count() >= 3, 20)
    assert all(one.bit_count() >= 3 for one in search.run())
    assert not search.exhaustive
    assert search.tried == 20


def test_smaller_sets_come_first() -> None:
    """Then in the order of the places."""
    search = MinimalSets(4, lambda one: one & 0b1000 != 0 or one & 0b0011 == 0b0011, 100)
    assert search.run() == [0b1000, 0b0011]
