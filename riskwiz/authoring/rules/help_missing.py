"""A question says how to find out the answer, and a mitigation what it asks.

Assessors answer better when `help` says where to look and what decides. A mitigation also says in
`verified_by` what shows that it is kept: a promise that nobody can check changes nothing. A
warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.draft import Draft

CODE = "RW401"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find questions and mitigations that do not explain themselves."""
    for one in draft.questions:
        if one.it.help is None:
            yield warning(
                CODE,
                f"`{one.it.id}` does not say how to find out",
                draft.key(one.spot / "id"),
                help_='add help = "…"',
            )
    for index, mitigation in enumerate(draft.methodology.mitigation if draft.methodology else ()):
        for key, what in (("help", "what it asks"), ("verified_by", "what shows that it is kept")):
            if getattr(mitigation, key) is None:
                yield warning(
                    CODE,
                    f"`{mitigation.id}` does not say {what}",
                    draft.key(draft.methodology_spot("mitigation", index, "id")),
                    help_=f'add {key} = "…"',
                )
