"""Confidence: the rule of DESIGN 3.5, which speaks of evidence and never of risk."""

import datetime as dt
from fractions import Fraction

import pytest

from riskwiz.core.answer import State
from riskwiz.core.confidence import lowest
from riskwiz.core.edition import Edition
from riskwiz.core.event import Event, EvidenceAdded, EvidenceLinked
from riskwiz.core.evidence import Evidence, Link, Status, Support, best, support, weakest
from riskwiz.core.factor_result import ConfidenceResult
from riskwiz.core.interview import Interview
from tests.editions import AS_OF, ONE, begin, build, factor, given

STRONG, FAIR, WEAK, NONE = Support.STRONG, Support.FAIR, Support.WEAK, Support.NONE
EXPIRED = AS_OF - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("reliability", "credibilities"),
    [
        ("A", [STRONG, STRONG, FAIR, WEAK, WEAK, WEAK]),
        ("B", [STRONG, STRONG, FAIR, WEAK, WEAK, WEAK]),
        ("C", [FAIR, FAIR, FAIR, WEAK, WEAK, WEAK]),
        ("D", [WEAK] * 6),
        ("E", [WEAK] * 6),
        ("F", [WEAK] * 6),
    ],
)
def test_support_follows_both_ratings(reliability: str, credibilities: list[Support]) -> None:
    """Strong is A-B and 1-2, fair is A-C and 1-3, and the rest is weak."""
    for credibility, expected in enumerate(credibilities, start=1):
        link = Link.model_validate(
            {"evidence": "e", "credibility": credibility, "status": "alleged"}
        )
        source = {"id": "e", "title": "T", "publisher": "P", "reliability": reliability}
        assert support(Evidence.model_validate(source), link, AS_OF) is expected


@pytest.mark.parametrize(
    ("valid_until", "expected"),
    [(None, STRONG), (AS_OF + dt.timedelta(days=1), STRONG), (AS_OF, STRONG), (EXPIRED, WEAK)],
)
def test_evidence_past_its_valid_until_is_weak(
    valid_until: dt.date | None, expected: Support
) -> None:
    """The last day of validity still counts."""
    source = Evidence(id="e", title="T", publisher="P", reliability="A", valid_until=valid_until)
    link = Link(evidence="e", credibility=1, status=Status.DEMONSTRATED)
    assert support(source, link, AS_OF) is expected


def test_support_is_the_best_of_an_answer_and_the_weakest_of_several() -> None:
    """And none where there is nothing."""
    assert best([WEAK, STRONG, FAIR]) is STRONG
    assert weakest([STRONG, NONE, FAIR]) is NONE
    assert best([]) is weakest([]) is NONE
    assert lowest(["high", "low", "moderate"]) == "low"


def weighted(*maxima: int) -> Edition:
    """Build an edition with yes-no questions q0, q1 ... worth so many points."""
    return build(
        ONE
        + "".join(
            f'[[section.question]]\nid = "q{place}"\nkind = "yes_no"\nask = "Q?"\n'
            f"may_not_apply = true\npoints = {{ yes = {most} }}\n"
            for place, most in enumerate(maxima)
        )
    )


RATED = {STRONG: ("A", 1), FAIR: ("C", 3), WEAK: ("F", 6)}


def supported(name: str, level: Support) -> list[Event]:
    """Link evidence of a support with an answer."""
    if level is NONE:
        return []
    reliability, credibility = RATED[level]
    source = {"id": f"e_{name}", "title": "T", "publisher": "P", "reliability": reliability}
    link = {"evidence": f"e_{name}", "credibility": credibility, "status": "alleged"}
    return [
        EvidenceAdded(evidence=Evidence.model_validate(source)),
        EvidenceLinked(question=name, link=Link.model_validate(link)),
    ]


def rated(edition: Edition, *said: tuple[object, Support]) -> ConfidenceResult:
    """Rate a case in which each question in turn has an answer (or None) and a support."""
    interview: Interview = begin(edition)
    for place, (answer, level) in enumerate(said):
        if answer is not None:
            interview = interview.after([given(f"q{place}", answer)])
        interview = interview.after(supported(f"q{place}", level))
    return factor(interview.assessment).confidence


YES, OPEN = True, None


