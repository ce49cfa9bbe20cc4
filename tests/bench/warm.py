"""A warm turn's own time: the two stores' adapters answer at once, so that all else is left."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from simulator.conversations import Skill
from skill.app import answer_with
from skill.core.change import Change
from skill.ports import Caller, Loaded
from skill.storage.dynamodb import DynamoMemory
from tests.bench.play import capabilities, home, say
from tests.bench.report import goal, show

GOAL = 2.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two turns to compare, ours and the peer's."""

    name: str
    ours: dict[str, Any]
    peer: dict[str, Any]


class AtOnce(DynamoMemory):
    """Our store, saying again what it said at first, and writing nothing."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self._loaded: dict[Caller, Loaded] = {}

    def load(self, caller: Caller) -> Loaded:
        """The couple of this caller."""
        if caller not in self._loaded:
            self._loaded[caller] = super().load(caller)
        return self._loaded[caller]

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Nothing is written."""


def at_once(adapter: Any) -> None:
    """The same for the peer's adapter."""
    adapter.get_attributes = lambda request_envelope: {"name": "Ada"}
    adapter.save_attributes = lambda request_envelope, attributes: None


def measure(ours: Skill, table: str, peer: Skill, adapter: Any, turns: int) -> None:
    """Print the median of `turns` turns of each kind, ours and the peer's in turn. ours: our skill
    on `table`. The peer's adapter is of no other use afterwards."""
    pairs = _pairs(ours, peer)
    memory = AtOnce(table)
    ours = answer_with(memory, None)
    at_once(adapter)
    rows, ratios = [], []
    for pair in pairs:
        one, other = _timed(pair, ours, peer, turns)
        ratios.append(one / other)
        rows.append((pair.name, f"{one * 1e3:.2f}", f"{other * 1e3:.2f}", ratios[-1]))
    show(
        f"A warm turn's own time, without storage (medians of {turns} turns each)",
        ("turn: ours / the peer's", "ours, ms", "peer, ms", "ratio"),
        rows,
        f"Highest ratio: {goal(max(ratios), GOAL)}",
    )
    memory.close()


def _timed(pair: Pair, ours: Skill, peer: Skill, turns: int) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    assert "userAgent" in ours(pair.ours), f"the skill fails: {pair.name}"
    for _ in range(turns + 1):
        for times, skill, event in zip(taken, (ours, peer), (pair.ours, pair.peer), strict=True):
            begun = time.perf_counter()
            skill(event)
            times.append(time.perf_counter() - begun)
    return median(taken[0][1:]), median(taken[1][1:])


def _pairs(ours: Skill, peer: Skill) -> list[Pair]:
    opens, first = "open together time", next(iter(capabilities().values()))
    greeted, rated = _asked(peer, opens, "four")[-2:]
    again, affirmed = _asked(ours, *first, opens, "an affirmation")[-2:]
    answered = _asked(ours, *first, opens, "let's do a check in", "four")[-1]
    helped = _asked(ours, *first, opens, "help")[-1]
    return [
        Pair("opens the skill / the same", again, greeted),
        Pair("asks for the affirmation / rates", affirmed, rated),
        Pair("answers in a check-in / rates", answered, rated),
        Pair("asks for help / rates", helped, rated),
    ]


def _asked(skill: Skill, *lines: str) -> list[dict[str, Any]]:
    with home(skill, f"warm: {lines[-1]}") as alexa:
        say(alexa, *lines)
        return [request for request, _ in alexa.log]
