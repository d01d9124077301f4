"""Golden cases: what follows is compared with what is expected, item by item."""

import pytest

from riskwiz.authoring import load_edition
from riskwiz.core.edition import Edition
from riskwiz.core.exercise import exercised
from riskwiz.core.golden import GoldenCase, objection, statements
from riskwiz.core.trial import Trial, golden_cases, try_all, try_case
from tests.authoring.editions_on_disk import GOOD, texts

TRUE_CASE = """
[[case]]
name = "A state appoints most directors"
as_of = 2026-01-31

[case.answers]
hq_country = "CN"
board_seats = "most"
golden_share = { withheld = "a secret" }
state_share = 9.5
owners = [{ holder = "A fund", share = 25.0, sort = "state" }]
kinds = ["places", "contacts"]
blackmail = { staff = "serious", public = { unknown = "nobody knows" } }
launched = 2025-12-31
shops = false

[case.expect]
asked = ["golden_share", "history"]
not_asked = ["shop_story"]
points = { threat = "16", consequence = { staff = "9", public = "6" } }
score = { threat = "80", consequence = { staff = "100", public = "200/3" } }
level = { threat = "high", risk = "high" }
findings = ["controlled"]
disposition = { security = { staff = "stop", public = "allow" }, ownership = "stop" }
derived = { listed_seat = true, held_by_states = "25" }
"""
"""Threat: 8 + 4 (in full) + 0 + 4 of 20. Consequence: 6 + 3 (capped) of 9; for the public 3 + 3."""


def _edition(case: str, **more: str) -> Edition:
    written = texts(GOOD)
    written["effects.toml"] += case
    loaded = load_edition(written | more)
    assert loaded.edition is not None, loaded.diagnostics
    return loaded.edition


def _tried(case: str) -> Trial:
    (trial,) = try_all(_edition(case))
    return trial


def test_a_case_as_expected_has_no_differences() -> None:
    """Path, points, scores, levels, findings, dispositions and derived values are compared."""
    trial = _tried(TRUE_CASE)

    assert trial.differences == ()
    assert trial.passed
    assert trial.path == "effects.toml"


def test_every_difference_is_a_sentence_of_its_own() -> None:
    """What is expected and what is there, item by item, and for which audience."""
    trial = _tried(
        """
[[case]]
name = "All wrong"
answers = { board_seats = "one", blackmail = { staff = "serious", public = "nothing" }, kinds = ["no_data"] }

[case.expect]
asked = ["shop_story"]
not_asked = ["golden_share"]
points = { consequence = { staff = "7" } }
score = { consequence = { staff = "66", public = "1" } }
level = { consequence = "low" }
findings = ["controlled"]
disposition = { security = "stop" }
derived = { listed_seat = false }
"""  # noqa: E501  (TOML has no shorter way)
    )

    assert trial.differences == (
        "question shop_story: expected to be asked, is not",
        "question golden_share: expected not to be asked, is",
        "points of consequence for staff: expected 7, is 6",
        "score of consequence for staff: expected 66, is 67 (exactly 200/3)",
        "score of consequence for public: expected 1, is 0",
        "level of consequence for staff: expected low, is high",
        "finding controlled: expected, is not there",
        "disposition of security for staff: expected stop, is allow",
        "disposition of security for public: expected stop, is allow",
        "derived listed_seat: expected false, is not known",
    )


def test_a_finding_that_should_not_be_there_is_a_difference() -> None:
    """`not_findings` names what must not be true."""
    trial = _tried(
        '[[case]]\nname = "x"\nanswers = { board_seats = "most" }\n'
        'expect = { not_findings = ["controlled"], derived = { held_by_states = [] } }\n'
    )

    assert trial.differences == (
        "finding controlled: not expected, is there",
        "derived held_by_states: expected an empty list, is not known",
    )


def test_a_word_where_a_number_is_expected_is_a_difference() -> None:
    """What cannot be compared as a number is compared as it is written."""
    trial = _tried(
        '[[case]]\nname = "x"\n'
        'answers = { owners = [{ holder = "A", share = 0.5, sort = "state" }] }\n'
        'expect = { derived = { held_by_states = "half" } }\n'
    )

    assert trial.differences == ("derived held_by_states: expected half, is 0.5",)


def test_a_derived_list_is_compared_word_by_word() -> None:
    """In its order, and an empty one is a list too."""
    derived = """
[[derived]]
id = "sorts"
label = "Sorts of owners"
kind = "list"
value = 'owners.map(o, o.sort)'
"""
    answers = 'answers = { owners = [{ holder = "A", sort = "state" }] }'
    cases = (
        f'[[case]]\nname = "same"\n{answers}\nexpect = {{ derived = {{ sorts = ["state"] }} }}\n'
        f'[[case]]\nname = "other"\n{answers}\nexpect = {{ derived = {{ sorts = ["other"] }} }}\n'
    )

    same, other = try_all(_edition(derived + cases))

    assert same.differences == ()
    assert other.differences == ("derived sorts: expected other, is state",)


def test_an_answer_that_is_refused_is_a_difference() -> None:
    """A country that does not exist is seen when the case is tried."""
    trial = _tried('[[case]]\nname = "x"\nanswers = { hq_country = "XQ" }\n')

    (difference,) = trial.differences
    assert difference.startswith("answer to hq_country: ")


