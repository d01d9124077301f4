"""Canada's Algorithmic Impact Assessment as a riskwiz edition: a converter for a test.

Nothing of the instrument is kept here. The converter reads its model where it is at hand and
writes TOML; what scores it is riskwiz as it is, with no Python of the instrument's own.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from riskwiz.core.answer import answered
from riskwiz.core.event import AnswerGiven, CaseOpened, Event

Json = Any
"""What a JSON file holds."""

LEVELS = ("one", "two", "three", "four")

_HEAD = {
    "id": "aia",
    "title": "Algorithmic Impact Assessment",
    "version": "1.0.1",
    "as_of": "2026-11-23",
    "questionnaires": ["aia"],
    "not_known": "0",
    "withheld": "0",
}
_CURRENT = "mitigation.points >= 62.0 ? round_half_up(product([raw.points, 0.85]), 0) : raw.points"


def name(text: str) -> str:
    """Turn one of the instrument's names into an id: `item1-0` becomes `v_item1_0`."""
    return "v_" + re.sub(r"[^a-z0-9]", "_", text.lower())


def texts(model: Json) -> dict[str, str]:
    """Write the model as the texts of an edition."""
    return {"methodology.toml": _methodology(model), "aia.toml": _questionnaire(model)}


def _methodology(model: Json) -> str:
    levels = [{"id": one, "label": f"level {one}"} for one in LEVELS]
    whole = str(model["raw_max"])
    factors = [
        _factor("raw", maximum=model["raw_max"]),
        _factor("mitigation", maximum=model["mitigation_max"]),
        _factor("current", maximum=int(whole), value=_CURRENT, cut_points_exclusive=True),
    ]
    text = tomli_w.dumps(
        {
            "methodology": _HEAD,
            "confidence": {
                "high_answered": "0.8",
                "high_strong": "0.6",
                "low_answered": "0.5",
                "low_fair": "0.4",
            },
            "scale": [{"id": "impact", "levels": levels}],
            "factor": factors,
            "determination": [
                {"id": "impact_level", "label": "Impact", "title": "Which?", "level": "current"}
            ],
            "disposition": [{"id": "follow", "label": "follow the level"}],
            "rule": [
                {
                    "id": "always",
                    "determination": "impact_level",
                    "disposition": "follow",
                    "why": "The directive says what each level asks for.",
                }
            ],
        }
    )
    return text.replace('as_of = "2026-11-23"', "as_of = 2026-11-23")


def _factor(factor: str, **more: object) -> dict[str, object]:
    cuts = {"two": "25", "three": "50", "four": "75"}
    labels = {"id": factor, "label": factor, "title": factor, "scale": "impact"}
    return {**labels, "cut_points": cuts, **more}


def _questionnaire(model: Json) -> str:
    questions = {
        q["id"]: {"type": q["type"], "options": {c["value"] for c in q.get("choices", ())}}
        for page in model["pages"]
        for q in page["questions"]
    }
    sections = [_section(page, questions) for page in model["pages"] if page["questions"]]
    head = {"id": "aia", "title": "AIA", "version": "1.0.1"}
    return tomli_w.dumps({"questionnaire": head, "section": sections})


def _section(page: Json, questions: Mapping[str, Json]) -> dict[str, object]:
    section: dict[str, object] = {"id": name(page["id"]), "title": page["id"]}
    if page["show_if"]:
        section["when"] = condition(page["show_if"], questions)
    return {**section, "question": [_question(q, questions) for q in page["questions"]]}


def _question(one: Json, questions: Mapping[str, Json]) -> dict[str, object]:
    written: dict[str, object] = {"id": name(one["id"]), "ask": one["id"], "kind": "long_text"}
    if one["show_if"]:
        written["when"] = condition(one["show_if"], questions)
    if one["type"] in {"single", "multi"}:
        written["kind"] = "choice" if one["type"] == "single" else "multi"
        written["option"] = list(_options(one))
        if one["ledger"]:
            written["factor"] = one["ledger"]
    return written


def _options(one: Json) -> Iterator[dict[str, object]]:
    scored = bool(one["ledger"])
    choices = sorted(one["choices"], key=lambda choice: int(choice["points"]))
    if scored and choices[0]["points"]:
        # Leaving the question out is worth nothing there; here an option has to say so.
        yield {"id": "left_out", "label": "left out", "points": 0}
    for choice in choices:
        option = {"id": name(choice["value"]), "label": choice["value"]}
        yield {**option, "points": choice["points"]} if scored else option


def condition(tree: Json, questions: Mapping[str, Json]) -> str:
    """Write one of the instrument's conditions as an expression."""
    for word, sign in (("or", " || "), ("and", " && ")):
        if word in tree:
            return "(" + sign.join(condition(part, questions) for part in tree[word]) + ")"
    question, value = name(tree["question"]), tree["value"]
    wanted = value if isinstance(value, list) else [value]
    # Six of its conditions ask for an option that the question does not have: never true.
    values = [name(v) for v in wanted if v in questions[tree["question"]]["options"]]
    if not values:
        return "false"
    if questions[tree["question"]]["type"] == "multi":
        return "(" + " || ".join(f'"{v}" in {question}' for v in values) + ")"
    return f"{question} in {json.dumps(values)}"


def events(opened: CaseOpened, answers: Mapping[str, Json]) -> list[Event]:
    """Write a set of answers as a journal, without asking whether they fit."""
    said: list[Event] = [opened]
    for question, value in answers.items():
        chosen = tuple(name(v) for v in value) if isinstance(value, list) else name(value)
        said.append(AnswerGiven(question=name(question), given=answered(chosen)))
    return said


def cases(folder: Path) -> Iterator[Json]:
    """Yield the answer sets with what the instrument's own code gives for each."""
    with (folder / "cases.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
