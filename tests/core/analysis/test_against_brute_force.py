"""The analysis against everything that can be said, in small random editions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from math import prod

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskwiz.core.analysis.flips import flips
from riskwiz.core.analysis.measure import Measure
from riskwiz.core.analysis.open_questions import open_questions
from riskwiz.core.analysis.open_result import Move
from riskwiz.core.analysis.ranges import ranges
from riskwiz.core.analysis.settling import settling_sets
from riskwiz.core.analysis.settling_result import Settling
from riskwiz.core.answer import Key, State
from riskwiz.core.edition import Edition
from riskwiz.core.outlook import Outlook, outlook
from riskwiz.core.path import OPEN, Standing
from riskwiz.core.question import MultiQuestion
from tests.core.random_editions import LEVELS, Shape, answers, editions, values
from tests.core.test_laws import case_with

TINY = Shape(questions=4)
CASES = 20
"""Cases of each edition: making an edition costs more than answering it."""
LONG = settings().max_examples > 50
EDITIONS = 250 if LONG else 25
"""500 cases in the quick form, 5,000 in the long one."""
MOST_COMPLETIONS = 250 if LONG else 30
"""How many ways of answering what is open are tried; ranges of cases with more are left out."""
GONE = {None, Standing.NOT_ASKED, Standing.NOT_YET_ASKED}
BY_STATE = (".known", ".unknown", ".withheld")

Said = dict[Key, object]
Name = tuple[str, str, str | None]
Completion = tuple[Said, dict[Name, int]]
"""Everything that is said in the end, and every level and disposition that follows, by rank."""


Outcome = tuple[int, int]
"""The rank of a determination's level and of its disposition."""


@dataclass(frozen=True)
class World:
    """An edition with everything that can be said under it, worked out the long way."""

    edition: Edition
    _known: dict[str, Outlook] = field(default_factory=dict)

    def outlook(self, said: Said) -> Outlook:
        """Work everything out anew, once for the same answers."""
        written = repr(sorted((str(key), repr(value)) for key, value in said.items()))
        if written not in self._known:
            self._known[written] = outlook(self.edition, case_with(self.edition, said))
        return self._known[written]

    def known(self, key: Key) -> list[object]:
        """Return every answer to a question: values, and not applicable where that is one."""
        question = self.edition.questions[key.question]
        found: list[object] = list(values(question))
        if isinstance(question, MultiQuestion):
            ids = [one.id for one in question.option]
            sizes = range(1, len(ids) + 1)
            found = [list(some) for size in sizes for some in combinations(ids, size)]
        return [*found, State.NOT_APPLICABLE] if question.may_not_apply else found

    def anything(self, key: Key) -> list[object]:
        """Return these, and the ways of giving none."""
        return [*self.known(key), State.UNKNOWN, State.WITHHELD]

    def measures(self, ahead: Outlook) -> dict[Name, int]:
        """Return every level and disposition as stated, by rank."""
        edition, levels = self.edition, ahead.kernel.levels
        found: dict[Name, int] = {}
        for (name, audience), slot in levels.levels.items():
            kind = "factor" if name in edition.factors else "table"
            kind = "derived level" if name in edition.derived else kind
            found[kind, name, audience] = ahead.slots[slot][0]
        for one in edition.methodology.determination:
            for (name, audience), slot in levels.decisions.items():
                found["disposition", name, audience] = ahead.slots[slot][0]
                rank = ahead.slots[levels.levels[one.level, audience]][0]
                found["determination", name, audience] = rank
        return found

    def ways(self, said: Said) -> int:
        """Return in how many ways what is open now can be answered, whatever that opens."""
        standings = self.outlook(said).record.standings
        return prod(len(self.known(key)) for key, one in standings.items() if one in OPEN)

    def completions(self, said: Said, final: frozenset[Key] = frozenset()) -> Iterator[Completion]:
        """Yield every case in which nothing that is asked is open."""
        ahead = self.outlook(said)
        standings = ahead.record.standings
        key = next((k for k, s in standings.items() if s in OPEN and k not in final), None)
        if key is None:
            yield (
                {k: v for k, v in said.items() if standings.get(k) not in GONE},
                self.measures(ahead),
            )
            return
        for one in self.known(key):
            yield from self.completions({**said, key: one}, final)
        if any(key.question + state in self.names for state in BY_STATE):
            for state in (State.UNKNOWN, State.WITHHELD):
                yield from self.completions({**said, key: state}, final | {key})

    @property
    def names(self) -> set[str]:
        """Every name that an expression uses."""
        return {n for one in self.edition.expressions.values() for n in one.names}

    def words(self, measure: Measure) -> tuple[str, ...]:
        """Return the words of a measure from the lowest."""
        if measure.kind == "disposition":
            return tuple(one.id for one in self.edition.methodology.disposition)
        return LEVELS


