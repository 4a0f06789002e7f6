"""How much a test tries: enough to see what a change broke, or far more (`make test-thorough`)."""

import os

THOROUGH = os.environ.get("WARDPLAN_TESTS") == "thorough"


def effort(usual: int, thorough: int) -> int:
    """A number of examples, or a size, by what is asked for."""
    return thorough if THOROUGH else usual
