"""Silences: comments by which an author says that a warning is meant to stay, and why.

`# riskwiz: allow RW402 because …` holds for its own line, or for the next one where it stands
alone; `# riskwiz: allow RW403 throughout because …` holds for its file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskwiz.authoring.diagnostic import Diagnostic, Where, error, warning
from riskwiz.authoring.locate import Comment, comments

NO_REASON = "RW405"
UNUSED = "RW406"

_MENTION = re.compile(r"#\s*riskwiz\s*:")
_ALLOWED = re.compile(
    r"#\s*riskwiz\s*:\s*allow\s+(?P<code>RW\d{3})(?P<throughout>\s+throughout)?"
    r"(?:\s+because\s+(?P<reason>\S.*))?\s*"
)


@dataclass(frozen=True)
class _Silence:
    code: str
    path: str
    lines: frozenset[int] | None
    comment: Comment

    def covers(self, one: Diagnostic) -> bool:
        """Say whether a diagnostic is the one that is silenced."""
        here = one.code == self.code and one.path == self.path
        return here and (self.lines is None or one.line in self.lines)


def silenced(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Leave out the warnings and notes that are silenced; report silences that say too little.

    While something is an error, much is not asked yet, so nothing is said of what silences nothing.
    """
    silences: list[_Silence] = []
    for path, text in texts.items():
        if _MENTION.search(text):
            for comment in comments(text):
                read = _read(comment, path)
                if isinstance(read, _Silence):
                    silences.append(read)
                elif read is not None:
                    yield read
    used: set[int] = set()
    refused: set[int] = set()
    is_whole = True
    for one in diagnostics:
        is_whole = is_whole and one.severity != "error"
        covering = [index for index, silence in enumerate(silences) if silence.covers(one)]
        if one.severity == "error" or not covering:
            refused.update(covering)
            yield one
        else:
            used.update(covering)
    for index, silence in enumerate(silences):
        if index in refused or (is_whole and index not in used):
            yield _unused(silence, is_error=index in refused)


def _read(comment: Comment, path: str) -> _Silence | Diagnostic | None:
    if not _MENTION.match(comment.text):
        return None
    where = Where(path, comment.line, comment.column, len(comment.text))
    match = _ALLOWED.fullmatch(comment.text)
    if match is None:
        help_ = "write # riskwiz: allow RW402 because …"
        return error(NO_REASON, "this comment for riskwiz cannot be read", where, help_=help_)
    if match["reason"] is None:
        return error(
            NO_REASON,
            f"{match['code']} is silenced without a reason",
            where,
            help_="say why: … because the reader of this file should know",
        )
    lines = {comment.line} | ({comment.line + 1} if comment.alone else set())
    return _Silence(match["code"], path, None if match["throughout"] else frozenset(lines), comment)


def _unused(silence: _Silence, *, is_error: bool) -> Diagnostic:
    comment = silence.comment
    return warning(
        UNUSED,
        f"{silence.code} is an error here, and errors cannot be silenced"
        if is_error
        else f"there is no {silence.code} here to be silenced",
        Where(silence.path, comment.line, comment.column, len(comment.text)),
        help_="mend the error, and take the comment out" if is_error else "take the comment out",
    )
