"""Less looking for garbage: a command of much work makes little of it, and is soon over."""

import gc

YOUNG = 10_000
"""So many new objects before they are looked through; Python's own number is 700."""


def begin() -> None:
    """Look for garbage less often, and never again at what there is already (`gc` module)."""
    gc.freeze()
    gc.set_threshold(YOUNG)
