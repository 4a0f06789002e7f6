"""Take from a process what root may do beyond others: files then bind it as they bind everybody."""

import ctypes
import os

_DROP, _LAST = 24, 63
"""PR_CAPBSET_DROP of prctl(2), and the last capability there may be."""


def become_powerless() -> None:
    """Give up every capability, for the program that is started next (`preexec_fn`).

    Who is not root has none. Another user will not do: root's own programs may be hidden from him.
    """
    if os.geteuid() == 0:
        prctl = ctypes.CDLL(None).prctl
        for capability in range(_LAST + 1):
            prctl(_DROP, capability, 0, 0, 0)
