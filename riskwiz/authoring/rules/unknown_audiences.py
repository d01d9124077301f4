"""Rules compare the audience with audiences that exist.

`audience == "minor"` is never true when the audience is called `minors`.
"""

import re
from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.value import nearest

CODE = "RW116"
_COMPARED = re.compile(r"""\baudience\s*(?:[=!]=\s*|in\s*\[)([^\]&|)]*)""")
_WORD = re.compile(r"""(["'])(.*?)\1""")


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find words beside `audience` that are no audience."""
    if draft.methodology is None:
        return
    known = [one.id for one in draft.methodology.audience]
    for index, rule in enumerate(draft.methodology.rule):
        for compared in _COMPARED.finditer(rule.when or ""):
            for word in _WORD.finditer(compared[1]):
                if word[2] not in known:
                    meant = nearest(word[2], known)
                    yield error(
                        CODE,
                        f"there is no audience {word[2]!r}",
                        draft.inside(
                            draft.methodology_spot("rule", index, "when"),
                            compared.start(1) + word.start(),
                            len(word[0]),
                        ),
                        help_=f'did you mean "{meant}"?' if meant else None,
                        note=f"the audiences are: {', '.join(known)}",
                    )
