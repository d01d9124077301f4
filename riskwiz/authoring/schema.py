"""What the models allow at a place in a file: keys, kinds, and where pydantic's tags stand."""

import datetime as dt
import types
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Annotated, NamedTuple, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from riskwiz.authoring.locate import Location

Annotation = object
"""A type as it is written at a model's field."""


class Reached(NamedTuple):
    """Where one of pydantic's locations leads: the TOML location, and the type found there."""

    location: Location
    annotation: Annotation
    around: type[BaseModel] | None


def reach(root: type[BaseModel], loc: Location) -> Reached:
    """Follow one of pydantic's locations, leaving out the tags of unions and marks of keys."""
    annotation: Annotation = root
    location: Location = ()
    around: type[BaseModel] | None = root
    for step in loc:
        if step == "[key]":
            break
        annotation = plain(annotation)
        kinds = tagged(annotation)
        if kinds:
            annotation = around = kinds.get(str(step))
            continue
        location = (*location, step)
        if is_model(annotation):
            around, annotation = annotation, fields(annotation).get(str(step))
        else:
            annotation = element(annotation)
    return Reached(location, plain(annotation), around)


def fields(model: type[BaseModel]) -> dict[str, Annotation]:
    """Return the keys that a table may have, as authors write them, with their types."""
    return {
        info.alias or name: info.annotation
        for name, info in model.model_fields.items()
        if info.alias != "$schema"
    }


def is_model(annotation: Annotation) -> TypeGuard[type[BaseModel]]:
    """Say whether a type is one of the models."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def plain(annotation: Annotation) -> Annotation:
    """Take off `Annotated` and `| None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, types.UnionType}:
        some = [one for one in get_args(annotation) if one is not type(None)]
        if len(some) == 1:
            return plain(some[0])
    return annotation


def tagged(annotation: Annotation) -> dict[str, type[BaseModel]]:
    """Return the members of a union of models by the `kind` that chooses each."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return {}
    members = [one for one in map(plain, get_args(annotation)) if is_model(one)]
    if len(members) < len(get_args(annotation)):
        return {}
    return {
        kind: member
        for member in members
        for kind in get_args(member.model_fields["kind"].annotation)
    }


def element(annotation: Annotation) -> Annotation:
    """Return the type of the elements of a list, or of the values of a table of tables."""
    annotation = plain(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {tuple, list} and arguments:
        return arguments[0]
    return arguments[1] if origin is dict else None


class _Plan:
    """What to look at inside a value of one type, worked out once for each type."""

    def __init__(self, annotation: Annotation) -> None:
        annotation = plain(annotation)
        self.kinds = tagged(annotation)
        self.scalar = annotation if annotation in _BENT else None
        self.model = annotation if is_model(annotation) else None
        self.inner = None if self.model else element(annotation)

    @cached_property
    def keys(self) -> "dict[str, _Plan]":
        """The plan of each key that a table may have and that holds something to look at."""
        if self.model is None:
            return {}
        plans = {key: _Plan(one) for key, one in fields(self.model).items()}
        return {key: plan for key, plan in plans.items() if plan.looks}

    @cached_property
    def each(self) -> "_Plan | None":
        """The plan of each element of a list, or of each value of a table of tables."""
        plan = None if self.inner is None else _Plan(self.inner)
        return plan if plan is not None and plan.looks else None

    @property
    def looks(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.scalar or self.model or self.kinds or self.each)


@cache
def _plan_of(model: type[BaseModel]) -> _Plan:
    return _Plan(model)


def coerced(model: type[BaseModel], data: object) -> Iterator[Reached]:
    """Find values that pydantic would bend into shape: "4" for 4, true for 1, 0 for a date."""
    return _coerced(_plan_of(model), data, ())


def _coerced(plan: _Plan, data: object, location: Location) -> Iterator[Reached]:
    if plan.kinds and isinstance(data, dict):
        chosen = plan.kinds.get(str(data.get("kind")))
        if chosen is not None:
            yield from _coerced(_plan_of(chosen), data, location)
    elif plan.model is not None and isinstance(data, dict):
        for key, value in data.items():
            if key in plan.keys:
                yield from _coerced(plan.keys[key], value, (*location, key))
    elif isinstance(data, list | dict):
        if plan.each is not None:
            for step, value in data.items() if isinstance(data, dict) else enumerate(data):
                yield from _coerced(plan.each, value, (*location, step))
    elif plan.scalar is not None and _bent(plan.scalar, data):
        yield Reached(location, plan.scalar, None)


_BENT: tuple[Annotation, ...] = (bool, int, dt.date)
"""The types of values into which pydantic bends others."""


def _bent(annotation: Annotation, data: object) -> bool:
    if annotation is bool:
        return not isinstance(data, bool)
    if annotation is int:
        return isinstance(data, bool) or not isinstance(data, int)
    if annotation is dt.date:
        return not isinstance(data, dt.date) or isinstance(data, dt.datetime)
    return False
