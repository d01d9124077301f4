"""Reading and writing authored files: editions and answer files, and what is wrong with them.

Each name is loaded when it is first used, as `riskwiz check` needs no answer file, and a case
that is opened needs no proofs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskwiz.authoring.answer_file import ParsedAnswers, parse_answers
    from riskwiz.authoring.answer_subject import AnswerSubject, answer_head
    from riskwiz.authoring.answer_writing import write_answers
    from riskwiz.authoring.checking import check_edition
    from riskwiz.authoring.diagnostic import Diagnostic
    from riskwiz.authoring.form import write_form
    from riskwiz.authoring.loading import LoadedEdition, load_edition
    from riskwiz.authoring.rendering import render, summary
    from riskwiz.authoring.sarif_log import sarif
    from riskwiz.authoring.toml_text import LONGEST
    from riskwiz.authoring.versions import compare_versions

__all__ = [
    "LONGEST",
    "AnswerSubject",
    "Diagnostic",
    "LoadedEdition",
    "ParsedAnswers",
    "answer_head",
    "check_edition",
    "compare_versions",
    "load_edition",
    "parse_answers",
    "render",
    "sarif",
    "summary",
    "write_answers",
    "write_form",
]

_MODULES = {
    "AnswerSubject": "answer_subject",
    "LONGEST": "toml_text",
    "Diagnostic": "diagnostic",
    "LoadedEdition": "loading",
    "ParsedAnswers": "answer_file",
    "answer_head": "answer_subject",
    "check_edition": "checking",
    "compare_versions": "versions",
    "load_edition": "loading",
    "parse_answers": "answer_file",
    "render": "rendering",
    "sarif": "sarif_log",
    "summary": "rendering",
    "write_answers": "answer_writing",
    "write_form": "form",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
