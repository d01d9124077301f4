"""What keeps a memo from being written, in one sentence: which file, which line, what is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


class MemoFault(Exception):
    """A memo that cannot be written, said in one sentence."""


# What an expression in a template can raise, from `1/0` to a list that is taken for a number.
_RAISED = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


@contextmanager
def placed(folder: Path) -> Iterator[None]:
    """Turn whatever a template of a folder raises into a fault with its file and line."""
    try:
        yield
    except TemplateSyntaxError as error:
        where = f"{folder / (error.name or '')}, line {error.lineno}"
        raise MemoFault(f"{where}: {_sentence(error)}") from error
    except TemplateNotFound as error:
        raise MemoFault(f"{folder} has no template {error.name}") from error
    except _RAISED as error:
        raise MemoFault(f"{_place(error, folder)}: {_sentence(error)}") from error
    except OSError as error:
        raise MemoFault(f"{error.filename or folder} cannot be read: {error.strerror}") from error


def _place(error: BaseException, folder: Path) -> str:
    """Return the template and the line in which an error was raised."""
    frames = [(f.f_code.co_filename, line) for f, line in walk_tb(error.__traceback__)]
    inside = [one for one in frames if Path(one[0]).is_relative_to(folder)]
    return f"{inside[-1][0]}, line {inside[-1][1]}" if inside else str(folder)


def _sentence(error: BaseException) -> str:
    """Return what an error says, on one line and without its full stop."""
    said = " ".join(str(error).split()) or type(error).__name__
    return said.removesuffix(".")
