"""`riskwiz`: the verbs, and the shelf where no verb is given."""

import atexit
import gc
import os
from importlib import import_module
from pathlib import Path

import click

from riskwiz import __version__
from riskwiz.cli.assessor import as_option
from riskwiz.cli.exits import told

_VERBS = {
    "analyse": "analyse",
    "assess": "assess",
    "check": "check",
    "compare": "compare",
    "demo": "demo",
    "export": "export",
    "form": "form",
    "import": "import_",
    "memo": "memo",
    "new": "new",
    "schema": "schema",
    "score": "score",
    "test": "test_",
    "verify": "verify",
}
"""The module of each verb; only that of the verb which is called is loaded."""

_ALLOCATIONS = 200_000
"""After how many new objects Python looks for circles among them."""


class Riskwiz(click.Group):
    """The verbs; the name of a folder in a verb's place opens the shelf on it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's)
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _VERBS.get(cmd_name)
        return None if module is None else _command(module)

    def invoke(self, ctx: click.Context) -> object:
        with told():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if self.get_command(ctx, word) is not None or word.startswith("-"):
            return super().resolve_command(ctx, args)
        if Path(word).is_dir():
            return "", _command("shelf"), args
        raise click.UsageError(self._strange(ctx, word), ctx)

    def _strange(self, ctx: click.Context, word: str) -> str:
        import difflib

        if Path(word).exists():
            return f"{word} is a file; `riskwiz assess {word}` opens a case"
        meant = difflib.get_close_matches(word, self.list_commands(ctx), n=1)
        hint = f"; did you mean `riskwiz {meant[0]}`?" if meant else ""
        return f"there is no command and no folder {word!r}{hint}"

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's)
        return ["[DIR] | COMMAND [ARGS]..."]


@click.group(
    cls=Riskwiz,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@as_option
@click.version_option(__version__, prog_name="riskwiz", message="%(prog)s %(version)s")
@click.pass_context
def app(ctx: click.Context, assessor: str | None) -> None:  # noqa: ARG001  (its callback keeps it)
    """Assess the risk of technology under foreign influence, and write the memo for officials.

    Without a command, riskwiz opens the shelf: the cases of the folder DIR, or of this one.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(_command("shelf"), folder=Path())


def _command(module: str) -> click.Command:
    """Load the module of a command, in which it has the name of the module."""
    command: click.Command = getattr(import_module(f"riskwiz.cli.{module}"), module)
    return command


def main() -> None:
    """Run riskwiz with the arguments of this process."""
    # Pydantic looks through every installed package for plugins, and Python through every object
    # for circles, each for longer than it takes to check an edition; on its way out it need not.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(_ALLOCATIONS)
    atexit.register(gc.freeze)
    with told():
        app(prog_name="riskwiz")
