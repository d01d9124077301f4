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
    Excuse(
        "outloud TAG-002",
        "1 line(s) of prose are marked /Artifact",
        "the row of headings that a table repeats on its next page, such as `Date What happened "
        "Who acted Stage How it ended`: with eight words it is taken for prose",
    ),
    Excuse(
        "outloud TBL-014",
        "line(s) of text that no /Table covers",
        "tables under one another on a page are taken for one grid, and the lines are the captions "
        "between them: five for the three tables of levels",
    ),
)
"""Everything else that a checker says fails the test."""
