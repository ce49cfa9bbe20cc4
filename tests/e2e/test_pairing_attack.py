"""Guessing a pairing code is hopeless: 100,000 wrong codes, and nothing is won by any of them.

Two worlds are attacked in the same way. In one, couples have codes out; in the other nobody has.
Every answer and every storage call is compared, so an attacker cannot tell the one from the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest

from skill.conversation import LAUNCH, YES, Slot, Turn
from skill.core import pairing
from skill.core.change import Change, Doc
from skill.core.couple import Couple
from skill.ports import Caller
from skill.reply import Reply, Say
from skill.speech.render import render
from skill.storage.pairing import Pairs
from skill.storage.shelf import Item, Key, Part
from skill.storage.sqlite import SqliteMemory
from skill.storage.sqlite_shelf import SqliteShelf
from tests.pairs import Account, Counting, Table

WRONG = 100_000
TRIES = 8  # of each attacker in one go, three more than count
COUPLES = 40  # that have a code out at any time
ROUND = timedelta(minutes=2)
ATTACKERS = 250  # at work in one round

Call = tuple[str, tuple[str, ...]]


def kind(pk: str) -> str:
    """A partition without what tells it from others of its kind."""
    return pk.partition("#")[0]


@dataclass
class Watched:
    """A shelf that notes what is asked of it: which operation on which kinds of items, what of
    them is written, and how much."""

    inner: SqliteShelf
    calls: list[Call] = field(default_factory=list)

    def find(self, keys: Sequence[Key]) -> dict[Key, Doc]:
        """As it is."""
        self.calls.append(("find", tuple(f"{kind(pk)} {sk}" for pk, sk in keys)))
        return self.inner.find(keys)

    def items(self, pk: str) -> list[Item]:
        """As they are."""
        self.calls.append(("items", (kind(pk),)))
        return self.inner.items(pk)

    def write(self, parts: Iterable[Part], token: str, now: int) -> None:
        """As it is."""
        parts = list(parts)
        noted = tuple(f"{kind(part.pk)} {shape(part.change)}" for part in parts)
        self.calls.append(("write", noted))
        self.inner.write(parts, token, now)


def shape(change: Change) -> str:
    """What a change writes, by name, with the number of tries kept."""
    edits = [(one.item, {name: len(value) for name, value in one.set.items()}) for one in change.edits]
    return repr((edits, len(change.entries), len(change.removes)))


@dataclass
class World:
    """The skill on a store of its own."""

    table: Table
    shelf: Watched
    statements: list[str] = field(default_factory=list)

    @classmethod
    def new(cls) -> "World":
        """An empty one."""
        memory = SqliteMemory(":memory:")
        shelf = Watched(SqliteShelf(memory))
        return cls(Table(memory, Pairs(shelf, Counting())), shelf)

    def attack(self, account: str, digits: str, request: str) -> tuple[Reply, list[Call]]:
        """A code said by an attacker, who has told a name: the reply, and the calls it cost."""
        self.shelf.calls = []
        turn = self.turn(account, digits, request)
        _, reply = self.table.conversation.answer(turn)
        return reply, self.shelf.calls

    def turn(self, account: str, digits: str, request: str) -> Turn:
        """The attacker's turn."""
        spare = Account(self.table, account)
        turn = spare.heard("CodeIntent", request, {})
        turn = turn if turn.couple.known else known(turn)
        return with_code(turn, digits)


def known(turn: Turn) -> Turn:
    """The turn of someone whose name is known in this session."""
    from dataclasses import replace

    return replace(turn, couple=Couple({"name.1": "Eve"}), speaker="1")


def with_code(turn: Turn, digits: str) -> Turn:
    """The turn with a code in its slot."""
    from dataclasses import replace

    return replace(turn, slots={"code": Slot(digits)}, speaker="1")
