"""Everything that an expression names exists.

That goes for questions and for the columns of tables. A misspelt name would never be known, and a
question behind it could never be asked. The nearest name that may stand there is suggested.
"""

import re
from collections.abc import Iterator, Mapping

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft, everything
from riskwiz.authoring.expression_problems import PlacedProblem, consequence, problems
from riskwiz.authoring.spot import Spot
from riskwiz.authoring.strata import Strata
from riskwiz.core.value import nearest

CODE = "RW103"

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TRUTHS = {"true", "false"}
_SUGGESTED = 100
"""For how many misspelt names the nearest ones are looked up: with more, mend those first."""


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find names in expressions that nothing has."""
    strata, places = Strata(draft), dict(everything(draft))
    suggested = 0
    for one in problems(draft):
        if one.is_unknown_column:
            meant = nearest(one.problem.name or "", list(one.problem.expected))
            yield error(
                CODE,
                f"`{one.site.location[-1]}` names a column that does not exist: "
                f"{one.problem.message}",
                draft.inside(one.spot, one.offset, one.length),
                help_=f"did you mean `{meant}`?" if meant else None,
                note=f"its columns are: {', '.join(one.problem.expected)}",
            )
        if one.is_unknown_name:
            kind = one.site.place[0]
            what = "something" if kind == "rule" else "a question"
            suggested += 1
            is_early = suggested <= _SUGGESTED
            help_ = _no_name(draft, one) if is_early else None
            if help_ is None:
                meant = _meant(strata, places, one) if is_early else None
                help_ = _help(draft, places, one, meant)
            yield error(
                CODE,
                f"`{one.site.location[-1]}` names {what} that does not exist",
                draft.inside(one.spot, one.offset, one.length),
                help_=help_,
                note=consequence(one.site),
            )


def _no_name(draft: Draft, one: PlacedProblem) -> str | None:
    """Say what was meant where it is no name at all: an option, or yes and no."""
    name = one.problem.name or ""
    mentioned = set(_NAME.findall(one.site.source))
    asked = (q.it for q in draft.questions if q.it.id in mentioned)
    if any(name == option.id for question in asked for option in getattr(question, "option", ())):
        return f'an option stands between quotation marks: "{name}"'
    if name.lower() in {"yes", "no"}:
        return "a yes-or-no question stands alone: question, or !question"
    return f"write {name.lower()}, in small letters" if name.lower() in _TRUTHS else None


def _meant(strata: Strata, places: Mapping[str, Spot], one: PlacedProblem) -> str | None:
    name = one.problem.name or ""
    return nearest(name, strata.allowed(one.site)) or nearest(name, list(places))


def _help(draft: Draft, places: Mapping[str, Spot], one: PlacedProblem, meant: str | None) -> str:
    if meant is None:
        return "write the id of a question, or text between quotes"
    if meant not in places:
        return f"did you mean `{meant}`?"
    return f"did you mean `{meant}` ({draft.line(places[meant], one.spot.path)})?"
