"""The form of an edition on paper: a PDF with the answer file to fill in attached to it."""

from pathlib import Path

from riskwiz.cli.exits import InputTrouble
from riskwiz.cli.memo_page import library_needed
from riskwiz.cli.shipped import form_templates, memo_templates
from riskwiz.core.edition import Edition


def printed_form(edition: Edition, answer_file: str, template: Path | None) -> bytes:
    """Print the questions of an edition, with an agency's paper, colour and contact if given."""
    from riskwiz.memo import Look, MemoFault
    from riskwiz.memo.form import form_pdf

    look = Look(memo_templates(), template)
    try:
        with library_needed("use --format toml"):
            return form_pdf(edition, {"form.toml": answer_file}, look, form_templates())
    except MemoFault as fault:
        raise InputTrouble(str(fault)) from fault
