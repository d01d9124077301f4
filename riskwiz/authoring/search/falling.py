"""Conditions of which it can be read off that a promise makes none of them true.

A condition that only joins, by `&&` and `||`, parts that rise with what is held can only fall with
it: no combinations need to be tried. What cannot be read off so easily is left to the search.
"""

import re
from dataclasses import dataclass

from riskwiz.authoring.search.answers import numbers
from riskwiz.authoring.search.parts import Leaf
from riskwiz.authoring.search.promises import Promise
from riskwiz.authoring.search.skeleton import Atom, Choice, Joined, Not, Skeleton, atoms
from riskwiz.core.edition import Place
from riskwiz.core.question import ChoiceQuestion, GridQuestion, MultiQuestion

_NAME = r"(?P<name>[a-z]\w*)"
_AT_LEAST = re.compile(rf'at_least\({_NAME}(?:\["(?P<row>\w+)"\])?, "(?P<word>\w+)"\)')
_EQUALS = re.compile(rf'{_NAME}(?:\["(?P<row>\w+)"\])? == "(?P<word>\w+)"')
_NUMBER = re.compile(rf"{_NAME} >=? (?P<number>\d+(?:\.\d+)?)")
_ANY = re.compile(rf'{_NAME}\.exists\((?P<one>\w+), (?P=one) != "(?P<word>\w+)"\)')


@dataclass
class Falling:
    """What can be read off about one promise."""

    promise: Promise

    def falls(self, place: Place) -> bool:
        """Say whether it is plain that the promise cannot make the condition of a place true."""
        held = self.promise.values.get(Leaf(place[1])) if place[0] == "derived" else None
        if held is not None:
            return held is False
        if self.promise.parts.expression(place) is None:
            return True
        return self._part(self.promise.parts.skeleton(place))

    def _part(self, whole: Skeleton) -> bool:
        match whole:
            case Atom():
                return self._atom(whole.source)
            case Not():
                return self._untouched(whole.inner)
            case Joined():
                return all(map(self._part, whole.parts))
            case Choice():
                return (
                    self._untouched(whole.condition)
                    and self._part(whole.yes)
                    and self._part(whole.no)
                )

    def _untouched(self, whole: Skeleton) -> bool:
        return not any(
            self._touched(name) for one in atoms(whole) for name in self._names(one.source)
        )

    def _names(self, source: str) -> tuple[str, ...]:
        return self.promise.parts.atom(source).names

    def _atom(self, source: str) -> bool:
        names = self._names(source)
        if not any(map(self._touched, names)):
            return True
        return len(names) == 1 and self._rises(source, names[0])

    def _touched(self, name: str) -> bool:
        bare, parts = name.split(".", maxsplit=1)[0], self.promise.parts
        if any(leaf.name == bare for leaf in self.promise.values):
            return True
        if bare in parts.derived:
            return self.promise.touches((("derived", bare),))
        return self.promise.touches(self._gates(bare))

    def _gates(self, question: str) -> tuple[Place, ...]:
        parts = self.promise.parts
        return ("section", parts.section_of[question]), ("question", question)

    def _rises(self, source: str, name: str) -> bool:
        """Say whether a part rises with the one name in it, and is not true at what is held."""
        parts = self.promise.parts
        if name in parts.derived:
            return self._derived_rises(source, name)
        if name not in parts.questions or not all(map(self.falls, self._gates(name))):
            return False
        held = [value for leaf, value in self.promise.values.items() if leaf.name == name]
        if source == name:
            return all(value is False for value in held)
        number = self._match(_NUMBER, source, name)
        if number is not None:
            return all(float(str(value)) < float(number["number"]) for value in held)
        return self._word_rises(source, name)

    def _derived_rises(self, source: str, name: str) -> bool:
        held = self.promise.values.get(Leaf(name))
        if source == name:
            return held is False if held is not None else self.falls(("derived", name))
        if held is None or self._match(_NUMBER, source, name) is None:
            return False
        return float(str(held)) < min(map(float, numbers([source])))

    def _word_rises(self, source: str, name: str) -> bool:
        question = self.promise.parts.questions[name]
        if isinstance(question, MultiQuestion):
            found = self._match(_ANY, source, name)
            alone = [one.id for one in question.option if one.exclusive and not one.points]
            return found is not None and found["word"] in alone
        if not isinstance(question, ChoiceQuestion | GridQuestion):
            return False
        words = [one.id for one in question.option]
        found = self._match(_AT_LEAST, source, name)
        if found is None:
            found = self._match(_EQUALS, source, name)
            if found is None or found["word"] != words[-1]:
                return False
        held = self.promise.values.get(Leaf(name, found["row"]))
        return held is None or words.index(str(held)) < words.index(found["word"])

    @staticmethod
    def _match(pattern: re.Pattern[str], source: str, name: str) -> re.Match[str] | None:
        found = pattern.fullmatch(source.strip())
        return found if found is not None and found["name"] == name else None
