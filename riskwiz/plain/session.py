"""One open case in plain mode: takes what is said, makes it last, and says what it changed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from riskwiz.core.answer import Key
from riskwiz.core.changes import changes
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.event import AnswerGiven, Event
from riskwiz.core.interview import Interview, Said
from riskwiz.core.register import said as in_words
from riskwiz.core.timeline import Timeline, Turn, timeline_of
from riskwiz.core.value import Objection
from riskwiz.plain.console import Console
from riskwiz.plain.ports import Record, RecordFault
from riskwiz.plain.sentences import refusal, sentence, series, short, written


@dataclass
class Session:
    """The case that is open, and what became of the things that were said."""

    record: Record
    console: Console
    interview: Interview = field(init=False)
    timeline: Timeline = field(init=False)
    objections: int = 0
    fault: str | None = None

    def __post_init__(self) -> None:
        """Take up the case where it stands."""
        self.interview = self.record.interview
        self.timeline = timeline_of(self.record.entries)

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
        before = self.interview.case
        if not self._write(said, lambda: self._echo(said)):
            return False
        self.timeline = self.timeline.after(before)
        return True

    def undo(self) -> Turn | None:
        """Take back what was said last, by saying what stood before; None where that fails."""
        return self._turn(self.timeline.undo(self.interview.case), "Undone")

    def redo(self) -> Turn | None:
        """Say again what was undone last; None where that fails."""
        return self._turn(self.timeline.redo(self.interview.case), "Redone")

    def _turn(self, turn: Turn | Objection, done: str) -> Turn | None:
        if isinstance(turn, Objection):
            self.object(turn)
            return None
        if self.interview.case.signatures:
            self.object(Objection(message="the case is signed", help="reopen it, with a reason"))
            return None
        if not self._write(turn.events, lambda: self._say_turn(turn, done)):
            return None
        self.timeline = turn.timeline
        return turn

    def _write(self, events: tuple[Event, ...], echo: Callable[[], None]) -> bool:
        """Make events last, and say what they are and what they changed."""
        before, after = self.interview, self.interview.after(events)
        try:
            told = changes(before, after)
        except EditionFault as fault:
            return self.object(
                Objection(message=str(fault), help="tell the edition's author of it")
            )
        try:
            self.record.append(events)
        except RecordFault as fault:
            return self._not_saved(str(fault))
        self.interview, self.fault = after, None
        echo()
        if told:
            self.console.say(series(told))
        return True

    def object(self, objection: Objection) -> bool:
        """Say why something cannot be taken; it is counted, for scripts."""
        self.objections += 1
        self.console.say(refusal(objection))
        return False

    def refused(self, key: Key) -> bool:
        """Say so, before anything long is entered, where no answer can be taken at all."""
        if self.only_read():
            return True
        probe = self.interview.withdraw(key)
        return isinstance(probe, Objection) and not self.object(probe)

    def only_read(self) -> bool:
        """Say so where somebody else holds the case."""
        holder = self.record.held_by
        if holder is None:
            return False
        self.object(
            Objection(
                message=f"the case is open for reading: {holder}",
                help="open it again when it is free",
            )
        )
        return True

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

    def _say_turn(self, turn: Turn, done: str) -> None:
        if turn.key is None:
            self.console.say(f"{done}.")
            return
        question = self.edition.questions[turn.key.question]
        words = in_words(self.edition, question, self.interview.case.answer(turn.key))
        self.console.say(sentence(f"{done}; {written(turn.key)} is now: {short(words)}"))

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
