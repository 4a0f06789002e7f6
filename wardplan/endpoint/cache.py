"""Answers kept in memory, up to a number of bytes; the one not asked for longest goes first."""

from collections import OrderedDict
from collections.abc import Hashable

from wardplan.asgi import Answer


class Cache:
    """A bounded store of answers. One larger than an eighth of all is not kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self.size = 0

    def get(self, key: Hashable) -> Answer | None:
        answer = self._kept.get(key)
        if answer is not None:
            self._kept.move_to_end(key)
        return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        if answer.size > self._most // 8 or key in self._kept:
            return
        self._kept[key] = answer
        self.size += answer.size
        while self.size > self._most:
            _, gone = self._kept.popitem(last=False)
            self.size -= gone.size

    def clear(self) -> None:
        self._kept.clear()
        self.size = 0

    def __len__(self) -> int:
        return len(self._kept)
