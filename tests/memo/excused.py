"""What independent checkers say of our memos that is excused: by its name, and with the reason."""

from typing import NamedTuple


class Excuse(NamedTuple):
    """A rule of a checker, what it says, and why that is no fault of the memo."""

    rule: str
    says: str
    reason: str

    def covers(self, said: str) -> bool:
        """Say whether this is what was said."""
        return said.startswith(f"{self.rule}: ") and self.says in said


EXCUSED = (
    Excuse(
        "pdfua UA-14-001",
        "rule raised ValueError",
        "pdfua 0.1.3 fails itself on this rule (no empty headings) where an element holds several "
        "others; outloud's HDG and TAG-020 check the same",
    ),
    Excuse(
        "outloud PAG-001",
        "running header or footer line(s) are tagged as content",
        "answers such as `Unknown` may stand last on three pages; that every margin is an artifact "
        "and nothing else is, test_accessible.py reads from the pages themselves",
    ),
)
"""Everything else that a checker says fails the test."""
