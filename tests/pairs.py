"""Two or more accounts on one store, told apart by their hash: what pairing is tested with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any, cast

from skill.conversation import Conversation
from skill.core.change import HEAD, put
from skill.core.couple import Couple
from skill.dialogs import DIALOGS
from skill.ports import Caller, Memory, Pairing, World
from skill.reply import Digits, Reply, Say
from skill.storage.pairing import Pairs
from skill.storage.shelf import Shelf
from skill.storage.sqlite import SqliteMemory
from skill.storage.sqlite_shelf import SqliteShelf
from skill.turn import Slot, State, Turn

FIRST_CODE = 482_913


@dataclass
class Counting:
    """`ports.Chance` that anyone can foresee: one code after the other."""

    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST_CODE))

    def code(self) -> str:
        """The next six digits."""
        return str(next(self.numbers))


def shelf_of(memory: Memory, via: Any = None) -> Shelf:
    """The shelf of either store, reached by way of what stands in front of it."""
    if isinstance(memory, SqliteMemory):
        return SqliteShelf(via or memory)
    from skill.storage.dynamo_shelf import DynamoShelf
    from skill.storage.dynamodb import DynamoMemory

    assert isinstance(memory, DynamoMemory)
    return DynamoShelf(via or memory)


def pairs_of(memory: Memory, via: Any = None) -> Pairs:
    """Pairing on either store, with codes that can be foreseen."""
    return Pairs(shelf_of(memory, via), Counting())


START = datetime(2026, 3, 4, 19, 15, tzinfo=UTC)


@dataclass
class Table:
    """The skill on one store, for any number of accounts; `now` is everyone's clock."""

    memory: Memory
    pairing: Pairing
    now: datetime = START
    requests: Iterator[int] = field(default_factory=count)
    conversation: Conversation = field(default_factory=lambda: Conversation(DIALOGS))

    def account(self, name: str, *names: str) -> "Account":
        """A new account, with the names of the two that speak there."""
        if names:
            places = {f"name.{place}": one for place, one in enumerate(names, 1)}
            self.memory.apply(
                name, put(HEAD, {**places, "zone": "UTC"}), f"new {name}", int(self.now.timestamp())
            )
        return Account(self, name)


@dataclass
class Account:
    """One account's device: what is said there, and where its session stands."""

    table: Table
    name: str
    voice: str | None = None
    turn: Turn | None = None
    reply: Reply = field(default_factory=Reply)

    def says(self, intent: str, request: str = "", **slots: str) -> list[str]:
        """Say something; the keys of what is answered. A session that is over begins anew."""
        turn = self.heard(intent, request or f"r{next(self.table.requests)}", slots)
        before = turn.state
        turn, self.reply = self.table.conversation.answer(turn)
        self.turn = None
        if self.reply.then:
            again = f"{self.reply.then.id}-again"
            misses = before.misses + 1 if self.reply.missed else 0
            speaker = self.reply.speaker or before.speaker
            draft, question = self.reply.draft, self.reply.then.id
            state = State(question, draft, again=again, misses=misses, speaker=speaker)
            self.turn = replace(turn, state=state)
        return [line.key for line in self.reply.says if isinstance(line, Say)]

    def heard(self, intent: str, request: str, slots: Mapping[str, str]) -> Turn:
        """The turn as the edge would read it."""
        said = {name: Slot(value) for name, value in slots.items()}
        if self.turn:
            state, couple = self.turn.state, self.turn.couple
            made = replace(self.turn, intent=intent, request=request, slots=said)
            speaker = couple.speaker(self.voice) or state.speaker
            return replace(made, now=self.table.now, speaker=speaker)
        loaded = self.table.memory.load(Caller(self.name, self.voice))
        couple, nowhere = Couple(loaded.head), cast(Any, None)
        return Turn(
            intent=intent,
            now=self.table.now,
            request=request,
            world=World(self.table.memory, nowhere, nowhere, self.table.pairing),
            couple_id=loaded.couple,
            couple=couple,
            slots=said,
            speaker=couple.speaker(self.voice),
            pages=loaded.pages,
            voice=self.voice,
            account=self.name,
        )

    def code(self, who: str) -> str:
        """Ask for a code as `who`; its digits."""
        self.says("PairIntent")
        self.says("WhoIAmIntent", name=who)
        found = next(line for line in self.reply.says if isinstance(line, Say))
        return cast(Digits, found.values["code"]).text
