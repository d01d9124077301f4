"""An expression names only what is known before it.

A `when` names questions that are asked earlier, and derived values that rest on such questions.
Derived values and findings name questions and derived values. Rules name the audience, levels,
findings, and derived booleans and levels; never answers, so that every disposition goes through a
level or a finding that the memo can show. The value of a computed factor names the points of
factors above it: threat.points.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft, everything
from riskwiz.authoring.strata import Strata
from riskwiz.core.site import Site
from riskwiz.core.value import nearest

CODE = "RW105"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find names of what is asked, or worked out, only later."""
    strata = Strata(draft)
    places = dict(everything(draft))
    for site in draft.sites:
        expression = draft.compiled.expressions.get(site.place)
        if expression is None:
            continue
        spot = draft.site_spot(site)
        for name in expression.names:
            why = _too_late(strata, site, name)
            if why is not None:
                bare = name.split(".")[0]
                place = draft.line(places[bare], spot.path) if bare in places else None
                yield error(
                    CODE,
                    f"`{name if name.endswith('.points') else bare}` cannot stand here: {why}",
                    draft.inside(spot, expression.offsets[name], len(name)),
                    help_=_help(strata, site, bare),
                    note=f"`{bare}`: {place}" if place else None,
                )


def _too_late(strata: Strata, site: Site, full: str) -> str | None:
    kind, name = site.place[0], full.partition(".")[0]
    if kind == "factor":
        return _in_factor(strata, site, full)
    if kind == "rule":
        return _in_rule(strata, full)
    if name == "audience":
        return "only rules know the audience"
    if name in strata.levels:
        return "levels are worked out from the answers afterwards"
    if name in strata.findings:
        return "findings are made from the answers afterwards"
    if kind not in {"section", "question"}:
        return None
    first = strata.first_after(site)
    if strata.positions.get(name, -1) >= first:
        itself = (kind, name) == site.place
        return "a question cannot depend on itself" if itself else "it is asked later"
    if name in strata.derived and strata.latest(name) >= first:
        late = strata.draft.questions[strata.latest(name)].it.id
        return f"it rests on `{late}`, which is asked later"
    return None


def _in_factor(strata: Strata, site: Site, full: str) -> str | None:
    if full in strata.allowed(site):
        return None
    name = full.partition(".")[0]
    if name not in strata.levels:
        return "a computed factor is worked out from the points of factors"
    return "it is not worked out before this factor" if "." in full else "it is a level, not points"


def _in_rule(strata: Strata, full: str) -> str | None:
    name = full.partition(".")[0]
    if name in strata.positions:
        return "a rule names levels and findings, not answers"
    if name in strata.levels and name != full:
        return "a rule names levels, not points"
    if strata.derived.get(name) in {"number", "list"}:
        return "a rule names derived values that are true or false, or levels"
    return None


def _help(strata: Strata, site: Site, name: str) -> str | None:
    if site.place[0] == "factor":
        points = strata.allowed(site)
        return f"write {points[0]}, say" if points else "put the factors that it names before it"
    if site.place[0] == "rule" and name not in strata.levels:
        return "add a [[finding]] over it, and name the finding"
    if (site.place[0], name) == site.place:
        return "name an earlier question"
    if name in strata.positions:
        return f"move this one behind `{name}`"
    if name in strata.derived:
        return "move this one behind that question"
    meant = nearest(name, strata.allowed(site))
    return f"did you mean `{meant}`?" if meant else None
