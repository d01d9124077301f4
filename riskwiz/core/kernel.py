"""An edition made ready for a date: the network by which everything follows from the answers.

What was said lies in its first slots. Then follow, twice, the paths (as the record has it and as
the range has it), and from both of them findings, points, levels and decisions. The rules
themselves stand where they are about: `condition`, `entry`, `level`, `formula`, `decision`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from riskwiz.core.answer import Given, Key
from riskwiz.core.case import Case
from riskwiz.core.decision import Decider
from riskwiz.core.edition import Edition
from riskwiz.core.entry import Entries, Shares, shares_of
from riskwiz.core.item import Item
from riskwiz.core.level_network import LevelNetwork
from riskwiz.core.memory import Memory
from riskwiz.core.network import Network, Slots
from riskwiz.core.path_network import PathNetwork, Sources
from riskwiz.core.standing import View

_MOST_DATES = 8


@dataclass(frozen=True)
class Kernel:
    """An edition made ready to be answered as of a date."""

    edition: Edition
    network: Network
    entries: Mapping[Key, Entries]
    said: Mapping[Key, int]
    holds: Mapping[str, int]
    record: PathNetwork
    range: PathNetwork
    levels: LevelNetwork
    deciders: Mapping[str, Decider]
    ends: Mapping[View, int]
    """How many nodes there are up to the end of each view's path."""
    memory: Memory = field(default_factory=Memory)
    """What others work out for the edition and date, each under a name of its own first."""

    def path(self, view: View) -> PathNetwork:
        """Return the path of a view."""
        return self.record if view is View.RECORD else self.range

    def filled(self, case: Case, to: View | None = None) -> Slots:
        """Return the slots of a case, up to the end of a view's path or all of them.

        Raises EditionFault where an expression fails on these answers.
        """
        slots = self.network.start[:]
        for key, answer in case.answers.items():
            slot = self.said.get(key)
            if slot is not None:
                slots[slot] = self.entries[key].said(answer.given)
        for key, hold in case.holds.items():
            if key in self.said:
                slots[self.said[key]] = self.entries[key].said(case.answer(key).given, hold)
            else:
                slots[self.holds[key.question]] = hold
        if to is None:
            self.network.fill(slots, 0, len(self.network.nodes))
        else:
            start = 0 if to is View.RECORD else self.ends[View.RECORD]
            self.network.fill(slots, start, self.ends[to])
        return slots

    def changed(self, slots: Slots, said: Mapping[Key, Given | None]) -> Slots:
        """Return the slots after something else was said to some questions.

        Raises EditionFault where an expression fails on these answers.
        """
        changes = {self.said[key]: self.entries[key].said(one) for key, one in said.items()}
        return self.network.change(slots, changes)

    def holding(self, slots: Slots, case: Case, held: Case) -> Slots:
        """Return the slots of a case after mitigations came to hold its answers."""
        changes: dict[int, object] = {
            self.holds[key.question]: hold
            for key, hold in held.holds.items()
            if key not in self.said
        }
        for key in {**held.answers, **held.holds}:
            answer, hold = held.answer(key), held.holds.get(key)
            if key in self.said and (hold is not None or answer is not case.answer(key)):
                changes[self.said[key]] = self.entries[key].said(answer.given, hold)
        return self.network.change(slots, changes)


def kernel_of(edition: Edition, as_of: dt.date) -> Kernel:
    """Return the kernel of an edition for a date; it is made once."""
    if as_of not in edition.kernels:
        if len(edition.kernels) >= _MOST_DATES:
            edition.kernels.clear()
        edition.kernels[as_of] = _made(edition, as_of)
    kernel: Kernel = edition.kernels[as_of]
    return kernel


def _made(edition: Edition, as_of: dt.date) -> Kernel:
    network, head = Network(), edition.methodology.methodology
    shares = Shares(head.not_known, head.withheld)
    items: dict[str, tuple[Item, Shares]] = {
        item.id: (item, shares_of(edition.factors[factor], head))
        for factor, found in edition.items.items()
        for item in found
    }
    entries = {
        Key(question.id, row): Entries(question, *items.get(question.id, (None, shares)))
        for question in edition.questions.values()
        for row in edition.rows(question)
    }
    said = {key: network.slot(one.said(None)) for key, one in entries.items()}
    holds = {name: network.slot() for name in edition.derived}
    lists = {name: sorted(one.members(as_of)) for name, one in edition.lists.items()}
    sources = Sources(edition, lists, said, holds, entries, items, shares)
    record = PathNetwork(View.RECORD, sources, network)
    ends = {View.RECORD: len(network.nodes)}
    range_ = PathNetwork(View.RANGE, sources, network)
    ends[View.RANGE] = len(network.nodes)
    record.add_findings()
    range_.add_findings()
    deciders = {one.id: Decider(edition, as_of, one) for one in edition.methodology.determination}
    levels = LevelNetwork(edition, network, record, range_, deciders)
    return Kernel(edition, network, entries, said, holds, record, range_, levels, deciders, ends)
