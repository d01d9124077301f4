"""Bad input of every kind is a diagnostic with its place, in bounded time and memory."""

import json
import resource
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import command, environment, run
from tests.cli.small_edition import ANSWERS, METHODOLOGY, QUESTIONNAIRE, edition_folder

DEEP = 10_000
MOST_SECONDS = 5
MOST_BYTES = 1_500_000_000
HUGE = ("#" + "x" * 99 + "\n") * 500_000
ASK = 'ask = "Does a state own it?"'
WHEN = "when = 'state_owned'"


def _circle(count: int) -> str:
    return "".join(
        f'[[derived]]\nid = "d{at}"\nlabel = "D"\nkind = "boolean"\n'
        f"value = 'd{(at + 1) % count}'\n"
        for at in range(count)
    )


def _of_any_file(text: str) -> dict[str, tuple[str | bytes, str]]:
    """Return what can be wrong with any TOML file, with the code that says so."""
    return {
        "nothing but a comment of 50 MB": (HUGE, "RW002"),
        "lists 10,000 deep": (f"{text}x = {'[' * DEEP}{']' * DEEP}\n", "RW004"),
        "tables 10,000 deep": (f"{text}x = {'{a=' * DEEP}1{'}' * DEEP}\n", "RW004"),
        "a key of 10,000 parts": (f"{text}x{'.a' * DEEP} = 1\n", "RW004"),
        "a header of 10,000 parts": (f"{text}[x{'.a' * DEEP}]\n", "RW004"),
        "a NUL byte": (text.replace("a", "\0", 1), "RW003"),
        "a byte order mark": ("\ufeff" + text, "RW003"),
        "UTF-16": (text.encode("utf-16"), "RW003"),
        "Latin-1": (f"# Caf\xe9\n{text}".encode("latin-1"), "RW003"),
        "a number of 5,000 digits": (f"{text}x = {'9' * 5_000}\n", "RW003"),
        "a decimal of a billion digits": (f"{text}x = 1e999999999\n", "RW003"),
        "old line ends": (text.replace("\n", "\r"), "RW003"),
    }


QUESTIONNAIRES = _of_any_file(QUESTIONNAIRE) | {
    "an expression of a million characters": (
        QUESTIONNAIRE.replace(WHEN, f"when = 'state_owned{' && state_owned' * 70_000}'"),
        "RW104",
    ),
    "brackets 4,000 deep": (
        QUESTIONNAIRE.replace(WHEN, f"when = '{'(' * 4_000}state_owned{')' * 4_000}'"),
        "RW104",
    ),
    "20,000 keys that there are not": (
        "".join(f"key_{at} = 1\n" for at in range(20_000)) + QUESTIONNAIRE,
        "RW010",
    ),
    "1,500 conditions on what there is not": (
        QUESTIONNAIRE
        + "".join(
            f'[[finding]]\nid = "f{at}"\ntitle = "F"\nseverity = "low"\nwhen = \'no_{at}\'\n'
            for at in range(1_500)
        ),
        "RW103",
    ),
    "a circle of 300 derived values": (QUESTIONNAIRE + _circle(300), "RW107"),
    "a key twice": (
        QUESTIONNAIRE.replace('title = "One"', 'title = "One"\ntitle = "Two"'),
        "RW003",
    ),
    "a date for text": (QUESTIONNAIRE.replace(ASK, "ask = 2023-01-01"), "RW012"),
    "a terminal escape": (QUESTIONNAIRE.replace(ASK, 'ask = "\\u001b[31mDoes it?"'), "RW005"),
    "text turned around": (QUESTIONNAIRE.replace(ASK, 'ask = "Does \u202e it?"'), "RW005"),
    "an escape in a key": (QUESTIONNAIRE + '"\\u001b[31m" = 1\n', "RW010"),
    "an escape in an id": (QUESTIONNAIRE.replace('"seat"', '"\\u001b[31mseat"'), "RW014"),
    "points without end": (QUESTIONNAIRE.replace("yes = 4", "yes = inf"), "RW012"),
    "headers ever deeper": (
        QUESTIONNAIRE + "".join(f"[[x{'.a' * at}]]\n" for at in range(1, 300)),
        "RW010",
    ),
}
ANSWER_FILES = _of_any_file(ANSWERS) | {
    "a key twice": (ANSWERS.replace("value = true", "value = true\nvalue = false"), "RW003"),
    "a date for text": (ANSWERS.replace('name = "Acme"', "name = 2023-01-01"), "RW012"),
    "a date for an answer": (ANSWERS.replace("value = true", "value = 2023-01-01"), "RW503"),
    "a terminal escape": (ANSWERS.replace('"Acme"', '"\\u001b[31mAcme"'), "RW005"),
    "text turned around": (ANSWERS.replace('"Acme"', '"Ac\u202eme"'), "RW005"),
    "an escape for an answer": (ANSWERS.replace('"bad"', '"\\u001b[31m"'), "RW005"),
    "a name of a million characters": (ANSWERS.replace('"Acme"', f'"{"A" * 1_000_000}"'), "RW015"),
    "no number": (ANSWERS.replace("value = true", "value = nan"), "RW503"),
    "answers to 2,000 strange questions": (
        ANSWERS + "".join(f"[answers.x{at}]\nvalue = 1\n" for at in range(2_000)),
        "RW501",
    ),
}


