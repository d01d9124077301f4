"""Finding words in a case, line by line: `find TEXT`."""

from riskwiz.core.interview import Interview
from riskwiz.core.lookup import Entry, Place, entries, find
from riskwiz.plain.console import Console
from riskwiz.plain.sentences import short, written

_MOST = 20
"""How many finds are said of each place."""

_TITLES = {
    Place.QUESTION: "Questions",
    Place.ANSWER: "Answers and notes",
    Place.EVIDENCE: "Evidence",
}


def say_found(console: Console, interview: Interview, wanted: str) -> None:
    """Say where the words stand, each with the question that `goto` takes."""
    if not wanted:
        console.say("Write the words to find behind it: find board.")
        return
    found = find(entries(interview), wanted)
    if not found:
        console.say("Nothing that applies holds these words.")
    for place, title in _TITLES.items():
        here = [one for one in found if one.place is place]
        if here:
            console.gap()
            console.say(f"{title}: {len(here)}")
        for one in here[:_MOST]:
            console.say(_line(one), "  ", "    ")
        if len(here) > _MOST:
            console.say(f"and {len(here) - _MOST:,} more; more words find fewer", "  ")


def _line(one: Entry) -> str:
    where = "no answer rests on it" if one.key is None else written(one.key)
    return f"{where}: {short(one.text)}"
