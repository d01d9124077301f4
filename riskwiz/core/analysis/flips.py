"""What would flip it: the smallest sets of answers whose change moves what is decided."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

from riskwiz.core.analysis.flip_result import Change, Flip, Flips, FlipSet
from riskwiz.core.analysis.prospect import Prospect, Scale, ranks
from riskwiz.core.answer import Answer, Given, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.outlook import Outlook
from riskwiz.core.register import said
from riskwiz.core.standing import Standing

MOST_TOGETHER = 3
"""How many answers are changed together at most."""

MOST_TRIED = 4_000
"""How many changes are tried at most, over all that is decided."""

_SAID = frozenset({Standing.ANSWERED, Standing.NOT_APPLICABLE})

Direction = Literal["up", "down"]
Target = tuple[int, Direction]
"""The slot of what is decided, and which way it is to move."""


def flips(edition: Edition, case: Case) -> Flips:
    """Find the smallest sets of answers whose change moves each determination and disposition.

    Answers that were given are changed to other answers; what is open stays open. A set is one of
    the smallest where no smaller one moves the same thing the same way.

    Raises EditionFault where an expression fails on the answers of the case itself.
    """
    search = _Search(Prospect(edition, case))
    search.run()
    return Flips(flips=tuple(search.results()), most=MOST_TOGETHER, bound=MOST_TRIED)


@dataclass
class _Search:
    prospect: Prospect
    found: dict[Target, dict[tuple[Key, ...], tuple[int, tuple[Given, ...]]]] = field(
        default_factory=dict
    )
    searched: dict[Target, int] = field(default_factory=dict)
    tried: int = 0

    def run(self) -> None:
        """Change more and more answers together until everything that can move has moved."""
        waiting = {target: one.slot for one in self._scales() for target in self._targets(one)}
        keys = self._keys()
        for size in range(1, min(MOST_TOGETHER, len(keys)) + 1):
            if not waiting or not self._all_of(size, keys, set(waiting)):
                return
            for target in list(waiting):
                self.searched[target] = size
                if target in self.found:
                    del waiting[target]

    def _scales(self) -> Iterator[Scale]:
        yield from (one for pair in self.prospect.outcomes for one in pair)

    def _targets(self, one: Scale) -> Iterator[Target]:
        stated = ranks(self.prospect.outlook, one)[0]
        if stated < len(one.words) - 1:
            yield one.slot, "up"
        if stated > 0:
            yield one.slot, "down"

    def _keys(self) -> list[Key]:
        """Return what was said and can be changed to something on which a decision hangs."""
        kernel = self.prospect.outlook.kernel
        slots = {one.slot for one in self._scales()}
        return [
            key
            for key, standing in self.prospect.outlook.record.standings.items()
            if standing in _SAID
            and self._others(key)
            and slots & kernel.network.followers(kernel.said[key])
        ]

    def _others(self, key: Key) -> list[Given]:
        """Return the other answers to a question."""
        entries, outlook = self.prospect.outlook.kernel.entries[key], self.prospect.outlook
        now = outlook.slots[outlook.kernel.said[key]]
        return [g for g in self.prospect.answers.to(key).given if entries.said(g) is not now]

    def _all_of(self, size: int, keys: list[Key], targets: set[Target]) -> bool:
        """Try every set of a size; return false where the search comes to its bound."""
        for some in combinations(keys, size):
            wanted = targets if size == 1 else self._possible(some, targets)
            for answers in product(*map(self._others, some)) if wanted else ():
                if self.tried >= MOST_TRIED:
                    return False
                self.tried += 1
                ahead = self.prospect.tried(dict(zip(some, answers, strict=True)))
                if not isinstance(ahead, str):
                    self._note(some, answers, ahead, wanted)
        return True

    def _possible(self, some: tuple[Key, ...], targets: set[Target]) -> set[Target]:
        """Return the targets that could be met if nothing had been said to some questions."""
        self.tried += 1
        # What lacks an answer is not yet known, so taking answers back makes nothing fail.
        ahead = self.prospect.after(dict.fromkeys(some))
        return {
            (slot, direction)
            for slot, direction in targets
            if self._moved(
                direction, self._now(slot), ahead.slots[slot][2 if direction == "up" else 1]
            )
        }

    def _now(self, slot: int) -> int:
        stated: int = self.prospect.outlook.slots[slot][0]
        return stated

    def _moved(self, direction: Direction, was: int, now: int) -> bool:
        return now > was if direction == "up" else now < was

    def _note(
        self,
        some: tuple[Key, ...],
        answers: tuple[Given, ...],
        ahead: Outlook,
        targets: set[Target],
    ) -> None:
        for target in targets:
            slot, direction = target
            was, now = self._now(slot), ahead.slots[slot][0]
            if self._moved(direction, was, now):
                sets = self.found.setdefault(target, {})
                if some not in sets or abs(sets[some][0] - was) > abs(now - was):
                    sets[some] = (now, answers)

    def results(self) -> Iterator[Flip]:
        """Yield what was found for everything that is decided, both ways."""
        for one in self._scales():
            for target in self._targets(one):
                sets = self.found.get(target, {})
                size = min(map(len, sets), default=0)
                searched = self.searched.get(target, 0)
                exhaustive = searched >= (size or min(MOST_TOGETHER, len(self._keys())))
                yield Flip(
                    measure=one.measure,
                    direction=target[1],
                    stated=one.words[self._now(one.slot)],
                    sets=tuple(
                        FlipSet(changes=self._changes(some, answers), becomes=one.words[now])
                        for some, (now, answers) in sets.items()
                    ),
                    searched=searched,
                    exhaustive=exhaustive,
                    note=_note(one, target[1], size, len(sets), searched),
                )

    def _changes(self, some: tuple[Key, ...], answers: tuple[Given, ...]) -> tuple[Change, ...]:
        edition, case = self.prospect.edition, self.prospect.case
        return tuple(
            Change(
                question=key.question,
                row=key.row,
                ask=edition.questions[key.question].ask,
                was=said(edition, edition.questions[key.question], case.answer(key)),
                becomes=said(edition, edition.questions[key.question], Answer(given=given)),
            )
            for key, given in zip(some, answers, strict=True)
        )


def _note(one: Scale, direction: Direction, size: int, count: int, searched: int) -> str:
    where = f"{one.measure.label} {direction}"
    if not size:
        if not searched:
            return f"The search came to its bound before it found what moves {where}."
        return f"No change of up to {searched} answers that was tried moves {where}."
    answers = "one answer" if size == 1 else f"{size} answers"
    if count == 1:
        return f"One change of {answers} moves {where}."
    return f"{count} changes of {answers} each move {where}."
