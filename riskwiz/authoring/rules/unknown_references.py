"""What is named by its id exists.

Factors, scales, levels, audiences, determinations and dispositions are named by their ids, and so
are the questions and derived values that mitigations hold. Where
nothing has the id, the nearest one that exists is suggested.
"""

from collections.abc import Iterable, Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.effects import effects
from riskwiz.authoring.levels import levelled
from riskwiz.authoring.spot import Spot
from riskwiz.core.methodology import Methodology
from riskwiz.core.value import nearest

CODE = "RW108"
_MANY = 12

Reference = tuple[str, str | None, Iterable[str], Spot]
"""What is named, the id that is written, the ids that exist, and where it is written."""


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find ids that nothing has."""
    methodology = draft.methodology
    if methodology is None:
        return
    for what, name, known, spot in (
        *_in_methodology(draft, methodology),
        *_in_questionnaires(draft, methodology),
    ):
        words = list(known)
        if name is not None and name not in words:
            meant = nearest(name, words)
            yield error(
                CODE,
                f"there is no {what} `{name}`",
                draft.value(spot),
                help_=f"did you mean `{meant}`?" if meant else None,
                note=_existing(what, words),
            )


def _existing(what: str, words: list[str]) -> str | None:
    if not words:
        return f"no {what} is declared"
    if len(words) > _MANY:
        return None
    return f"there {'is' if len(words) == 1 else 'are'}: {', '.join(words)}"


def _in_methodology(draft: Draft, methodology: Methodology) -> Iterator[Reference]:
    at = draft.methodology_spot
    scales = [one.id for one in methodology.scale]
    for key in ("factor", "table"):
        for index, one in enumerate(getattr(methodology, key)):
            yield "scale", one.scale, scales, at(key, index, "scale")
    levels = [one.id for one in levelled(methodology)]
    levels += [one.it.id for one in draft.derived if one.it.kind == "level"]
    audiences = [one.id for one in methodology.audience]
    for index, determination in enumerate(methodology.determination):
        spot = at("determination", index)
        yield "factor or table", determination.level, levels, spot / "level"
        yield "audience", determination.headline, audiences, spot / "headline"
    determinations = [one.id for one in methodology.determination]
    dispositions = [one.id for one in methodology.disposition]
    for index, rule in enumerate(methodology.rule):
        spot = at("rule", index)
        yield "determination", rule.determination, determinations, spot / "determination"
        yield "disposition", rule.disposition, dispositions, spot / "disposition"
    held = [one.it.id for one in (*draft.questions, *draft.derived)]
    for spot, effect in effects(draft):
        yield "question or derived value", effect.set, held, spot / "set"


def _in_questionnaires(draft: Draft, methodology: Methodology) -> Iterator[Reference]:
    factors = [one.id for one in methodology.factor]
    for path, questionnaire in draft.listed.items():
        head = Spot(path, ("questionnaire", "factor"))
        yield "factor", questionnaire.questionnaire.factor, factors, head
    for placed in (*draft.sections, *draft.questions, *draft.derived):
        yield "factor", placed.it.factor, factors, placed.spot / "factor"
    scales = [one.id for one in methodology.scale]
    for placed in draft.derived:
        yield "scale", placed.it.scale, scales, placed.spot / "scale"
    levels = [level.id for scale in methodology.scale for level in scale.levels]
    audiences = [one.id for one in methodology.audience]
    scale_of = {one.id: one.scale for one in methodology.factor}
    levels_of = {s.id: [level.id for level in s.levels] for s in methodology.scale}
    for finding in draft.findings:
        spot, floor = finding.spot / "floor", finding.it.floor
        yield "level", finding.it.severity, levels, finding.spot / "severity"
        if floor is None:
            continue
        yield "factor", floor.factor, factors, spot / "factor"
        own = levels_of.get(scale_of.get(floor.factor, ""), levels)
        yield "level", floor.level, own, spot / "level"
        for index, audience in enumerate(floor.audiences):
            yield "audience", audience, audiences, spot / "audiences" / index
