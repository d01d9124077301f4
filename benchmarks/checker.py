"""Print how long the checker takes for 50, 500 and 5,000 questions, and for the shipped edition.

Beside the time on the clock stands that of the processor, which other work on the machine disturbs
less. The shipped edition is checked in a process of its own, start-up included, and set beside one
that only loads the libraries that read and validate TOML.
Run from the project's folder: `python benchmarks/checker.py`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from riskwiz.authoring import check_edition, summary  # noqa: E402  (found through the line above)

SIZES = (50, 500, 5_000)
IN_A_SECTION = 25
_RUNS = 5
_KEEPING = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program is compiled once, not at every start."""

METHODOLOGY = """
[methodology]
id = "many"
title = "Many questions"
version = "1.0.0"
as_of = 2026-01-01
questionnaires = ["many"]
not_known = "1/2"
withheld = "1"
[confidence]
high_answered = "0.8"
high_strong = "0.6"
low_answered = "0.5"
low_fair = "0.4"
[[scale]]
id = "level"
levels = [{ id = "low", label = "low" }, { id = "high", label = "high" }]
[[factor]]
id = "threat"
label = "Threat"
title = "Threat"
scale = "level"
cut_points = { high = "50" }
cite = ["act s. 1"]
[[determination]]
id = "decision"
label = "Decision"
title = "What to do?"
level = "threat"
[[disposition]]
id = "allow"
label = "allow"
[[disposition]]
id = "stop"
label = "stop"
[[rule]]
id = "rule_stop"
determination = "decision"
disposition = "stop"
when = 'at_least(threat, "high")'
why = "It is high."
cite = ["act s. 1"]
[[rule]]
id = "rule_allow"
determination = "decision"
disposition = "allow"
why = "It is low."
cite = ["act s. 1"]
"""

LAW = """
[authorities.act]
title = "The Act"
kind = "law"
from = 2020-01-01
verified = true
"""

HEAD = """
[questionnaire]
id = "many"
title = "Many questions"
version = "1.0.0"
factor = "threat"
"""


def edition(size: int) -> dict[str, str]:
    """Write an edition in which every second question has a condition, in sections."""
    questionnaire = HEAD + "".join(_questions(size)) + "".join(_findings(size))
    return {
        "methodology.toml": METHODOLOGY,
        "many.toml": questionnaire,
        "reference/law.toml": LAW,
    }


def _questions(size: int) -> Iterator[str]:
    for number in range(size):
        if number % IN_A_SECTION == 0:
            yield f'[[section]]\nid = "s{number}"\ntitle = "Section {number}"\n'
        yield (
            f'[[section.question]]\nid = "q{number}"\nkind = "choice"\n'
            f'ask = "How is it with {number}?"\nhelp = "Look at it."\ncite = ["act s. {number}"]\n'
            'option = [{ id = "none", label = "None", points = 0 }, '
            '{ id = "some", label = "Some", points = 1 }, '
            '{ id = "much", label = "Much", points = 4 }]\n'
        )
        if number % 2:
            yield f"when = 'at_least(q{number - 1}, \"some\")'\n"


def _findings(size: int) -> Iterator[str]:
    for number in range(0, size - 1, 10):
        yield (
            f'[[finding]]\nid = "f{number}"\ntitle = "It is {number}."\nseverity = "high"\n'
            f'when = \'q{number} == "much" || q{number + 1} == "much"\'\n'
            'cite = ["act s. 1"]\n'
        )


def _processor(*arguments: str) -> tuple[float, float]:
    """Run Python in a process of its own; return the least clock and processor time of some runs.

    The first run, in which Python compiles what it loads, is left out.
    """
    taken: list[tuple[float, float]] = []
    for _ in range(_RUNS + 1):
        began, before = time.perf_counter(), os.times()
        command = [sys.executable, *arguments]
        subprocess.run(command, cwd=ROOT, env=_KEEPING, check=True, capture_output=True)  # noqa: S603  (ours)
        after = os.times()
        busy = after.children_user + after.children_system
        busy -= before.children_user + before.children_system
        taken.append((time.perf_counter() - began, busy))
    clock, busy_ = zip(*taken[1:], strict=True)
    return min(clock), min(busy_)


def main() -> None:
    """Print the times."""
    for size in SIZES:
        texts = edition(size)
        began, busy = time.perf_counter(), time.process_time()
        found = check_edition(texts)
        clock, processor = time.perf_counter() - began, time.process_time() - busy
        print(
            f"{size:5,} questions: {clock:6.2f} s, processor {processor:5.2f} s, {summary(found)}"
        )
    clock, processor = _processor("-m", "riskwiz", "check")
    bare = _processor("-c", "import pydantic, tomli")[1]
    print(
        f"the shipped edition, start-up included: {clock:.2f} s, processor {processor:.2f} s, "
        f"{processor / bare:.1f} times that of a bare start"
    )


if __name__ == "__main__":
    main()
