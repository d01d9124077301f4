"""Reading and writing authored files: editions and answer files, and what is wrong with them."""

from riskwiz.authoring.answer_file import ParsedAnswers, parse_answers
from riskwiz.authoring.answer_writing import write_answers
from riskwiz.authoring.diagnostic import Diagnostic
from riskwiz.authoring.loading import LoadedEdition, load_edition
from riskwiz.authoring.rendering import render, summary

__all__ = [
    "Diagnostic",
    "LoadedEdition",
    "ParsedAnswers",
    "load_edition",
    "parse_answers",
    "render",
    "summary",
    "write_answers",
]
