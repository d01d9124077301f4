"""Reading a memo back: the answers, the texts and the assessment that its PDF carries."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from riskwiz import __version__
from riskwiz.core.assessment import Assessment
from riskwiz.memo.fault import MemoFault

ANSWERS, ASSESSMENT, EDITION = "answers.toml", "assessment.json", "edition/"
_LARGEST = 20_000_000
"""Bytes of one attachment; a hundred times the largest that a memo carries."""


@dataclass(frozen=True)
class Attached:
    """What is attached to a memo."""

    answers: str
    """The answer file."""
    assessment: str
    """The assessment, as JSON."""
    texts: Mapping[str, str]
    """The texts of the edition, by their path in it."""
    identifier: str
    """What the PDF calls itself: the SHA-256 of the assessment that its pages were made from."""


def read_attached(content: bytes) -> Attached:
    """Return what is attached to the PDF of a memo.

    Raises MemoFault where it is no PDF, is damaged, or carries not what a memo carries.
    """
    # pypdf is loaded only where a memo is read back.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
        files = {name: tuple(bodies) for name, bodies in reader.attachments.items()}
        identifier = _identifier(reader.trailer.get("/ID"))
    except (
        PyPdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
        OSError,
    ) as error:  # whatever a broken PDF makes pypdf stumble on
        raise MemoFault("it is a damaged PDF: what is attached to it cannot be read") from error
    missing = [name for name in (ANSWERS, ASSESSMENT) if name not in files]
    if missing:
        raise MemoFault(f"it is no memo of riskwiz: {' and '.join(missing)} is not attached to it")
    texts = {name: _text(name, bodies) for name, bodies in files.items()}
    return Attached(
        answers=texts[ANSWERS],
        assessment=texts[ASSESSMENT],
        texts={
            name.removeprefix(EDITION): text
            for name, text in texts.items()
            if name.startswith(EDITION)
        },
        identifier=identifier,
    )


def attached_assessment(attached: Attached) -> Assessment:
    """Return the assessment that is attached to a memo.

    Raises MemoFault where it is none, or one of another form than this riskwiz makes.
    """
    try:
        return Assessment.model_validate_json(attached.assessment)
    except ValidationError:
        raise MemoFault(_no_assessment(attached.assessment)) from None


def _no_assessment(text: str) -> str:
    try:
        maker = json.loads(text)["riskwiz"]
    except (ValueError, LookupError, TypeError):
        return "what is attached to it as assessment.json is no assessment"
    return (
        f"riskwiz {maker} made its assessment, in a form that riskwiz {__version__} does not read"
    )


def _identifier(found: object) -> str:
    first = found[0] if isinstance(found, list) and found else ""
    return first.decode("ascii", "replace") if isinstance(first, bytes) else str(first)


def _text(name: str, bodies: tuple[bytes, ...]) -> str:
    if len(bodies) != 1:
        raise MemoFault(f"{len(bodies)} files are attached to it under the name {name}")
    if len(bodies[0]) > _LARGEST:
        raise MemoFault(f"what is attached to it as {name} has more than {_LARGEST:,} bytes")
    try:
        return bodies[0].decode()
    except UnicodeDecodeError:
        raise MemoFault(f"what is attached to it as {name} is no text") from None
