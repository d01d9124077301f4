"""The part of a network that is a path: which questions apply, what they and derived values say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from riskwiz.core.answer import Key
from riskwiz.core.condition import Condition, Part
from riskwiz.core.derivation import Derivation
from riskwiz.core.edition import Edition, Place
from riskwiz.core.entry import Entries, Entry, Shares
from riskwiz.core.expression import Expression
from riskwiz.core.item import Item
from riskwiz.core.network import Network, Slots, Work, picking
from riskwiz.core.question import Question
from riskwiz.core.questionnaire import Derived
from riskwiz.core.standing import Standing, Truth, View, both


@dataclass(frozen=True, slots=True)
class Sources:
    """What all paths of a network share: what was said, and what can be.

    `said` are the slots of what was said, `holds` those of what mitigations hold derived values
    at; `items` are the scored items with their shares.
    """

    edition: Edition
    lists: Mapping[str, list[str]]
    said: Mapping[Key, int]
    holds: Mapping[str, int]
    entries: Mapping[Key, Entries]
    items: Mapping[str, tuple[Item, Shares]]
    shares: Shares


@dataclass
class PathNetwork:
    """One view's path in a network, and where each part of it lies."""

    view: View
    sources: Sources
    network: Network
    sections: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    entries: dict[Key, int] = field(default_factory=dict)
    derived: dict[str, int] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    derivations: dict[str, Derivation] = field(default_factory=dict)
    _conditions: dict[Place, Condition] = field(default_factory=dict)
    _reads: dict[Place, tuple[int, ...]] = field(default_factory=dict)
    _placed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Lay the path out: its questions in order, each derived value before it is used."""
        always = self.network.slot(Truth.TRUE)
        for question in self.sources.edition.questions.values():
            for row in self.sources.edition.rows(question):
                key = Key(question.id, row)
                self.entries[key] = self._place_of(question, key)
        for derived in self.sources.edition.derived.values():
            self._make(derived)
        for section in self.sources.edition.sections:
            gate = self._gate(("section", section.id), always, always)
            self.sections[section.id] = gate
            for question in section.question:
                self._question(question, gate, always)
        for name in self.sources.edition.derived:
            self._derive(name)

    def add_findings(self) -> None:
        """Lay the findings out, which no path needs."""
        for name in self.sources.edition.findings:
            condition, reads = self.condition(("finding", name))
            self.findings[name] = self.network.follows(_truth(condition, reads), reads)

    def _place_of(self, question: Question, key: Key) -> int:
        """Return where an answer lies: where it was said, unless something gates it."""
        edition = self.sources.edition
        gates: tuple[Place, ...] = (
            ("section", edition.section_of[question.id].id),
            ("question", question.id),
        )
        if not any(gate in edition.expressions for gate in gates):
            return self.sources.said[key]
        return self.network.slot(self.sources.entries[key].standing(Standing.NOT_YET_ASKED))

    def _gate(self, place: Place, gate: int, always: int) -> int:
        """Return the slot of a condition that holds along with another one."""
        if place not in self.sources.edition.expressions:
            return gate
        condition, reads = self.condition(place)
        work = _truth(condition, reads)
        if gate == always:
            return self.network.follows(work, reads)
        return self.network.follows(_under(gate, work), (gate, *reads))

    def _question(self, question: Question, gate: int, always: int) -> None:
        asked = self._gate(("question", question.id), gate, always)
        self.asked[question.id] = asked
        for row in self.sources.edition.rows(question):
            key = Key(question.id, row)
            said = self.sources.said[key]
            if self.entries[key] != said:
                self.network.follows(_entry(asked, said), (asked, said), self.entries[key])

    def _make(self, derived: Derived) -> None:
        """Make the slot of a derived value before anything that reads it."""
        edition = self.sources.edition
        item, shares = self.sources.items.get(derived.id, (None, self.sources.shares))
        levels = edition.words_of(derived.id) if derived.kind == "level" else ()
        condition = self._parsed(("derived", derived.id))
        made = Derivation(derived, condition, levels, item, shares)
        self.derivations[derived.id] = made
        self.derived[derived.id] = self.network.slot(made.unknown)

    def _derive(self, name: str) -> None:
        if name in self._placed:
            return
        self._placed.add(name)
        _, reads = self.condition(("derived", name))
        hold = self.sources.holds[name]
        work = _derived(self.derivations[name], hold, reads)
        self.network.follows(work, (hold, *reads), self.derived[name])

    def condition(self, place: Place) -> tuple[Condition, tuple[int, ...]]:
        """Return an expression ready to be evaluated, and the slots that it reads."""
        condition = self._parsed(place)
        if place not in self._reads:
            for part in condition.parts:
                if isinstance(part.source, Derived):
                    self._derive(part.source.id)
            reads = {
                part.start: tuple(self._slot(part, row) for row in part.rows)
                for part in condition.parts
            }
            self._reads[place] = tuple(one for _, slots in sorted(reads.items()) for one in slots)
        return condition, self._reads[place]

    def _slot(self, part: Part, row: str | None) -> int:
        if isinstance(part.source, Derived):
            return self.derived[part.source.id]
        return self.entries[Key(part.name.partition(".")[0], row)]

    def _parsed(self, place: Place) -> Condition:
        if place not in self._conditions:
            edition = self.sources.edition
            expression = edition.expressions[place]
            self._conditions[place] = Condition(
                place=place,
                expression=expression,
                parts=_parts(edition, expression),
                lists={one: self.sources.lists[one] for one in expression.lists},
                view=self.view,
            )
        return self._conditions[place]


def _parts(edition: Edition, expression: Expression) -> tuple[Part, ...]:
    starts: dict[str, int] = {}
    found: list[Part] = []
    end = 0
    for name in expression.names:
        bare, _, state = name.partition(".")
        source = edition.questions.get(bare) or edition.derived.get(bare)
        rows: tuple[str | None, ...] = () if source is None else (None,)
        if source is not None and not isinstance(source, Derived):
            rows = edition.rows(source)
        if bare not in starts:
            starts[bare] = end
            end += len(rows)
        cells = expression.cells.get(name, frozenset())
        used = frozenset(edition.audiences) if None in cells else cells & edition.audiences.keys()
        found.append(Part(name, source, state, rows, starts[bare], used))
    return tuple(found)


def _truth(condition: Condition, reads: tuple[int, ...]) -> Callable[[Slots], Truth]:
    pick = picking(reads)
    return lambda slots: condition.truth(pick(slots))


def _derived(made: Derivation, hold: int, reads: tuple[int, ...]) -> Callable[[Slots], Entry]:
    pick = picking(reads)
    return lambda slots: made.entry(pick(slots), slots[hold])


def _under(gate: int, work: Callable[[Slots], Truth]) -> Work:
    def under(slots: Slots) -> Truth:
        held = slots[gate]
        return held if held is Truth.FALSE else both(held, work(slots))

    return under


def _entry(asked: int, said: int) -> Work:
    def entry(slots: Slots) -> Entry:
        found: Entry = slots[said]
        applies = slots[asked]
        if applies is Truth.TRUE:
            return found
        return found.not_asked if applies is Truth.FALSE else found.behind

    return entry