def _write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _edition(folder: Path, questionnaire: str | bytes) -> Path:
    folder.mkdir()
    _write(folder / "methodology.toml", METHODOLOGY)
    _write(folder / "one.toml", questionnaire)
    return folder


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_a_bad_questionnaire_is_a_diagnostic(tmp_path: Path, name: str) -> None:
    """`check` names the code, line and column, whatever is in the file."""
    content, code = QUESTIONNAIRES[name]
    edition = _edition(tmp_path / "edition", content)

    began = time.process_time()
    done = run("check", edition, "--format", "json")

    assert time.process_time() - began < MOST_SECONDS
    assert done.exit_code == 1
    found = [one for one in json.loads(done.stdout)["diagnostics"] if one["code"] == code]
    assert found, done.stdout[:2_000]
    assert {one["path"] for one in found} == {str(edition / "one.toml")}
    assert code == "RW002" or all(one["line"] and one["column"] for one in found)


@pytest.mark.parametrize("name", [name for name in QUESTIONNAIRES if "escape" in name])
def test_a_person_is_told_in_plain_text(tmp_path: Path, name: str) -> None:
    """No control character reaches the terminal."""
    done = run("check", _edition(tmp_path / "edition", QUESTIONNAIRES[name][0]))

    assert done.exit_code == 1
    assert all(one in "\n\t" or one.isprintable() for one in done.stderr)


@pytest.mark.parametrize("verb", ["score", "import"])
@pytest.mark.parametrize("name", ANSWER_FILES)
def test_a_bad_answer_file_is_a_diagnostic(tmp_path: Path, name: str, verb: str) -> None:
    """The same for answers; no case is made of them."""
    content, code = ANSWER_FILES[name]
    answers = _write(tmp_path / "acme.toml", content)

    began = time.process_time()
    done = run(verb, answers, "--edition", edition_folder(tmp_path))

    assert time.process_time() - began < MOST_SECONDS
    assert done.exit_code == 1
    assert done.stdout == ""
    assert code in done.stderr, done.stderr[:2_000]
    assert all(one in "\n\t" or one.isprintable() for one in done.stderr)
    assert {path.name for path in tmp_path.iterdir()} == {"acme.toml", "edition"}


def test_bad_input_takes_little_memory(tmp_path: Path) -> None:
    """All bad questionnaires, one after the other in one process that may have no more."""
    editions = [
        _edition(tmp_path / str(at), content)
        for at, (content, _) in enumerate(QUESTIONNAIRES.values())
    ]

    done = subprocess.run(
        command("check", *editions, "--format", "json"),
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES)),
    )

    assert (done.returncode, done.stderr) == (1, b"")
    wanted = {code for _, code in QUESTIONNAIRES.values()}
    assert wanted <= {one["code"] for one in json.loads(done.stdout)["diagnostics"]}
