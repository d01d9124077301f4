"""JSON Schemas of all formats, generated from the models, for editors and other programs.

A form is what one kind of file looks like. `edition` is a folder: an object whose keys are
the paths of its files.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from riskwiz.authoring.answer_format import AnswerFile
from riskwiz.authoring.field_docs import field_docs
from riskwiz.core.analysis.analysis_result import Analysis
from riskwiz.core.analysis.comparison_result import Comparison
from riskwiz.core.assessment import Assessment
from riskwiz.core.authority import Reference
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import Questionnaire

EDITION = "edition"
AUTHORED: dict[str, type[BaseModel]] = {
    "methodology": Methodology,
    "questionnaire": Questionnaire,
    "reference": Reference,
    "answers": AnswerFile,
}
"""The forms of the files that people write, with the model of each."""

PRINTED: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "analysis": Analysis,
    "comparison": Comparison,
}
"""The forms of what riskwiz prints for other programs, with the model of each."""

COMMITTED = (*AUTHORED, *PRINTED)
"""The forms whose schemas stand in docs/schema."""

FORMS = (EDITION, *COMMITTED)
"""Every form that has a schema."""


def json_schema(form: str) -> str:
    """Return the JSON Schema of a form as text, always the same bytes."""
    if form == EDITION:
        schema = _of_an_edition()
    elif form in AUTHORED:
        schema = _of_a_model(AUTHORED[form], "validation")
    else:
        schema = _of_a_model(PRINTED[form], "serialization")
    _tell_kinds_apart(schema, schema["$defs"])
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:riskwiz:schema:{form}",
        "title": f"riskwiz {form}",
    }
    whole = head | {key: one for key, one in schema.items() if key not in head}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _of_a_model(model: type[BaseModel], mode: JsonSchemaMode) -> JsonSchemaValue:
    return model.model_json_schema(
        mode=mode, by_alias=mode == "validation", schema_generator=_Generator
    )


def _of_an_edition() -> JsonSchemaValue:
    """Describe a folder by the paths of its files, with the formats as definitions."""
    models = (Methodology, Questionnaire, Reference)
    named, definitions = _Generator().generate_definitions(
        [(model, "validation", model.__pydantic_core_schema__) for model in models]
    )
    methodology, questionnaire, reference = (named[model, "validation"] for model in models)
    return {
        "description": "An edition: a folder, each file under its path inside it.",
        "type": "object",
        "required": ["methodology.toml"],
        "properties": {
            "methodology.toml": methodology | {"description": _said(Methodology.__doc__)}
        },
        "patternProperties": {r"^reference/[^/]+\.toml$": reference},
        "additionalProperties": questionnaire,
        "propertyNames": {"pattern": r"^(reference/[^/]+|[a-z][a-z0-9_]*)\.toml$"},
        "$defs": definitions,
    }


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, less what TOML lacks (null) and what only programmers read."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002  (pydantic's)
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        found["title"] = _in_words(model.__name__)
        found["description"] = _said(model.__doc__)
        docs = field_docs(model)
        for name, info in model.model_fields.items():
            key = info.alias if self.by_alias and info.alias else name
            found["properties"][key]["description"] = _said(docs.get(name))
        return found

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        if self.mode == "validation":
            return self.generate_inner(schema["schema"])
        return super().nullable_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        if found.get("default") in (None, [], {}):
            found.pop("default", None)
        return found

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        found = super().dict_schema(schema)
        if "patternProperties" in found:
            found["additionalProperties"] = False
        return found


def _tell_kinds_apart(node: Any, definitions: JsonSchemaValue) -> None:  # noqa: ANN401  (JSON)
    """Say which keys each kind of a union must have beside the union, not in its branches.

    What is half written, its kind given, then already fits one branch, so that an editor
    offers the keys of that kind alone.
    """
    if isinstance(node, list):
        for one in node:
            _tell_kinds_apart(one, definitions)
    elif isinstance(node, dict):
        union = node.pop("discriminator", None)  # OpenAPI's word, not JSON Schema's
        if union is not None:
            node["allOf"] = list(_required_by_kind(union, definitions))
        for one in node.values():
            _tell_kinds_apart(one, definitions)


def _required_by_kind(
    union: JsonSchemaValue, definitions: JsonSchemaValue
) -> Iterator[JsonSchemaValue]:
    by, branches = union["propertyName"], union["mapping"]
    for reference in dict.fromkeys(branches.values()):
        kinds = [kind for kind, branch in branches.items() if branch == reference]
        branch = definitions[reference.rpartition("/")[2]]
        required, branch["required"] = branch["required"], [by]
        yield {
            "if": {"properties": {by: {"enum": kinds}}, "required": [by]},
            "then": {"required": required},
        }


def _in_words(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).capitalize()


def _said(docstring: str | None) -> str:
    """Return a docstring as one paragraph a line."""
    paragraphs = (docstring or "").strip().split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
