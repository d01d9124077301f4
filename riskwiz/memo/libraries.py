"""The libraries that a memo is made with, and their versions, for whoever prints it again."""

from collections.abc import Mapping
from importlib.metadata import version

_PAGE = ("cel-expr-python", "Jinja2", "pydantic")
_PDF = ("fonttools", "pydyf", "weasyprint")


def page_libraries() -> Mapping[str, str]:
    """Return the versions of what assesses a case and fills its page."""
    return {name: version(name) for name in _PAGE}


def pdf_libraries() -> Mapping[str, str]:
    """Return the same with what prints the page; loads WeasyPrint."""
    from weasyprint.text.ffi import pango  # noqa: PLC0415  (it takes long, and a page needs none)

    number = pango.pango_version()
    written = f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
    return {**page_libraries(), **{name: version(name) for name in _PDF}, "Pango": written}
