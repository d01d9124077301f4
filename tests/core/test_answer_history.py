"""The history of one answer: when it was said, and by whom."""

from riskwiz.core.answer import Given, Key, State, answered
from riskwiz.core.answer_history import Moment, answer_history
from riskwiz.core.event import (
    GENESIS,
    AnswerGiven,
    AnswerWithdrawn,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    JournalEntry,
    NoteWritten,
)
from riskwiz.core.evidence import Evidence, Link, Status
from tests.tui.edition import little, opened

SOURCE = Evidence(id="a", title="A filing", publisher="P", reliability="B")
LINK = Link(evidence="a", credibility=2, status=Status.ADMITTED, disputed="by Acme")
NOT_KNOWN = Given(state=State.UNKNOWN, reason="asked twice")
TOLD: list[tuple[Event, str]] = [
    (AnswerGiven(question="appoints", given=answered("observes")), "It may observe or be informed"),
    (NoteWritten(question="appoints", note="One seat."), "note: One seat."),
    (NoteWritten(question="appoints"), "note removed"),
    (
        EvidenceLinked(question="appoints", link=LINK),
        "evidence: A filing (admitted, 2, disputed: by Acme)",
    ),
    (EvidenceUnlinked(question="appoints", evidence="a"), "evidence removed: A filing"),
    (AnswerGiven(question="appoints", given=NOT_KNOWN), "unknown: asked twice"),
    (AnswerWithdrawn(question="appoints"), "taken back"),
]


def test_the_history_says_what_was_said_when_and_by_whom() -> None:
    """Only of that answer, the oldest first."""
    edition = little()
    others: list[Event] = [
        opened(edition),
        EvidenceAdded(evidence=SOURCE),
        AnswerGiven(question="golden_share", given=answered(value=True)),
    ]
    events = [*others, *(event for event, _ in TOLD)]
    journal = [
        JournalEntry(sequence=n, at=f"2024-06-0{n}", by=f"B{n}", event=event, previous=GENESIS)
        for n, event in enumerate(events)
    ]

    history = answer_history(edition, journal, Key("appoints"))

    first = len(others)
    assert history == tuple(
        Moment(at=f"2024-06-0{n}", by=f"B{n}", what=words)
        for n, (_, words) in enumerate(TOLD, first)
    )
