"""What rests on what: circles among names, and the order in which the rest can be worked out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


def components(graph: Mapping[str, Iterable[str]]) -> Iterator[frozenset[str]]:
    """Yield the names that come back to one another together, each after all that it rests on."""
    return _Walk(graph).components()


@dataclass
class _Walk:
    """Tarjan's algorithm without recursion, in time linear in names and links."""

    graph: Mapping[str, Iterable[str]]
    numbers: dict[str, int] = field(default_factory=dict)
    lowest: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, None] = field(default_factory=dict)
    path: list[tuple[str, Iterator[str]]] = field(default_factory=list)

    def components(self) -> Iterator[frozenset[str]]:
        for start in self.graph:
            if start not in self.numbers:
                self._enter(start)
            while self.path:
                yield from self._step()

    def _enter(self, name: str) -> None:
        self.numbers[name] = self.lowest[name] = len(self.numbers)
        self.waiting[name] = None
        self.path.append((name, iter(self.graph[name])))

    def _step(self) -> Iterator[frozenset[str]]:
        name, rest = self.path[-1]
        inner = next((one for one in rest if one in self.graph), None)
        if inner is None:
            yield from self._leave()
        elif inner not in self.numbers:
            self._enter(inner)
        elif inner in self.waiting:
            self.lowest[name] = min(self.lowest[name], self.numbers[inner])

    def _leave(self) -> Iterator[frozenset[str]]:
        name, _ = self.path.pop()
        if self.path:
            around = self.path[-1][0]
            self.lowest[around] = min(self.lowest[around], self.lowest[name])
        if self.lowest[name] == self.numbers[name]:
            found: set[str] = set()
            while name not in found:
                found.add(self.waiting.popitem()[0])
            yield frozenset(found)
