"""What a mitigation holds is held at a value that it can have.

The value is written as in an answer file: an option's id, `true`, a number, a list of options. A
grid takes one value for each audience that it is held for. A derived value takes what its kind
gives: true or false, a number, a list of words, a level of its scale.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.effects import held, levels, rows_of
from riskwiz.authoring.spot import Spot
from riskwiz.core.effects import Held, can_be_held, read_effect
from riskwiz.core.methodology import Effect
from riskwiz.core.question import GridQuestion
from riskwiz.core.value import Objection, nearest

CODE = "RW216"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find values that what is held cannot have."""
    for spot, effect, source in held(draft):
        if can_be_held(source):
            yield from _rows(draft, spot / "to", effect, source)


def _rows(draft: Draft, spot: Spot, effect: Effect, source: Held) -> Iterator[Diagnostic]:
    is_grid = isinstance(source, GridQuestion)
    audiences = [one.id for one in draft.methodology.audience] if draft.methodology else []
    if is_grid and not isinstance(effect.to, dict):
        message = f"`{source.id}` is held row by row"
        help_ = f'write to = {{ {audiences[0] if audiences else "audience"} = "…" }}'
        yield error(CODE, message, draft.value(spot), help_=help_)
        return
    for row, raw in rows_of(source, effect):
        at = spot if row is None else spot / row
        if row is not None and row not in audiences:
            meant = nearest(row, audiences)
            yield error(
                CODE,
                f"there is no audience `{row}`",
                draft.key(at),
                help_=f"did you mean `{meant}`?" if meant else None,
                note=f"the audiences are: {', '.join(audiences)}",
            )
            continue
        value = read_effect(source, levels(draft, source), raw)
        if isinstance(value, Objection):
            message = f"`{source.id}`: {value.message}"
            yield error(CODE, message, draft.value(at), help_=value.help)
