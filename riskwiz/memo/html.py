"""The memo as HTML: the templates filled in with an assessment, alone or in one file."""

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from riskwiz.core.assessment import Assessment
from riskwiz.core.canonical import sha256
from riskwiz.core.evidence import CREDIBILITY_MEANING, RELIABILITY_MEANING, STATUS_MEANING
from riskwiz.memo.contents import Contents
from riskwiz.memo.environment import environment
from riskwiz.memo.references import References

STYLES_LINK = '<link rel="stylesheet" href="memo.css">'
_FONT = re.compile(r"url\((fonts/[\w.-]+\.woff2)\)")


class MemoFault(Exception):
    """A memo that cannot be written, said in one sentence."""


def render_html(
    assessment: Assessment, answers_toml: str, texts: Mapping[str, str], templates: Path
) -> str:
    """Return the memo as one self-contained HTML page, its styles and fonts inside.

    Raises MemoFault where a template is missing or wrong.
    """
    page = fill(assessment, answers_toml, texts, templates)
    styles = f"<style>\n{_styles(templates)}</style>"
    return page.replace(STYLES_LINK, styles, 1)


def fill(
    assessment: Assessment, answers_toml: str, texts: Mapping[str, str], templates: Path
) -> str:
    """Return the memo as an HTML page that names the styles of the templates' folder.

    Raises MemoFault where a template is missing or wrong.
    """
    try:
        return (
            environment(templates)
            .get_template("memo.html.j2")
            .render(
                assessment=assessment,
                contents=Contents(assessment),
                references=References(assessment),
                answers_sha256=sha256(answers_toml),
                texts=sorted(texts),
                RELIABILITY=RELIABILITY_MEANING,
                CREDIBILITY=CREDIBILITY_MEANING,
                STATUS_MEANING={status.value: said for status, said in STATUS_MEANING.items()},
            )
        )
    except TemplateSyntaxError as error:
        place = f"{error.name or 'a template'}, line {error.lineno}"
        raise MemoFault(f"{place} of the memo’s templates: {error.message}") from error
    except TemplateError as error:
        raise MemoFault(f"the memo’s templates in {templates} fail: {error}") from error


def _styles(templates: Path) -> str:
    def inside(font: re.Match[str]) -> str:
        data = base64.b64encode((templates / font[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{data})"

    try:
        return _FONT.sub(inside, (templates / "memo.css").read_text(encoding="utf-8"))
    except OSError as error:
        raise MemoFault(f"the memo’s styles cannot be read: {error}") from error
