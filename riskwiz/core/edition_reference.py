"""What a case records of the texts that it is answered against."""

from riskwiz.core.model import Line, Model


class TextReference(Model):
    """An authored text that a case was answered against."""

    path: Line
    """The path of the text inside the edition's folder."""
    version: str | None = None
    """The version of the text; reference files have none."""
    sha256: str
    """The SHA-256 of the text."""


class EditionReference(Model):
    """The edition that a case was answered against, text by text."""

    id: str
    """The id of the edition."""
    version: str
    """The version of the edition."""
    texts: tuple[TextReference, ...] = ()
    """The texts that were answered, each by its hash."""
