"""Print how long the analysis takes, on the worked cases and on editions of many questions.

Run from the project's folder: `python benchmarks/analysis.py`. Every figure is the least of
several turns of one run, and stands beside its ratio to one full assessment of the same case.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from riskwiz.cli.source import Source, open_source  # noqa: E402  (found through the line above)
from riskwiz.core.analysis.analysis import analyse  # noqa: E402
from riskwiz.core.analysis.chain import chain_of  # noqa: E402
from riskwiz.core.analysis.comparison import compare  # noqa: E402
from riskwiz.core.analysis.drivers import drivers  # noqa: E402
from riskwiz.core.analysis.fixes import fixes  # noqa: E402
from riskwiz.core.analysis.flips import flips  # noqa: E402
from riskwiz.core.analysis.open_questions import open_questions  # noqa: E402
from riskwiz.core.analysis.ranges import ranges  # noqa: E402
from riskwiz.core.analysis.robustness import robustness  # noqa: E402
from riskwiz.core.analysis.sensitivity import sensitivity  # noqa: E402
from riskwiz.core.analysis.settling import settling_sets  # noqa: E402
from riskwiz.core.assess import assess  # noqa: E402
from riskwiz.core.case import Case  # noqa: E402
from riskwiz.core.edition import Edition  # noqa: E402
from riskwiz.core.methodology import Robustness  # noqa: E402
from riskwiz.core.outlook import outlook  # noqa: E402
from tests.editions import METHODOLOGY, ONE, build, case_of  # noqa: E402

DRAWS = 100_000
MITIGATIONS = 20
SIZES = (50, 100, 200, 400)
GATED = 10
"""One question in so many stands behind a gate."""
WIDE = Robustness.model_validate(
    {"spread_of_points": "1/5", "spread_of_cut_points": "5", "count": DRAWS, "seed": 1}
)


def least(work: Callable[[], object], turns: int = 5) -> float:
    """Return the least time of several turns, in milliseconds of this process."""
    taken = []
    for _ in range(turns):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return 1000 * min(taken)


def row(name: str, taken: float, baseline: float) -> None:
    """Print one line of the table."""
    print(f"{name:<52} {taken:>10.2f} ms {taken / baseline:>8.2f} x")


def shipped(before: Source, after: Source) -> None:
    """Time everything on the worked cases under the shipped edition."""
    edition, case = before.edition, before.case
    chain = chain_of(edition, case)
    baseline = least(lambda: assess(edition, case))
    print(f"{before.case.subject.name}, {len(edition.questions)} questions")
    row("one full assessment (the baseline)", baseline, baseline)
    ahead = outlook(edition, case)
    for name, work, turns in (
        ("what follows alone, without words", lambda: outlook(edition, case), 5),
        (
            f"the same after each of {len(case.answers)} answers is taken back",
            lambda: [ahead.after({key: None}) for key in case.answers],
            5,
        ),
        ("ranges", lambda: ranges(edition, case), 5),
        ("open questions, ranked", lambda: open_questions(edition, case), 5),
        ("what would settle it", lambda: settling_sets(edition, case), 1),
        ("what would flip it", lambda: flips(edition, case), 1),
        ("what would fix it", lambda: fixes(edition, case), 1),
        ("its chain: points, levels, dispositions as stated", lambda: chain_of(edition, case), 5),
        ("the chain again, with other points", chain.read, 5),
        ("drivers: every item at none and at its most", lambda: drivers(chain), 5),
        ("sensitivity: every cut point", lambda: sensitivity(chain), 5),
        (f"robustness: {DRAWS:,} draws", lambda: robustness(chain, WIDE), 3),
        ("the whole analysis", lambda: analyse(edition, case), 1),
        (
            "comparison of the two worked cases",
            lambda: compare(edition, case, after.edition, after.case),
            1,
        ),
    ):
        row(name, least(work, turns), baseline)
    print()


def growing() -> None:
    """Time how the analysis grows with the number of questions."""
    heads = ("questions", "assessment", "open, ranked", "drivers", f"{DRAWS:,} draws")
    print(" ".join(f"{head:>14}" for head in heads))
    for size in SIZES:
        print(f"{size:>14} " + " ".join(f"{one:>11.2f} ms" for one in grown(size)))
    print()


def grown(size: int) -> tuple[float, ...]:
    """Time an assessment, the ranking, the drivers and the draws on a number of questions."""
    edition, case = many(size)
    chain = chain_of(edition, case)
    return (
        least(lambda: assess(edition, case), 3),
        least(lambda: open_questions(edition, case), 1),
        least(lambda: drivers(chain), 1),
        least(lambda: robustness(chain, WIDE), 1),
    )


def promised() -> None:
    """Time the search for all minimal sets over many mitigations, five of which are needed."""
    edition, case = with_mitigations(MITIGATIONS)
    found = fixes(edition, case)
    sets = sum(len(one.sets) for one in found.fixes)
    taken = least(lambda: fixes(edition, case), 1)
    print(f"{MITIGATIONS} mitigations, {sets:,} minimal sets: {taken:.2f} ms")


def with_mitigations(count: int) -> tuple[Edition, Case]:
    """Make an edition of alike questions, each with a mitigation, and a case of the worst."""
    questions = "".join(
        f'[[section.question]]\nid = "q{n}"\nkind = "yes_no"\nask = "Question {n}?"\n'
        "points = { yes = 5 }\n"
        for n in range(count)
    )
    promises = "".join(
        f'[[mitigation]]\nid = "m{n}"\nlabel = "Promise {n}"\nhelp = "To mend it."\n'
        f'verified_by = "Somebody."\n[[mitigation.effect]]\nset = "q{n}"\nto = false\n'
        for n in range(count)
    )
    edition = build(ONE + questions, METHODOLOGY + promises)
    return edition, case_of(edition, {f"q{n}": n >= count // 4 for n in range(count)})


def many(size: int) -> tuple[Edition, Case]:
    """Make an edition of many questions, every tenth behind a gate, and a case half answered."""
    questions = [
        f'[[section.question]]\nid = "q{n}"\nkind = "choice"\nask = "Question {n}?"\n'
        + (f'when = "at_least(q{n - 1}, \\"b\\")"\n' if n % GATED == GATED - 1 else "")
        + 'option = [{ id = "a", label = "A", points = 0 },'
        + ' { id = "b", label = "B", points = 3 }]\n'
        for n in range(size)
    ]
    edition = build(ONE + "".join(questions), METHODOLOGY)
    said: dict[str, object] = {f"q{n}": "ab"[n % 3 == 0] for n in range(0, size, 2)}
    return edition, case_of(edition, said)


def main() -> None:
    """Print both tables."""
    examples = ROOT / "examples"
    before = open_source(examples / "tiktok_2023-03.toml")
    after = open_source(examples / "tiktok_usds_2026-11.toml")
    shipped(before, after)
    growing()
    promised()


if __name__ == "__main__":
    main()
