"""`riskwiz verify`: what is intact is said to be, and what was changed is found."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.cli.running import run, small_case


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The memo of the small case, printed once."""
    folder = tmp_path_factory.mktemp("memo")
    done = run("memo", small_case(folder))
    assert done.exit_code == 0, done.stderr
    return folder / "acme.pdf"


def words(text: str) -> str:
    """Return a text with every run of blanks as one."""
    return " ".join(text.split())


def tampered(memo: Path, folder: Path, name: str, change: Callable[[str], str]) -> Path:
    """Write the memo anew with one of its attachments changed."""
    other = folder / "other.pdf"
    with pikepdf.open(memo) as pdf:
        stream = pdf.attachments[name].get_file().obj
        stream.write(change(stream.read_bytes().decode()).encode())
        pdf.save(other)
    return other


def test_a_memo_is_verified_down_to_its_pages(memo: Path) -> None:
    """Answers, texts and assessment fit together, and printed again it is the same bytes."""
    done = run("verify", memo)

    assert done.exit_code == 0, done.stdout
    text = words(done.stdout)
    assert "acme.pdf, a memo SHA-256 " in text
    assert "ok attachments: the answers, the assessment and 2 texts of the edition" in text
    assert "ok identifier: " in text
    assert "ok texts: each text has the SHA-256 that the assessment names" in text
    assert "ok re-scored: the answers attached give the assessment attached" in text
    assert "ok pages: printed again from what is attached they are the same bytes" in text
    assert "Who wrote the file cannot be told from it" in text


def test_pages_that_were_printed_otherwise_are_not_called_wrong(memo: Path, tmp_path: Path) -> None:
    """Other libraries print other bytes; what is attached still holds."""
    other = tmp_path / "again.pdf"
    with pikepdf.open(memo) as pdf:
        pdf.save(other)

    done = run("verify", other)

    assert done.exit_code == 0
    assert "open pages: printed again here they are not the same bytes" in words(done.stdout)


def test_a_level_that_the_answers_do_not_give_is_found(memo: Path, tmp_path: Path) -> None:
    """The assessment says low where its answers give high."""

    def lowered(text: str) -> str:
        assessment = json.loads(text)
        for outcome in assessment["determinations"][0]["outcomes"]:
            outcome["level"]["stated"] = "low"
        return json.dumps(assessment)

    done = run("verify", tampered(memo, tmp_path, "assessment.json", lowered))

    assert done.exit_code == 1
    text = words(done.stdout)
    assert "WRONG identifier: the PDF's own identifier names another assessment" in text
    assert (
        "WRONG re-scored: Security, people with clearance: the memo says low, prohibit, its "
        "answers give high, prohibit; parts of the assessment differ: determinations" in text
    )
    assert "What does not hold: identifier, re-scored." in text
    assert "pages" not in text


def test_an_answer_that_was_changed_is_found(memo: Path, tmp_path: Path) -> None:
    """The answers no longer give what the memo says."""
    other = tampered(memo, tmp_path, "answers.toml", lambda t: t.replace("true", "false"))

    done = run("verify", other)

    assert done.exit_code == 1
    assert "WRONG re-scored: Security, people with clearance: the memo says high" in words(
        done.stdout
    )


def test_a_text_of_the_edition_that_was_changed_is_found(memo: Path, tmp_path: Path) -> None:
    """A moved cut point shows in the text's SHA-256, whatever it gives."""
    name = "edition/methodology.toml"
    other = tampered(memo, tmp_path, name, lambda t: t.replace('"50"', '"40"'))

    done = run("verify", other)

    assert done.exit_code == 1
    assert "WRONG texts: not those that were answered: methodology.toml" in words(done.stdout)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("answers.toml", "what?", "the answers cannot be read"),
        ("edition/one.toml", "what?", "the texts attached make no edition"),
        ("assessment.json", "[]", "is no assessment"),
        ("assessment.json", '{"riskwiz": "0.0.1"}', "riskwiz 0.0.1 made its assessment"),
    ],
)
def test_an_attachment_that_cannot_be_read_is_a_sentence(
    memo: Path, tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    """Exit code 1, and no traceback."""
    done = run("verify", tampered(memo, tmp_path, name, lambda _: text))

    assert done.exit_code == 1
    assert sentence in words(done.stdout)


def test_a_pdf_that_is_no_memo_is_said_to_be_none(tmp_path: Path) -> None:
    """A page of nothing, and bytes that only begin like a PDF."""
    blank, broken = tmp_path / "blank.pdf", tmp_path / "broken.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    broken.write_bytes(b"%PDF-1.7\nnot much of one")

    one, other = run("verify", blank), run("verify", broken)

    assert (one.exit_code, other.exit_code) == (1, 1)
    assert "no memo of riskwiz: answers.toml and assessment.json" in words(one.stdout)
    assert "it is a damaged PDF" in words(other.stdout)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_memo_that_was_cut_short_is_damaged(memo: Path, tmp_path: Path, part: float) -> None:
    """Wherever it was cut."""
    short = tmp_path / "short.pdf"
    short.write_bytes(memo.read_bytes()[: int(part * memo.stat().st_size)])

    done = run("verify", short)

    assert done.exit_code == 1
    assert "damaged PDF" in done.stdout


def test_a_case_is_verified_and_scored(tmp_path: Path) -> None:
    """Its journal, its texts, and what its answers come to."""
    done = run("verify", small_case(tmp_path))

    assert done.exit_code == 0
    text = words(done.stdout)
    assert "ok intact: the journal of 5 events is chained without a gap, and 2 texts" in text
    assert "ok edition: the texts in it make the edition small 1.0.0" in text
    assert "Security, people with clearance: high, prohibit" in text
    assert "nobody has signed it as it stands" in text


def test_a_case_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    """One sentence on standard error, and exit code 1."""
    case = small_case(tmp_path)
    database = sqlite3.connect(case)
    with database:
        database.execute("UPDATE events SET by='x' WHERE sequence=2")
    database.close()

    done = run("verify", case)

    assert done.exit_code == 1
    assert "is damaged" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "code"), [("none.pdf", 1), (".", 1)])
def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, name: str, code: int) -> None:
    """Nor is a folder a file."""
    done = run("verify", tmp_path / name)

    assert done.exit_code == code
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
