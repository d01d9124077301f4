"""Memories: what is kept, and that forgetting it changes nothing."""

from riskwiz.core.memory import Kept
from riskwiz.core.network import Network


def test_a_full_memory_forgets_all_and_goes_on() -> None:
    """It never holds more than it may, however much is worked out."""
    kept: Kept[int, str] = Kept(2)
    assert [kept.keep(n, str(n)) for n in (1, 2, 3)] == ["1", "2", "3"]
    assert kept == {3: "3"}
    kept.keep(4, "4")
    assert kept == {3: "3", 4: "4"}


def test_a_slot_is_worked_out_once_for_what_it_follows_from() -> None:
    """Two times three is asked for twice, and worked out once."""
    worked: list[tuple[int, int]] = []

    def product(found: tuple[int, int]) -> int:
        worked.append(found)
        return found[0] * found[1]

    network = Network()
    one, other = network.slot(2), network.slot(3)
    made = network.remembered(product, (one, other))
    slots = network.start[:]
    for _ in range(2):
        network.fill(slots, 0, 1)
        assert slots[made] == 6
    assert network.change(slots, {one: 5})[made] == 15
    assert worked == [(2, 3), (5, 3)]


def test_what_follows_by_two_ways_is_found_once() -> None:
    """Both `half` and `double` hang on `start`, `last` on both, and `other` on nothing."""
    network = Network()
    start, other = network.slot(4), network.slot(1)
    half = network.follows(lambda slots: slots[start] // 2, (start,))
    double = network.follows(lambda slots: slots[start] * 2, (start,))
    last = network.follows(lambda slots: slots[half] + slots[double], (half, double))
    assert network.followers(start) == {half, double, last}
    assert network.followers(half) == {last}
    assert network.followers(other) == frozenset()
