"""Each package keeps to its libraries, and nothing slow is loaded before it is needed."""

import ast
import subprocess
import sys

import pytest

from tests.architecture.source_tree import (
    PACKAGE,
    ROOT,
    imported_modules,
    place,
    python_files,
    tree,
)

LIBRARIES: dict[str, set[str]] = {
    "core": {"pydantic", "pydantic_core"},
    "authoring": {
        "pycountry", "pydantic", "pydantic_core", "tomli", "tomli_w", "tree_sitter",
        "tree_sitter_toml",
    },
    "store": set(),
    "memo": {"PIL", "jinja2", "markupsafe", "pydantic", "pypdf", "weasyprint"},
    "tui": {"textual"},
    "plain": set(),
    "cli": {"click"},
}  # fmt: skip
"""What each package may import besides riskwiz and the standard library."""

LIBRARIES_OF_ONE_FILE = {
    PACKAGE / "core" / "analysis" / "robustness.py": {"numpy"},
    PACKAGE / "core" / "checked_expression.py": {"google"},
    PACKAGE / "core" / "expression.py": {"cel_expr_python"},
    PACKAGE / "core" / "functions.py": {"cel_expr_python"},
    PACKAGE / "core" / "row_types.py": {"google"},
}
"""What the files about expressions and about draws, alone of all files, may import too."""

STANDARD_LIBRARY_OF_THE_CORE = {
    "__future__", "abc", "bisect", "collections", "contextlib", "copy", "dataclasses", "datetime",
    "decimal", "difflib", "enum", "fractions", "functools", "graphlib", "hashlib", "heapq",
    "itertools", "json", "math", "operator", "random", "re", "statistics", "string", "textwrap",
    "types", "typing", "unicodedata",
}  # fmt: skip
"""The modules of the standard library that neither read nor write anything."""

IMPURE_CALLS = {"breakpoint", "eval", "exec", "input", "open", "print"}
IMPURE_ATTRIBUTES = {
    "environ", "getenv", "now", "read_bytes", "read_text", "stderr", "stdin", "stdout",
    "today", "urandom", "utcnow", "uuid1", "uuid4", "write_bytes", "write_text",
}  # fmt: skip


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        pytest.param(
            "import riskwiz.core",
            {"click", "jinja2", "numpy", "pycountry", "sqlite3", "textual", "tomli", "weasyprint"},
            id="the core",
        ),
        pytest.param(
            "import riskwiz.plain",
            {"jinja2", "numpy", "sqlite3", "textual", "weasyprint"},
            id="plain mode",
        ),
        pytest.param(
            "import riskwiz.tui",
            {"jinja2", "numpy", "sqlite3", "tomli", "weasyprint"},
            id="the wizard",
        ),
        pytest.param(
            "import riskwiz.cli.late_shelf, riskwiz.cli.wizard, riskwiz.tui.app",
            {"cel_expr_python", "jinja2", "numpy", "pydantic", "sqlite3", "tomli", "weasyprint"},
            id="the shelf, before it is painted",
        ),
        pytest.param(
            "import runpy\n"
            "sys.argv = ['riskwiz', '--help']\n"
            "try:\n"
            "    runpy.run_module('riskwiz', run_name='__main__')\n"
            "except SystemExit as done:\n"
            "    assert not done.code, done.code",
            {"numpy", "pypdf", "textual", "weasyprint"},
            id="riskwiz --help",
        ),
    ],
)
def test_loads_only_what_it_needs(program: str, unwanted: set[str]) -> None:
    """Importing a package, or asking for help, leaves the libraries of the others alone."""
    report = (
        "import sys\n"
        "before = set(sys.modules)\n"
        f"{program}\n"
        f"print('loaded:', *sorted({unwanted!r} & (sys.modules.keys() - before)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("package", LIBRARIES)
def test_package_imports_only_its_own_libraries(package: str) -> None:
    """What a package may import is a list, and whatever is not on the list it may not."""
    allowed = LIBRARIES[package] | sys.stdlib_module_names | {"riskwiz"}
    strangers = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(f"riskwiz/{package}")
        for name in imported_modules(path)
        if name.split(".")[0] not in allowed | LIBRARIES_OF_ONE_FILE.get(path, set())
    }

    assert strangers == set()


def test_core_uses_only_the_pure_part_of_the_standard_library() -> None:
    """No module that the core imports can reach a file, a clock, the network or the screen."""
    strangers = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files("riskwiz/core")
        for name in imported_modules(path)
        if name.split(".")[0] in sys.stdlib_module_names - STANDARD_LIBRARY_OF_THE_CORE
    }

    assert strangers == set()


def test_core_asks_nothing_of_the_world() -> None:
    """The core opens, prints and looks up nothing, and its only randomness has a seed."""
    faults = [
        f"{place(path, node)} uses {ast.unparse(node)}"
        for path in python_files("riskwiz/core")
        for node in ast.walk(tree(path))
        if _is_impure(node) and isinstance(node, ast.expr)
    ]

    assert faults == []


def _is_impure(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in IMPURE_CALLS
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="random"), attr=name), args=args, keywords=keywords
        ):
            return name != "Random" or not (args or keywords)
        case ast.Call(func=ast.Attribute(attr="open")):
            return True
        case ast.Attribute(attr=name):
            return name in IMPURE_ATTRIBUTES
        case _:
            return False


@pytest.mark.parametrize(
    "source",
    ["open('x')", "path.open()", "print(1)", "dt.date.today()", "dt.datetime.now()",
     "os.environ['HOME']", "random.random()", "random.Random()"],
)  # fmt: skip
def test_impure_code_would_be_noticed(source: str) -> None:
    """The test above finds each thing that it looks for."""
    assert any(_is_impure(node) for node in ast.walk(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["random.Random(7)", "rows.opened", "prospect.open", "replay(events)"]
)
def test_pure_code_is_left_alone(source: str) -> None:
    """The test above accepts what looks like input and output but is not."""
    assert not any(_is_impure(node) for node in ast.walk(ast.parse(source)))
