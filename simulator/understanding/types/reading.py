"""What a slot type is: something that can tell whether words are one of its values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """A value found in some words; `value` None means "just as it was said"."""

    value: str | None = None
    id: str | None = None
    name: str | None = None
    matched: bool | None = None


class SlotType(Protocol):
    """One slot type, made once for a model and asked about many stretches of words."""

    @property
    def longest(self) -> int:
        """How many words a value can have at most."""

    @property
    def weight(self) -> float:
        """How much one word of a value explains, between nothing and a literal word's 1."""

    @property
    def vocabulary(self) -> frozenset[str]:
        """Words that only values have: together they may still be none ("half past")."""

    def read(self, words: tuple[str, ...], now: datetime) -> Reading | None:
        """The value that all of `words` are together, or None."""
