"""What all tests share: how hard Hypothesis tries, and how seldom Python looks for rubbish."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", derandomize=True, deadline=None, max_examples=50)
settings.register_profile(
    "long",
    # A gate must give the same answer twice; elsewhere every run tries something new.
    derandomize="CI" in os.environ,
    deadline=None,
    max_examples=1000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "long" if os.environ.get("RISKWIZ_LONG") else "default")
)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave modules and collected tests out of every later search for rubbish.

    They live to the end. With them in it the search took a quarter of the time of a test that opens
    a screen.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
