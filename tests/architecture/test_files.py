"""The files of the project name no machine, say what they are for, and are called what they are."""

import ast
import re

from tests.architecture.source_tree import ROOT, project_files, python_files, tree

VAGUE_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}

REGISTRY = re.compile(
    r"\b(pypi|pythonhosted|npmjs|rubygems|golang|crates|debian|launchpad)\.(org|com|io|net)\b"
)
MACHINE_PATH = re.compile(r"(?<![\w.:/*-])/(home|mnt|opt|root|srv|tmp|Users|work)/[\w.-]")


def _texts() -> dict[str, str]:
    texts = {}
    for path in project_files():
        try:
            texts[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font or a picture
    return texts


def test_no_file_names_a_package_registry_or_a_place_on_one_machine() -> None:
    """A clone works from whatever registry its user has set up, in whatever folder it is in."""
    faults = [
        f"{name}:{number}: {line.strip()}"
        for name, text in _texts().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if REGISTRY.search(line) or MACHINE_PATH.search(line)
    ]

    assert faults == []


def test_every_module_says_what_it_is_for() -> None:
    """Each Python file opens with a docstring."""
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files("riskwiz", "tests", "benchmarks", "scripts")
        if ast.get_docstring(tree(path)) is None
    ]

    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    """A drawer called `utils` fills up; code lives in the module that it is about."""
    vague = [
        str(path.relative_to(ROOT))
        for path in python_files("riskwiz", "tests", "benchmarks", "scripts")
        if {path.stem.removeprefix("test_"), path.parent.name} & VAGUE_NAMES
    ]

    assert vague == []
