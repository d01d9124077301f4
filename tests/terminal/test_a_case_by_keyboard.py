"""A whole case by keyboard in a real terminal: from a new case to a memo, and through a kill."""

import subprocess
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.core.answer import Key
from riskwiz.core.case import Case
from tests.terminal.terminal import Terminal

GOOD = Path(__file__).parents[1] / "authoring" / "good"


def pages(pdf: Path) -> str:
    """Read a PDF's text back."""
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout


def case_in(path: Path) -> Case:
    """Open a case file as another program would."""
    with store.open(path, readonly=True) as record:
        return record.case


def said(case: Case, question: str, row: str | None = None) -> object:
    """Return the value of an answer."""
    given = case.answer(Key(question, row)).given
    return None if given is None else given.value


def begin(terminal: Terminal) -> None:
    """Say what `assess` asks for a case that does not exist yet."""
    terminal.wait("Subject")
    terminal.write("Acme Chat")
    terminal.press("Enter")
    terminal.wait("As of")
    terminal.write("2026-06-01")
    terminal.press("Enter")
    terminal.wait("Where is the company run from?")


def answer_about_owners(terminal: Terminal) -> None:
    """Answer a country, a choice, a yes or no that it opens, a percentage and a table."""
    terminal.write("CN")
    terminal.wait("China")
    terminal.press("Enter")
    terminal.wait("Can a foreign state appoint directors?")
    terminal.press("2", "Enter")
    terminal.wait("Does a state hold a golden share?")
    terminal.press("1", "Enter")
    terminal.wait("What share do foreign states hold?")
    terminal.write("51.5")
    terminal.press("Enter")
    terminal.wait("Who owns the company?")
    terminal.press("a")
    terminal.wait("Add a row")
    terminal.write("The people's fund")
    terminal.press("Tab")
    terminal.write("51.5")
    terminal.press("C-s")
    terminal.wait("1 row")
    terminal.press("Enter")
    terminal.wait("What could be done with the data?")


def answer_about_effects(terminal: Terminal) -> None:
    """Answer a grid, a list, figures, a date, paragraphs and the benefits."""
    terminal.press("2", "Enter")
    terminal.wait("The general public")
    terminal.press("1", "Enter")
    terminal.wait("What is collected?")
    terminal.press("2", "Enter")
    terminal.wait("How many people use it?")
    terminal.write("1500000")
    terminal.press("Enter")
    terminal.wait("What does it earn in a year?")
    terminal.press("F4")
    terminal.wait("Where did you look?")
    terminal.write("No accounts are published.")
    terminal.press("C-s")
    terminal.wait("Since when is it on the market?")
    terminal.write("2020-02-01")
    terminal.press("Enter")
    terminal.wait("What has happened so far?")
    terminal.write("Staff read messages.")
    terminal.press("C-s")
    terminal.wait("Do small shops live on it?")
    terminal.press("1", "Enter")
    terminal.wait("What do they say?")
    terminal.write("It brings customers.")
    terminal.press("Enter")
    terminal.wait("nothing is open any more")


def test_a_case_by_keyboard_from_nothing_to_a_signed_memo(tmp_path: Path) -> None:
    """Every kind of question is answered by keys; review, signature and memo follow."""
    with Terminal(
        ["assess", "acme.riskcase", "--edition", str(GOOD), "--as", "Ana"], tmp_path
    ) as terminal:
        begin(terminal)
        answer_about_owners(terminal)
        answer_about_effects(terminal)
        terminal.press("Escape")
        terminal.wait("u unknown")
        terminal.press("r")
        terminal.wait("Unknown or withheld  1")
        terminal.press("s")
        terminal.wait("Sign the assessment")
        terminal.press("C-s")
        terminal.wait("signed by Ana")
        terminal.press("m")
        terminal.wait("acme.pdf", seconds=120)
        terminal.press("Escape")
        terminal.wait("f9 review")
        terminal.press("Escape")
        terminal.wait("u unknown")
        terminal.press("q")
        terminal.wait("finished with 0")

    case = case_in(tmp_path / "acme.riskcase")
    assert said(case, "hq_country") == "CN"
    assert said(case, "state_share") == "51.5"
    assert said(case, "owners") == ({"holder": "The people's fund", "share": "51.5"},)
    assert said(case, "users") == 1500000
    assert [s.name for s in case.signatures] == ["Ana"]
    memo = pages(tmp_path / "acme.pdf")
    assert "Acme Chat" in memo
    assert "Staff read messages." in memo
    assert "DRAFT" not in memo


