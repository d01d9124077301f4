"""The interview line by line: asks the next open question, takes a line, goes on."""

from collections.abc import Callable
from dataclasses import dataclass, field

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.timeline import Turn
from riskwiz.core.value import Objection
from riskwiz.plain.command import READING, Command, Literal, parse
from riskwiz.plain.console import Console, Left, Quit
from riskwiz.plain.evidence_entry import enter_evidence
from riskwiz.plain.finding_words import say_found
from riskwiz.plain.mitigation_entry import enter_mitigation
from riskwiz.plain.moves import before, named, next_after
from riskwiz.plain.ports import RecordFault
from riskwiz.plain.question_text import (
    expected,
    say_again,
    say_end,
    say_help,
    say_intros,
    say_question,
    say_section,
    say_words,
)
from riskwiz.plain.replies import reply
from riskwiz.plain.review import say_memo, say_review
from riskwiz.plain.sentences import sentence
from riskwiz.plain.session import Session
from riskwiz.plain.signing import enter_marking, enter_signature


@dataclass
class Conversation:
    """Where the interview stands; None is the end of the path."""

    session: Session
    key: Key | None = None
    _said: Key | None = None
    _last: Key | None = None
    _introduced: set[str] = field(default_factory=set)
    _skipped: set[Key] = field(default_factory=set)

    @property
    def _console(self) -> Console:
        return self.session.console

    @property
    def _interview(self) -> Interview:
        return self.session.interview

    def run(self) -> None:
        """Ask until the assessor quits (Quit) or no line is left (InputEnded)."""
        self.key = self._interview.next_open()
        while True:
            self._ask()
            meant = parse(self._console.line())
            try:
                self._turn(meant)
            except Left:
                self._console.say("Left; nothing of it is recorded.")

    def _ask(self) -> None:
        if self.key is None:
            self._said = self._last = None
            say_end(self._console, self._interview)
        elif self.key == self._said:
            say_again(self._console, self._interview, self.key)
        else:
            self._ask_in_full(self.key)
        if self.key is not None:
            self._said = self._last = self.key
            self._console.say(expected(self.session.edition.questions[self.key.question]))

    def _ask_in_full(self, key: Key) -> None:
        section_of = self.session.edition.section_of
        last = section_of[self._last.question] if self._last else None
        if section_of[key.question] is not last:
            say_section(self._console, self._interview, key)
            say_intros(self._console, self._interview, key, self._introduced)
        say_question(self._console, self._interview, key, self._last)

    def _turn(self, meant: Command | Literal | None) -> None:
        if isinstance(meant, Command):
            if meant.word in READING or not self.session.only_read():
                self._obey(meant)
        elif self.key is None:
            self._at_end(meant)
        elif meant is None:
            self._keep(self.key)
        else:
            self._answer(self.key, meant)

    def _obey(self, command: Command) -> None:
        anywhere: dict[str, Callable[[], None]] = {
            "back": self._back,
            "goto": lambda: self._goto(command.text),
            "find": lambda: say_found(self._console, self._interview, command.text),
            "undo": lambda: self._turned(self.session.undo()),
            "redo": lambda: self._turned(self.session.redo()),
            "review": lambda: say_review(self._console, self._interview),
            "mitigation": lambda: enter_mitigation(self.session, command.text),
            "marking": lambda: enter_marking(self.session),
            "sign": lambda: enter_signature(self.session),
            "memo": self._memo,
            "preview": self._preview,
            "reopen": lambda: self._reopen(command.text),
            "quit": self._quit,
        }
        if command.word in anywhere:
            anywhere[command.word]()
        elif self.key is not None:
            self._about(self.key, command)
        elif command.word == "help":
            say_words(self._console)
        else:
            self._nothing_asked()

    def _about(self, key: Key, command: Command) -> None:
        match command.word:
            case "help":
                say_help(self._console, self._interview, key)
            case "skip":
                self._skipped.add(key)
                self._go_on(key)
            case "evidence":
                enter_evidence(self.session, key, command.text)
            case "note":
                self._note(key, command.text)
            case "withdraw":
                self.session.take(self._interview.withdraw(key))
            case word:
                self._without_value(key, word, command.text)

    def _answer(self, key: Key, typed: Literal) -> None:
        if self.session.refused(key):
            return
        if self.session.take(self._interview.answer(key, reply(self.session, key, typed))):
            self._go_on(key)

    def _without_value(self, key: Key, word: str, reason: str) -> None:
        say = {
            "unknown": self._interview.unknown,
            "withheld": self._interview.withheld,
            "n/a": self._interview.not_applicable,
        }[word]
        if self.session.without_value(key, say, reason):
            self._go_on(key)

    def _note(self, key: Key, text: str) -> None:
        with self._console.entering("note"):
            note = text or self._console.ask(
                "The note (an empty line takes the present one away):",
                "The memo prints the note beside the answer.",
            )
        self.session.take(self._interview.note(key, note))

    def _reopen(self, reason: str) -> None:
        with self._console.entering("reason"):
            why = reason or self._console.ask("Why is it reopened?", "Signatures lapse.")
        self.session.take(self._interview.reopen(why))

    def _keep(self, key: Key) -> None:
        if self._interview.case.answer(key).given is None:
            self._console.say("Nothing was entered; skip leaves the question open.")
        else:
            self._go_on(key)

    def _at_end(self, meant: Literal | None) -> None:
        if meant is not None:
            self._nothing_asked()
            return
        self._skipped.clear()
        self.key = self._interview.next_open()

    def _nothing_asked(self) -> None:
        self.session.object(
            Objection(message="no question is asked here", help="go to one by goto QUESTION_ID")
        )

    def _go_on(self, key: Key) -> None:
        self.key = next_after(self._interview, key, self._skipped)

    def _back(self) -> None:
        found = before(self._interview, self.key)
        if found is None:
            self._console.say("This is the first question.")
        else:
            self.key = found

    def _goto(self, name: str) -> None:
        found = named(self._interview, name)
        if isinstance(found, Objection):
            self.session.object(found)
        else:
            self.key, self._said = found, None

    def _turned(self, turn: Turn | None) -> None:
        """Go to what an undo or a redo was about, and never stay where nothing is asked."""
        path = self._interview.path
        if turn is not None and turn.key in path:
            self.key, self._said = turn.key, None
        elif self.key not in path:
            self.key = self._interview.next_open()

    def _memo(self) -> None:
        self._console.say("Writing the memo.")
        try:
            self._console.say(f"The memo is in {self.session.record.memo()}")
        except RecordFault as fault:
            self.session.fault = str(fault)
            self._console.say(sentence(f"The memo is not written: {fault}"))

    def _preview(self) -> None:
        self._console.say("Reading the memo.")
        try:
            say_memo(self._console, self.session.record.preview())
        except RecordFault as fault:
            self._console.say(sentence(f"The memo cannot be read: {fault}"))

    def _quit(self) -> None:
        raise Quit("")
