"""Why a text or a country cannot be taken, whoever says it."""

from riskwiz.core.edition import Edition
from riskwiz.core.question import CountryQuestion, Question, TableQuestion
from riskwiz.core.value import MAX_TEXT, Objection, refused_text

_MAX_LINE = 400


def refused_prose(text: str) -> Objection | None:
    """Object to paragraphs that are too long, or hold what cannot be shown."""
    return _too_long(text, MAX_TEXT) or refused_text(text)


def refused_line(line: str) -> Objection | None:
    """Object to a line that is too long, or holds what cannot be shown."""
    return _too_long(line, _MAX_LINE) or refused_text(line, lines=False)


def strange_country(edition: Edition, question: Question, value: object) -> Objection | None:
    """Object to a country that ISO 3166 does not have."""
    codes: list[object] = []
    if isinstance(question, CountryQuestion):
        codes = [value]
    elif isinstance(question, TableQuestion) and isinstance(value, tuple):
        columns = [c.id for c in question.column if c.kind == "country"]
        codes = [row[c] for row in value if isinstance(row, dict) for c in columns if c in row]
    strange = [c for c in codes if edition.countries and c not in edition.countries]
    if not strange:
        return None
    return Objection(
        message=f"{strange[0]!r} is not a country of ISO 3166", help="write CN or US, say"
    )


def _too_long(text: str, fit: int) -> Objection | None:
    if len(text) <= fit:
        return None
    return Objection(
        message=f"the text has {len(text):,} characters; {fit:,} fit",
        help="shorten it, or attach it as evidence",
    )
