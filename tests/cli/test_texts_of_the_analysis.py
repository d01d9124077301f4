"""What `riskwiz compare` and `riskwiz analyse` say of what the small case has not."""

from fractions import Fraction

import pytest

from riskwiz.cli.analysis_text import analysis_text
from riskwiz.cli.comparison_text import comparison_text
from riskwiz.cli.names import Names
from riskwiz.cli.robustness_text import percent
from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.analysis.comparison import compare
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.edition_reference import TextReference
from riskwiz.core.mitigation_record import MitigationRecord
from tests.core.analysis.test_comparison import ACT, LATER, LAW, SEAT
from tests.core.analysis.test_drivers import QUESTIONS
from tests.editions import METHODOLOGY, build, case_of

MOVE = """
[[mitigation]]
id = "move"
label = "Move the seat"
help = "To this country."
verified_by = "The register."
[[mitigation.effect]]
set = "seat"
to = "home"
"""


def compared(edition: Edition, before: Case, after: Case) -> str:
    """Compare two cases of one edition as text, every run of blanks as one."""
    names = Names(edition)
    text = comparison_text(compare(edition, before, edition, after), names, names)
    return " ".join(text.split())


def test_lists_and_law_that_changed_with_the_date_are_named() -> None:
    """Who joined which list, and what came into force or went."""
    edition = build(SEAT, ACT, LAW, {"RU": "Russia", "CN": "China"})
    said: dict[str, object] = {"seat": "RU", "big": True}
    early, late = case_of(edition, said), case_of(edition, said, LATER)

    text, back = compared(edition, early, late), compared(edition, late, early)

    assert "Lists that differ (1) - Adversaries: joined: RU" in text
    assert "1 authority is in force only now - The Act" in text
    assert "- Adversaries was CN now CN, RU - The Act was not in force now in force" in text
    assert "these do it together; no smaller set does:" in text
    assert "Lists that differ (1) - Adversaries: left: RU" in back
    assert "1 authority is in force only then - The Act" in back


def test_mitigations_and_standings_that_differ_are_named() -> None:
    """How far each has come, and which questions are no longer asked."""
    gated = QUESTIONS.replace(
        'ask = "Is it listed?"', 'ask = "Is it listed?"\nwhen = "seat != \'home\'"'
    )
    edition = build(gated, METHODOLOGY + MOVE)
    before = case_of(edition, {"seat": "far", "listed": True, "seen": False})
    after = case_of(edition, {"seat": "home", "listed": True, "seen": False}).model_copy(
        update={"mitigations": {"move": MitigationRecord(state="agreed")}}
    )

    text = compared(edition, before, after)

    assert "Mitigations that differ (1) - Move the seat: was not recorded, now agreed" in text
    assert "Questions that stand otherwise (1) - Is it listed? was answered, now not asked" in text


def test_an_answer_that_does_not_count_is_said_to_be_set_aside() -> None:
    """It was given while its question is not asked."""
    gated = QUESTIONS.replace(
        'ask = "Is it listed?"', 'ask = "Is it listed?"\nwhen = "seat != \'home\'"'
    )
    edition = build(gated)
    before = case_of(edition, {"seat": "home", "seen": False})
    after = case_of(edition, {"seat": "home", "listed": True, "seen": False})

    text = compared(edition, before, after)

    assert "- Is it listed? was not asked now yes (not asked, so set aside)" in text


def test_texts_of_the_edition_that_differ_are_named() -> None:
    """Those that only one of the cases has, too."""
    edition = build(QUESTIONS)
    case = case_of(edition, {"seat": "home"})
    first, second, third = (TextReference(path=f"{n}.toml", sha256=n * 64) for n in "abc")
    other = first.model_copy(update={"sha256": "d" * 64})
    one, two = (
        case.model_copy(update={"edition": case.edition.model_copy(update={"texts": texts})})
        for texts in ((first, second), (other, third))
    )

    text = compared(edition, one, two)

    assert "Texts of the edition that differ (3)" in text
    assert "- a.toml - b.toml (only then) - c.toml (only now)" in text


def test_a_finding_that_binds_and_a_cut_point_that_matters_are_said() -> None:
    """Seen: high by its floor, low by its score. Not seen: one point from the cut."""
    edition = build(QUESTIONS)
    names = Names(edition)
    seen = case_of(edition, {"seat": "home", "listed": False, "seen": True})
    near = case_of(edition, {"seat": "near", "listed": False, "seen": False})

    held, free = (
        " ".join(analysis_text(analyse(edition, case), names).split()) for case in (seen, near)
    )

    assert "- It was seen. without it: Threat low instead of high" in held
    assert "without it: Decision: low, nothing" in held
    assert "- Threat: moderate begins at 40 Decision: nothing from 30 to 70; watch below" in free


def test_mitigations_that_fix_a_result_are_said_with_what_the_stages_come_to() -> None:
    """Agreed takes the level down one step; so does the promise."""
    edition = build(QUESTIONS, METHODOLOGY + MOVE)
    case = case_of(edition, {"seat": "far", "listed": False, "seen": False}).model_copy(
        update={"mitigations": {"move": MitigationRecord(state="agreed")}}
    )

    text = " ".join(analysis_text(analyse(edition, case), Names(edition)).split())

    assert "level to low or below - Move the seat" in text
    assert "with mitigations none moderate, verified moderate, agreed low and proposed low" in text


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 100_000), "less than 0.1 %"),
        (Fraction(17_85, 10_000), "17.8 %"),
        (Fraction(82_15, 10_000), "82.2 %"),
        (Fraction(99_999, 100_000), "more than 99.9 %"),
        (Fraction(1), "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: Fraction, words: str) -> None:
    """And two halves are rounded apart, so that they still add up."""
    assert percent(share) == words
