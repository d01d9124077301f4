"""Mitigations line by line: what can be promised, and how each promise stands."""

from riskwiz.core.effects import effect_words
from riskwiz.core.interview import Said
from riskwiz.core.methodology import Mitigation
from riskwiz.core.value import Objection, nearest
from riskwiz.plain.sentences import sentence
from riskwiz.plain.session import Session

_STATES = {
    "p": "proposed",
    "proposed": "proposed",
    "a": "agreed",
    "agreed": "agreed",
    "v": "verified",
    "verified": "verified",
    "w": "withdrawn",
    "withdrawn": "withdrawn",
}


def enter_mitigation(session: Session, name: str) -> None:
    """Record how a mitigation stands; without a name, say which there are."""
    known = session.edition.mitigations
    if not name:
        _say_all(session)
    elif name not in known:
        meant = nearest(name, list(known))
        advice = f"did you mean {meant!r}?" if meant else "mitigation lists them"
        message = f"there is no mitigation called {name[:60]!r}"
        session.object(Objection(message=message, help=advice))
    else:
        _enter(session, known[name])


def _say_all(session: Session) -> None:
    mitigations = session.edition.mitigations
    if not mitigations:
        session.console.say("The edition has no mitigations.")
    for one in mitigations.values():
        record = session.interview.case.mitigations.get(one.id)
        state = record.state if record else "not recorded"
        session.console.say(sentence(f"{one.id}: {one.label}: {state}"))
    if mitigations:
        session.console.say("Write mitigation ID to record one.")


def _enter(session: Session, one: Mitigation) -> None:
    withdrawn = session.interview.withdraw_mitigation(one.id)
    if isinstance(withdrawn, Objection):
        session.object(withdrawn)
        return
    with session.console.entering("mitigation"):
        _say(session, one)
        state = _state(session)
        said = withdrawn if state == "withdrawn" else _recorded(session, one.id, state)
    session.take(said)


def _recorded(session: Session, name: str, state: str) -> Said:
    due = session.console.ask(
        "Due, such as 2026-01-22 (an empty line means a standing promise):",
        "After that day it counts as not kept until it is verified.",
    )
    by = session.console.ask(
        "By whom (a verified one needs it):", "Who verified it, or whose word it is."
    )
    note = session.console.ask("Note (an empty line means none):", "The memo prints it.")
    return session.interview.mitigate(name, state, due, by, note)


def _say(session: Session, one: Mitigation) -> None:
    session.console.say(sentence(one.label))
    for text in (one.help, one.verified_by and f"What shows that it is kept: {one.verified_by}"):
        if text:
            session.console.say(text)
    for effect in one.effect:
        for words in effect_words(session.edition, effect):
            session.console.say(sentence(words), "  ", "    ")


def _state(session: Session) -> str:
    while True:
        asked = session.console.ask(
            "State, proposed, agreed, verified or withdrawn (p, a, v or w):",
            "Levels take only verified ones as kept.",
        )
        state = _STATES.get(asked.lower())
        if state is not None:
            return state
        session.object(
            Objection(
                message=f"there is no state {asked[:60]!r}",
                help="write proposed, agreed, verified or withdrawn",
            )
        )
