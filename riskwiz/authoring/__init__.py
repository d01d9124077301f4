"""Reading and writing authored files: editions and answer files, and what is wrong with them."""

from riskwiz.authoring.answer_file import ParsedAnswers, parse_answers
from riskwiz.authoring.answer_writing import write_answers
from riskwiz.authoring.checking import check_edition
from riskwiz.authoring.diagnostic import Diagnostic
from riskwiz.authoring.form import write_form
from riskwiz.authoring.loading import LoadedEdition, load_edition
from riskwiz.authoring.rendering import render, summary
from riskwiz.authoring.sarif import sarif
from riskwiz.authoring.versions import compare_versions

__all__ = [
    "Diagnostic",
    "LoadedEdition",
    "ParsedAnswers",
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
