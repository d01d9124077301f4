"""One way to write a value as JSON, so that the same value is the same bytes."""

import hashlib
import json

from pydantic import BaseModel


def canonical_json(value: BaseModel | dict[str, object]) -> str:
    """Write a value as JSON with sorted keys and no spaces."""
    data = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
