"""The effects of mitigations: reading their values, ordering them, and saying them in words."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.core.golden import plain
from riskwiz.core.item import maximum, points
from riskwiz.core.methodology import Effect
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
    band_of,
)
from riskwiz.core.questionnaire import Derived
from riskwiz.core.value import Objection, canonical, exact, nearest, read
from riskwiz.core.wording import words

Rank = tuple[Fraction, ...]
"""How concerning a value is beside others of the same question: the less, the smaller."""

Levels = tuple[str, ...]
"""The words of a derived level, the lowest first; of anything else, none."""

Held = Question | Derived
"""What a mitigation can hold: a question, or a derived value."""


def can_be_held(source: Held) -> bool:
    """Say whether of two values of a question or derived value one is less concerning.

    Yes or no without points, and derived values without bands, are held as they are declared.
    """
    match source:
        case MultiQuestion() | NumberQuestion() | MoneyQuestion():
            return maximum(source) is not None
        case ChoiceQuestion() | GridQuestion() | YesNoQuestion() | Derived():
            return True
        case _:
            return False


def read_effect(source: Held, levels: Levels, raw: object) -> Value | Objection:
    """Read the value at which an effect holds a question, one row of a grid, or a derived value."""
    if not isinstance(source, Derived):
        return read(source, plain(raw))
    match source.kind:
        case "boolean" if isinstance(raw, bool):
            return raw
        case "number" if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
            return raw if isinstance(raw, int) else canonical(raw)
        case "list" if isinstance(raw, list | tuple) and all(isinstance(o, str) for o in raw):
            return tuple(raw)
        case "level" if isinstance(raw, str):
            if raw in levels:
                return raw
            meant = nearest(raw, list(levels))
            said = f"did you mean {meant!r}?" if meant else f"the levels are: {', '.join(levels)}"
            return Objection(message=f"{raw[:60]!r} is no level of its scale", help=said)
    wanted = {
        "boolean": "true or false",
        "number": "a number",
        "list": "a list of words: [ … ]",
        "level": "a level between quotes",
    }[source.kind]
    return Objection(message=f"a derived {source.kind} is held at {wanted}", help=f"write {wanted}")


def held_values(edition: Edition, effect: Effect) -> Iterator[tuple[Key, Value]]:
    """Yield the answers or derived value that an effect holds, each with its value."""
    source = source_of(edition, effect.set)
    rows = effect.to.items() if isinstance(source, GridQuestion) else [(None, effect.to)]
    for row, raw in rows:
        value = read_effect(source, levels_of(edition, source), raw)
        if not isinstance(value, Objection):
            yield Key(effect.set, row), value


def source_of(edition: Edition, name: str) -> Held:
    """Return the question or derived value of a name."""
    return edition.questions.get(name) or edition.derived[name]


def levels_of(edition: Edition, source: Held) -> Levels:
    """Return the levels of a derived level from the lowest; of anything else, none."""
    is_level = isinstance(source, Derived) and source.kind == "level"
    return edition.words_of(source.id) if is_level else ()


def rank(source: Held, levels: Levels, value: Value) -> Rank | None:
    """Say how concerning a value is; None where values are held as they are declared."""
    match source:
        case ChoiceQuestion() | GridQuestion():
            return (Fraction([one.id for one in source.option].index(str(value))),)
        case NumberQuestion() | MoneyQuestion() | Derived() if source.band:
            return (Fraction(points(source, value)[0]), Fraction(str(value)))
        case Derived() if source.kind == "level":
            return (Fraction(levels.index(str(value))),)
        case MultiQuestion() | YesNoQuestion() if maximum(source) is not None:
            return (Fraction(points(source, value)[0]),)
        case _:
            return None


def less_concerning(source: Held, levels: Levels, present: Value, new: Value) -> Value:
    """Return the less concerning of two values; the new one where they are as declared."""
    was, is_ = rank(source, levels, present), rank(source, levels, new)
    return new if was is None or is_ is None or is_ < was else present


def is_least(source: Held, levels: Levels, value: Value) -> bool:
    """Say whether nothing is less concerning than a value, so that it holds whatever was said."""
    placed = rank(source, levels, value)
    if placed is None:
        return True
    if isinstance(source, NumberQuestion | MoneyQuestion | Derived) and source.band:
        return placed <= (Fraction(0), source.band[0].start)
    return placed == (Fraction(0),)


def effect_words(edition: Edition, effect: Effect) -> tuple[str, ...]:
    """Say in words what an effect does: one sentence for each answer or derived value."""
    source = source_of(edition, effect.set)
    found: list[str] = []
    for key, value in held_values(edition, effect):
        who = f" ({edition.audiences[key.row].label})" if key.row else ""
        name = source.label if isinstance(source, Derived) else source.ask
        least = is_least(source, levels_of(edition, source), value)
        at = "counts as" if least else "counts as at most"
        found.append(f"“{name}”{who} {at} “{value_words(edition, source, value)}”")
    return tuple(found)


def value_words(edition: Edition, source: Held, value: Value) -> str:
    """Say a value of a question or derived value in words."""
    if not isinstance(source, Derived):
        return words(edition, source, value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if source.kind == "level":
        scale = edition.scale_of(source.id)
        return next(one.label for one in scale.levels if one.id == value)
    band = band_of(source.band, exact(value))
    return f"{value}: {band.label}" if band else str(value)