def add_a_register(terminal: Terminal) -> None:
    """Describe a source, rated by first letters, in the form for new evidence."""
    terminal.press("a")
    terminal.wait("enter next field")
    terminal.write("Register of companies")
    terminal.wait("Register of companies")
    terminal.press("Tab")
    terminal.write("Registrar General")
    terminal.wait("Registrar General")
    terminal.press("Tab", "Tab", "Tab")
    terminal.wait("F  reliability cannot be judged")
    terminal.write("A")
    terminal.press("Tab")
    terminal.wait("6  truth cannot be judged")
    terminal.write("1")
    terminal.press("Tab")
    terminal.wait("claimed: the company says so")
    terminal.write("d")
    terminal.press("C-s")


@pytest.mark.parametrize("size", [(120, 40), pytest.param((80, 24), marks=pytest.mark.long)])
def test_a_case_of_the_shipped_edition_becomes_a_draft_memo(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """From the shelf: a new case, a few answers, one with evidence, and a memo that says DRAFT."""
    with Terminal([".", "--as", "Ana"], tmp_path, size) as terminal:
        terminal.wait("No case here yet")
        terminal.press("n")
        terminal.wait("New case")
        terminal.write("Acme Chat")
        terminal.press("C-s")
        terminal.wait("What legal form")
        terminal.press("2", "Enter")
        terminal.wait("Under the law of which country")
        terminal.write("KY")
        terminal.wait("Cayman")
        terminal.press("F2")
        terminal.wait("press a to add a source")
        add_a_register(terminal)
        terminal.wait("A1  completely reliable")
        terminal.press("Escape")
        terminal.wait("not saved yet")
        terminal.press("Enter")
        terminal.wait("principal place of business")
        terminal.press("F10")
        terminal.wait(".pdf", seconds=180)
        terminal.press("Escape")
        terminal.wait("m memo")
        terminal.press("q")
        terminal.wait("Last change")
        terminal.press("q")
        terminal.wait("finished with 0")

    (path,) = tmp_path.glob("*.riskcase")
    case = case_in(path)
    assert said(case, "legal_form") == "private"
    assert said(case, "incorporation_country") == "KY"
    assert [e.title for e in case.evidence.values()] == ["Register of companies"]
    memo = pages(next(tmp_path.glob("*.pdf")))
    assert "DRAFT" in memo
    assert "Register of companies" in memo


def test_kill_minus_nine_takes_no_acknowledged_answer(tmp_path: Path) -> None:
    """What the screen acknowledged before the kill is there after it, and the work goes on."""
    arguments = ["assess", "acme.riskcase", "--as", "Ana"]
    with Terminal([*arguments, "--edition", str(GOOD)], tmp_path) as terminal:
        begin(terminal)
        answer_about_owners(terminal)
        terminal.kill()
        terminal.wait("finished with")

    case = case_in(tmp_path / "acme.riskcase")
    assert said(case, "board_seats") == "one"
    assert said(case, "owners") == ({"holder": "The people's fund", "share": "51.5"},)
    with Terminal(arguments, tmp_path) as terminal:
        terminal.wait("What could be done with the data?")
        answer_about_effects(terminal)
        terminal.press("Escape")
        terminal.wait("u unknown")
        terminal.press("q")
        terminal.wait("finished with 0")

    assert said(case_in(tmp_path / "acme.riskcase"), "shop_story") == "It brings customers."
