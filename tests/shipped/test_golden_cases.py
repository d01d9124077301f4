"""The golden cases of the shipped edition show what its questionnaires on data and harm do."""

from functools import cache

from riskwiz.core.exercise import Exercise, exercised
from riskwiz.core.trial import Trial, try_all
from tests.shipped.edition import shipped


@cache
def _trials() -> tuple[Trial, ...]:
    return try_all(shipped())


@cache
def _exercises() -> dict[str, Exercise]:
    return {one.sort: one for one in exercised(shipped(), _trials())}


def test_every_golden_case_passes() -> None:
    """What must follow from its answers follows."""
    assert [d for trial in _trials() for d in trial.differences] == []


def test_every_finding_on_data_and_harm_is_made_by_some_case() -> None:
    """So that no finding stands there untried."""
    ours = {
        finding.id
        for one in shipped().questionnaires
        if one.id in {"data_access", "harm"}
        for finding in one.finding
    }

    assert sorted(ours & set(_exercises()["findings"].idle)) == []


def test_every_cell_of_user_harm_is_reached_by_some_case() -> None:
    """All twenty-five can occur."""
    cells = _exercises()["table cells"]

    assert len([one for one in cells.all if one.startswith("harm:")]) == 25
    assert [one for one in cells.idle if one.startswith("harm:")] == []
