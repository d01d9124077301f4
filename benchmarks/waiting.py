"""What people wait for, each as a ratio to a plain baseline measured in the same run.

Figures of one machine say little; the ratios hold from machine to machine.
Run it with `make bench`.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import tomli
from weasyprint import HTML

from riskwiz import authoring, memo, store
from riskwiz.cli.authored import load_folder, read_text, read_texts
from riskwiz.cli.shipped import edition_folder, memo_templates, worked_case
from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.canonical import canonical_json
from riskwiz.core.case import replay
from riskwiz.core.changes import changes
from riskwiz.core.event import AnswerGiven
from riskwiz.core.interview import Interview


@dataclass(frozen=True)
class Wait:
    """Something that is waited for, and the least that it could take."""

    what: str
    work: Callable[[], object]
    against: str
    baseline: Callable[[], object]
    times: int


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of some runs, after one that warms up."""
    work()
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        runs.append((time.perf_counter() - start) * 1000)
    return statistics.median(runs)


def waits(folder: Path) -> list[Wait]:
    """Set the worked case up and list what is waited for with it."""
    texts = read_texts(edition_folder())
    edition, _ = load_folder(edition_folder())
    path = worked_case("tiktok_2023-03")
    answers = read_text(path)
    parsed = authoring.parse_answers(answers, str(path), edition)
    if parsed.events is None:
        message = "the worked case is broken; `riskwiz import` says how"
        raise SystemExit(message)
    events = parsed.events
    case = replay(events)
    before = Interview(edition, case)
    assessment = assess(edition, case)
    key = Key("director_rights")
    flip = ["none", "affiliate"]

    def step() -> object:
        flip.reverse()
        said = before.answer(key, flip[0])
        now = before.after(said if isinstance(said, tuple) else ())
        return changes(before, now)

    record = store.create(folder / "bench.riskcase", events[:1], texts, by="bench")
    answer = next(event for event in events if isinstance(event, AnswerGiven))
    analysis, look = analyse(edition, case), memo.Look(memo_templates())
    page = memo.render_html(assessment, analysis, answers, look)
    words = "<p>" + "</p><p>".join(page.replace("<", " ").split("\n")) + "</p>"

    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE rows (row TEXT)")

    return [
        Wait("load the shipped edition", lambda: authoring.load_edition(texts),
             "parse its TOML", lambda: [tomli.loads(t) for t in texts.values()], 7),
        Wait("read the worked answer file",
             lambda: authoring.parse_answers(answers, str(path), edition),
             "parse its TOML", lambda: tomli.loads(answers), 5),
        Wait("assess the worked case", lambda: assess(edition, case),
             "write the assessment as JSON", lambda: canonical_json(assessment), 15),
        Wait("one answer, with what it changed", step,
             "write the assessment as JSON", lambda: canonical_json(assessment), 15),
        Wait("keep one answer on disk", lambda: record.append((answer,), by="bench"),
             "a bare SQLite commit",
             lambda: bare.execute("INSERT INTO rows VALUES (?)", (answers[:400],)), 40),
        Wait("the memo as HTML",
             lambda: memo.render_html(assessment, analysis, answers, look),
             "write the assessment as JSON", lambda: canonical_json(assessment), 3),
        Wait("the memo as PDF",
             lambda: memo.render_pdf(assessment, analysis, answers, texts, look),
             "its words as bare paragraphs", lambda: HTML(string=words).write_pdf(), 2),
    ]  # fmt: skip


def main() -> None:
    """Print the table."""
    print(f"{'what is waited for':34} {'ms':>9}   {'baseline':30} {'ms':>9} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for wait in waits(Path(folder)):
            work = milliseconds(wait.work, wait.times)
            least = milliseconds(wait.baseline, wait.times)
            print(
                f"{wait.what:34} {work:9.1f}   {wait.against:30} {least:9.1f} {work / least:7.1f}"
            )


if __name__ == "__main__":
    main()
