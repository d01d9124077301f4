"""How a memo looks: riskwiz's own templates, and what an agency's template adds to them.

An agency's template sets a few settings and fills a few blocks. Everything else, and so every
level, number and reason, is printed by riskwiz's own templates, which it cannot replace.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from pydantic import ValidationError

from riskwiz.core.assessment import Assessment
from riskwiz.memo.blocks import clean_block
from riskwiz.memo.environment import environment
from riskwiz.memo.fault import MemoFault, placed
from riskwiz.memo.pictures import PICTURES
from riskwiz.memo.settings import Settings

SETTINGS = "settings.html.j2"
BLOCKS = ("letterhead", "opening", "closing")
"""The blocks: above the heading, below it, and before the signatures."""

_NOTES = (".md", ".txt")
_MEANT = {SETTINGS, *(f"{block}.html.j2" for block in BLOCKS)}


@dataclass(frozen=True)
class Look:
    """The folder of riskwiz's own templates, and that of an agency's template, if any."""

    shipped: Path
    own: Path | None = None

    @property
    def name(self) -> str:
        """What the memo calls its template."""
        return self.own.resolve().name if self.own else "riskwiz's own"

    @cached_property
    def settings(self) -> Settings:
        """The settings of the template.

        Raises MemoFault where one is unknown, or not what may be set.
        """
        if self.own is None or not self._path(SETTINGS).is_file():
            return Settings()
        with placed(self.own):
            template = environment(self.own).get_template(SETTINGS)
            template.render()  # unlike `module`, it says in which line something fails
            found = vars(template.module)
        given = {name: value for name, value in found.items() if not name.startswith("_")}
        try:
            return Settings.model_validate(given)
        except ValidationError as error:
            raise MemoFault(f"{self._path(SETTINGS)}: {_settings_sentence(error)}") from None

    def blocks(self, assessment: Assessment) -> Mapping[str, Markup]:
        """Fill the blocks for an assessment; those that the template lacks are empty.

        Raises MemoFault where a block is wrong, or prints what may not stand in one.
        """
        self._check_files()
        return {block: self._block(block, assessment) for block in BLOCKS}

    @cached_property
    def sha256(self) -> str:
        """The hash of all files of the template: of each its name and its hash, in order."""
        folder = self.own or self.shipped
        with placed(folder):
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            lines = [f"{_hash(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def _block(self, block: str, assessment: Assessment) -> Markup:
        path = self._path(f"{block}.html.j2")
        if self.own is None or not path.is_file():
            return Markup()
        with placed(self.own):
            printed = (
                environment(self.own)
                .get_template(path.name)
                .render(
                    subject=assessment.subject,
                    as_of=assessment.as_of,
                    case=assessment.case,
                    marking=assessment.marking,
                    draft=not assessment.final,
                    signatures=assessment.signatures,
                    settings=self.settings,
                )
            )
        return clean_block(printed, path)

    def _check_files(self) -> None:
        if self.own is None:
            return
        with placed(self.own):
            files = [path for path in sorted(self.own.iterdir()) if path.name[0] != "."]
        for path in files:
            if path.name not in _MEANT and path.suffix.lower() not in (*PICTURES, *_NOTES):
                raise MemoFault(
                    f"{path} is no part of a template; it may hold {', '.join(sorted(_MEANT))}, "
                    f"pictures ({', '.join(PICTURES)}) and notes ({', '.join(_NOTES)})"
                )

    def _path(self, name: str) -> Path:
        return (self.own or self.shipped) / name


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _settings_sentence(error: ValidationError) -> str:
    problem = error.errors()[0]
    name = str(problem["loc"][0])
    if problem["type"] == "extra_forbidden":
        known = ", ".join(Settings.model_fields)
        return f"there is no setting {name}; there are {known}"
    wanted = {
        "literal_error": f"is {problem.get('ctx', {}).get('expected')}",
        "string_pattern_mismatch": "is a colour such as '#17406d'",
        "string_too_long": f"has at most {problem.get('ctx', {}).get('max_length')} characters",
        "string_too_short": "may not be empty",
        "string_type": "is text in quotes",
        "too_long": f"has at most {problem.get('ctx', {}).get('max_length')} lines",
        "tuple_type": "is a list of lines",
        "value_error": "is a colour dark enough to read on white, such as '#17406d'",
    }
    return f"the setting {name} {wanted.get(problem['type'], 'cannot be this')}"
