"""docs/authoring.md: every example in it works, and says what riskwiz says."""

import re
from pathlib import Path
from typing import NamedTuple

from click.testing import Result

from riskwiz.authoring import load_edition, render
from riskwiz.core.trial import try_all
from tests.authoring.editions_on_disk import texts
from tests.cli.running import run

PAGE = (Path(__file__).parents[2] / "docs/authoring.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"^```(\w+)(?: (mistake|change|answers))? ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


KINDS = {
    *("choice", "multi", "yes_no", "number", "count", "percent", "money", "date", "text"),
    *("long_text", "country", "grid", "table", "boolean", "list", "level"),
}
"""What a question or a derived value can be."""


class Block(NamedTuple):
    """A fenced example: its language, what it is for, the file it belongs to, and its text."""

    language: str
    purpose: str
    file: str
    text: str


BLOCKS = [Block(*match.groups(default="")) for match in _BLOCK.finditer(PAGE)]


def _written(folder: Path, *, until: Block | None = None) -> Path:
    """Write the page's edition as far as a reader has come, or all of it."""
    for block in BLOCKS:
        if block is until:
            break
        path = folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if block.language != "toml" or block.purpose == "mistake":
            continue
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if block.purpose == "change":
            key = re.escape(block.text.split(" =")[0])
            after, changed = re.subn(rf"^{key} = .*\n", block.text, before, flags=re.MULTILINE)
            assert changed == 1
        else:
            after = f"{before}\n{block.text}" if before else block.text
        path.write_text(after, encoding="utf-8")
    return folder / "phone_apps"


def _change() -> Block:
    return next(block for block in BLOCKS if block.purpose == "change")


def _ran(*arguments: str | Path) -> Result:
    done = run(*arguments)
    assert done.exit_code == 0, done.stdout + done.stderr
    return done


def test_every_toml_example_has_its_file() -> None:
    """An example that no test would write is an example that may not work."""
    assert len(re.findall(r"^```\w+", PAGE, re.MULTILINE)) == len(BLOCKS)
    assert all(block.file for block in BLOCKS if block.language == "toml")


def test_the_edition_has_nothing_wrong_at_any_step(tmp_path: Path) -> None:
    """Before the last change the second questionnaire waits, and that is all there is to say."""
    loaded = load_edition(texts(_written(tmp_path)))

    assert loaded.diagnostics == ()


def test_the_golden_cases_pass(tmp_path: Path) -> None:
    """The numbers in the page are those that riskwiz works out."""
    edition = _written(tmp_path, until=_change())
    (edition / "company.toml").unlink()

    assert _ran("check", edition).stdout == ""
    assert "4 of 4 golden cases passed" in _ran("test", edition).stdout


def test_the_edition_that_uses_everything_works(tmp_path: Path) -> None:
    """It has nothing wrong, its case passes, and it uses every kind of question there is."""
    _written(tmp_path)
    edition = tmp_path / "visits"

    assert _ran("check", edition).stdout == ""
    assert "1 of 1 golden cases passed" in _ran("test", edition).stdout
    assert set(re.findall(r'kind = "(\w+)"', PAGE)) >= KINDS


def test_the_second_questionnaire_moves_the_earlier_cases(tmp_path: Path) -> None:
    """As the page says: cases that say who owns it pass, and those that leave that open do not."""
    edition = load_edition(texts(_written(tmp_path))).edition
    assert edition is not None

    passed = {trial.path for trial in try_all(edition) if trial.passed}
    failed = {trial.path for trial in try_all(edition) if not trial.passed}

    assert passed == {"company.toml", "methodology.toml"}
    assert failed == {"questions.toml"}


def test_the_mistake_is_reported_as_the_page_says(tmp_path: Path) -> None:
    """The diagnostic in the page is the one that an author sees."""
    mistake = next(block for block in BLOCKS if block.purpose == "mistake")
    said = next(block for block in BLOCKS if block.language == "text")
    edition = _written(tmp_path, until=mistake)
    path = edition / "questions.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + mistake.text, encoding="utf-8")
    (edition / "company.toml").unlink(missing_ok=True)

    written = texts(edition)
    shown = render(load_edition(written).diagnostics, written)

    assert shown.replace("questions.toml", "phone_apps/questions.toml") == said.text


def test_the_answers_give_the_score_and_the_memo(tmp_path: Path) -> None:
    """Import, score and memo, with the commands that stand in the page."""
    edition = _written(tmp_path, until=_change())
    (edition / "company.toml").unlink()
    case = tmp_path / "torch.riskcase"

    _ran("import", tmp_path / "torch.toml", "--edition", edition, "-o", case)
    scored = _ran("score", case).stdout
    _ran("memo", case, "-o", tmp_path / "torch.pdf")

    assert "ask first" in scored
    assert "30" in scored
    assert (tmp_path / "torch.pdf").read_bytes().startswith(b"%PDF")


def test_the_commands_of_the_page_exist() -> None:
    """Every command line in the page names a verb and options that riskwiz has."""
    shown = [block.text for block in BLOCKS if block.language == "sh"]
    inline = re.findall(r"`(riskwiz [^`]+)`", PAGE)
    for line in (*"".join(shown).splitlines(), *inline):
        _, *words = line.split()
        verb = words[: 2 if words[0] == "new" else 1]
        flags = {word for word in words if word.startswith("-")}
        assert flags <= set(re.findall(r"--?[a-z]+", _ran(*verb, "--help").stdout)), line
