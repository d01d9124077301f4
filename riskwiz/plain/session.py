"""One open case in plain mode: takes what is said, makes it last, and says what it changed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from riskwiz.core.answer import Key
from riskwiz.core.changes import changes
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.event import AnswerGiven
from riskwiz.core.interview import Interview, Said
from riskwiz.core.register import said as in_words
from riskwiz.core.value import Objection
from riskwiz.plain.console import Console
from riskwiz.plain.ports import Record, RecordFault
from riskwiz.plain.sentences import refusal, sentence, short


@dataclass
class Session:
    """The case that is open, and what became of the things that were said."""

    record: Record
    console: Console
    interview: Interview = field(init=False)
    objections: int = 0
    fault: str | None = None

    def __post_init__(self) -> None:
        """Take up the case where it stands."""
        self.interview = self.record.interview

    @property
    def edition(self) -> Edition:
        """The edition that the case is answered against."""
        return self.interview.edition

    def take(self, said: Said) -> bool:
        """Write what was said and say what it changed, or say why it cannot be taken."""
        if isinstance(said, Objection):
            return self.object(said)
        if not said:
            self.console.say("Nothing changed.")
            return True
        before, after = self.interview, self.interview.after(said)
        try:
            told = changes(before, after)
        except EditionFault as fault:
            return self.object(
                Objection(message=str(fault), help="tell the edition's author of it")
            )
        try:
            self.record.append(said)
        except RecordFault as fault:
            return self._not_saved(str(fault))
        self.interview, self.fault = after, None
        self._echo(said)
        if told:
            self.console.say(sentence("; ".join(told)))
        return True

    def object(self, objection: Objection) -> bool:
        """Say why something cannot be taken; it is counted, for scripts."""
        self.objections += 1
        self.console.say(refusal(objection))
        return False

    def refused(self, key: Key) -> bool:
        """Say so, before anything long is entered, where no answer can be taken at all."""
        probe = self.interview.withdraw(key)
        return isinstance(probe, Objection) and not self.object(probe)

    def without_value(self, key: Key, say: Callable[[Key, str], Said], reason: str) -> bool:
        """Record an answer that has a reason only, which is asked for where it is missing."""
        probe = say(key, reason or "-")
        if isinstance(probe, Objection):
            return self.object(probe)
        if reason:
            return self.take(probe)
        with self.console.entering("reason"):
            asked = self.console.ask(
                "The reason, in a sentence (where you looked, or why):",
                "The memo prints the reason beside the question.",
            )
        return self.take(say(key, asked))

    def _not_saved(self, fault: str) -> bool:
        self.fault = fault
        self.console.say(sentence(f"Not saved: {fault}"))
        self.console.say("What was answered before is safe.")
        return False

    def _echo(self, events: Said) -> None:
        given = (
            [e for e in events if isinstance(e, AnswerGiven)] if isinstance(events, tuple) else []
        )
        if not given:
            self.console.say("Recorded.")
        for event in given:
            answer = self.interview.case.answer(Key(event.question, event.row))
            words = in_words(self.edition, self.edition.questions[event.question], answer)
            self.console.say(sentence(f"Recorded: {short(words)}"))
