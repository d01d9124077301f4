"""What is wrong with the expressions of a draft, each with its place and what follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.site import Site


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem of an expression, with the stretch of it that is to blame."""

    problem: ExpressionProblem
    site: Site
    spot: Spot
    offset: int
    length: int

    @property
    def is_unknown_name(self) -> bool:
        """Whether a name stands there that nothing has."""
        return self.problem.name is not None and not self._quoted and not self.is_unknown_column

    @property
    def is_unknown_column(self) -> bool:
        """Whether a table is asked for a column that it does not have."""
        return self.problem.table is not None

    @property
    def is_unknown_word(self) -> bool:
        """Whether a word between quotes stands there that is not among those expected."""
        return self._quoted and bool(self.problem.expected)

    @property
    def _quoted(self) -> bool:
        return self.site.source[self.offset : self.offset + 1] in {'"', "'"}


def problems(draft: Draft) -> Iterator[PlacedProblem]:
    """Yield every problem that the expressions of a draft have by themselves."""
    for site, problem in draft.compiled.problems:
        if "*error*" in problem.message:
            continue  # it follows from another one
        offset, length = _stretch(site.source, problem)
        yield PlacedProblem(problem, site, draft.site_spot(site), offset, length)


def _stretch(source: str, problem: ExpressionProblem) -> tuple[int, int]:
    offset = min(problem.offset, max(0, len(source) - 1))
    if problem.name is None:
        return offset, problem.length
    if source[offset : offset + 1] in {'"', "'"}:
        return offset, len(problem.name) + 2
    if problem.table is not None:
        return source.find(problem.name, offset), len(problem.name)
    start = source.rfind(problem.name, 0, offset + len(problem.name))
    return (start if start >= 0 else offset), len(problem.name)


def consequence(site: Site) -> str:
    """Say what comes of an expression that cannot be evaluated."""
    kind, name = site.place
    return {
        "section": f"the section `{name}` can never be asked",
        "question": f"the question `{name}` can never be asked",
        "derived": f"the derived value `{name}` can never be known",
        "finding": f"the finding `{name}` can never be made",
        "contradiction": f"the contradiction `{name}` can never be noticed",
        "rule": f"the rule `{name}` can never match",
        "factor": f"the factor `{name}` can never be worked out",
    }[kind]