@pytest.mark.parametrize(
    ("maxima", "said", "level"),
    [
        pytest.param((5, 5), [(YES, STRONG), (YES, STRONG)], "high", id="all strong"),
        pytest.param((6, 4), [(YES, STRONG), (YES, NONE)], "high", id="S exactly 0.6"),
        pytest.param((59, 41), [(YES, STRONG), (YES, FAIR)], "moderate", id="S below 0.6"),
        pytest.param((8, 2), [(YES, STRONG), (OPEN, NONE)], "high", id="K exactly 0.8"),
        pytest.param((79, 21), [(YES, STRONG), (OPEN, NONE)], "moderate", id="K below 0.8"),
        pytest.param((5, 5), [(YES, FAIR), (OPEN, NONE)], "moderate", id="K exactly 0.5"),
        pytest.param((49, 51), [(YES, STRONG), (OPEN, NONE)], "low", id="K below 0.5"),
        pytest.param((4, 6), [(YES, FAIR), (YES, WEAK)], "moderate", id="F exactly 0.4"),
        pytest.param((39, 61), [(YES, STRONG), (YES, WEAK)], "low", id="F below 0.4"),
        pytest.param((5, 5), [(YES, NONE), (YES, NONE)], "low", id="no evidence at all"),
        pytest.param((5,), [(State.UNKNOWN, STRONG)], "low", id="unknown is not answered"),
        pytest.param((5,), [(State.WITHHELD, STRONG)], "low", id="withheld is not answered"),
        pytest.param(
            (5, 95), [(YES, STRONG), (State.NOT_APPLICABLE, NONE)], "high", id="n/a has no weight"
        ),
        pytest.param((0, 0), [(YES, STRONG), (YES, STRONG)], "low", id="nothing to weigh"),
    ],
)
def test_confidence_follows_the_shares(
    maxima: tuple[int, ...], said: list[tuple[object, Support]], level: str
) -> None:
    """K answered, S strong and F fair or better, weighted by M, against the edition's numbers."""
    assert rated(weighted(*maxima), *said).level == level


def test_confidence_is_high_only_while_the_level_is_certain() -> None:
    """The same shares with a level that can still change are moderate."""
    certain = rated(weighted(80, 20), (YES, STRONG), (OPEN, NONE))
    assert certain.level == "high"  # 80 of 100 is high, whatever the rest says
    wavering = rated(weighted(80, 20), (False, STRONG), (OPEN, NONE))
    assert wavering.level == "high"  # 0 to 20 of 100 is low in any case
    halfway = rated(weighted(65, 15, 20), (YES, STRONG), (False, STRONG), (OPEN, NONE))
    assert (halfway.answered, halfway.strong) == (Fraction(4, 5), Fraction(4, 5))
    assert halfway.level == "moderate"  # 65 to 85: moderate or high


def test_the_shares_are_exact_and_printed_rounded() -> None:
    """A third is a third."""
    one = rated(weighted(1, 1, 1), (YES, STRONG), (YES, FAIR), (OPEN, NONE))
    assert (one.answered, one.strong, one.fair) == (
        Fraction(2, 3),
        Fraction(1, 3),
        Fraction(2, 3),
    )
    assert (one.answered_percent, one.strong_percent, one.fair_percent) == (67, 33, 67)


def test_an_answer_is_as_good_as_its_best_evidence() -> None:
    """A weak source beside a strong one takes nothing away."""
    interview = begin(weighted(5)).after([given("q0", value=True)])
    interview = interview.after(supported("q0", STRONG))
    source = Evidence(id="blog", title="T", publisher="P", reliability="F")
    link = Link(evidence="blog", credibility=6, status=Status.ALLEGED)
    interview = interview.after(
        [EvidenceAdded(evidence=source), EvidenceLinked(question="q0", link=link)]
    )
    assert factor(interview.assessment).confidence.level == "high"


def test_a_derived_number_is_as_well_supported_as_its_weakest_answer() -> None:
    """It stands on all of them."""
    percents = "".join(
        f'[[section.question]]\nid = "q{n}"\nkind = "percent"\nask = "Q?"\n' for n in (0, 1)
    )
    edition = build(
        ONE
        + percents
        + """
[[derived]]
id = "total"
label = "Total"
kind = "number"
value = 'sum([q0, q1])'
band = [
  { from = "0", label = "little", points = 0 },
  { from = "20", label = "much", points = 5 },
]
"""
    )
    assert rated(edition, ("5", STRONG), ("6", STRONG)).strong == 1
    mixed = rated(edition, ("5", STRONG), ("6", FAIR))
    assert (mixed.strong_percent, mixed.fair_percent) == (0, 100)
    assert rated(edition, ("5", STRONG), ("6", NONE)).fair == 0
    assert rated(edition, ("5", STRONG), (OPEN, NONE)).answered == 0
