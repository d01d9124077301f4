"""The marking of the memo and the signatures, line by line."""

from riskwiz.core.interview import Said, signature
from riskwiz.core.value import Objection
from riskwiz.plain.session import Session

_ROLES = {"a": "assessor", "assessor": "assessor", "r": "reviewer", "reviewer": "reviewer"}


def enter_marking(session: Session) -> None:
    """Ask for the marking of the memo and record it; riskwiz never infers one."""
    present = session.interview.case.marking
    with session.console.entering("marking"):
        session.console.say(f"The marking is {present}." if present else "There is no marking.")
        marking = session.console.ask(
            "The marking (an empty line means none):",
            "It stands at the top and the foot of every page of the memo.",
        )
    session.take(session.interview.mark(marking or None))


def enter_signature(session: Session) -> None:
    """Ask who signs, in which role and with which remarks, and record the signature."""
    refused = _signed(session, session.record.author, "assessor", "")
    if isinstance(refused, Objection):
        session.object(refused)
        return
    with session.console.entering("signature"):
        name = _name(session)
        role = _role(session)
        remarks = session.console.ask(
            "Remarks, or a dissent (an empty line means none):",
            "The memo prints them beside the signature.",
        )
    session.take(_signed(session, name, role, remarks))


def _name(session: Session) -> str:
    author = session.record.author
    asked = session.console.ask(
        f"Name (an empty line means {author}):", "The name that the memo prints as a signature."
    )
    return asked or author


def _role(session: Session) -> str:
    while True:
        asked = session.console.ask(
            "Role, assessor or reviewer (a or r):",
            "The assessor answers for the assessment; a reviewer has read it and may dissent.",
        )
        role = _ROLES.get(asked.lower())
        if role is not None:
            return role
        session.object(
            Objection(message=f"there is no role {asked[:60]!r}", help="write assessor or reviewer")
        )


def _signed(session: Session, name: str, role: str, remarks: str) -> Said:
    signed = signature(name, role, session.record.today(), remarks)
    return session.interview.sign(signed)
