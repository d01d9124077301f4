"""Verifying a case or a memo, and saying what was found."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from riskwiz import store
from riskwiz.cli.exits import InputTrouble, MachineTrouble
from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import counted, labelled, parts, wrapped
from riskwiz.cli.source import edition_inside
from riskwiz.cli.verified_memo import memo_checks
from riskwiz.cli.verified_result import Check, Verified
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment

_PDF = b"%PDF-"
_MARKS = {True: "ok   ", False: "WRONG", None: "open "}


def verified(path: Path) -> Verified:
    """Verify a file: a memo if it is a PDF, and else a case.

    Raises StoreFault or Trouble where it is neither, or cannot be read.
    """
    content = _read(path)
    if content.startswith(_PDF):
        kind, checks = "memo", tuple(memo_checks(content))
    else:
        kind, checks = "case", tuple(_case_checks(path))
    return Verified(path, kind, hashlib.sha256(content).hexdigest(), checks)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputTrouble(f"there is no file {path}; check the name") from None
    except IsADirectoryError:
        raise InputTrouble(f"{path} is a folder; name a case or a memo in it") from None
    except OSError as error:
        raise MachineTrouble(f"{path} cannot be read: {error.strerror}") from None


def _case_checks(path: Path) -> Iterator[Check]:
    """Open a case, which refuses whatever is damaged, and say what its answers come to."""
    with store.open(path, readonly=True) as record:
        entries, texts, files = len(record.entries), len(record.texts), len(record.files)
        kept = f" and {counted(files, 'file')} that it keeps" if files else ""
        yield Check(
            "intact",
            holds=True,
            said=f"the journal of {counted(entries, 'event')} is chained without a gap, and "
            f"{counted(texts, 'text')} of the edition{kept} match their SHA-256",
        )
        edition, case = edition_inside(record), record.case
    head = f"{case.edition.id} {case.edition.version}"
    yield Check("edition", holds=True, said=f"the texts in it make the edition {head}")
    assessment = assess(edition, case)
    outcomes = "; ".join(outcome_words(assessment, Names(edition)))
    yield Check("re-scored", holds=True, said=f"its answers come to: {outcomes}")
    signed = [f"{s.name} ({s.role}, {s.date})" for s in case.signatures]
    yield Check(
        "signatures",
        holds=True,
        said=f"signed by {', '.join(signed)}" if signed else "nobody has signed it as it stands",
    )


def outcome_words(assessment: Assessment, names: Names) -> Iterator[str]:
    """Say what each determination comes to, for each audience."""
    for one in assessment.determinations:
        for outcome in one.outcomes:
            label = names.whom(one.label, outcome.audience)
            level, disposition = outcome.level.stated, outcome.disposition.stated
            yield f"{label}: {names.level(level)}, {names.disposition(disposition)}"


def verified_text(report: Verified) -> str:
    """Write what was found as text."""
    checks = (line for check in report.checks for line in _check(check))
    return parts((_heading(report), checks, _end(report)))


def _heading(report: Verified) -> Iterator[str]:
    yield from wrapped(f"{report.path}, a {report.kind}")
    yield f"SHA-256 {report.sha256}"


def _check(check: Check) -> Iterator[str]:
    yield from labelled(_MARKS[check.holds], f"{check.what}: {check.said}")


def _end(report: Verified) -> Iterator[str]:
    failed = [check.what for check in report.checks if check.holds is False]
    if failed:
        yield from wrapped(f"What does not hold: {', '.join(failed)}.")
    else:
        yield from wrapped(
            "Nothing was found that does not hold. Who wrote the file cannot be told from it: "
            "compare its SHA-256 with one that reached you in another way."
        )
