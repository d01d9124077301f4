"""What a line means: one of the words that plain mode knows, or an answer."""

from dataclasses import dataclass

ALONE = frozenset(
    {
        "back",
        "skip",
        "help",
        "evidence",
        "review",
        "marking",
        "mitigation",
        "sign",
        "memo",
        "preview",
        "withdraw",
        "undo",
        "redo",
        "quit",
    }
)
"""Words that are commands only where nothing follows; `back pay` is an answer."""

WITH_TEXT = frozenset(
    {"unknown", "withheld", "n/a", "note", "evidence", "goto", "find", "mitigation", "reopen"}
)
"""Words that are commands with whatever follows them."""

EXPLAINED = (
    ("back", "the question before this one"),
    ("skip", "leave this question open and go on"),
    ("unknown REASON", "looked, and could not determine it"),
    ("withheld REASON", "the subject refused to say"),
    ("n/a REASON", "does not apply, where the question allows that"),
    ("withdraw", "take the answer back"),
    ("undo", "take back what was said last"),
    ("redo", "say again what was undone"),
    ("note TEXT", "write the note beside the answer"),
    (
        "evidence",
        "add evidence for the answer, also before it is given; evidence ID takes what is there",
    ),
    ("review", "what is open, unknown or without evidence, and the levels"),
    ("goto QUESTION_ID", "go to a question; goto ID.AUDIENCE to a row of a grid"),
    ("find TEXT", "what holds these words: questions, answers, evidence"),
    ("mitigation", "what can be promised; mitigation ID records one, or takes it back"),
    ("marking", "set the marking that stands on every page of the memo"),
    ("sign", "sign the assessment as it stands, as assessor or reviewer"),
    ("preview", "read the memo as text, before it is written"),
    ("memo", "write the memo"),
    ("reopen REASON", "make a signed case open to changes again"),
    ("quit", "stop; every answer is saved already"),
    ("=ANSWER", "an answer that looks like one of these words, such as =skip"),
)
"""The words with what they do, as `help` prints them."""

READING = frozenset({"back", "skip", "help", "review", "goto", "find", "memo", "preview", "quit"})
"""Words that say nothing into the case, and so may be written where it is only read."""


@dataclass(frozen=True)
class Command:
    """A word that plain mode knows, with the text that followed it."""

    word: str
    text: str = ""


@dataclass(frozen=True)
class Literal:
    """An answer as it was typed; a sign before it says that it is nothing else."""

    text: str
    signed: bool = False


def parse(line: str) -> Command | Literal | None:
    """Tell a command from an answer; an empty line is neither."""
    bare = line.strip()
    if not bare:
        return None
    if bare.startswith("="):
        return Literal(bare[1:], signed=True)
    word, _, text = bare.partition(" ")
    word, text = word.lower(), text.strip()
    if word in WITH_TEXT or (word in ALONE and not text):
        return Command(word, text)
    return Literal(line)
