"""What the architecture tests read: the files of this project and the imports in them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "riskwiz"

_NOT_OURS = {"__pycache__", "build", "cases", "demo", "dist", "htmlcov"}


def project_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that is, or could be, committed."""
    for path in sorted(folder.iterdir()):
        if path.name in _NOT_OURS or (path.name.startswith(".") and path.name != ".ci"):
            continue
        if path.is_dir():
            yield from project_files(path)
        else:
            yield path


def python_files(*folders: str) -> list[Path]:
    """The Python files under these folders of the project."""
    return [
        path
        for folder in folders
        if (ROOT / folder).is_dir()
        for path in project_files(ROOT / folder)
        if path.suffix == ".py"
    ]


def tree(path: Path) -> ast.Module:
    """A Python file as syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported_modules(path: Path) -> set[str]:
    """The full names of the modules that a file imports, wherever in it the import stands."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return names


def place(path: Path, node: ast.expr | ast.stmt) -> str:
    """Where in the project a piece of syntax stands, as `file:line`."""
    return f"{path.relative_to(ROOT)}:{node.lineno}"
