"""A memory that tells what is asked of it: round trips, and the bytes that they bring."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from skill.core.change import HEAD, Change, Doc, Entry
from skill.ports import Caller, Loaded, Memory


@dataclass(frozen=True, slots=True)
class Used:
    """What was asked since the last time."""

    reads: int = 0
    writes: int = 0
    bytes_read: int = 0
    entries: int = 0


class Metered:
    """`ports.Memory` in front of another. `head` is the size of the couple's page as last read."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._used = [0, 0, 0, 0]
        self.head = 0

    def take(self) -> Used:
        """What was used since the last time."""
        used, self._used = Used(*self._used), [0, 0, 0, 0]
        return used

    def __getattr__(self, name: str) -> Any:
        return getattr(self._memory, name)

    def load(self, caller: Caller) -> Loaded:
        """As `Memory.load`."""
        loaded = self._memory.load(caller)
        self._count(size(loaded.head) + sum(map(size, loaded.pages.values())))
        self.head = size(loaded.head)
        return loaded

    def page(self, couple: str, item: str) -> Doc:
        """As `Memory.page`."""
        doc = self._memory.page(couple, item)
        self._count(size(doc))
        if item == HEAD:
            self.head = size(doc)
        return doc

    def entries(
        self, couple: str, prefix: str, *, since: str = "", until: str = "", limit: int = 100
    ) -> Sequence[Entry]:
        """As `Memory.entries`."""
        found = self._memory.entries(couple, prefix, since=since, until=until, limit=limit)
        self._count(sum(len(one.key) + size(dict(one.body)) for one in found), len(found))
        return found

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """As `Memory.apply`."""
        self._used[1] += 1
        self._memory.apply(couple, change, request, now)

    def _count(self, bytes_: int, entries: int = 0) -> None:
        self._used[0] += 1
        self._used[2] += bytes_
        self._used[3] += entries


def size(value: Any) -> int:
    """Bytes of JSON; nothing at all for nothing at all."""
    if not value:
        return 0
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
