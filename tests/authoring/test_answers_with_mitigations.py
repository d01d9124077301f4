"""Mitigations in answer files and forms: read, written, and the same bytes again."""

import datetime as dt
import re

import pytest

from riskwiz.authoring import load_edition, parse_answers, write_answers, write_form
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation_record import MitigationRecord
from tests.authoring.editions_on_disk import GOOD, texts

PROMISE = """
[[mitigation]]
id = "no_seats"
label = "No seats for a foreign state"
help = "The articles give no state a seat."
verified_by = "The articles, as registered."
effect = [{ set = "board_seats", to = "none" }]
cite = ["act s. 3"]

[[mitigation]]
id = "no_listed_seat"
label = "A seat elsewhere"
help = "The company moves."
verified_by = "The register of companies."
effect = [{ set = "listed_seat", to = false }]
cite = ["act s. 3"]
"""
FILE = """\
[case]
as_of = 2026-10-01
[case.subject]
name = "Acme"
[edition]
id = "small"
[answers.board_seats]
value = "most"
[mitigations.no_listed_seat]
state = "proposed"
[mitigations.no_seats]
state = "verified"
due = 2026-09-01
by = "Ann"
note = "Seen."
"""


def edition() -> Edition:
    """The good little edition with two mitigations."""
    found = texts(GOOD)
    loaded = load_edition(found | {"methodology.toml": found["methodology.toml"] + PROMISE})
    assert loaded.diagnostics == ()
    assert loaded.edition is not None
    return loaded.edition


EDITION = edition()


def test_an_answer_file_records_mitigations() -> None:
    """Whatever their order in the file, in that of the edition."""
    parsed = parse_answers(FILE, "answers.toml", EDITION)
    assert parsed.diagnostics == ()
    assert parsed.events is not None
    assert list(replay(parsed.events).mitigations.items()) == [
        (
            "no_seats",
            MitigationRecord(state="verified", due=dt.date(2026, 9, 1), by="Ann", note="Seen."),
        ),
        ("no_listed_seat", MitigationRecord(state="proposed")),
    ]


def test_law_7_holds_with_mitigations() -> None:
    """Export, import, export gives the same bytes."""
    parsed = parse_answers(FILE, "answers.toml", EDITION)
    assert parsed.events is not None
    written = write_answers(EDITION, replay(parsed.events))
    assert written.endswith(
        "# --- Mitigations ---\n\n# No seats for a foreign state\n[mitigations.no_seats]\n"
        'state = "verified"\ndue = 2026-09-01\nby = "Ann"\nnote = "Seen."\n\n'
        '# A seat elsewhere\n[mitigations.no_listed_seat]\nstate = "proposed"\n'
    )
    again = parse_answers(written, "again.toml", EDITION)
    assert again.events is not None
    assert write_answers(EDITION, replay(again.events)) == written


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("mitigations.no_seats", "mitigations.no_seat", ("RW512", 11)),
        ('state = "verified"', 'state = "kept"', ("RW016", 12)),
        ('by = "Ann"', "", ("RW503", 12)),
        ("due = 2026-09-01", 'due = "soon"', ("RW012", 13)),
        ('note = "Seen."', 'notes = "Seen."', ("RW010", 15)),
        ('by = "Ann"', 'by = "A\\u001b"', ("RW005", 14)),
    ],
)
def test_what_is_wrong_with_a_mitigation_is_said_at_its_place(
    written: str, instead: str, said: tuple[str, int]
) -> None:
    """With a code and a line."""
    text = FILE.replace(written, instead)
    assert text != FILE
    parsed = parse_answers(text, "answers.toml", EDITION)
    assert [(d.code, d.line) for d in parsed.diagnostics] == [said]
    assert parsed.events is None


def test_a_form_offers_the_mitigations_of_the_edition() -> None:
    """Without its #, what it offers is taken."""
    form = write_form(EDITION)
    assert "# What shows that it is kept: The articles, as registered." in form
    promised = form[form.index("# ===== Mitigations") :]
    lines = re.findall(r"^#(\[mitigations\.no_seats\]|state.*|due.*|by.*)$", promised, re.MULTILINE)
    text = FILE[: FILE.index("[mitigations")] + "\n".join(lines[:4]) + "\n"
    parsed = parse_answers(text, "answers.toml", EDITION)
    assert parsed.diagnostics == ()
    assert parsed.events is not None
    assert replay(parsed.events).mitigations["no_seats"].state == "proposed"
