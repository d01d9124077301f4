"""`riskwiz analyse`: what no score says by itself, for people and for programs."""

import json
from pathlib import Path

import pytest

from riskwiz.cli.source import open_source
from riskwiz.core.analysis.fix_result import Target
from riskwiz.core.analysis.fixes import fixes
from riskwiz.core.analysis.open_questions import open_questions
from tests.cli.running import ROOT, process, run, small_case
from tests.cli.small_edition import ANSWERS, METHODOLOGY, answer_file, edition_folder

VENTURE = ROOT / "examples" / "tiktok_usds_2026-11.toml"
TIKTOK = ROOT / "examples" / "tiktok_2023-03.toml"
SPREAD = """
[robustness]
spread_of_points = "1/5"
spread_of_cut_points = "5"
count = 1000
seed = 1
why = "A fifth is what two authors differ by."
"""
SEAT_GIVEN_UP = """
[[mitigation]]
id = "seat_given_up"
label = "The state gives up its seat"
help = "It changes the articles."
verified_by = "The register of companies."
effect = [{ set = "seat", to = "none" }]
"""


def case_with_a_spread(folder: Path) -> Path:
    """A case of the small edition, whose methodology says how far it could be wrong."""
    case = small_case(folder)
    methodology = folder / "edition" / "methodology.toml"
    methodology.write_text(METHODOLOGY.replace("[[audience]]", SPREAD + "[[audience]]", 1))
    case.unlink()
    assert run("import", folder / "acme.toml", "--edition", methodology.parent).exit_code == 0
    return case


def words(text: str) -> str:
    """Return a text with every run of blanks as one."""
    return " ".join(text.split())


def test_the_text_says_what_drives_the_result(tmp_path: Path) -> None:
    """By hand: a state's ownership adds 4 of 8 points; for people with clearance the harm is all.

    The finding alone holds the threat at high once the points are gone, so only the harm's points
    move the determination.
    """
    done = run("analyse", small_case(tmp_path))

    assert done.exit_code == 0
    assert done.stderr == ""
    text = words(done.stdout)
    assert "people with clearance: low, no action without the points of this: 4 How bad" in text
    assert "the general public: high, prohibit with all the points of this: 4 instead of 0" in text
    assert "Threat: 75 of 100, from 2 items; the largest are adds of 50 50 Does a state own" in text
    assert "25 50 Does a state have a seat on its board? (unknown)" in text
    assert "(it has no [robustness]), so they were not varied." in text


def test_the_text_says_how_robust_the_result_is(tmp_path: Path) -> None:
    """Threat stays by its floor, and consequence is all or nothing: nothing can change."""
    done = run("analyse", case_with_a_spread(tmp_path))

    assert done.exit_code == 0
    text = words(done.stdout)
    assert "1,000 editions were drawn in which every item weighs up to 20 % more or less" in text
    assert "A fifth is what two authors differ by." in text
    assert "level high stays in 100 % what follows prohibit stays in 100 %" in text
    assert "No cut point, moved by itself up to its neighbours, changes a disposition." in text


def test_every_line_fits_a_terminal() -> None:
    """Eighty columns are enough for the worked case."""
    done = run("analyse", TIKTOK)

    assert done.exit_code == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_is_the_analysis_in_the_same_bytes(tmp_path: Path) -> None:
    """Alone on standard output; the draws have a seed, so that they are the same again."""
    case = case_with_a_spread(tmp_path)

    one, two = process("analyse", case, "--json", cwd=tmp_path), run("analyse", case, "--json")

    assert one.returncode == 0
    assert one.stderr == b""
    assert one.stdout.decode() == two.stdout
    found = json.loads(two.stdout)
    assert found["robustness"]["count"] == 1000
    assert {item["item"] for item in found["drivers"]["items"]} == {"state_owned", "seat", "harm"}
    assert {reach["factor"] for reach in found["sensitivity"]} == {"threat", "consequence"}


def test_a_case_with_nothing_answered_is_analysed(tmp_path: Path) -> None:
    """Half of all points are not known; nothing is guessed, and nothing fails."""
    empty = ANSWERS.split("[answers.state_owned]", maxsplit=1)[0]
    done = run("analyse", small_case(tmp_path, empty))

    assert done.exit_code == 0
    assert "25 50 Does a state own it? (unanswered)" in words(done.stdout)


