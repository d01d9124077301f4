"""Where to go in an interview: on to the next open question, back, or to one by name."""

from collections.abc import Set as AbstractSet

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.value import Objection, nearest
from riskwiz.plain.sentences import written


def next_after(interview: Interview, key: Key, skipped: AbstractSet[Key]) -> Key | None:
    """Return the next open question after one, going round; None when all left are skipped."""
    first = found = interview.next_open(key)
    while found in skipped:
        found = interview.next_open(found)
        if found == first:
            return None
    return found


def before(interview: Interview, key: Key | None) -> Key | None:
    """Return the question or row before one, or the last one from the end; None at the first."""
    path = interview.path
    here = path.index(key) if key in path else len(path)
    return path[here - 1] if here else None


def named(interview: Interview, name: str) -> Key | Objection:
    """Return the question or row that is written so, or why it cannot be gone to."""
    question, _, row = name.partition(".")
    asked = [k for k in interview.path if k.question == question and row in ("", k.row)]
    if asked:
        return asked[0]
    questions = interview.edition.questions
    if question not in questions:
        meant = nearest(question, list(questions))
        advice = f"did you mean {meant!r}?" if meant else "review lists the open ones"
        return Objection(message=f"there is no question {name[:60]!r}", help=advice)
    rows = [written(Key(question, r)) for r in interview.edition.rows(questions[question])]
    if row and name not in rows:
        return Objection(message=f"there is no row {name[:60]!r}", help=f"write {', '.join(rows)}")
    return Objection(
        message=f"{question} is not asked under the present answers",
        help="it hangs on an answer before it",
    )
