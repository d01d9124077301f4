"""From plain data to the models of the core, or to diagnostics keyed on pydantic's error types."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from riskwiz.authoring.diagnostic import Diagnostic, Where, error
from riskwiz.authoring.locate import Location, Places
from riskwiz.authoring.schema import (
    Reached,
    coerced,
    element,
    fields,
    is_model,
    plain,
    reach,
    tagged,
)
from riskwiz.authoring.toml_text import Data
from riskwiz.core.value import nearest

M = TypeVar("M", bound=BaseModel)

MOST = 1_000
"""How many mistakes are told of one file's keys and values: with more, mend those first."""

_WANTED: dict[str, str] = {
    "string_type": "text between quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "finite_number": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list: [ … ]",
    "dict_type": "a table of keys and values",
    "model_type": "a table of keys and values",
    "model_attributes_type": "a table of keys and values",
    "date_type": "a date without quotes, such as 2026-01-22",
    "date_parsing": "a date without quotes, such as 2026-01-22",
    "date_from_datetime_parsing": "a date without quotes, such as 2026-01-22",
    "date_from_datetime_inexact": "a date without quotes, such as 2026-01-22",
    "value_error": 'an exact number between quotes, such as "12.5" or "1/2"',
}
_NEVER = re.compile(r"(?!)")
_NEEDS_NO_QUOTES: dict[str, re.Pattern[str]] = {
    _WANTED["int_type"]: re.compile(r"-?\d+"),
    _WANTED["bool_type"]: re.compile(r"true|false"),
    _WANTED["date_type"]: re.compile(r"\d{4}-\d{2}-\d{2}"),
}
"""What would be of the wanted type if it stood without quotation marks."""
_WANTED_TYPES: dict[object, str] = {bool: "bool_type", int: "int_type", dt.date: "date_type"}

_ID = r"^[a-z][a-z0-9_]*$"
_FORMS: dict[str, str] = {
    _ID: "an id: a small letter, then small letters, digits and _",
    r"^\d+\.\d+\.\d+$": 'a version of three numbers, such as "1.0.0"',
    r"^[A-Z]{3}$": 'the three capital letters of a currency, such as "USD"',
    r"^[a-z][a-z0-9_]*( \S.*)?$": "the key of an authority, one space, and the place in it",
}
_BOUNDS: dict[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "at least {}"),
    "greater_than": ("gt", "more than {}"),
    "less_than_equal": ("le", "at most {}"),
    "less_than": ("lt", "less than {}"),
    "string_too_short": ("min_length", "at least {} characters"),
    "string_too_long": ("max_length", "at most {} characters"),
    "too_short": ("min_length", "at least {} of them"),
    "too_long": ("max_length", "at most {} of them"),
}


@dataclass(frozen=True)
class Part:
    """A part of a file that one model describes: where it is, and what it says."""

    path: str
    places: Places
    data: Data
    location: Location = ()

    def key(self, location: Location) -> Where:
        """Return where a key of this part stands."""
        return Where(self.path, *self.places.key((*self.location, *location)))

    def value(self, location: Location) -> Where:
        """Return where a value of this part stands."""
        return Where(self.path, *self.places.value((*self.location, *location)))


class _Fault(NamedTuple):
    """One error of pydantic's, with the place in the file that it is about."""

    type: str
    given: Any
    context: dict[str, Any]
    is_key: bool
    reached: Reached


def _faults(model: type[BaseModel], refused: ValidationError) -> list[_Fault]:
    return [
        _Fault(
            type=one["type"],
            given=one["input"],
            context=one.get("ctx", {}),
            is_key=one["loc"][-1:] == ("[key]",),
            reached=reach(model, one["loc"]),
        )
        for one in refused.errors(include_url=False)[: MOST + 1]
    ]


def validate(model: type[M], part: Part) -> tuple[M | None, list[Diagnostic]]:
    """Turn a part of a file into a model, or say everything that is wrong with it."""
    found: list[Diagnostic] = []
    seen: set[Location] = set()
    validated: M | None = None
    try:
        validated = model.model_validate(part.data, by_alias=True, by_name=False)
    except ValidationError as refused:
        faults = _faults(model, refused)
        misspelt = {_meant(one.reached) for one in faults if one.type == "extra_forbidden"}
        for one in faults:
            follows = one.type == "missing" and one.reached.location in misspelt
            if not follows and not _is_short_of_refused(one):
                seen.add(one.reached.location)
                found.append(_diagnosed(one, part))
    bent = (one for one in coerced(model, part.data) if one.location not in seen)
    found.extend(_bent(one, part) for one in islice(bent, MOST + 1))
    return (None if found else validated), _bounded(found)


