"""Nothing outside a benefits section names a question in it.

Benefits change no score, range, level, confidence or disposition. An expression elsewhere that
named one would let it in, and so would a mitigation that holds one.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.effects import effects
from riskwiz.core.site import Site

CODE = "RW106"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find expressions that name a benefits question from outside its section."""
    section_of = {one.it.id: one.section for one in draft.questions}
    ids = {name: section.id for name, section in section_of.items()}
    for site in draft.sites:
        expression = draft.compiled.expressions.get(site.place)
        if expression is None:
            continue
        own = _section(site, ids)
        for name in expression.names:
            section = section_of.get(name.split(".")[0])
            if section is not None and section.benefits and section.id != own:
                yield error(
                    CODE,
                    f"`{name}` is a question about benefits, which enter no determination",
                    draft.inside(draft.site_spot(site), expression.offsets[name], len(name)),
                    help_="take it out",
                    note=f"it stands in the benefits section `{section.id}`",
                )
    benefits = {name: one.id for name, one in section_of.items() if one.benefits}
    for spot, effect in effects(draft):
        if effect.set in benefits:
            yield error(
                CODE,
                f"`{effect.set}` is a question about benefits, which enter no determination",
                draft.value(spot / "set"),
                help_="take the effect out",
                note=f"it stands in the benefits section `{benefits[effect.set]}`",
            )


def _section(site: Site, sections: dict[str, str]) -> str | None:
    kind, name = site.place
    if kind == "section":
        return name
    return sections.get(name) if kind == "question" else None
