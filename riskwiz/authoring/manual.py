"""The manual of diagnostics: a page for each code, from the rules' own docstrings."""

from typing import NamedTuple

from riskwiz.authoring.manual_texts import TEXTS
from riskwiz.authoring.proofs import PROOFS
from riskwiz.authoring.rulebook import RULES

_CHAPTERS = {
    "RW0": "Reading a file",
    "RW1": "Names and expressions",
    "RW2": "Questions, points and cut points",
    "RW3": "Tables, rules and findings",
    "RW4": "What could be better",
    "RW5": "Answer files",
    "RW6": "Golden cases",
    "RW7": "What can never happen",
    "RW8": "Versions",
}


_ABOUT = """\
What `riskwiz check` says, by code. Made from the rules themselves: change a rule's docstring, then
write this file anew with `python scripts/write-diagnostics`.

An error keeps an edition from being used; a warning does not, and can be silenced with a reason
(RW405). A note needs nothing."""


class Page(NamedTuple):
    """What a code means: a sentence, and what there is to say about it."""

    code: str
    title: str
    text: str


def pages() -> tuple[Page, ...]:
    """Return the pages of all codes, in their order."""
    texts = dict(TEXTS)
    texts |= {rule.CODE: rule.__doc__ or "" for rule in RULES}
    texts |= {proof.CODE: proof.__doc__ or "" for proof in PROOFS}
    return tuple(_page(code, texts[code]) for code in sorted(texts))


def manual() -> str:
    """Write the manual as Markdown, as `docs/diagnostics.md` holds it."""
    lines = [
        "# Diagnostics",
        "",
        _ABOUT,
    ]
    chapter = ""
    for page in pages():
        if page.code[:3] != chapter:
            chapter = page.code[:3]
            lines += ["", f"## {_CHAPTERS[chapter]}"]
        lines += ["", f"### {page.code}: {page.title}", "", page.text]
    return "\n".join(lines) + "\n"


def _page(code: str, text: str) -> Page:
    title, _, rest = text.strip().partition("\n\n")
    return Page(code, " ".join(title.split()).removesuffix("."), rest.strip())
