"""Each rule finds its one mistake, at its place, and finds nothing in a good edition."""

import re
from pathlib import Path

import pytest

from riskwiz.authoring import check_edition, load_edition, render
from riskwiz.authoring.proofs import PROOFS
from riskwiz.authoring.rulebook import RULES
from tests.authoring.editions_on_disk import BROKEN, GOOD, texts

PROMISE = re.compile(r"(RW\d{3}) at (\d+):(\d+)")
CASES = sorted(folder for folder in BROKEN.iterdir() if folder.is_dir())


def _promised(changed: dict[str, str]) -> list[tuple[str, str, int, int]]:
    return [
        (code, path, int(line), int(column))
        for path, text in sorted(changed.items())
        for code, line, column in PROMISE.findall(text.split("\n")[0])
    ]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_broken_edition_gives_the_promised_diagnostic(folder: Path) -> None:
    """A folder differs from the good edition in a file; its first line promises code and place.

    It is said in plain sentences: no words of a library or of Python reach an author.
    """
    changed = texts(folder)
    promised = _promised(changed)

    found = check_edition(texts(GOOD) | changed)
    shown = render(found, texts(GOOD) | changed)

    assert promised, "no first line promises a diagnostic"
    assert [(d.code, d.path, d.line, d.column) for d in found] == promised
    assert {code for code, *_ in promised} == {folder.name[:5]}
    for word in ("pydantic", "Traceback", "ValueError", "Input should", "None", "Decimal("):
        assert word not in shown


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_edition_is_loaded_where_nothing_that_loading_finds_is_an_error(folder: Path) -> None:
    """An edition or errors, never both; what takes a search is left to `riskwiz check`."""
    loaded = load_edition(texts(GOOD) | texts(folder))

    assert (loaded.edition is None) == any(d.severity == "error" for d in loaded.diagnostics)


def test_good_edition_has_nothing_wrong() -> None:
    """The edition from which the broken ones differ gives no diagnostic, not even a warning."""
    loaded = load_edition(texts(GOOD))

    assert loaded.diagnostics == ()
    assert loaded.edition is not None
    assert check_edition(texts(GOOD)) == ()


def test_every_rule_has_a_code_of_its_own_a_manual_page_and_a_broken_edition() -> None:
    """A rule nobody has seen break is a rule nobody knows to work."""
    codes = [rule.CODE for rule in RULES] + [proof.CODE for proof in PROOFS]

    assert len(set(codes)) == len(codes)
    assert all(rule.__doc__ and "\n\n" in rule.__doc__ for rule in (*RULES, *PROOFS))
    assert set(codes) - {folder.name[:5] for folder in CASES} == set()


def test_every_rule_file_is_in_the_rulebook() -> None:
    """A rule that is not asked finds nothing."""
    asked = (*RULES, *PROOFS)
    modules = {rule.__name__.rpartition(".")[2] for rule in asked}  # type: ignore[attr-defined]
    files = {
        path.stem
        for folder in ("rules", "proofs")
        for path in (Path(__file__).parents[2] / "riskwiz/authoring" / folder).glob("*.py")
        if path.stem != "__init__"
    }

    assert modules == files