def test_a_mitigation_that_is_refused_is_a_difference() -> None:
    """As in an edition that nobody has checked; what follows is compared without it."""
    golden = GoldenCase(name="x", mitigations={"promise": "verified"})

    trial = try_case(_edition(""), "effects.toml", golden)

    (difference,) = trial.differences
    assert difference.startswith("mitigation promise: ")


def test_a_case_that_cannot_be_assessed_is_a_difference() -> None:
    """An expression that fails on the answers is named, and the case exercises nothing."""
    written = texts(GOOD)
    changed = written["owners.toml"].replace(
        "held_by_states >= 50.0", '{"most": true}[board_seats]'
    )
    edition = _edition(
        '[[case]]\nname = "x"\nanswers = { board_seats = "one" }\n', **{"owners.toml": changed}
    )

    (trial,) = try_all(edition)

    assert "finding `controlled` fails" in trial.differences[0]
    assert trial.interview is None
    assert all(one.idle == one.all for one in exercised(edition, [trial]))


def test_what_may_not_apply_can_be_said_not_to_apply() -> None:
    """A case may use all ways of answering."""
    trial = _tried(
        '[[case]]\nname = "x"\n'
        'answers = { board_seats = "one", golden_share = { not_applicable = "no shares" } }\n'
        'expect = { asked = ["golden_share"] }\n'
    )

    assert trial.differences == ()


def test_cases_of_all_files_are_tried_the_methodology_first() -> None:
    """A case that spans questionnaires stands in the methodology."""
    methodology = texts(GOOD)["methodology.toml"] + '\n[[case]]\nname = "first"\n'
    edition = _edition('[[case]]\nname = "second"\n', **{"methodology.toml": methodology})

    assert [(path, case.name) for path, case in golden_cases(edition)] == [
        ("methodology.toml", "first"),
        ("effects.toml", "second"),
    ]


def test_what_no_case_exercises_is_listed() -> None:
    """Options and bands not chosen, findings not true, rules not used, cells not read."""
    edition = _edition(TRUE_CASE)

    idle = {one.sort: set(one.idle) for one in exercised(edition, try_all(edition))}

    assert idle["options"] == {
        "board_seats: none",
        "board_seats: one",
        "golden_share: yes",  # withheld, so neither
        "golden_share: no",
        "state_share: 10 % or more",
        "blackmail: nothing",
        "blackmail: annoying",
        "kinds: no_data",
        "shops: yes",
        "held_by_states: under 25 %",
    }
    assert idle["findings"] == set()
    assert idle["rules"] == {"allow_owner"}
    assert "risk: high × high" not in idle["table cells"]
    assert len(idle["table cells"]) == 8


FEWER_SEATS = """
[[mitigation]]
id = "fewer_seats"
label = "No state names more than one director"
help = "It changes the articles."
verified_by = "The register of companies."
cite = ["act s. 3"]
effect = [{ set = "board_seats", to = "one" }]
"""


@pytest.mark.parametrize(
    ("state", "seats", "idle"),
    [
        pytest.param("verified", "most", (), id="kept"),
        pytest.param("agreed", "most", ("fewer_seats",), id="only agreed, so it changes nothing"),
        pytest.param("verified", "none", ("fewer_seats",), id="less concerning already"),
    ],
)
def test_a_mitigation_is_exercised_where_it_changes_something(
    state: str, seats: str, idle: tuple[str, ...]
) -> None:
    """It is verified in some case, and there an answer is held that was another one."""
    methodology = texts(GOOD)["methodology.toml"] + FEWER_SEATS
    case = f"""[[case]]
name = "Seats"
mitigations = {{ fewer_seats = "{state}" }}
answers = {{ board_seats = "{seats}" }}
"""
    edition = _edition(case, **{"methodology.toml": methodology})

    found = {one.sort: one.idle for one in exercised(edition, try_all(edition))}

    assert found["mitigations"] == idle


def test_a_finding_that_could_become_true_is_not_exercised() -> None:
    """Only what is true of a case is seen in it."""
    edition = _edition('[[case]]\nname = "Nothing is known"\n')

    (idle,) = (e.idle for e in exercised(edition, try_all(edition)) if e.sort == "findings")

    assert idle == ("controlled",)


@pytest.mark.parametrize(
    ("question", "said", "message"),
    [
        ("board_seats", "most", None),
        ("golden_share", {"not_applicable": "no shares"}, None),
        ("board_seats", {"not_applicable": "no shares"}, "this question must apply"),
        ("board_seats", {"unknown": " "}, "a reason is missing"),
        ("blackmail", "serious", "it is answered row by row"),
        ("kinds", ["places", "no_data"], "'no_data' cannot stand beside other options"),
        ("owners", {"holder": "A fund"}, "the value is not a list of rows"),
    ],
)
def test_what_a_question_does_not_take_is_objected_to(
    question: str, said: object, message: str | None
) -> None:
    """As it would be in an answer file."""
    asked = _edition("").questions[question]

    (one,) = statements(asked, said)
    objected = objection(asked, one)

    assert (None if objected is None else objected.message) == message
