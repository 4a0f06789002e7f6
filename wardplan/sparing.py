"""Less looking for garbage, which is little and soon over; and memory that is given back.

What has been freed stays with the process otherwise, in holes between what is still held.
"""

import ctypes
import gc
from contextlib import suppress

YOUNG = 10_000
"""So many new objects before they are looked through; Python's own number is 700."""


def begin() -> None:
    """Look for garbage less often, and never again at what there is already (`gc` module)."""
    gc.freeze()
    gc.set_threshold(YOUNG)


def give_back() -> None:
    """Give free memory back to the system, where the C library can (malloc_trim(3) of GNU's)."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
