"""The effects of a draft's mitigations, each with its place and what it holds."""

from collections.abc import Iterator

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.effects import Held
from riskwiz.core.methodology import Effect
from riskwiz.core.question import GridQuestion
from riskwiz.core.questionnaire import Derived


def effects(draft: Draft) -> Iterator[tuple[Spot, Effect]]:
    """Yield every effect of every mitigation."""
    for index, one in enumerate(draft.methodology.mitigation if draft.methodology else ()):
        for place, effect in enumerate(one.effect):
            yield draft.methodology_spot("mitigation", index, "effect", place), effect


def held(draft: Draft) -> Iterator[tuple[Spot, Effect, Held]]:
    """Yield every effect on something that exists, with the question or derived value."""
    sources: dict[str, Held] = {one.it.id: one.it for one in draft.questions}
    sources |= {one.it.id: one.it for one in draft.derived}
    for spot, effect in effects(draft):
        if effect.set in sources:
            yield spot, effect, sources[effect.set]


def rows_of(source: Held, effect: Effect) -> Iterator[tuple[str | None, object]]:
    """Yield the values that an effect holds: one, or one for each row of a grid that it names."""
    if isinstance(source, GridQuestion) and isinstance(effect.to, dict):
        yield from effect.to.items()
    else:
        yield None, effect.to


def levels(draft: Draft, source: Held) -> tuple[str, ...]:
    """Return the levels of a derived level, the lowest first."""
    if not isinstance(source, Derived) or draft.methodology is None:
        return ()
    scales = {one.id: one for one in draft.methodology.scale}
    scale = scales.get(source.scale or "")
    return tuple(level.id for level in scale.levels) if scale else ()
