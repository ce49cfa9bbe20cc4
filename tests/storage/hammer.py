"""Several devices of one couple that write at once, and an account of what must be there then.

Each worker plays turns drawn from its own seed, repeats some requests as a network would, tries
again what was not answered, and notes what was acknowledged. `losses` compares the notes of all
with what the store holds.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from multiprocessing import get_context
from random import Random

from skill.core.change import HEAD, Change, Doc, Edit, append, put
from skill.core.errors import Stale, Unavailable
from skill.ports import Memory
from skill.storage.dynamodb import DynamoMemory
from skill.storage.sqlite import SqliteMemory

COUPLE, NOW = "ada", 4_000_000_000
_PATIENCE = 5  # how often an unanswered request is sent again


@dataclass(slots=True)
class Notes:
    """What a worker was told is written, and what it never learned about."""

    entries: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    totals: Counter[str] = field(default_factory=Counter)
    unsure_totals: Counter[str] = field(default_factory=Counter)
    attributes: Doc = field(default_factory=dict)
    unsure_attributes: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Store:
    """How a worker reaches the store: a DynamoDB table of the environment's, or an SQLite file."""

    kind: str
    name: str

    def memory(self) -> DynamoMemory | SqliteMemory:
        """A memory of the worker's own."""
        return DynamoMemory(self.name) if self.kind == "dynamodb" else SqliteMemory(self.name)


def in_processes(store: Store, turns: int, workers: int = 2) -> list[Notes]:
    """Let worker processes, each with its own client, play `turns` turns each."""
    context = get_context("spawn")
    ready = context.Barrier(workers)
    with ProcessPoolExecutor(workers, context, initializer=ready.wait) as pool:
        return list(pool.map(_process, repeat(store), range(workers), repeat(turns)))


def in_threads(memory: Memory, turns: int, workers: int = 4) -> list[Notes]:
    """Let worker threads that share one memory play `turns` turns each."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(play, repeat(memory), range(workers), repeat(turns)))


def _process(store: Store, worker: int, turns: int) -> Notes:
    memory = store.memory()
    try:
        return play(memory, worker, turns)
    finally:
        memory.close()


def play(memory: Memory, worker: int, turns: int) -> Notes:
    """Play `turns` turns as `worker`; what became of them."""
    random, notes = Random(worker), Notes()
    for turn in range(turns):
        kind = random.choice(_TURNS)
        _sent(memory, kind(memory, f"{worker}-{turn}"), f"r-{worker}-{turn}", notes, random)
    return notes


def _sent(memory: Memory, change: Change, request: str, notes: Notes, random: Random) -> None:
    written = False
    for _ in range(_PATIENCE):
        try:
            memory.apply(COUPLE, change, request, NOW)
        except Unavailable:
            continue
        except Stale:
            return  # another worker was first; nothing of this is to be found
        written = True
        if random.random() < 0.8:
            break
    _note(notes, change, written)


def _note(notes: Notes, change: Change, written: bool) -> None:
    entries, totals = {one.key for one in change.entries}, Counter[str]()
    attributes: Doc = {}
    for one in change.edits:
        totals.update(one.add)
        attributes.update({name: value for name, value in one.set.items() if name != "turn"})
    if written:
        notes.entries |= entries
        notes.totals += totals
        notes.attributes |= attributes
    else:
        notes.unsure |= entries
        notes.unsure_totals += totals
        notes.unsure_attributes |= set(attributes)


def _entry(_: Memory, turn: str) -> Change:
    return append(f"NOTE#{turn}", turn=turn)


def _total(_: Memory, turn: str) -> Change:
    return Change(edits=(Edit(HEAD, add={"total": 1}),))


def _entry_and_total(_: Memory, turn: str) -> Change:
    return append(f"PLAN#{turn}", turn=turn) + Change(edits=(Edit(HEAD, add={"plans": 1}),))


def _attribute(_: Memory, turn: str) -> Change:
    return put(HEAD, {f"said.{turn}": turn}, "nothing")


def _pages(_: Memory, turn: str) -> Change:
    return put("PARTNER#1", {f"one.{turn}": 1}) + put("PARTNER#2", {f"two.{turn}": 2})


def _in_turn(memory: Memory, turn: str) -> Change:
    """What depends on what it replaces: only one of two that read the same may win."""
    try:
        before = memory.page(COUPLE, HEAD).get("turn")
    except Unavailable:
        before = None
    swap = Edit(HEAD, set={"turn": turn}, add={"swaps": 1}, expect={"turn": before})
    return append(f"SWAP#{turn}") + Change(edits=(swap,))


_TURNS: tuple[Callable[[Memory, str], Change], ...] = (
    _entry, _total, _entry_and_total, _attribute, _pages, _in_turn,
)  # fmt: skip


def losses(all_notes: list[Notes], entries: set[str], pages: Doc) -> Iterator[str]:
    """What is missing and what is too much; nothing when all is well.

    entries: the keys the store holds. pages: all its couple's pages in one.
    """
    known, unsure = Notes(), Notes()
    for notes in all_notes:
        known.entries |= notes.entries
        known.totals += notes.totals
        known.attributes |= notes.attributes
        unsure.entries |= notes.unsure
        unsure.totals += notes.unsure_totals
        unsure.unsure_attributes |= notes.unsure_attributes
    yield from (f"lost entry {key}" for key in known.entries - entries)
    yield from (f"unknown entry {key}" for key in entries - known.entries - unsure.entries)
    for name in ("total", "plans", "swaps"):
        low, found = known.totals[name], pages.get(name, 0)
        if not low <= found <= low + unsure.totals[name]:
            yield f"{name}: {found}, acknowledged {low}, unsure {unsure.totals[name]}"
    for name, value in known.attributes.items():
        if pages.get(name) != value:
            yield f"{name}: {pages.get(name)!r}, acknowledged {value!r}"
    more = {name for name in pages if "." in name} - set(known.attributes)
    yield from (f"unknown {name}" for name in more - unsure.unsure_attributes)
    for name, prefix in (("plans", "PLAN#"), ("swaps", "SWAP#")):
        kept = sum(key.startswith(prefix) for key in entries)
        if kept != pages.get(name, 0):
            yield f"{name}: {pages.get(name, 0)} for {kept} entries"