def _bounded(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is beyond the most that is told of a file, and say so."""
    if len(found) <= MOST:
        return found
    last = replace(found[MOST - 1], note=f"only the first {MOST:,} mistakes of the file are told")
    return [*found[: MOST - 1], last]


def _is_short_of_refused(one: _Fault) -> bool:
    """Say whether a list is called too short only because its elements were refused."""
    return one.type == "too_short" and len(one.given) >= one.context["min_length"]


def _meant(reached: Reached) -> Location:
    """Return the place of the key that an unknown key most likely meant."""
    known = list(fields(reached.around)) if reached.around else []
    return (*reached.location[:-1], nearest(str(reached.location[-1]), known) or "")


def _diagnosed(one: _Fault, part: Part) -> Diagnostic:
    given, context, reached = one.given, one.context, one.reached
    where, name = part.value(reached.location), _named(reached, part)
    match one.type:
        case "extra_forbidden":
            return _unknown_key(reached, part)
        case "missing":
            return _missing(reached, part)
        case "union_tag_not_found":
            help_ = f"add one of: {', '.join(tagged(reached.annotation))}"
            return error("RW011", "`kind` is missing", where, help_=help_)
        case "union_tag_invalid":
            return _unknown_kind(str(context["tag"]), reached, part)
        case "string_pattern_mismatch":
            where = part.key(reached.location) if one.is_key else where
            form = _FORMS.get(context["pattern"], f"of the form {context['pattern']}")
            likely = _as_id(str(given)) if context["pattern"] == _ID else None
            return error("RW014", f"`{str(given)[:60]}` is not {form}", where, help_=likely)
        case "literal_error" | "enum":
            return _unknown_word(given, context["expected"], where)
        case "value_error" if isinstance(given, str | int):
            return error("RW017", str(context["error"]), where)
        case kind if kind in _BOUNDS:
            return _out_of_bounds(kind, name, context, where)
        case kind:
            return _wrong_type(kind, name, given, where)


def _as_id(given: str) -> str | None:
    """Return what to write in place of something that is no id."""
    likely = re.sub(r"[^a-z0-9]+", "_", given.lower()[:60]).strip("_0123456789")
    return f"write {likely}" if likely else None


def _named(reached: Reached, part: Part) -> str:
    steps = (*part.location, *reached.location)
    return next((step for step in reversed(steps) if step and isinstance(step, str)), "the file")


def _missing(reached: Reached, part: Part) -> Diagnostic:
    *outer, last = reached.location
    heading = ".".join(one for one in (*part.location, *outer, last) if isinstance(one, str))
    return error(
        "RW011",
        f"`{last}` is missing",
        part.key(reached.location[:-1]),
        help_=f"add {_sample(str(last), heading, reached.annotation)}",
    )


def _unknown_key(reached: Reached, part: Part) -> Diagnostic:
    last = str(reached.location[-1])
    known = list(fields(reached.around)) if reached.around else []
    return error(
        "RW010",
        f"there is no key `{last}` here",
        part.key(reached.location),
        help_=_known_key(last, known, reached),
        note=f"the keys are: {', '.join(known)}" if known else None,
    )


def _known_key(last: str, known: list[str], reached: Reached) -> str:
    """Say which key was meant: one that stands here, or one that stands further in."""
    inner = fields(reached.around) if reached.around and len(reached.location) == 1 else {}
    for key, annotation in inner.items():
        head, each = plain(annotation), plain(element(annotation))
        if is_model(head) and last in fields(head):
            return f"it stands under [{key}]"
        if is_model(each) and _holds_tables(fields(each).get(last)):
            return f"did you mean [[{key}.{last}]]?"
    meant = nearest(last, known)
    return f"did you mean `{meant}`?" if meant else "take it out"


def _holds_tables(annotation: object) -> bool:
    each = plain(element(annotation))
    return is_model(each) or bool(tagged(each))


def _unknown_kind(tag: str, reached: Reached, part: Part) -> Diagnostic:
    kinds = list(tagged(reached.annotation))
    meant = nearest(tag, kinds)
    return error(
        "RW013",
        f"there is no kind `{tag[:60]}`",
        part.value((*reached.location, "kind")),
        help_=f"did you mean `{meant}`?" if meant else None,
        note=f"the kinds are: {', '.join(kinds)}",
    )


def _unknown_word(given: object, expected: str, where: Where) -> Diagnostic:
    words = re.findall(r"'([^']*)'", expected)
    meant = nearest(str(given), words)
    return error(
        "RW016",
        f"`{str(given)[:60]}` is none of the words that stand here",
        where,
        help_=f"did you mean `{meant}`?" if meant else None,
        note=f"the words are: {', '.join(words) or expected}",
    )


def _out_of_bounds(kind: str, name: str, context: dict[str, Any], where: Where) -> Diagnostic:
    key, words = _BOUNDS[kind]
    bound = context[key]
    amount = "one" if bound == 1 else f"{bound:,}"
    message = f"`{name}` takes {words.format(amount)}"
    return error("RW015", message.replace("one characters", "one character"), where)


def _wrong_type(kind: str, name: str, given: object, where: Where) -> Diagnostic:
    wanted = _WANTED.get(kind, "another kind of value")
    help_ = None
    if kind == "tuple_type" and isinstance(given, dict):
        help_ = f"write the header with two brackets: [[…{name}]]"
    elif isinstance(given, str) and _NEEDS_NO_QUOTES.get(wanted, _NEVER).fullmatch(given):
        help_ = "take the quotation marks away"
    return error("RW012", f"`{name}` must be {wanted}", where, help_=help_)


def _bent(bent: Reached, part: Part) -> Diagnostic:
    kind = _WANTED_TYPES[bent.annotation]
    given: Any = part.data
    for step in bent.location:
        given = given[step]
    return _wrong_type(kind, _named(bent, part), given, part.value(bent.location))


def _sample(key: str, heading: str, annotation: object) -> str:
    """Return a line such as an author could write."""
    annotation = plain(annotation)
    if is_model(annotation):
        return f"a table [{heading}]"
    if _holds_tables(annotation):
        return f"a table [[{heading}]]"
    if get_origin(annotation) is dict:
        return f"the line {key} = {{ … }}"
    if get_origin(annotation) is tuple:
        return f"the line {key} = [ … ]"
    samples: dict[object, str] = {bool: "true", int: "0", dt.date: "2026-01-22"}
    words = get_args(annotation) if get_origin(annotation) is Literal else ("…",)
    return f"the line {key} = " + samples.get(annotation, f'"{words[0]}"')