def check_ranges(world: World, said: Said, completions: list[Completion]) -> None:
    """Nothing that can be said leads outside a range; where it is sharp, to both its ends."""
    now = world.measures(world.outlook(said))
    found = [ranks for _, ranks in completions]
    for one in ranges(world.edition, case_with(world.edition, said)).measures:
        words = world.words(one.measure)
        name = (one.measure.kind, one.measure.id, one.measure.audience)
        reached = [now[name], *(each[name] for each in found)]
        low, high = words.index(one.low), words.index(one.high)
        assert words[now[name]] == one.stated
        assert low <= min(reached) <= max(reached) <= high, name
        if one.sharp:
            assert (low, high) == (min(reached), max(reached)), name


def check_settling(world: World, said: Said, completions: list[Completion]) -> None:
    """What is said to settle a determination settles it, at the outcome that is said."""
    for one in settling_sets(world.edition, case_with(world.edition, said)).determinations:
        level, follows = (
            (kind, one.determination, one.audience) for kind in ("determination", "disposition")
        )
        ways = [(all_, (ranks[level], ranks[follows])) for all_, ranks in completions]
        if one.settled:
            assert settles(set(), ways)
            assert (one.sets, one.whatever) == ((), ())
            continue
        words = [each.id for each in world.edition.methodology.disposition]
        for each in one.sets:
            some = tuple(Key(a.question, a.row) for a in each.answers)
            outcome = LEVELS.index(each.level), words.index(each.disposition)
            assert outcome in settled_at(world, some, ways)
        if one.exhaustive:
            check_smallest(world, said, one, ways)
        assert settles({Key(a.question, a.row) for a in one.whatever}, ways)


def check_smallest(
    world: World, said: Said, one: Settling, ways: list[tuple[Said, Outcome]]
) -> None:
    """No set is as small as those that are given, but for them."""
    standings = world.outlook(said).record.standings
    keys = [key for key, standing in standings.items() if standing in OPEN]
    given_ = {tuple(Key(a.question, a.row) for a in each.answers) for each in one.sets}
    largest = max(map(len, given_), default=one.searched)
    for size in range(1, largest + 1):
        for some in combinations(keys, size):
            done = any(
                is_certain(world, said, dict(zip(some, values_, strict=True)), one, ways)
                for values_ in product(*map(world.known, some))
            )
            assert done == (some in given_), some


def is_certain(
    world: World, said: Said, more: Said, one: Settling, ways: list[tuple[Said, Outcome]]
) -> bool:
    """Say whether after more answers the outcome is stated as it comes out in every way."""
    now = world.measures(world.outlook({**said, **more}))
    stated = (
        now["determination", one.determination, one.audience],
        now["disposition", one.determination, one.audience],
    )
    left = {o for all_, o in ways if all(all_.get(k, v) == v for k, v in more.items())}
    return left <= {stated}


