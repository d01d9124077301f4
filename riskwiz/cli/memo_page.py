"""The memo of a case in the form that was asked for, and the file that it goes into."""

import gc
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from riskwiz.cli.exits import InputTrouble, MachineTrouble
from riskwiz.cli.shipped import memo_templates
from riskwiz.cli.source import Source, forget_editions
from riskwiz.core.assessment import Assessment


def memo(source: Source, form: str, template: Path | None = None) -> bytes:
    """Render the memo of a case as `pdf`, `html` or `json`, in an agency's look if one is given.

    A PDF is printed in the memory that the case took, where whoever calls does not hold it.
    """
    assessment = source.assessment()
    if form == "json":
        return assessment_json(assessment).encode()
    from riskwiz.core.analysis.analysis import analyse
    from riskwiz.memo import Look, MemoFault, fill_pdf, print_pdf, render_html

    analysis = analyse(source.edition, source.case)
    answers, look = source.answers(), Look(memo_templates(), template)
    try:
        if form == "html":
            return render_html(assessment, analysis, answers, look).encode()
        with library_needed("use --format html"):
            unprinted = fill_pdf(assessment, analysis, answers, source.texts, look)
            del source, assessment, analysis, answers
            forget_editions()
            gc.collect()  # an edition names itself in circles
            return print_pdf(*unprinted)
    except MemoFault as fault:
        raise InputTrouble(str(fault)) from fault


def undesignated(source: Source, form: str, template: Path | None) -> bool:
    """Tell whether a memo is marked and its template does not say who designated it."""
    if form == "json" or not source.case.marking:
        return False
    from riskwiz.memo import Look

    return not Look(memo_templates(), template).settings.designation


def assessment_json(assessment: Assessment) -> str:
    """Write an assessment as JSON: sorted, indented, the same bytes for the same assessment."""
    data = assessment.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def beside(case: Path, form: str) -> Path:
    """Return where the memo of a case goes unless somebody says otherwise."""
    return case.with_suffix(f".{form}")


@contextmanager
def library_needed(instead: str) -> Iterator[None]:
    """Say in one sentence what a missing library is; WeasyPrint prints a banner instead."""
    try:
        with redirect_stdout(io.StringIO()):
            yield
    except (ImportError, OSError) as error:
        first = (str(error).splitlines() or [""])[0]
        raise MachineTrouble(
            f"a PDF cannot be made on this machine: {first}; install what it names, or {instead}"
        ) from error
