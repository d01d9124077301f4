"""A word that is compared with an answer is one of the question's options.

`q == "typo"`, `"typo" in q` and `q in ["typo"]` are sound expressions that are never true. The word
must be an option of the question or of the column of its table, or a level of the scale.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, Where, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.expression_problems import consequence
from riskwiz.core.compared_words import EACH, Compared, compared
from riskwiz.core.question import GridQuestion, MultiQuestion, Question, TableQuestion
from riskwiz.core.value import nearest

CODE = "RW117"
_QUOTES = frozenset("'\"")


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find words that nothing can be equal to."""
    if draft.language is None:
        return
    orders = draft.language.declarations.orders
    questions = {one.it.id: one.it for one in draft.questions}
    for site in draft.sites:
        if _QUOTES.isdisjoint(site.source):
            continue
        expression = draft.compiled.expressions.get(site.place)
        for one in compared(expression.tree) if expression else ():
            name, *rest = one.path
            known = orders.get(name, ())
            if name in questions:
                known = _options(questions[name], tuple(rest), known)
            if known and one.word not in known:
                where = draft.inside(draft.site_spot(site), one.offset, len(one.word) + 2)
                yield _diagnostic(one, known, where, consequence(site))


def _diagnostic(one: Compared, known: tuple[str, ...], where: Where, note: str) -> Diagnostic:
    name = one.path[0] if len(one.path) == 1 else f"{one.path[0]}[…]"
    meant = nearest(one.word, list(known))
    return error(
        CODE,
        f'`{name}` is never "{one.word}"',
        where,
        help_=f'did you mean "{meant}"?' if meant else f"write one of: {', '.join(known)}",
        note=note if len(one.path) == 1 else None,
    )


def _options(
    question: Question, rest: tuple[str, ...], options: tuple[str, ...]
) -> tuple[str, ...]:
    match question:
        case GridQuestion():
            return options
        case MultiQuestion() if rest == (EACH,):
            return tuple(option.id for option in question.option)
        case TableQuestion() if len(rest) == 2 and rest[0] == EACH:  # noqa: PLR2004
            columns = {column.id: column for column in question.column}
            column = columns.get(rest[1])
            return tuple(option.id for option in column.option) if column else ()
        case _:
            return () if rest else options
