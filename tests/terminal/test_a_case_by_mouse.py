"""A whole case by mouse in a real terminal: no key is pressed; text is pasted, as a mouse does."""

from pathlib import Path

import pytest

from riskwiz import authoring
from riskwiz.cli.authored import load_folder
from tests.terminal.terminal import Terminal
from tests.terminal.test_a_case_by_keyboard import GOOD, case_in, pages, said

HEAD = """
[case]
as_of = 2026-06-01
[case.subject]
name = "Acme Chat"
[edition]
id = "{id}"
version = "{version}"
"""


def answer_about_effects(terminal: Terminal) -> None:
    """Answer a grid, a list, figures, a date, paragraphs and the benefits by clicks and pastes."""
    terminal.wait("What could be done with the data?")
    terminal.click(" 2 ( )")
    terminal.click("enter next")
    terminal.wait("▸ public")
    terminal.click(" 1 ( )")
    terminal.click("enter next")
    terminal.wait("What is collected?")
    terminal.click(" 2 [ ]")
    terminal.click("enter next")
    terminal.wait("How many people use it?")
    terminal.paste("1500000")
    terminal.click("enter next")
    terminal.wait("What does it earn in a year?")
    terminal.click("f4 unknown")
    terminal.wait("Where did you look?")
    terminal.paste("No accounts are published.")
    terminal.click("enter save")
    terminal.wait("Since when is it on the market?")
    terminal.paste("2020-02-01")
    terminal.click("enter next")
    terminal.wait("What has happened so far?")
    terminal.paste("Staff read messages.")
    terminal.click("^s next")
    terminal.wait("Do small shops live on it?")
    terminal.click(" 1 ( )")
    terminal.click("enter next")
    terminal.wait("What do they say?")
    terminal.paste("It brings customers.")
    terminal.click("enter next")
    terminal.wait("nothing is open any more")


def answer_about_owners(terminal: Terminal) -> None:
    """Answer a country, a choice, a yes or no, a percentage and a table by clicks and pastes."""
    terminal.wait("Where is the company run from?")
    terminal.paste("CN")
    terminal.wait("China")
    terminal.click("enter next")
    terminal.wait("Can a foreign state appoint directors?")
    terminal.click(" 2 ( )")
    terminal.wait(" 2 (•)")
    terminal.click("enter next")
    terminal.wait("Does a state hold a golden share?")
    terminal.click(" 1 ( )")
    terminal.wait(" 1 (•)")
    terminal.click("enter next")
    terminal.wait("What share do foreign states hold?")
    terminal.paste("51.5")
    terminal.click("enter next")
    terminal.wait("Who owns the company?")
    terminal.click("a add row")
    terminal.wait("Add a row")
    terminal.paste("The people's fund")
    terminal.click("such as 19.9")
    terminal.paste("51.5")
    terminal.click("^s save")
    terminal.wait("1 row")
    terminal.click("enter next")


@pytest.mark.long
def test_a_case_by_mouse_from_an_answer_file_to_a_signature(tmp_path: Path) -> None:
    """Options, fields, the rail, the key line and the dialogs are all reached by clicks."""
    edition, texts = load_folder(GOOD)
    assert authoring.load_edition(texts).edition is not None
    head = HEAD.format(id=edition.reference.id, version=edition.reference.version)
    (tmp_path / "acme.toml").write_text(head)
    with Terminal(
        ["import", "acme.toml", "--edition", str(GOOD), "--as", "Ana"], tmp_path
    ) as terminal:
        terminal.wait("finished with 0")
    with Terminal([".", "--as", "Ana"], tmp_path) as terminal:
        terminal.wait("Acme Chat")
        terminal.click("Acme Chat")
        answer_about_owners(terminal)
        answer_about_effects(terminal)
        terminal.click("f9 review")
        terminal.wait("Unknown or withheld  1")
        terminal.click("s sign")
        terminal.wait("Sign the assessment")
        terminal.click("^s save")
        terminal.wait("signed by Ana")
        terminal.click("m memo")
        terminal.wait("acme.pdf", seconds=120)
        terminal.click("riskwiz")
        terminal.wait("What do they say?")
        terminal.click("riskwiz")
        terminal.wait("Last change")
        terminal.click("q quit")
        terminal.wait("finished with 0")

    case = case_in(tmp_path / "acme.riskcase")
    assert said(case, "hq_country") == "CN"
    assert said(case, "board_seats") == "one"
    assert said(case, "golden_share") is True
    assert said(case, "owners") == ({"holder": "The people's fund", "share": "51.5"},)
    assert [s.name for s in case.signatures] == ["Ana"]
    assert "Staff read messages." in pages(tmp_path / "acme.pdf")
