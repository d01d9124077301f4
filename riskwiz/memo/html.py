"""The memo as HTML: the templates filled in with an assessment, alone or in one file."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from riskwiz.core.assessment import Assessment
from riskwiz.core.canonical import sha256
from riskwiz.core.evidence import CREDIBILITY_MEANING, RELIABILITY_MEANING, STATUS_MEANING
from riskwiz.memo.changes import Changes
from riskwiz.memo.contents import Contents
from riskwiz.memo.environment import environment
from riskwiz.memo.fault import placed
from riskwiz.memo.libraries import page_libraries
from riskwiz.memo.look import Look
from riskwiz.memo.references import References
from riskwiz.memo.settings import Settings

if TYPE_CHECKING:
    from riskwiz.core.analysis.analysis_result import Analysis

_FONT = re.compile(r"url\((fonts/[\w.-]+\.woff2)\)")
_NARROW = "narrow.css"
"""What only screens need: WeasyPrint knows no widths of windows."""

_PICTURE = re.compile(r'(<img[^>]* src=")([^"]+)"')


def render_html(
    assessment: Assessment, analysis: Analysis | None, answers_toml: str, look: Look
) -> str:
    """Return the memo as one self-contained HTML page, its styles, fonts and pictures inside.

    Raises MemoFault where a template is missing or wrong.
    """
    page = fill(assessment, analysis, answers_toml, look, page_libraries())
    with placed(look.shipped):
        page = _FONT.sub(lambda font: f"url({_data(look.shipped / font[1])})", page)
        narrow = (look.shipped / _NARROW).read_text(encoding="utf-8")
        page = page.replace("</head>", f"<style>\n{narrow}</style>\n</head>", 1)
    own = look.own
    if own is None:
        return page
    with placed(own):
        return _PICTURE.sub(lambda found: f'{found[1]}{_data(own / found[2])}"', page)


def fill(
    assessment: Assessment,
    analysis: Analysis | None,
    answers_toml: str,
    look: Look,
    libraries: Mapping[str, str],
) -> str:
    """Return the memo as an HTML page that names the fonts and pictures of its templates.

    Raises MemoFault where a template is missing or wrong.
    """
    blocks = look.blocks(assessment)
    with placed(look.shipped):
        templates = environment(look.shipped)
        styles = templates.get_template("memo.css.j2").render(
            settings=look.settings, marked=bool(assessment.marking)
        )
        return templates.get_template("memo.html.j2").render(
            assessment=assessment,
            analysis=analysis,
            contents=Contents(assessment),
            changes=None if analysis is None else Changes(assessment, analysis),
            references=References(assessment),
            answers_sha256=sha256(answers_toml),
            settings=look.settings,
            blocks=blocks,
            enclosures=_enclosures(look.settings, assessment, analysis),
            styles=Markup(styles),  # noqa: S704  (our own, and settings that were checked)
            look=look,
            libraries=libraries,
            RELIABILITY=RELIABILITY_MEANING,
            CREDIBILITY=CREDIBILITY_MEANING,
            STATUS_MEANING={status.value: said for status, said in STATUS_MEANING.items()},
        )


def _enclosures(
    settings: Settings, assessment: Assessment, analysis: Analysis | None
) -> Mapping[str, tuple[int, str]]:
    """Return the enclosures in order, each with its number and title."""
    titles = {
        "findings": "Findings and grounds",
        "statuses": settings.statuses,
        "unknown": settings.unknown,
        "changes": settings.changes,
        "mitigations": "Mitigations in full",
        "scores": "Scores, tables and pictures",
        "robustness": settings.robustness,
        "benefits": "Benefits and advocacy",
        "points": "Account of points",
        "answers": "Answers",
        "evidence": "Evidence register",
        "authorities": "Authorities cited",
        "method": "Method and versions",
    }
    if analysis is None:
        del titles["changes"]
    if analysis is None or analysis.robustness is None:
        del titles["robustness"]
    if not assessment.mitigations:
        del titles["mitigations"]
    return {key: (place, one) for place, (key, one) in enumerate(titles.items(), start=1)}


def _data(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "font/woff2"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
