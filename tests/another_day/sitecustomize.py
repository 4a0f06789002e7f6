"""A Python on another day and on a machine with more processors, in all processes that it starts.

Python reads this by itself where the folder is in PYTHONPATH: every way it has to ask the clock
says a day that is `LATER`.
"""

import os
import sys
import time
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

LATER = timedelta(days=1234, hours=7)
PROCESSORS = 5

_SECONDS = LATER.total_seconds()
_time, _time_ns, _gmtime, _localtime = time.time, time.time_ns, time.gmtime, time.localtime
_strftime = time.strftime


class _Kind(type):
    """What the C code of Python makes is of the plain classes, and counts as ours."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime if cls is DateTime else date)


class Date(date, metaclass=_Kind):
    @classmethod
    def today(cls) -> "Date":
        return cls.fromtimestamp(time.time())


class DateTime(datetime, metaclass=_Kind):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "DateTime":
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls) -> "DateTime":
        return cls.now()


def _patch(module: Any, **given: object) -> None:
    for name, value in given.items():
        setattr(module, name, value)


_patch(
    time,
    time=lambda: _time() + _SECONDS,
    time_ns=lambda: _time_ns() + int(_SECONDS) * 1_000_000_000,
    gmtime=lambda given=None: _gmtime(time.time() if given is None else given),
    localtime=lambda given=None: _localtime(time.time() if given is None else given),
    strftime=lambda form, given=None: _strftime(form, given or time.localtime()),
)
_patch(sys.modules["datetime"], date=Date, datetime=DateTime)
_patch(os, cpu_count=lambda: PROCESSORS)