def settled_at(
    world: World, some: tuple[Key, ...], ways: list[tuple[Said, Outcome]]
) -> set[Outcome]:
    """Return the outcomes that some answers to a set of questions make certain."""
    found: set[Outcome] = set()
    for given_ in product(*map(world.known, some)):
        said = dict(zip(some, given_, strict=True))
        left = {o for all_, o in ways if all(all_.get(k, v) == v for k, v in said.items())}
        found |= left if len(left) == 1 else set()
    return found


def settles(keys: set[Key], ways: list[tuple[Said, Outcome]]) -> bool:
    """Say whether the outcome is certain whichever way some questions are answered."""
    reached: dict[str, set[Outcome]] = {}
    for all_, outcome in ways:
        said = repr(sorted((repr(k), repr(v)) for k, v in all_.items() if k in keys))
        reached.setdefault(said, set()).add(outcome)
    return all(len(each) == 1 for each in reached.values())


def check_ranking(world: World, said: Said) -> None:
    """An open question moves what some answer to it moves, and by as much."""
    before = world.outlook(said)
    was = world.measures(before)
    ranked = open_questions(world.edition, case_with(world.edition, said)).questions
    keys = {key for key, standing in before.record.standings.items() if standing in OPEN}
    assert {Key(one.question, one.row) for one in ranked} == keys
    assert [bool(one.moves) for one in ranked] == sorted(bool(o.moves) for o in ranked)[::-1]
    for one in ranked:
        key = Key(one.question, one.row)
        after = [world.measures(world.outlook({**said, key: v})) for v in world.anything(key)]
        moves: dict[Name, Move] = {
            (m.measure.kind, m.measure.id, m.measure.audience): m for m in one.moves
        }
        for name, stated in was.items():
            reached = [stated, *(each[name] for each in after)]
            down, up = stated - min(reached), max(reached) - stated
            move = moves.get(name)
            assert (down, up) == ((move.down, move.up) if move else (0, 0)), (key, name)


def check_flips(world: World, said: Said) -> None:
    """The smallest sets of answers are those that are found by trying every change of two."""
    before = world.outlook(said)
    was = world.measures(before)
    kept = {Standing.ANSWERED, Standing.NOT_APPLICABLE}
    keys = [k for k, s in before.record.standings.items() if s in kept]
    found = flips(world.edition, case_with(world.edition, said)).flips
    for size in (1, 2):
        moved: dict[tuple[Name, str], set[tuple[Key, ...]]] = {}
        for some in combinations(keys, size):
            for values_ in product(*map(world.known, some)):
                if any(said[k] == v for k, v in zip(some, values_, strict=True)):
                    continue
                now = world.measures(
                    world.outlook({**said, **dict(zip(some, values_, strict=True))})
                )
                for name, rank in now.items():
                    if rank != was[name]:
                        way = "up" if rank > was[name] else "down"
                        moved.setdefault((name, way), set()).add(some)
        for one in found:
            name = (one.measure.kind, one.measure.id, one.measure.audience)
            sets = {tuple(Key(c.question, c.row) for c in each.changes) for each in one.sets}
            sizes = set(map(len, sets))
            assert one.exhaustive
            if sizes == {size}:
                assert sets == moved.get((name, one.direction)), name
            elif not sizes or min(sizes) > size:
                assert (name, one.direction) not in moved


@settings(max_examples=EDITIONS, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_analysis_agrees_with_trying_everything(data: st.DataObject) -> None:
    """Never too narrow, sharp where it says so, and the smallest sets are the smallest."""
    world = World(data.draw(editions(TINY)))
    for _ in range(CASES):
        said = data.draw(answers(world.edition))
        most = MOST_COMPLETIONS if world.ways(said) <= MOST_COMPLETIONS else 0
        completions = list(islice(world.completions(said), most + 1))
        if len(completions) <= most:
            check_ranges(world, said, completions)
            check_settling(world, said, completions)
        check_ranking(world, said)
        check_flips(world, said)
