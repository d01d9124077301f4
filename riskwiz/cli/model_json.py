"""Frozen values as JSON for other programs: sorted, indented, the same bytes for the same value."""

import json

from riskwiz.core.model import Model


def model_json(value: Model) -> str:
    """Write a value as JSON."""
    data = value.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
