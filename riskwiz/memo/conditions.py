"""A condition in plain words, for people who fill in a form on paper.

What can be said exactly is said: `question 4 is answered b or c`. Of the rest the words name the
answers on which it depends. A condition is turned into words from the inside out; `not` moves
inwards to what it denies, but never into a derived value, where what is not asked counts as false.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from riskwiz.core.checked_expression import Tree, children, constant, kind
from riskwiz.core.edition import STATES, Edition, Place
from riskwiz.core.question import (
    CountryQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from riskwiz.memo.form_words import Unsaid, amount, letters_of, options, yes_or_no
from riskwiz.memo.literals import Node, figure_of, function_of, is_truth, text_of
from riskwiz.memo.phrasing import agree, inside, listed

_STATES = {
    "known": "is answered, and not with “unknown” or “withheld”",
    "unknown": "is answered “unknown”",
    "withheld": "is answered “withheld”",
    "asked": "applies",
}
_COMPARED = {
    "_<_": "less than {}",
    "_<=_": "{} or less",
    "_>_": "more than {}",
    "_>=_": "{} or more",
    "_==_": "{}",
    "_!=_": "another number than {}",
}
_DENIED = {
    "_<_": "_>=_",
    "_>=_": "_<_",
    "_>_": "_<=_",
    "_<=_": "_>_",
    "_==_": "_!=_",
    "_!=_": "_==_",
}
_TURNED = {"_<_": "_>_", "_>_": "_<_", "_<=_": "_>=_", "_>=_": "_<=_"}
_EQUAL = {"_==_", "_!=_"}


class Cell(NamedTuple):
    """The answer that part of a condition is about: a question, and the row of a grid."""

    question: Question
    row: str | None


@dataclass(frozen=True)
class Conditions:
    """The conditions of an edition in words; each question goes by its number on the form."""

    edition: Edition
    numbers: dict[str, int]

    def words(self, place: Place) -> str | None:
        """Say when a section or a question applies; None where it always does."""
        expression = self.edition.expressions.get(place)
        if expression is None:
            return None
        return _Reading(self, expression.tree).said(expression.tree.root, outer=True)

    def named(self, questions: Iterable[str]) -> str:
        """Name questions by their numbers: `questions 4 and 6`."""
        numbers = sorted({self.numbers[one] for one in questions})
        return f"{agree(len(numbers), 'question', 'questions')} {listed(map(str, numbers))}"


@dataclass(frozen=True)
class _Reading:
    """One expression on its way into words."""

    conditions: Conditions
    tree: Tree

    def said(self, node: Node, *, holds: bool = True, outer: bool = False) -> str:
        """Say that a part holds, or that it does not."""
        function = function_of(node)
        if function == "!_":
            return self.said(node.call_expr.args[0], holds=not holds, outer=outer)
        derived = self._derived(node) if holds else None
        if derived is not None:
            return derived.said(derived.tree.root, holds=True, outer=outer)
        if function in {"_&&_", "_||_"}:
            word = "and" if (function == "_&&_") is holds else "or"
            parts = self.operands(node, function, holds=holds)
            several = dict.fromkeys(where.said(one, holds=holds) for where, one in parts)
            joined = f"; {word} ".join(several)
            return joined if outer or len(several) == 1 else f"({joined})"
        try:
            return self._plain(node, holds=holds)
        except Unsaid:
            return self._depends(node)

    def _derived(self, node: Node) -> "_Reading | None":
        """Return the expression behind a derived truth, where a node names one."""
        name = self.tree.name_of(node) if kind(node) == "ident_expr" else None
        found = self.conditions.edition.expressions.get(("derived", name or ""))
        return None if found is None else _Reading(self.conditions, found.tree)

    def operands(
        self, node: Node, function: str, *, holds: bool
    ) -> Iterator[tuple["_Reading", Node]]:
        """Yield what a chain of one operator joins, in order, through derived truths."""
        derived = self._derived(node) if holds else None
        if derived is not None and function_of(derived.tree.root) == function:
            yield from derived.operands(derived.tree.root, function, holds=holds)
        elif function_of(node) == function:
            for one in node.call_expr.args:
                yield from self.operands(one, function, holds=holds)
        else:
            yield self, node

    def _plain(self, node: Node, *, holds: bool) -> str:
        name = self.tree.name_of(node)
        if kind(node) in {"ident_expr", "select_expr"} and name is not None:
            return self._name(name, holds=holds)
        if kind(node) == "comprehension_expr":
            return self._some(node, holds=holds)
        match function_of(node):
            case "_==_" | "_!=_" | "_<_" | "_<=_" | "_>_" | "_>=_":
                return self._compared(node, holds=holds)
            case "at_least":
                return self._ordered(node, holds=holds)
            case "@in":
                return self._inside(node, holds=holds)
            case "listed":
                return self._on_list(node, holds=holds)
        raise Unsaid

    def _name(self, name: str, *, holds: bool) -> str:
        """Say what stands alone: a yes or no, or the state of a question."""
        questions, (bare, _, state) = self.conditions.edition.questions, name.partition(".")
        if state in STATES and bare in questions and holds:
            return f"{self._called(bare)} {_STATES[state]}"
        if isinstance(questions.get(name), YesNoQuestion):
            return f"{self._called(name)} is answered {yes_or_no(holds)}"
        raise Unsaid

    def _compared(self, node: Node, *, holds: bool) -> str:
        function, (left, right) = node.call_expr.function, node.call_expr.args
        if self.tree.name_of(left) is None:
            left, right, function = right, left, _TURNED.get(function, function)
        cell = self._cell(left)
        if not holds:
            function = _DENIED[function]
        question = cell.question
        if isinstance(question, NumberQuestion | MoneyQuestion):
            said = _COMPARED[function].format(amount(question, figure_of(self.tree, right)))
            return f"{self._called(question.id)} is answered with {said}"
        if function not in _EQUAL:
            raise Unsaid
        same = function == "_==_"
        if isinstance(question, YesNoQuestion) and is_truth(self.tree, right):
            chosen = bool(right.const_expr.bool_value) is same
            return f"{self._called(question.id)} is answered {yes_or_no(chosen)}"
        word = text_of(self.tree, right)
        if isinstance(question, CountryQuestion):
            country = self.conditions.edition.countries.get(word, word)
            other = "" if same else "a country other than "
            return f"{self._called(question.id)} is answered with {other}{country}"
        return self._answered(cell, lambda option: (option == word) is same)

    def _ordered(self, node: Node, *, holds: bool) -> str:
        cell, word = self._cell(node.call_expr.args[0]), text_of(self.tree, node.call_expr.args[1])
        order = [one.id for one in options(cell.question)]
        if word not in order:
            raise Unsaid
        first = order.index(word)
        return self._answered(cell, lambda option: (order.index(option) >= first) is holds)

    def _inside(self, node: Node, *, holds: bool) -> str:
        item, whole = node.call_expr.args
        if kind(whole) == "list_expr":
            words = {text_of(self.tree, one) for one in whole.list_expr.elements}
            return self._answered(self._cell(item), lambda option: (option in words) is holds)
        cell, word = self._cell(whole), text_of(self.tree, item)
        return self._ticked(cell, lambda option: option == word, holds=holds)

    def _some(self, node: Node, *, holds: bool) -> str:
        """Say what `exists` asks of the options ticked."""
        inner = node.comprehension_expr
        step = inner.loop_step
        starts = inner.accu_init
        is_exists = (
            function_of(step) == "_||_"
            and kind(starts) == "const_expr"
            and not starts.const_expr.bool_value
            and kind(inner.result) == "ident_expr"
        )
        if not is_exists:
            raise Unsaid
        asked, variable = step.call_expr.args[1], inner.iter_var
        cell = self._cell(inner.iter_range)
        return self._ticked(cell, lambda option: self._suits(asked, variable, option), holds=holds)

    def _suits(self, node: Node, variable: str, option: str) -> bool:
        """Say whether an option is one that `exists` looks for."""
        function = function_of(node)
        if function not in _EQUAL:
            raise Unsaid
        left, right = node.call_expr.args
        if kind(left) != "ident_expr" or left.ident_expr.name != variable:
            raise Unsaid
        return (text_of(self.tree, right) == option) is (function == "_==_")

    def _on_list(self, node: Node, *, holds: bool) -> str:
        cell, key = self._cell(node.call_expr.args[0]), text_of(self.tree, node.call_expr.args[1])
        known = self.conditions.edition.lists.get(key)
        if known is None or not isinstance(cell.question, CountryQuestion):
            raise Unsaid
        on = "on" if holds else "that is not on"
        called = self._called(cell.question.id)
        return f"{called} is answered with a country {on} the list “{known.title}”"

    def _answered(self, cell: Cell, wanted: Callable[[str], bool]) -> str:
        if isinstance(cell.question, MultiQuestion):
            raise Unsaid
        letters = letters_of(cell.question, wanted)
        where = ""
        if cell.row is not None:
            where = f" for {inside(self.conditions.edition.audiences[cell.row].label)}"
        return f"{self._called(cell.question.id)} is answered {letters}{where}"

    def _ticked(self, cell: Cell, wanted: Callable[[str], bool], *, holds: bool) -> str:
        if not isinstance(cell.question, MultiQuestion):
            raise Unsaid
        letters, called = letters_of(cell.question, wanted), self._called(cell.question.id)
        some = letters if letters.isalpha() else f"any of {letters}"
        return f"{called} is answered {'with' if holds else 'without'} {some}"

    def _depends(self, node: Node) -> str:
        """Name the answers that something depends on."""
        questions = self._behind(node)
        if not questions:
            return "it follows from other answers"
        many = agree(len(questions), "answer", "answers")
        calls = agree(len(questions), "calls", "call")
        return f"the {many} to {self.conditions.named(questions)} {calls} for it"

    def _behind(self, node: Node) -> set[str]:
        edition, found = self.conditions.edition, set[str]()
        for one in _below(node):
            bare = (self.tree.name_of(one) or "").partition(".")[0]
            if bare in edition.questions:
                found.add(bare)
            elif bare in edition.derived:
                found |= {key.question for key in edition.keys_behind(("derived", bare))}
        return found

    def _called(self, question: str) -> str:
        return self.conditions.named([question])

    def _cell(self, node: Node) -> Cell:
        """Return the answer that a node names."""
        question = self.conditions.edition.questions.get(self.tree.name_of(node) or "")
        if question is None:
            raise Unsaid
        if not isinstance(question, GridQuestion):
            return Cell(question, None)
        row = None
        if kind(node) == "select_expr":
            row = node.select_expr.field
        elif function_of(node) == "_[_]":
            row = constant(node.call_expr.args[1])
        if row not in self.conditions.edition.audiences:
            raise Unsaid
        return Cell(question, row)


def _below(node: Node) -> Iterator[Node]:
    yield node
    for one in children(node):
        yield from _below(one)
