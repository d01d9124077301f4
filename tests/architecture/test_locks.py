"""The lock files pin everything, agree with each other and with pyproject.toml."""

import re

import tomli

from tests.architecture.source_tree import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def _pins(file: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / file).read_text(encoding="utf-8")))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^a-z0-9-]", requirement, maxsplit=1)[0] for requirement in requirements}


def test_locks_pin_every_dependency() -> None:
    """What pyproject.toml asks for is in the lock files."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = _names(project["dependencies"])
    dev = _names(project["optional-dependencies"]["dev"])

    assert run - _pins("requirements.lock").keys() == set()
    assert (run | dev) - _pins("requirements-dev.lock").keys() == set()


def test_locks_agree() -> None:
    """What is tested is what is run."""
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


def test_every_pin_has_hashes() -> None:
    """A package that was changed after it was locked is refused."""
    for file in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / file).read_text(encoding="utf-8")
        blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]

        assert [block for block in blocks if "--hash=sha256:" not in block] == []
