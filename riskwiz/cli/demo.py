"""`riskwiz demo`: the worked case, as case file and memo."""

from pathlib import Path

import click

from riskwiz.cli.exits import MachineTrouble
from riskwiz.cli.output import tell

WORKED = "tiktok_2023-03"
_BY = "riskwiz demo"


@click.command()
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), default=Path("demo"),
    show_default=True, help="The folder that both are written into.",
)  # fmt: skip
def demo(output: Path) -> None:
    """Write the worked case and its memo.

    A case that is there already is kept as it is, and its memo is written anew.
    """
    from riskwiz.cli import memo_page
    from riskwiz.cli.import_ import import_case
    from riskwiz.cli.shipped import worked_case
    from riskwiz.cli.source import open_case
    from riskwiz.cli.target import write_file

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineTrouble(f"the folder {output} cannot be made: {error.strerror}") from None
    case = output / f"{WORKED}.riskcase"
    if case.exists():
        tell(f"kept {case}")
    else:
        import_case(worked_case(WORKED), case, None, _BY)
        tell(f"wrote {case}")
    pdf = memo_page.beside(case, "pdf")
    write_file(pdf, memo_page.memo(open_case(case), "pdf"))
    tell(f"wrote {pdf}")
