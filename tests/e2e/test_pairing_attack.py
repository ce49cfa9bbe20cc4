"""Guessing a pairing code is hopeless: 100,000 wrong codes, and nothing is won by any of them.

Two worlds are attacked in the same way. In one, couples have codes out; in the other nobody has.
Every answer and every storage call is compared, so an attacker cannot tell the one from the other.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from skill.conversation import LAUNCH, YES
from skill.core import pairing
from skill.core.change import Change, Doc
from skill.core.couple import Couple
from skill.ports import Caller
from skill.reply import Reply, say
from skill.speech.render import render
from skill.storage.pairing import Pairs
from skill.storage.shelf import Item, Key, Part
from skill.storage.sqlite import SqliteMemory
from skill.storage.sqlite_shelf import SqliteShelf
from skill.turn import Slot
from tests.pairs import FIRST_CODE, Counting, Table

WRONG = 100_000
TRIES = 8  # of each attacker in one go, three more than count
ATTACKERS = 250  # at work in one round
ROUND = timedelta(minutes=2)
COUPLES = 20  # that have a code out at any time

Call = tuple[str, tuple[str, ...]]


@dataclass
class Watched:
    """A shelf that notes what is asked of it: which operation on which kinds of items, and what is
    written there, and how much."""

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


def kind(pk: str) -> str:
    """A partition without what tells it from others of its kind."""
    return pk.partition("#")[0]


def shape(change: Change) -> str:
    """What a change writes: each attribute, and how long it is."""
    edits = [
        (one.item, [(name, len(repr(one.set[name]))) for name in one.set]) for one in change.edits
    ]
    return f"{edits} {len(change.entries)} {len(change.removes)}"


class World:
    """The skill on a store of its own, and what an attack costs it."""

    def __init__(self) -> None:
        memory = SqliteMemory(":memory:")
        self.memory = memory
        self.shelf = Watched(SqliteShelf(memory))
        self.table = Table(memory, Pairs(self.shelf, Counting()))
        known = self.table.account("nobody").heard("CodeIntent", "", {})
        self.known = replace(known, couple=Couple({"name.1": "Eve"}), speaker="1")

    def attack(self, account: str, digits: str, request: str) -> tuple[Reply, list[Call]]:
        """A code said by an attacker who has told a name: the reply, and the calls it cost."""
        self.shelf.calls = []
        turn = replace(
            self.known,
            now=self.table.now,
            request=request,
            account=account,
            couple_id=account,
            slots={"code": Slot(digits)},
        )
        _, reply = self.table.conversation.answer(turn)
        return reply, self.shelf.calls

    def open(self, couple: str) -> str:
        """A code of a couple, the one before it void."""
        head = self.memory.load(Caller(couple)).head
        now = int(self.table.now.timestamp())
        return self.table.pairing.open(couple, head, "1", f"{couple} {now}", now)


def guess(index: int) -> str:
    """A code that nobody was ever given, anywhere."""
    number = int.from_bytes(hashlib.sha256(str(index).encode()).digest()[:4], "big") % 800_000
    return str(100_000 + number + (100_000 if number >= FIRST_CODE - 100_000 else 0))


def plan(index: int, live: set[str], void: list[str], own: str) -> str:
    """What an attacker says at their `index`-th try: anything, codes that are over, their own; and
    after five, when no more count, codes that are live."""
    place = index % TRIES
    if place >= pairing.TRIES:
        return sorted(live)[index % len(live)]
    if place == 1 and void:
        return void[index % len(void)]
    return own if place == 3 else guess(index)


def test_a_hundred_thousand_wrong_codes() -> None:
    real, empty = World(), World()
    expected = (say("pairing-wrong"),)
    void: list[str] = []
    live: set[str] = set()
    for round_, start in enumerate(range(0, WRONG, ATTACKERS * TRIES)):
        void = (void + sorted(live))[-200:]
        live = {real.open(f"couple-{number}") for number in range(COUPLES)}
        ada, max_ = (real.table.account(f"{name}-{round_}", name) for name in ("Ada", "Max"))
        rightful = ada.code("Ada") if round_ % 10 == 0 else None
        live |= {rightful} if rightful else set()
        for index in range(start, start + ATTACKERS * TRIES):
            eve = f"eve-{index // TRIES}"
            if index % TRIES == 0:
                own = real.open(eve)
            digits = plan(index, live, void, own)
            answer, cost = real.attack(eve, digits, f"r{index}")
            nothing, free = empty.attack(eve, digits, f"r{index}")
            assert answer == nothing
            assert answer.says == expected
            assert cost == free
        if rightful:
            max_.says("CodeIntent", code=rightful)
            assert max_.says("WhoIAmIntent", name="Max") == ["pairing-sure"]
            assert max_.says(YES) == ["pairing-claimed"]
            assert ada.says(LAUNCH) == ["pairing-used"]
            ada.says(YES)
            assert ada.says("WhoIAmIntent", name="Ada") == ["pairing-linked"]
        for world in (real, empty):
            world.table.now += ROUND
    assert linked(real) == {f"Max-{round_}" for round_ in range(0, 50, 10)}
    assert claimed(real) == 0
    assert linked(empty) == set()


def linked(world: World) -> set[str]:
    """The accounts that joined a couple."""
    rows = world.memory._db.execute("SELECT pk FROM items WHERE sk = 'LINK'")
    return {str(pk).removeprefix("USER#") for (pk,) in rows}


def claimed(world: World) -> int:
    """How many couples would be asked whether to let someone in."""
    query = "SELECT COUNT(*) FROM items WHERE sk = 'HEAD' AND body LIKE '%\"claim\"%'"
    found: int = world.memory._db.execute(query).fetchone()[0]
    return found


@pytest.mark.parametrize("tries", [0, 4, 5, 6])
@pytest.mark.parametrize("what", ["unknown", "taken", "void", "expired", "own"])
def test_the_same_words_and_the_same_statements(tries: int, what: str) -> None:
    real, empty = World(), World()
    digits = "999999"
    if what != "unknown":
        digits = real.open("eve" if what == "own" else "couple")
    if what == "taken":
        now = int(real.table.now.timestamp())
        assert real.table.pairing.claim("max", digits, "1", "Max", "r", now)
    if what == "expired":
        real.table.now += timedelta(minutes=10)
        empty.table.now += timedelta(minutes=10)
    if what == "void":
        real.table.now += timedelta(seconds=1)
        empty.table.now += timedelta(seconds=1)
        real.open("couple")
    heard = []
    for world in (real, empty):
        for index in range(tries):
            world.attack("eve", "111111", f"before-{index}")
        seen: list[str] = []
        world.memory._db.set_trace_callback(seen.append)
        reply, _ = world.attack("eve", digits, "now")
        world.memory._db.set_trace_callback(None)
        speech = render(reply, replace(world.known, request="now"))
        heard.append((speech, [re.sub(r"'(?:[^']|'')*'|\d+", "?", one) for one in seen]))
    assert heard[0] == heard[1]
    assert heard[0][1]


def test_a_guess_that_hits_is_not_in_before_the_one_who_asked_says_yes_to_that_name() -> None:
    world = World()
    ada = world.table.account("ada", "Ada")
    digits = ada.code("Ada")
    eve = world.table.account("eve", "Eve")
    eve.says("CodeIntent", code=digits)
    assert eve.says("WhoIAmIntent", name="Eve") == ["pairing-sure"]
    assert eve.reply.says == (say("pairing-sure"),)  # nothing of whose code it is
    assert eve.says(YES) == ["pairing-claimed"]
    assert ada.says(LAUNCH) == ["pairing-used"]
    assert ada.reply.says == (say("pairing-used", name="Eve"),)
    assert linked(world) == set()
