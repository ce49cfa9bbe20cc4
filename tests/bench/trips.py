"""Storage round trips and consumed capacity of each capability's turns."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from simulator.conversations import Skill
from tests.bench.meter import Meter
from tests.bench.play import FIRST, LATER, Metered, capabilities, home, played, say
from tests.bench.report import show

_HEAD = ("capability", "turn", "turns", "reads", "writes", "read units", "write units")


def measure(ours: Skill, meter: Meter, peer: Skill, peers: Meter) -> None:
    """Print the dearest turn of each kind by capability, the peer's two, and whether all kept to
    what is allowed."""
    rows: list[tuple[object, ...]] = []
    turns: list[Metered] = []
    for name in capabilities():
        found = played(ours, meter, name)
        turns += found
        rows += _rows(name, found)
    rows += [("all", *row[1:]) for row in _rows("", turns)]
    rows += [("the peer", *row) for row in _peers(peer, peers)]
    beyond = [f"{one.line!r} ({one.kind}): {one.used}" for one in turns if not one.within]
    show(
        "Storage round trips and consumed capacity: the dearest turn of each kind",
        _HEAD,
        rows,
        "Goal: one read in a session's first turn, none later, one more where a list or a private",
        f"page is opened; one write: {'MISSED' if beyond else 'met'}",
        *beyond,
    )


def _rows(name: str, turns: Iterable[Metered]) -> list[tuple[object, ...]]:
    ordered = sorted(turns, key=_kind)
    return [(name, *_dearest(kind, list(some))) for kind, some in groupby(ordered, _kind)]


def _kind(turn: Metered) -> str:
    return f"{turn.kind}, opens a list" if turn.opens else turn.kind


def _dearest(kind: str, turns: list[Metered]) -> tuple[object, ...]:
    used = [turn.used for turn in turns]
    return (
        kind,
        len(turns),
        max(one.reads for one in used),
        max(one.writes for one in used),
        f"{max(one.read_units for one in used):g}",
        f"{max(one.write_units for one in used):g}",
    )


def _peers(peer: Skill, meter: Meter) -> list[tuple[Any, ...]]:
    rows = []
    with home(peer, "the peer") as alexa:
        for kind, line in ((FIRST, "open together time"), (LATER, "four")):
            meter.take()
            say(alexa, line)
            rows.append(_dearest(kind, [Metered(line, kind, False, meter.take())]))
    return rows
