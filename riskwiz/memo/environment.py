"""Jinja's environment for memos: sandboxed, escaping everything, and strict about names."""

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from riskwiz.memo.phrasing import FILTERS, STAGE_HEADING, STATUS_HEADING, STATUS_PHRASE, readable


@cache
def environment(*templates: Path) -> SandboxedEnvironment:
    """Return an environment that reads templates from these folders, the first first."""
    made = SandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=readable,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(FILTERS)
    made.globals.pop("lipsum")  # it is random
    made.globals.update(
        STAGE_HEADING=STAGE_HEADING,
        STATUS_HEADING=STATUS_HEADING,
        STATUS_PHRASE=STATUS_PHRASE,
    )
    return made
