"""What all tests share: how hard Hypothesis tries."""

import os

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