@pytest.mark.parametrize("content", [b"", b"hello", None])
def test_a_file_that_is_no_case_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    """Exit code 1, and nothing on standard output."""
    case = tmp_path / "x.riskcase"
    if content is not None:
        case.write_bytes(content)

    done = run("analyse", case)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_the_text_says_how_sure_the_result_is_and_what_could_change_it(tmp_path: Path) -> None:
    """By hand: the seat is open, 50 to 100 of threat, but a floor holds it at high anyway."""
    done = run("analyse", small_case(tmp_path))

    text = words(done.stdout)
    assert "cleared high - prohibit -" in text
    assert "Threat all 75 50 to 100 high -" in text
    assert "What could still change it" in text
    assert "2 open questions can change no level and no disposition." in text
    assert "Nothing that is open can change: Security, the general public and Security" in text


def test_the_text_says_what_would_flip_and_what_would_fix_the_result(tmp_path: Path) -> None:
    """A mild harm takes people with clearance to low; the edition has nothing that fixes it."""
    done = run("analyse", small_case(tmp_path))

    text = words(done.stdout)
    assert "level high to low: change 1 answer" in text
    assert "- How bad would it be? (people with clearance) now Bad becomes Mild" in text
    assert "disposition prohibit to no action: change 1 answer" in text
    assert "What would fix it" in text


def test_who_is_behind_the_undisclosed_share_could_change_the_threat() -> None:
    """Of the venture, 30.1 % is held by affiliates whose owners nobody has named."""
    source = open_source(VENTURE)
    found = open_questions(source.edition, source.case)

    moving = {one.question: {(m.kind, m.id) for m in one.could_move} for one in found.questions}
    assert ("factor", "threat") in moving["hidden_adversary_share"]


def test_what_would_bring_the_risk_of_the_public_down_is_said() -> None:
    """Of TikTok in 2023: sets of which nothing can be left out, or why there are none."""
    source = open_source(TIKTOK)
    public = Target(
        kind="determination", id="national_security", audience="general_public", target="low"
    )

    (fix,) = fixes(source.edition, source.case, [public]).fixes

    assert fix.exhaustive
    if fix.sets:
        assert all(one.mitigations and one.reaches in {"low", "very_low"} for one in fix.sets)
    else:
        assert fix.with_all not in {"low", "very_low"}
        assert "still" in fix.why


DIVIDED = """
[[section.question]]
id = "owners"
kind = "count"
ask = "How many owners are there?"

[[derived]]
id = "crowding"
label = "Customers for each owner"
kind = "number"
value = '100 / owners'
[[derived.band]]
from = "0"
label = "few"
points = 0
[[derived.band]]
from = "10"
label = "many"
points = 4

[[finding]]"""
FAULT = "the condition of derived `crowding` fails: INVALID_ARGUMENT: divide by zero"


def _dividing_case(folder: Path) -> Path:
    """A case of an edition that divides by the number of owners, which may be answered as 0."""
    edition = edition_folder(folder)
    questionnaire = edition / "one.toml"
    written = questionnaire.read_text(encoding="utf-8")
    questionnaire.write_text(written.replace("[[finding]]", DIVIDED, 1), encoding="utf-8")
    assert run("import", answer_file(folder), "--edition", edition).exit_code == 0
    return folder / "acme.riskcase"


def test_an_answer_at_which_the_edition_faults_is_named_beside_its_question(tmp_path: Path) -> None:
    """The rest is analysed as if nobody gave that answer: nought owners is not ruled out before."""
    done = run("analyse", _dividing_case(tmp_path))

    assert done.exit_code == 0, done.stderr
    text = words(done.stdout)
    assert "Under some answers the edition is at fault, and nothing can follow:" in text
    assert f"- How many owners are there? [unanswered]: {FAULT}" in text
    assert "Threat all 67 33 to 100 high -" in text


def test_a_case_at_whose_own_answers_the_edition_faults_is_refused(tmp_path: Path) -> None:
    """One sentence that names the expression, and no traceback."""
    _dividing_case(tmp_path)
    answers = answer_file(tmp_path, ANSWERS + "[answers.owners]\nvalue = 0\n")

    done = run("analyse", answers, "--edition", tmp_path / "edition")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"error[RW510]: with these answers, {FAULT}\n")


def test_a_target_that_no_mitigation_reaches_is_said_with_the_reason(tmp_path: Path) -> None:
    """The only mitigation is about the board; a state's ownership alone keeps the threat high."""
    edition = edition_folder(tmp_path)
    methodology = edition / "methodology.toml"
    methodology.write_text(METHODOLOGY + SEAT_GIVEN_UP, encoding="utf-8")

    done = run("analyse", answer_file(tmp_path), "--edition", edition)

    assert done.exit_code == 0, done.stderr
    fixes = words(done.stdout).partition("What would fix it")[2]
    assert (
        "level: with the only mitigation Security, People with clearance is still high, not low: "
        "Threat high, Consequence high."
    ) in fixes
