"""Verifying a memo: what is attached to it, whether that fits together, and its pages."""

import json
from collections.abc import Iterator, Mapping

from riskwiz import authoring
from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import counted
from riskwiz.cli.shipped import memo_templates
from riskwiz.cli.verified_result import Check
from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.analysis.analysis_result import Analysis
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.memo import Look, MemoFault, render_pdf
from riskwiz.memo.attached import Attached, attached_assessment, read_attached

_NOT_IN_ANSWERS = frozenset({"case", "riskwiz", "final", "signatures"})
"""What an assessment says that does not follow from an answer file."""


def memo_checks(content: bytes) -> Iterator[Check]:
    """Check a memo step by step; a step that fails may leave nothing for those after it."""
    try:
        attached = read_attached(content)
    except MemoFault as fault:
        yield Check("attachments", holds=False, said=str(fault))
        return
    yield Check(
        "attachments",
        holds=True,
        said=f"the answers, the assessment and {counted(len(attached.texts), 'text')} of the "
        "edition are attached",
    )
    try:
        assessment = attached_assessment(attached)
    except MemoFault as fault:
        yield Check("assessment", holds=False, said=str(fault))
        return
    within = (
        _identifier(attached),
        _texts(assessment, attached.texts),
        _rescored(assessment, attached),
    )
    yield from within
    if all(check.holds for check in within):
        yield _pages(assessment, attached, content)


def _identifier(attached: Attached) -> Check:
    same = sha256(attached.assessment) == attached.identifier
    words = "names the assessment that is attached" if same else "names another assessment"
    return Check("identifier", holds=same, said=f"the PDF's own identifier {words}")


def _texts(assessment: Assessment, texts: Mapping[str, str]) -> Check:
    named = {text.path: text.sha256 for text in assessment.edition.texts}
    found = {path: sha256(text) for path, text in texts.items()}
    wrong = sorted(path for path in {*named, *found} if named.get(path) != found.get(path))
    if wrong:
        return Check("texts", holds=False, said=f"not those that were answered: {', '.join(wrong)}")
    return Check("texts", holds=True, said="each text has the SHA-256 that the assessment names")


def _rescored(assessment: Assessment, attached: Attached) -> Check:
    """Assess the attached answers under the attached edition, and compare."""
    loaded = authoring.load_edition(attached.texts)
    if loaded.edition is None:
        return Check("re-scored", holds=False, said="the texts attached make no edition")
    parsed = authoring.parse_answers(attached.answers, "answers.toml", loaded.edition)
    if parsed.events is None:
        first = parsed.diagnostics[0].message
        return Check("re-scored", holds=False, said=f"the answers cannot be read: {first}")
    try:
        again = assess(loaded.edition, replay(parsed.events))
    except EditionFault as fault:
        return Check("re-scored", holds=False, said=str(fault))
    differences = [*_outcomes(assessment, again, loaded.edition), *_others(assessment, again)]
    if differences:
        return Check("re-scored", holds=False, said="; ".join(differences))
    return Check("re-scored", holds=True, said="the answers attached give the assessment attached")


def _outcomes(said: Assessment, again: Assessment, edition: Edition) -> Iterator[str]:
    """Say where the memo states a level or disposition that its answers do not give."""
    names = Names(edition)
    found = {
        (d.determination, o.audience): (o.level.stated, o.disposition.stated)
        for d in again.determinations
        for o in d.outcomes
    }
    for one in said.determinations:
        for outcome in one.outcomes:
            stated = (outcome.level.stated, outcome.disposition.stated)
            gives = found.get((one.determination, outcome.audience))
            if gives != stated:
                whom = names.whom(one.label, outcome.audience)
                words = "nothing" if gives is None else _words(gives, names)
                yield f"{whom}: the memo says {_words(stated, names)}, its answers give {words}"


def _words(outcome: tuple[str, str], names: Names) -> str:
    return f"{names.level(outcome[0])}, {names.disposition(outcome[1])}"


def _others(said: Assessment, again: Assessment) -> Iterator[str]:
    one, other = (json.loads(canonical_json(a)) for a in (said, again))
    differ = sorted(k for k in one if k not in _NOT_IN_ANSWERS and one[k] != other[k])
    if differ:
        yield f"parts of the assessment differ: {', '.join(differ)}"


def _analysis(assessment: Assessment, attached: Attached) -> Analysis | None:
    """Analyse the attached answers under the attached edition, where they can be read.

    An answer file does not say of which case it is; the assessment does.
    """
    edition = authoring.load_edition(attached.texts).edition
    if edition is None:
        return None
    events = authoring.parse_answers(attached.answers, "answers.toml", edition).events
    if events is None:
        return None
    return analyse(edition, replay(events)).model_copy(update={"case": assessment.case})


def _pages(assessment: Assessment, attached: Attached, content: bytes) -> Check:
    """Print the memo again: the same bytes are the same pages."""
    try:
        look = Look(memo_templates(), None)
        analysis = _analysis(assessment, attached)
        printed = render_pdf(assessment, analysis, attached.answers, attached.texts, look)
    except (EditionFault, MemoFault, ImportError, OSError) as error:
        first = (str(error).splitlines() or ["no reason given"])[0]
        return Check("pages", holds=None, said=f"they could not be printed again: {first}")
    if printed == content:
        return Check(
            "pages", holds=True, said="printed again from what is attached they are the same bytes"
        )
    return Check(
        "pages",
        holds=None,
        said="printed again here they are not the same bytes: another riskwiz, other libraries or "
        "an agency's template printed them, or they were changed; go by what is attached",
    )
