"""A word that is compared with an answer is one of the question's options.

`q == "typo"`, `"typo" in q` and `q in ["typo"]` are sound expressions that are never true. The word
must be an option of the question or of the column of its table, or a level of the scale. What is
compared with a country is the two capital letters of one.
"""

from collections.abc import Iterator

from riskwiz.authoring.countries import countries, former_countries
from riskwiz.authoring.diagnostic import Diagnostic, Where, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.compared_words import EACH, Compared, compared
from riskwiz.core.question import (
    CountryQuestion,
    GridQuestion,
    MultiQuestion,
    Question,
    TableQuestion,
)
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
            question, steps = questions.get(name), tuple(rest)
            where = draft.inside(draft.site_spot(site), one.offset, len(one.word) + 2)
            if question is not None:
                known = _options(question, steps, known)
                if _is_country(question, steps):
                    yield from _no_country(one, where)
            if known and one.word not in known:
                yield _diagnostic(one, known, where)


def _diagnostic(one: Compared, known: tuple[str, ...], where: Where) -> Diagnostic:
    meant = nearest(one.word, list(known))
    return error(
        CODE,
        f'{_named(one)} "{one.word}"',
        where,
        help_=f'did you mean "{meant}"?' if meant else f"write one of: {', '.join(known)}",
    )


def _named(one: Compared) -> str:
    """Say what is never the word: a question, one of several answers, a column or a row."""
    match one.path:
        case (name,):
            return f"`{name}` is never"
        case (name, step):
            return f"`{name}` never holds" if step == EACH else f"`{name}` is never"
        case (name, *_, column):
            return f"the column `{column}` of `{name}` is never"
        case _:
            return "this is never"


def _no_country(one: Compared, where: Where) -> Iterator[Diagnostic]:
    codes, word = countries(), one.word.lower()
    if one.word in codes or one.word in former_countries():
        return
    names = {name.lower(): code for code, name in codes.items() if name[0].lower() == word[:1]}
    names |= {code.lower(): code for code in codes}
    whole = next((name for name in names if len(word) > 2 and name.startswith(word)), None)  # noqa: PLR2004
    meant = names.get(whole or nearest(word, list(names)) or "")
    yield error(
        CODE,
        f'{_named(one)} "{one.word}"',
        where,
        help_=f'did you mean "{meant}", {codes[meant]}?' if meant else None,
        note="a country is written by its two capital letters",
    )


def _is_country(question: Question, rest: tuple[str, ...]) -> bool:
    if isinstance(question, TableQuestion) and len(rest) == 2:  # noqa: PLR2004
        return any(one.id == rest[1] and one.kind == "country" for one in question.column)
    return isinstance(question, CountryQuestion) and not rest


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
