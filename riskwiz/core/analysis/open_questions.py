"""What could still change it: the open questions, ranked by what their answers can move."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from riskwiz.core.analysis.measure import Measure
from riskwiz.core.analysis.open_result import Move, Narrowing, OpenQuestion, OpenQuestions
from riskwiz.core.analysis.prospect import Prospect, Ranks, Scale, ranks
from riskwiz.core.answer import Answer, Given, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.level_network import LevelKey
from riskwiz.core.outlook import Outlook
from riskwiz.core.register import said
from riskwiz.core.scoring import denominator

_FIRST = ("disposition", "determination", "table", "factor", "derived level")


def open_questions(edition: Edition, case: Case) -> OpenQuestions:
    """Rank the questions that are asked and not known by what their answers can move.

    Every answer is tried by itself, all else as it stands: each option, unknown, withheld, and
    not applicable where that is an answer; of figures, dates and tables telling ones.

    Raises EditionFault where an expression fails on the answers of the case itself.
    """
    return ranked(weighed(edition, case))


def weighed(edition: Edition, case: Case) -> Iterator[OpenQuestion]:
    """Yield the same one by one, in the order of the interview, for whoever must not be kept.

    Raises EditionFault where an expression fails on the answers of the case itself.
    """
    prospect = Prospect(edition, case)
    before = {one.slot: ranks(prospect.outlook, one) for one in prospect.scales}
    for key in prospect.open_keys():
        yield _Trial(prospect, key, before).question()


def ranked(weighed: Iterable[OpenQuestion]) -> OpenQuestions:
    """Put open questions in the order in which it pays to ask them."""
    found = sorted(weighed, key=_strength)
    return OpenQuestions(questions=tuple(found), note=_note(found))


def _strength(one: OpenQuestion) -> tuple[int, int, int, int, int, Fraction, bool]:
    """Put first what moves something, then what moves it farther (docs of `OpenQuestions`)."""
    decided = [m for m in one.moves if m.measure.kind in {"disposition", "determination"}]
    return (
        -bool(one.moves),
        -max((max(m.up, m.down) for m in decided), default=0),
        -one.steps,
        -sum(m.up + m.down for m in one.moves),
        -len(one.narrows) - len(one.could_move),
        -one.points,
        not one.required,
    )


@dataclass
class _Trial:
    """The answers to one question, tried one after another."""

    prospect: Prospect
    key: Key
    before: dict[int, Ranks]
    lows: dict[int, tuple[int, Given]] = field(default_factory=dict)
    highs: dict[int, tuple[int, Given]] = field(default_factory=dict)
    narrowest: dict[int, tuple[int, int]] = field(default_factory=dict)
    points: dict[LevelKey, set[Fraction]] = field(default_factory=dict)
    faults: dict[str, None] = field(default_factory=dict)

    def question(self) -> OpenQuestion:
        """Try every answer, and say what they can change."""
        prospect, key = self.prospect, self.key
        tried = prospect.answers.anything(key)
        for given in tried:
            ahead = prospect.tried({key: given})
            if isinstance(ahead, str):
                self.faults[ahead] = None
            else:
                self._compare(ahead, given)
        question = prospect.edition.questions[key.question]
        moves, could = tuple(self._moves()), self._could_move()
        return OpenQuestion(
            question=key.question,
            row=key.row,
            ask=question.ask,
            standing=prospect.outlook.record.standing(key).value,
            required=question.required,
            moves=moves,
            narrows=tuple(self._narrows()),
            points=max(
                (max(all_) - min(all_) for all_ in self.points.values()), default=Fraction(0)
            ),
            could_move=could,
            tried=len(tried),
            exhaustive=prospect.answers.to(key).exhaustive,
            faults=tuple(self.faults),
            why=self._why(moves, could),
        )

    def _compare(self, ahead: Outlook, given: Given) -> None:
        """Note how far an answer moves each measure."""
        for slot, was in self.before.items():
            stated, low, high = ahead.slots[slot][:3]
            if stated < self.lows.get(slot, (was[0], given))[0]:
                self.lows[slot] = (stated, given)
            if stated > self.highs.get(slot, (was[0], given))[0]:
                self.highs[slot] = (stated, given)
            if high - low < was[2] - was[1]:
                least = self.narrowest.get(slot, was[1:])
                if high - low < least[1] - least[0]:
                    self.narrowest[slot] = (low, high)
        edition = self.prospect.edition
        for factor, slot in ahead.kernel.levels.points.items():
            points = ahead.slots[slot]
            if points is not self.prospect.outlook.slots[slot]:
                total = denominator(edition, edition.factors[factor[0]]) * ahead.unit(factor)
                score = Fraction(100 * points.stated) / total if total else Fraction(0)
                self.points.setdefault(factor, self._score_before(factor, total)).add(score)

    def _score_before(self, factor: LevelKey, total: int) -> set[Fraction]:
        stated = self.prospect.outlook.points(factor).stated
        return {Fraction(100 * stated) / total} if total else {Fraction(0)}

    def _scales(self) -> Iterator[Scale]:
        for kind in _FIRST:
            yield from (one for one in self.prospect.scales if one.measure.kind == kind)

    def _moves(self) -> Iterator[Move]:
        for one in self._scales():
            stated = self.before[one.slot][0]
            low, low_answer = self.lows.get(one.slot, (stated, None))
            high, high_answer = self.highs.get(one.slot, (stated, None))
            if low != high:
                yield Move(
                    measure=one.measure,
                    stated=one.words[stated],
                    low=one.words[low],
                    high=one.words[high],
                    down=stated - low,
                    up=high - stated,
                    low_answer=self._words(low_answer),
                    high_answer=self._words(high_answer),
                )

    def _narrows(self) -> Iterator[Narrowing]:
        for one in self._scales():
            if one.slot in self.narrowest:
                _, low, high = self.before[one.slot]
                least, most = self.narrowest[one.slot]
                yield Narrowing(
                    measure=one.measure,
                    low=one.words[low],
                    high=one.words[high],
                    narrowest_low=one.words[least],
                    narrowest_high=one.words[most],
                )

    def _could_move(self) -> tuple[Measure, ...]:
        """Return what it moves or narrows, or counts for while that is not certain."""
        edition = self.prospect.edition
        counts = {factor for factor, all_ in self.points.items() if len(all_) > 1}
        found: list[Measure] = []
        for one in self._scales():
            _, low, high = self.before[one.slot]
            touched = {*self.lows, *self.highs, *self.narrowest}
            if one.slot in touched or (low < high and counts & self._behind(edition, one)):
                found.append(one.measure)
        return tuple(found)

    def _behind(self, edition: Edition, one: Scale) -> set[LevelKey]:
        """Return the factors from which a measure follows, for its audience."""
        name, audience = one.measure.id, one.measure.audience
        if one.measure.kind in {"determination", "disposition"}:
            named = {d.id: d.level for d in edition.methodology.determination}
            name = named[name]
        return {
            (factor, audience if edition.factors[factor].per_audience else None)
            for factor in edition.factors_behind(name)
        }

    def _words(self, given: Given | None) -> str | None:
        if given is None:
            return None
        edition = self.prospect.edition
        return said(edition, edition.questions[self.key.question], Answer(given=given))

    def _why(self, moves: tuple[Move, ...], could: tuple[Measure, ...]) -> str:
        if moves:
            first = moves[0]
            scale = next(one for one in self.prospect.scales if one.measure is first.measure)
            words = dict(zip(scale.words, scale.labels, strict=True))
            ends = [words[end] for end in (first.low, first.high) if end != first.stated]
            more = f", and {len(moves) - 1} more" if len(moves) > 1 else ""
            here = words[first.stated]
            return f"It can move {first.measure.label} from {here} to {' or '.join(ends)}{more}."
        if could:
            return f"By itself it moves nothing; with other answers it can move {could[0].label}."
        return "No answer to it changes a level or a disposition."


def _note(found: list[OpenQuestion]) -> str:
    if not found:
        return "No question that is asked is open."
    moving = sum(bool(one.moves) for one in found)
    sampled = sum(not one.exhaustive for one in found)
    text = f"{len(found)} open; {moving} can move a level or disposition alone."
    if sampled:
        text += f" Of {sampled} with figures, dates or tables, telling answers were tried."
    return text
