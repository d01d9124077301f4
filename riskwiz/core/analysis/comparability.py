"""What two cases have in common, so that one can say what may be compared."""

from collections.abc import Iterator

from riskwiz.core.analysis.comparison_result import Comparability
from riskwiz.core.analysis.side import Side
from riskwiz.core.edition import Edition


def comparability(before: Side, after: Side) -> Comparability:
    """Say whether two cases were answered against the same texts, or the same edition at all."""
    one, other = before.case.edition, after.case.edition
    if one.id != other.id:
        return "other edition"
    return "same edition" if one == other and _same(before, after) else "other texts"


def _same(before: Side, after: Side) -> bool:
    one, other = before.edition, after.edition
    return (one.methodology, one.questionnaires, one.lists, one.authorities) == (
        other.methodology,
        other.questionnaires,
        other.lists,
        other.authorities,
    )


def only_in(one: Edition, other: Edition) -> tuple[str, ...]:
    """Return the ids of the determinations, factors and questions that one edition alone has."""
    others = set(_names(other))
    return tuple(name for name in _names(one) if name not in others)


def _names(edition: Edition) -> Iterator[str]:
    yield from (one.id for one in edition.methodology.determination)
    yield from edition.factors
    yield from edition.questions


def statement(before: Side, after: Side) -> str:
    """Say in a few sentences what can be compared, and what cannot."""
    return " ".join((*_about_editions(before, after), *_about_cases(before, after)))


def _about_editions(before: Side, after: Side) -> Iterator[str]:
    one, other = (f"{s.case.edition.id} {s.case.edition.version}" for s in (before, after))
    kind = comparability(before, after)
    if kind == "same edition":
        yield f"Both cases were answered against the same texts of the edition {one}."
        return
    if kind == "other texts":
        yield f"The cases were answered against different texts of one edition, {one} and {other}."
        yield "What changed is traced to the answers, or to the rules where they did it."
    else:
        yield f"The cases were answered against different editions, {one} and {other}."
        yield "Answers are compared where both ask a question of the same id."
        yield "Levels stand side by side, but points, cut points and rules are not the same:"
        yield "a higher level need not mean more risk, and no change is traced."
    yield from _about_questions(before.edition, after.edition)


def _about_questions(before: Edition, after: Edition) -> Iterator[str]:
    both = before.questions.keys() & after.questions.keys()
    same = sum(before.questions[name] == after.questions[name] for name in both)
    yield (
        f"Of the questions, {same} are the same word for word, {len(both) - same} differ, "
        f"{len(before.questions) - len(both)} are only in the first edition and "
        f"{len(after.questions) - len(both)} only in the second."
    )


def _about_cases(before: Side, after: Side) -> Iterator[str]:
    one, other = before.case, after.case
    if one.subject.name != other.subject.name:
        yield f"They are about two subjects, {one.subject.name} and {other.subject.name}."
    if one.as_of != other.as_of:
        yield f"The first is as of {one.as_of}, the second as of {other.as_of}:"
        yield "lists and law are taken as they stood on each day."
    else:
        yield f"Both are as of {one.as_of}."
