"""The levels that are worked out from answers: derived levels, and questions that tables read."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.core.answer import Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import DerivedLevelResult
from riskwiz.core.level import LevelRange, at_share
from riskwiz.core.path import Path, Standing
from riskwiz.core.questionnaire import Derived

_NOTHING = frozenset({Standing.NOT_ASKED, Standing.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads words as levels over the two paths of a case: the record's and the range's."""

    edition: Edition
    case: Case
    record: Path
    wide: Path

    def derived(self) -> Iterator[DerivedLevelResult]:
        """Yield every derived level, as it is stated and as it could still be."""
        for one in self.edition.derived_levels.values():
            yield DerivedLevelResult(
                derived=one.id,
                label=one.label,
                scale=one.scale or "",
                state=self._state(one),
                level=self._level(one),
                cites=self.edition.cite(one.cite, self.case.as_of),
            )

    def _state(self, one: Derived) -> str:
        if self.record.derived[one.id] is not None:
            return Standing.ANSWERED.value
        absent = one.id in self.record.absent
        standing = Standing.NOT_ASKED if absent else Standing.UNANSWERED
        return standing.value

    def _level(self, one: Derived) -> LevelRange:
        words = self.edition.words_of(one.id)
        stated = at_share(words, self.edition.methodology.methodology.not_known)
        if self.record.derived[one.id] is not None:
            stated = str(self.record.derived[one.id])
        elif one.id in self.record.absent:
            stated = words[0]
        if self.wide.derived[one.id] is not None or one.id in self.wide.absent:
            return LevelRange(stated=stated, low=stated, high=stated)
        return self._held(LevelRange(stated=stated, low=words[0], high=words[-1]), one.id)

    def question(self, name: str) -> LevelRange:
        """Return the word of a choice question, as it is stated and as it could still be."""
        head, key = self.edition.methodology.methodology, Key(name)
        words, standing = self.edition.words_of(name), self.record.standing(key)
        given = self.case.answer(key).given
        if standing is Standing.ANSWERED and given is not None:
            stated = str(given.value)
        elif standing in _NOTHING:
            stated = words[0]
        else:
            share = head.withheld if standing is Standing.WITHHELD else head.not_known
            stated = at_share(words, share)
        if self.wide.standing(key) in {Standing.ANSWERED, *_NOTHING}:
            return LevelRange(stated=stated, low=stated, high=stated)
        return self._held(LevelRange(stated=stated, low=words[0], high=words[-1]), name)

    def _held(self, level: LevelRange, name: str) -> LevelRange:
        """Take what is not known as at most the word at which mitigations hold it."""
        hold = self.case.holds.get(Key(name))
        if hold is None:
            return level
        words = self.edition.words_of(name)
        most = words.index(str(hold.value))
        stated, high = (words[min(most, words.index(w))] for w in (level.stated, level.high))
        return LevelRange(stated=stated, low=level.low, high=high)
