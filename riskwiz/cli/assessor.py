"""Who answers: `--as NAME`, else RISKWIZ_ASSESSOR, else the name of the account."""

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
_LONGEST = 100


def _checked(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Take a name that can be printed; one given to `riskwiz` itself holds for its verbs."""
    if value is None:
        return ctx.obj if isinstance(ctx.obj, str) else None
    name = value.strip()
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise click.BadParameter(f"a name has 1 to {_LONGEST} printable characters")
    ctx.obj = name
    return name


def as_option(command: F) -> F:
    """Add the option `--as NAME`."""
    option = click.option(
        "--as",
        "assessor",
        metavar="NAME",
        envvar="RISKWIZ_ASSESSOR",
        show_envvar=True,
        callback=_checked,
        help="Whose name the journal notes beside each answer.",
    )
    return option(command)


def account_name() -> str:
    """Return the name of the account: what is noted where nobody can be asked."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unnamed"
