"""What pairing needs of a store: items of several partitions, read and written at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from skill.core.change import Change, Doc, Json

Key = tuple[str, str]  # partition, sort key


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it lies there; `expires` changes with every write, and so tells a version."""

    key: str
    doc: Doc
    expires: int


@dataclass(frozen=True, slots=True)
class Part:
    """What is written in one partition.

    kept: seconds until it goes away by itself. unless: (key, attribute, value) of items that are
    deleted, whose attribute must still have that value; "expires" among them.
    """

    pk: str
    change: Change
    kept: int
    unless: tuple[tuple[str, str, Json], ...] = ()


class Shelf(Protocol):
    """A store's items. All raise Unavailable."""

    def find(self, keys: Sequence[Key]) -> dict[Key, Doc]:
        """The items there are under these keys, in one round trip."""

    def items(self, pk: str) -> list[Item]:
        """A whole partition."""

    def write(self, parts: Iterable[Part], token: str, now: int) -> None:
        """All of it or nothing, at most 100 items (TransactWriteItems reference). Raises Stale when
        an entry is there already, an edit's `expect` does not hold or a deleted item changed.
        """
