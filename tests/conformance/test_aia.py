"""Canada's AIA, converted to an edition, scores as its own code does."""

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

from riskwiz.authoring import load_edition
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import replay
from riskwiz.core.event import CaseOpened, Subject
from tests.conformance import aia

FOLDER = Path(__file__).parents[3] / "shared" / "conformance" / "aia"

pytestmark = pytest.mark.skipif(
    not (FOLDER / "model.json").exists(), reason="the instrument's model is not at hand"
)


def outcome(assessment: Assessment) -> dict[str, int]:
    """Return what the instrument calls its results."""
    points = {f.factor: int(f.score.stated) for f in assessment.factors}
    current = next(f for f in assessment.factors if f.factor == "current")
    return {**points, "level": aia.LEVELS.index(current.level.stated) + 1}


def test_every_case_scores_as_the_instrument_does(capsys: pytest.CaptureFixture[str]) -> None:
    """Raw, mitigation, current and level are equal in every case, hidden and stale answers too."""
    model = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))
    loaded = load_edition(aia.texts(model))
    assert loaded.edition is not None, [d for d in loaded.diagnostics if d.severity == "error"]
    opened = CaseOpened(
        case="aia",
        subject=Subject(name="A system"),
        as_of=dt.date(2026, 11, 23),
        edition=loaded.edition.reference,
    )
    different = []
    count = 0
    for case in aia.cases(FOLDER):
        result = outcome(assess(loaded.edition, replay(aia.events(opened, case["answers"]))))
        count += 1
        if result != {key: case["expected"][key] for key in result}:
            different.append((case["id"], result, case["expected"]))

    with capsys.disabled():
        sys.stdout.write(f"\n{count - len(different)} of {count} cases of the AIA are equal\n")
    assert different == []
    assert count == 391
