"""Instruments of others, written as editions: what they say stands in their golden cases."""

from pathlib import Path

import pytest

from riskwiz.authoring import check_edition, load_edition, render
from riskwiz.core.trial import try_all
from tests.authoring.editions_on_disk import texts

INSTRUMENTS = sorted(path.parent for path in Path(__file__).parent.glob("*/methodology.toml"))


@pytest.mark.parametrize("folder", INSTRUMENTS, ids=lambda folder: folder.name)
def test_an_instrument_fits_with_no_python_of_its_own(folder: Path) -> None:
    """Its edition has nothing wrong, and every golden case of it passes."""
    written = texts(folder)
    loaded = load_edition(written)

    found = check_edition(written)
    assert found == (), render(found, written)
    assert loaded.edition is not None
    trials = try_all(loaded.edition)
    assert len(trials) > 2
    assert {trial.case.name: trial.differences for trial in trials if not trial.passed} == {}
