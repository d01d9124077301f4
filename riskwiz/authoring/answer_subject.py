"""What an answer file is about, without reading its answers."""

import datetime as dt
from dataclasses import dataclass

from riskwiz.authoring.toml_text import parse_toml


@dataclass(frozen=True)
class AnswerSubject:
    """Whom an answer file is about, and as of when."""

    subject: str
    as_of: dt.date


def answer_head(text: str) -> AnswerSubject | None:
    """Read the head of an answer file; None where the text is something else."""
    data = parse_toml(text, "")
    case = data.get("case") if isinstance(data, dict) else None
    if not isinstance(case, dict) or not isinstance(data, dict) or "edition" not in data:
        return None
    subject, as_of = case.get("subject"), case.get("as_of")
    name = subject.get("name") if isinstance(subject, dict) else None
    if not isinstance(name, str) or not isinstance(as_of, dt.date):
        return None
    return AnswerSubject(subject=name, as_of=as_of)
