"""Which open questions would settle a determination: its level, and what follows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from riskwiz.core.analysis.measure import AnswerWords
from riskwiz.core.analysis.prospect import Prospect, Scale
from riskwiz.core.analysis.ranges import Search
from riskwiz.core.analysis.settling_result import Settling, SettlingSet, SettlingSets
from riskwiz.core.answer import Answer, Given, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.mitigation import kept_at
from riskwiz.core.outlook import Outlook
from riskwiz.core.register import said
from riskwiz.core.standing import OPEN, Standing

MOST_TOGETHER = 3
"""How many questions are answered together at most."""

MOST_TRIED = 1_500
"""How many combinations of answers are tried at most, over all determinations."""

Outcome = tuple[Scale, Scale]
"""The level of a determination and its disposition, for one audience."""


def settling_sets(edition: Edition, case: Case) -> SettlingSets:
    """Find the smallest sets of open questions that can settle each determination.

    A set settles it with some answers if nothing that stays open can then change its level or
    what follows. `whatever` are the questions that settle it whichever way they are answered: all
    that can matter, as one that is left out could still change it.

    Raises EditionFault where an expression fails on the answers of the case itself.
    """
    search = _Search(Prospect(edition, case))
    search.run()
    found = tuple(search.result(place) for place in range(len(search.prospect.outcomes)))
    return SettlingSets(determinations=found, bound=MOST_TRIED)


@dataclass
class _Search:
    prospect: Prospect
    sets: dict[int, dict[tuple[Key, ...], tuple[Given, ...]]] = field(default_factory=dict)
    searched: dict[int, int] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    tried: int = 0

    def run(self) -> None:
        """Answer more and more questions together until every determination can be settled."""
        waiting = set(range(len(self.prospect.outcomes)))
        self.settled = {n for n in waiting if self._is_settled(n, {}, self.prospect.outlook)}
        waiting -= self.settled
        keys = self.prospect.open_keys()
        for size in range(1, min(MOST_TOGETHER, len(keys)) + 1):
            if not waiting or not self._all_of(size, keys, waiting):
                return
            for one in waiting:
                self.searched[one] = size
            waiting -= self.sets.keys()

    def _all_of(self, size: int, keys: list[Key], waiting: set[int]) -> bool:
        """Try every set of a size; return false where the search comes to its bound."""
        answers = self.prospect.answers
        for some in combinations(keys, size):
            missing = {n for n in waiting if some not in self.sets.get(n, {})}
            for given in product(*(answers.to(key).given for key in some)):
                if self.tried >= MOST_TRIED:
                    return False
                self.tried += 1
                one = dict(zip(some, given, strict=True))
                ahead = self.prospect.tried(one)
                if isinstance(ahead, str):
                    self.doubtful |= missing
                    continue
                ends = self._ends_with(one)
                done = {n for n in missing if self._is_settled(n, one, ahead, ends)}
                for each in done:
                    self.sets.setdefault(each, {})[some] = given
                missing -= done
        return True

    def _is_settled(
        self, place: int, one: dict[Key, Given], ahead: Outlook, ends: tuple[Outlook, ...] = ()
    ) -> bool:
        """Say whether nothing that is open after some answers can change an outcome."""
        slots = [scale.slot for scale in self.prospect.outcomes[place]]
        if all(ahead.slots[slot][1] == ahead.slots[slot][2] for slot in slots):
            return True
        if any(len({end.slots[slot][0] for end in ends}) > 1 for slot in slots):
            return False
        search = Search(self.prospect, slots)
        search.run(one, ahead)
        self.tried += search.combinations
        found = list(map(search.ends, slots))
        if all(low == high or sharp for low, high, sharp in found):
            return all(low == high for low, high, _ in found)
        self.doubtful.add(place)
        return False

    def _ends_with(self, one: dict[Key, Given]) -> tuple[Outlook, ...]:
        """Return complete cases with these answers: what differs in them is not settled."""
        try:
            ends = tuple(end.after(one) for end in self._ends)
        except EditionFault:
            return ()
        return tuple(end for end in ends if not self.prospect.open_keys(end))

    @cached_property
    def _ends(self) -> tuple[Outlook, ...]:
        """The case with all that is open answered with the fewest points, and with the most.

        None where mitigations hold answers, which the answers to other questions can change.
        """
        if kept_at(self.prospect.case, "verified"):
            return ()
        search = Search(self.prospect, [])
        ends = (search.completed({}, self.prospect.outlook, place)[1] for place in (0, -1))
        return tuple(end for end in ends if not isinstance(end, str))

    def result(self, place: int) -> Settling:
        """Put into words what was found for one determination and audience."""
        level, disposition = self.prospect.outcomes[place]
        settled = place in self.settled
        sets = self.sets.get(place, {})
        searched = self.searched.get(place, 0)
        size = min(map(len, sets), default=0)
        enough = min(MOST_TOGETHER, len(self.prospect.open_keys()))
        whatever = () if settled else tuple(self._mattering(self.prospect.outcomes[place]))
        return Settling(
            determination=level.measure.id,
            label=level.measure.label,
            audience=level.measure.audience,
            settled=settled,
            sets=tuple(self._set(some, given, level, disposition) for some, given in sets.items()),
            searched=searched,
            exhaustive=settled
            or (searched >= (size or enough) and place not in self.doubtful and self._all_tried),
            whatever=tuple(self._words(key) for key in whatever),
            whatever_least=all(self._decides(key, level, disposition) for key in whatever),
            note=_note(level, sets, whatever, settled=settled, searched=searched),
        )

    @cached_property
    def _all_tried(self) -> bool:
        """Whether every answer to every open question was tried, and not telling ones only."""
        answers = self.prospect.answers
        return all(answers.to(key).exhaustive for key in self.prospect.open_keys())

    def _set(
        self, some: tuple[Key, ...], given: tuple[Given, ...], level: Scale, follows: Scale
    ) -> SettlingSet:
        answers = dict(zip(some, given, strict=True))
        search = Search(self.prospect, [level.slot, follows.slot])
        search.run(answers, self.prospect.after(answers))
        return SettlingSet(
            answers=tuple(self._words(key, one) for key, one in answers.items()),
            level=level.words[int(search.ends(level.slot)[0])],
            disposition=follows.words[int(search.ends(follows.slot)[0])],
        )

    def _words(self, key: Key, given: Given | None = None) -> AnswerWords:
        edition = self.prospect.edition
        question = edition.questions[key.question]
        answer = self.prospect.case.answer(key) if given is None else Answer(given=given)
        words = said(edition, question, answer)
        return AnswerWords(question=key.question, row=key.row, ask=question.ask, answer=words)

    def _mattering(self, outcome: Outcome) -> Iterator[Key]:
        """Yield what is open, or may come to be asked, on which a determination can hang."""
        kernel, slots = self.prospect.outlook.kernel, {scale.slot for scale in outcome}
        for key, standing in self.prospect.outlook.range.standings.items():
            is_open = standing in OPEN or standing is Standing.NOT_YET_ASKED
            if is_open and slots & kernel.network.followers(kernel.said[key]):
                yield key

    def _decides(self, key: Key, level: Scale, follows: Scale) -> bool:
        """Say whether, all else answered in some way, answers to a question lead apart."""
        for place in (0, -1):
            search = Search(self.prospect, [level.slot, follows.slot])
            others, ahead = search.completed({}, self.prospect.outlook, place)
            if isinstance(ahead, str) or key not in others:
                continue
            reached = {
                (after.slots[level.slot][0], after.slots[follows.slot][0])
                for given in self.prospect.answers.to(key).given
                for after in (self.prospect.tried({**others, key: given}),)
                if not isinstance(after, str)
            }
            if len(reached) > 1:
                return True
        return False


def _note(
    level: Scale,
    sets: dict[tuple[Key, ...], tuple[Given, ...]],
    whatever: tuple[Key, ...],
    *,
    settled: bool,
    searched: int,
) -> str:
    label = level.measure.label
    if settled:
        return f"Nothing that is open can change {label}."
    last = f"All {len(whatever)} that can matter settle it whichever way they are answered."
    if sets:
        size = min(map(len, sets))
        count = "One question" if size == 1 else f"{size} questions"
        ways = "one way" if len(sets) == 1 else f"{len(sets)} ways"
        return f"{count} can settle {label}, in {ways}. {last}"
    return f"No {searched or 1} answers that were tried settle {label}. {last}"
