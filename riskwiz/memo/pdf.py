"""The memo as a PDF: tagged, archival, with its sources attached, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from riskwiz.core.assessment import Assessment
from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.memo.fault import MemoFault
from riskwiz.memo.html import fill
from riskwiz.memo.libraries import pdf_libraries
from riskwiz.memo.look import Look

if TYPE_CHECKING:
    from riskwiz.core.analysis.analysis_result import Analysis

_KIND = "pdf/a-3a"


def render_pdf(
    assessment: Assessment,
    analysis: Analysis | None,
    answers_toml: str,
    texts: Mapping[str, str],
    look: Look,
) -> bytes:
    """Return the memo as a PDF with what it was made from attached, and the assessment as data.

    Raises MemoFault where a template is missing or wrong, or asks for anything outside its folder.
    """
    return print_pdf(*fill_pdf(assessment, analysis, answers_toml, texts, look))


class Unprinted(NamedTuple):
    """A memo that is filled in: what `print_pdf` takes, which holds nothing of the case."""

    page: str
    files: Mapping[str, str]
    look: Look
    date: dt.date
    identifier: bytes


def fill_pdf(
    assessment: Assessment,
    analysis: Analysis | None,
    answers_toml: str,
    texts: Mapping[str, str],
    look: Look,
) -> Unprinted:
    """Return the memo and its attachments, to be printed when the assessment is let go of.

    Raises MemoFault where a template is missing or wrong.
    """
    page = fill(assessment, analysis, answers_toml, look, pdf_libraries())
    files = {"answers.toml": answers_toml, "assessment.json": canonical_json(assessment)}
    if analysis is not None:
        files["analysis.json"] = canonical_json(analysis)
    files |= {f"edition/{path}": text for path, text in texts.items()}
    identifier = sha256(canonical_json(assessment)).encode()
    return Unprinted(page, files, look, assessment.as_of, identifier)


def print_pdf(
    page: str, files: Mapping[str, str], look: Look, date: dt.date, identifier: bytes
) -> bytes:
    """Print an HTML page as a PDF; the date is what its attachments are dated."""
    # WeasyPrint takes 0.6 s to load, so it is loaded only when there is something to print.
    from weasyprint import Attachment  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    from riskwiz.memo.accessible import finish  # noqa: PLC0415
    from riskwiz.memo.fetcher import BASE_URL, SealedFetcher  # noqa: PLC0415
    from riskwiz.memo.frugal import FrugalHTML, lay_out  # noqa: PLC0415
    from riskwiz.memo.tongue import settle_language  # noqa: PLC0415

    settle_language()

    midnight = dt.datetime.combine(date, dt.time(), dt.UTC)
    fetcher = SealedFetcher(look)
    attachments = [
        Attachment(
            string=text,
            base_url=BASE_URL,
            url_fetcher=fetcher,
            name=name,
            description=_about(name),
            created=midnight,
            modified=midnight,
            relationship="Source" if name == "answers.toml" else "Supplement",
        )
        for name, text in sorted(files.items())
    ]
    try:
        with warnings.catch_warnings():
            # WeasyPrint leaves its colour profile to the garbage collector to close.
            warnings.simplefilter("ignore", ResourceWarning)
            document = lay_out(
                FrugalHTML(string=page, base_url=BASE_URL, url_fetcher=fetcher), pdf_variant=_KIND
            )
            printed = document.write_pdf(
                finisher=finish,
                pdf_variant=_KIND,
                pdf_identifier=identifier,
                attachments=attachments,
            )
    except FatalURLFetchingError as error:
        raise MemoFault(str(error)) from error
    return bytes(printed)


def _about(name: str) -> str:
    """Say what an attachment is."""
    known = {
        "answers.toml": "The answers of the case, as riskwiz reads them",
        "analysis.json": "How sure it is, what drives it, and what would change it",
        "assessment.json": "The assessment that this memo prints",
        "form.toml": "The same questions as an answer file, to fill in on a computer",
    }
    return known.get(name, "A text of the edition that was answered")
