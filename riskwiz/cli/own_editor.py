"""The assessor's own editor for long texts: what VISUAL or EDITOR names."""

import os

import click

from riskwiz.tui.ports import RecordFault


class OwnEditor:
    """Runs the editor on a file of its own, which is removed afterwards."""

    @property
    def name(self) -> str:
        """What it is called."""
        return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "the system's editor"

    def edit(self, text: str) -> str:
        """Let the person edit a text; the terminal is theirs meanwhile. Raises RecordFault."""
        try:
            edited = click.edit(text, require_save=False, extension=".txt")
        except click.ClickException as error:
            said = f"{error.format_message()}; set EDITOR to one that there is"
            raise RecordFault(said) from error
        except (OSError, UnicodeDecodeError) as error:
            raise RecordFault(f"what {self.name} left cannot be read: {error}") from error
        return text if edited is None else edited.removesuffix("\n")
