"""An id names one thing.

Questions, derived values, findings, factors and tables share one name space, as they are the
variables of expressions. Sections, contradictions, rules, audiences, scales, determinations,
dispositions and mitigations have one each; so have the options of a question, the columns of a
table and the levels of a scale.
"""

from collections.abc import Iterable, Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft, everything
from riskwiz.authoring.spot import Spot
from riskwiz.core.question import ChoiceQuestion, GridQuestion, MultiQuestion, TableQuestion

CODE = "RW101"

Named = tuple[str, Spot]


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find ids that are given twice in one name space."""
    for space in _spaces(draft):
        first: dict[str, Spot] = {}
        for name, spot in space:
            if name in first:
                yield error(
                    CODE,
                    f"the id `{name}` is taken",
                    draft.value(spot),
                    help_="choose another id",
                    note=f"the first: {draft.line(first[name], spot.path)}",
                )
            first.setdefault(name, spot)


def _spaces(draft: Draft) -> Iterator[Iterable[Named]]:
    yield everything(draft)
    yield ((one.it.id, one.spot / "id") for one in draft.sections)
    yield ((one.it.id, one.spot / "id") for one in draft.contradictions)
    if draft.methodology is not None:
        for key in ("audience", "scale", "determination", "disposition", "rule", "mitigation"):
            ones = enumerate(getattr(draft.methodology, key))
            yield ((one.id, draft.methodology_spot(key, index, "id")) for index, one in ones)
        for index, scale in enumerate(draft.methodology.scale):
            spot = draft.methodology_spot("scale", index, "levels")
            yield ((level.id, spot / at / "id") for at, level in enumerate(scale.levels))
    for one in draft.questions:
        if isinstance(one.it, ChoiceQuestion | GridQuestion | MultiQuestion):
            yield (
                (option.id, one.spot / "option" / at / "id")
                for at, option in enumerate(one.it.option)
            )
        if isinstance(one.it, TableQuestion):
            yield (
                (column.id, one.spot / "column" / at / "id")
                for at, column in enumerate(one.it.column)
            )
            for place, column in enumerate(one.it.column):
                yield (
                    (option.id, one.spot / "column" / place / "option" / at / "id")
                    for at, option in enumerate(column.option)
                )
