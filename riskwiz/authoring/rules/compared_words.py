"""A word that is compared with an answer is one of the question's options.

`q == "typo"`, `"typo" in q` and `q in ["typo"]` are sound expressions that are never true. The word
must be an option of the question or of the column of its table, or a level of the scale. What is
compared with a country is the two capital letters of one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from riskwiz.authoring.countries import countries, former_countries
from riskwiz.authoring.diagnostic import Diagnostic, error
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
            name = one.path[0]
            advice = _advice(one, questions.get(name), orders.get(name, ()))
            if advice is not None:
                where = draft.inside(draft.site_spot(site), one.offset, len(one.word) + 2)
                message = f'{_named(one)} "{one.word}"'
                yield error(CODE, message, where, help_=advice.help, note=advice.note)


class _Advice(NamedTuple):
    """What to write instead, and why."""

    help: str | None
    note: str | None = None


def _advice(one: Compared, question: Question | None, known: tuple[str, ...]) -> _Advice | None:
    """Return what to write where a word is never the answer; None where it can be."""
    if question is not None:
        steps = one.path[1:]
        if _is_country(question, steps):
            return _of_countries(one.word)
        known = _options(question, steps, known)
    if not known or one.word in known:
        return None
    meant = nearest(one.word, list(known))
    return _Advice(f'did you mean "{meant}"?' if meant else f"write one of: {', '.join(known)}")


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


def _of_countries(written: str) -> _Advice | None:
    codes, word = countries(), written.lower()
    if written in codes or written in former_countries():
        return None
    names = {name.lower(): code for code, name in codes.items() if name[0].lower() == word[:1]}
    names |= {code.lower(): code for code in codes}
    whole = next((name for name in names if len(word) > 2 and name.startswith(word)), None)  # noqa: PLR2004
    meant = names.get(whole or nearest(word, list(names)) or "")
    return _Advice(
        f'did you mean "{meant}", {codes[meant]}?' if meant else None,
        "a country is written by its two capital letters",
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
