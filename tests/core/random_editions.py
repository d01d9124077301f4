"""Random little editions with gates, derived values, findings, floors, a table and rules."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import strategies as st

from riskwiz.core.answer import Key, State
from riskwiz.core.edition import Edition
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MultiQuestion,
    Question,
    YesNoQuestion,
)
from tests.editions import AUDIENCES, FACTOR, HEAD, made, parse

Draw = Callable[[st.SearchStrategy[Any]], Any]

AUDIENCE_IDS = ("cleared", "public")
PERCENTS = ("0", "19.9", "20", "60")
LEVELS = ("low", "moderate", "high")
STATES = (State.UNKNOWN, State.WITHHELD, State.NOT_APPLICABLE)


@dataclass(frozen=True)
class Shape:
    """What a random edition may hold."""

    questions: int = 7
    monotone: bool = False
    benefits: bool = False
    mitigations: bool = False


def _options(draw: Draw, least: int) -> list[dict[str, Any]]:
    more = draw(st.lists(st.integers(0, 6), min_size=least - 1, max_size=2).map(sorted))
    return [
        {"id": f"o{place}", "label": f"O{place}", "points": points}
        for place, points in enumerate([0, *more])
    ]


def _question(draw: Draw, name: str) -> dict[str, Any]:
    kind = draw(st.sampled_from(["choice", "multi", "yes_no", "percent", "grid", "count"]))
    one: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "ask": name,
        "may_not_apply": draw(st.booleans()),
        "required": draw(st.booleans()),
        "factor": "harm" if kind == "grid" else draw(st.sampled_from(["threat", "harm"])),
    }
    match kind:
        case "choice" | "grid":
            one["option"] = _options(draw, 2)
        case "multi":
            one["option"] = _options(draw, 1)
            one |= draw(st.sampled_from([{}, {"cap": 4}]))
        case "yes_no":
            one["points"] = {"yes": draw(st.integers(0, 6))}
        case "percent":
            top = draw(st.integers(0, 6))
            one["band"] = [
                {"from": "0", "label": "little", "points": 0},
                {"from": "20", "label": "much", "points": top},
            ]
    return one


def _rising(draw: Draw, one: dict[str, Any]) -> str:
    """Write a condition that more concerning answers can only make true."""
    name = one["id"]
    match one["kind"]:
        case "choice":
            return f'at_least({name}, "{one["option"][-1]["id"]}")'
        case "grid":
            row = draw(st.sampled_from(AUDIENCE_IDS))
            return f'at_least({name}["{row}"], "{one["option"][1]["id"]}")'
        case "multi":
            return f'"{one["option"][-1]["id"]}" in {name}'
        case "percent":
            return f"{name} >= 20.0"
        case "count":
            return f"{name} >= 0"
        case _:
            return str(name)


def _atom(draw: Draw, one: dict[str, Any]) -> str:
    state = draw(st.sampled_from(["", "", "", "known", "unknown", "withheld", "asked"]))
    return f"{one['id']}.{state}" if state else _rising(draw, one)


def _condition(draw: Draw, names: list[dict[str, Any]], shape: Shape, depth: int = 2) -> str:
    """Write a condition over some questions and derived booleans."""
    form = draw(st.sampled_from(["atom", "not", "and", "or", "if"])) if depth else "atom"
    if form == "atom" or (shape.monotone and form in {"not", "if"}):
        one = draw(st.sampled_from(names))
        if one["kind"] == "boolean":
            return str(one["id"])
        return _rising(draw, one) if shape.monotone else _atom(draw, one)
    parts = [_condition(draw, names, shape, depth - 1) for _ in range(3)]
    match form:
        case "not":
            return f"!({parts[0]})"
        case "if":
            return f"(({parts[0]}) ? ({parts[1]}) : ({parts[2]}))"
        case _:
            return f" {'&&' if form == 'and' else '||'} ".join(f"({p})" for p in parts[:2])


def _derived(draw: Draw, so_far: list[dict[str, Any]], shape: Shape, place: int) -> dict[str, Any]:
    percents = [q["id"] for q in so_far if q["kind"] == "percent"]
    head = {"id": f"d{place}", "label": f"D{place}"}
    if percents and draw(st.booleans()):
        return head | {
            "kind": "number",
            "value": f"sum([{', '.join(percents)}])",
            "factor": "threat",
            "band": [
                {"from": "0", "label": "little", "points": 0},
                {"from": "20", "label": "much", "points": draw(st.integers(0, 6))},
            ],
        }
    named = [q for q in so_far if q["kind"] != "number"]
    return head | {"kind": "boolean", "value": _condition(draw, named, shape)}


def _finding(draw: Draw, names: list[dict[str, Any]], shape: Shape, place: int) -> dict[str, Any]:
    one: dict[str, Any] = {
        "id": f"f{place}",
        "title": f"F{place}.",
        "severity": "high",
        "when": _condition(draw, names, shape),
    }
    level = draw(st.sampled_from([None, *LEVELS[1:]]))
    if level:
        floor = {"factor": draw(st.sampled_from(["threat", "harm"])), "level": level}
        if floor["factor"] == "harm":
            floor["audiences"] = draw(st.sampled_from([[], ["public"]]))
        one["floor"] = floor
    return one


def _derived_level(draw: Draw, names: list[dict[str, Any]], shape: Shape) -> dict[str, Any]:
    """Write a derived level; it rises with its conditions."""
    conditions = [_condition(draw, names, shape, 1) for _ in range(2)]
    value = f'({conditions[0]}) ? "high" : (({conditions[1]}) ? "moderate" : "low")'
    return {"id": "word", "label": "Word", "kind": "level", "scale": "level", "value": value}


FORMULAS = (
    "sum([threat.points, harm.points])",
    "threat.points * 0.5 + harm.points / 3.0",
    "max([threat.points, harm.points, 2.0])",
    "round_half_up(mean([threat.points, harm.points]), 1)",
)
FALLING = (
    "threat.points >= 3.0 ? harm.points : threat.points * 0.5",
    "10.0 - threat.points * harm.points",
    "threat.points == harm.points || threat.points > 4.0 ? 7.0 : -harm.points",
)


def _computed(draw: Draw, shape: Shape) -> dict[str, Any]:
    """Write a factor that is computed from the others; in monotone editions it rises with them."""
    formulas = FORMULAS if shape.monotone else (*FORMULAS, *FALLING)
    return {
        "id": "both",
        "label": "Both",
        "title": "Both",
        "scale": "level",
        "per_audience": True,
        "cut_points": {"moderate": "20", "high": "50"},
        "cut_points_exclusive": draw(st.booleans()),
        "value": draw(st.sampled_from(formulas)),
        "maximum": 20,
    }


def _list(draw: Draw, shape: Shape) -> dict[str, Any]:
    """Write a table of several inputs; in monotone editions it rises along each of them."""
    inputs = ["both", "word", "threat"]
    level = st.sampled_from(LEVELS)
    if shape.monotone:
        least = draw(st.integers(0, 6))
        rows = [
            [*words, LEVELS[min(2, max(0, sum(map(LEVELS.index, words)) - least))]]
            for words in product(LEVELS, repeat=3)
        ]
    else:
        word = st.sampled_from([*LEVELS, "*", "*"])
        rows = draw(st.lists(st.tuples(word, word, word, level).map(list), max_size=5))
        rows.append(["*", "*", "*", draw(level)])
    return {
        "id": "joined",
        "label": "Joined",
        "title": "Joined",
        "scale": "level",
        "inputs": inputs,
        "decide": rows,
    }


def _questionnaire(draw: Draw, shape: Shape) -> dict[str, Any]:
    count = draw(st.integers(3, shape.questions))
    half = draw(st.integers(1, count - 1))
    questions: list[dict[str, Any]] = []
    derived: list[dict[str, Any]] = []
    sections: list[dict[str, Any]] = [
        {"id": "s0", "title": "S0", "question": []},
        {"id": "s1", "title": "S1", "question": []},
    ]
    for place in range(count):
        names = [*questions, *(d for d in derived if d["kind"] == "boolean")]
        if place == half:
            derived.append(_derived(draw, questions, shape, 0))
            if draw(st.booleans()):
                sections[1]["when"] = _condition(draw, names, shape)
        one = _question(draw, f"q{place}")
        if names and draw(st.booleans()):
            one["when"] = _condition(draw, names, shape)
        questions.append(one)
        sections[place >= half]["question"].append(one)
    derived.append(_derived(draw, questions, shape, 1))
    names = [*questions, *(d for d in derived if d["kind"] == "boolean")]
    derived.append(_derived_level(draw, names, shape))
    if shape.benefits:
        sections.append(_benefits(draw, questions, shape))
    return {
        "questionnaire": {"id": "one", "title": "One", "version": "1.0.0"},
        "section": sections,
        "derived": derived,
        "finding": [_finding(draw, names, shape, n) for n in range(draw(st.integers(1, 3)))],
    }


def _benefits(draw: Draw, questions: list[dict[str, Any]], shape: Shape) -> dict[str, Any]:
    inside: list[dict[str, Any]] = []
    for place in range(3):
        one = {"id": f"b{place}", "kind": "yes_no", "ask": f"B{place}"}
        if draw(st.booleans()):
            one["when"] = _condition(draw, [*questions, *inside], shape)
        inside.append(one)
    return {"id": "good", "title": "Good", "benefits": True, "question": inside}


def _methodology(draw: Draw, findings: list[str], shape: Shape) -> dict[str, Any]:
    harm = FACTOR.replace('"threat"', '"harm"') + "per_audience = true\n"
    head = parse(HEAD + AUDIENCES + FACTOR + harm)
    cells = draw(st.lists(st.integers(0, 2), min_size=9, max_size=9).map(sorted))
    rows = [[LEVELS[n] for n in cells[start : start + 3]] for start in (0, 3, 6)]
    columns_rise = all(
        LEVELS.index(rows[r][c]) <= LEVELS.index(rows[r + 1][c]) for r in (0, 1) for c in range(3)
    )
    assert columns_rise  # a sorted list cut into rows rises both ways
    levelled = ("threat", "harm", "risk", "both", "word", "joined")
    atoms = [f'at_least({n}, "{w}")' for n in levelled for w in LEVELS[1:]]
    atoms += [*findings, 'audience == "public"']
    steps = ["ban", "watch", "nothing"]
    rules: list[dict[str, Any]] = []
    for place, step in enumerate(steps):
        when = " && ".join(draw(st.lists(st.sampled_from(atoms), min_size=1, max_size=3)))
        if not shape.monotone and draw(st.booleans()):
            when = f"!({when})"
        rules.append(
            {
                "id": f"r{place}",
                "determination": "decision",
                "disposition": step if shape.monotone else draw(st.sampled_from(steps)),
                "why": "So.",
            }
            | ({"when": when} if place < len(steps) - 1 else {})
        )
    table = {
        "id": "risk",
        "label": "Risk",
        "title": "Risk",
        "scale": "level",
        "rows": "threat",
        "columns": "harm",
        "cells": dict(zip(LEVELS, rows, strict=True)),
    }
    level = draw(st.sampled_from(["risk", "joined"]))
    named = {"id": "decision", "label": "Decision", "title": "?", "level": level}
    return head | {
        "factor": [*head["factor"], _computed(draw, shape)],  # type: ignore[misc]
        "table": [table, _list(draw, shape)],
        "determination": [named],
        "disposition": [{"id": step, "label": step} for step in reversed(steps)],
        "rule": rules,
    }


def _mitigation(draw: Draw, asked: dict[str, Any], shape: Shape, place: int) -> dict[str, Any]:
    """Write a mitigation; in monotone editions what it holds makes no condition true."""
    questions = [q for section in asked["section"] for q in section["question"]]
    sources = [
        q
        for q in (*questions, *asked["derived"])
        if q["kind"] != "count" and len(q.get("option", "..")) > 1
    ]
    held = draw(
        st.lists(st.sampled_from(sources), min_size=1, max_size=3, unique_by=lambda q: str(q["id"]))
    )
    effects = [{"set": one["id"], "to": _held_at(draw, one, shape)} for one in held]
    return {"id": f"m{place}", "label": f"M{place}", "effect": effects}


def _held_at(draw: Draw, one: dict[str, Any], shape: Shape) -> object:
    match one["kind"]:
        case "choice" | "grid":
            options = st.sampled_from([o["id"] for o in one["option"]])
            if one["kind"] == "choice":
                return draw(options)
            return draw(st.dictionaries(st.sampled_from(AUDIENCE_IDS), options, min_size=1))
        case "multi":
            most = len(one["option"]) - shape.monotone
            return [o["id"] for o in one["option"][: draw(st.integers(1, most))]]
        case "yes_no" | "boolean":
            return False if shape.monotone else draw(st.booleans())
        case "percent" | "number":
            return Decimal(draw(st.sampled_from(PERCENTS)))
        case "level":
            return draw(st.sampled_from(LEVELS))
        case kind:
            raise AssertionError(kind)


@st.composite
def editions(draw: Draw, shape: Shape) -> Edition:
    """Draw an edition; everything in it is sound."""
    asked = _questionnaire(draw, shape)
    findings = [f["id"] for f in asked["finding"]]
    methodology = _methodology(draw, findings, shape)
    if shape.mitigations:
        methodology["mitigation"] = [_mitigation(draw, asked, shape, n) for n in range(3)]
    return made(methodology, (asked,), {})


def values(question: Question) -> list[object]:
    """Return what a question can be answered with: every value, or a telling choice of them."""
    match question:
        case ChoiceQuestion() | GridQuestion():
            return [o.id for o in question.option]
        case MultiQuestion():
            ids = [o.id for o in question.option]
            return [tuple(ids[: place + 1]) for place in range(len(ids))]
        case YesNoQuestion():
            return [False, True]
        case _:
            return list(PERCENTS) if question.kind == "percent" else [0, 7]


def everything(edition: Edition, key: Key) -> list[object]:
    """Return all that can be said to a key: values and states."""
    question = edition.questions[key.question]
    states = STATES if question.may_not_apply else STATES[:2]
    return [*values(question), *states]


def keys(edition: Edition) -> list[Key]:
    """Return every key of an edition."""
    return [Key(q.id, row) for q in edition.questions.values() for row in edition.rows(q)]


@st.composite
def answers(draw: Draw, edition: Edition, *, known: bool = False) -> dict[Key, object]:
    """Draw something to say to some of the questions; to all of them, and known, if asked."""
    said: dict[Key, object] = {}
    for key in keys(edition):
        if known:
            said[key] = draw(st.sampled_from(values(edition.questions[key.question])))
        elif draw(st.booleans()):
            said[key] = draw(st.sampled_from(everything(edition, key)))
    return said
