"""What verifying a file came to."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it holds, or None where it could not be told."""

    what: str
    holds: bool | None
    said: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that was verified."""

    path: Path
    kind: str
    sha256: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found that does not hold."""
        return all(check.holds is not False for check in self.checks)
