"""A year of two people on both stores: whether turns get dearer as the year goes on."""

from collections.abc import Mapping, Sequence
from statistics import mean

from skill.ports import Memory
from tests.bench.report import goal, show
from tests.e2e import year
from tests.e2e.year import Turn, Year

GROWTH = 1.10
_SHOWN = (1, 6, year.MONTHS)
_HEAD = ("store", "month", "turns", "bytes", "lists", "trips", "page", "session", "ms")


def measure(stores: Mapping[str, Memory]) -> None:
    """Play the year on each store, which must be empty, and print its months side by side."""
    years = {name: year.play(memory) for name, memory in stores.items()}
    rows = [(name, *_row(one, month)) for name, one in years.items() for month in _SHOWN]
    show(
        "A simulated year: two people, two devices, every habit in turn (means a turn)",
        _HEAD,
        rows,
        "bytes: read by an ordinary turn; lists: by one that opens a list or something private;",
        "trips: reads and writes; page: the couple's, most bytes; session: its attributes, most.",
        *(line for name, one in years.items() for line in _notes(name, one)),
    )


def _row(played: Year, month: int) -> tuple[object, ...]:
    turns = played.month(month)
    return (
        month,
        len(turns),
        round(played.bytes_read(turns)),
        round(mean(turn.used.bytes_read for turn in turns if turn.opens)),
        mean(turn.used.reads + turn.used.writes for turn in turns),
        max(turn.head_bytes for turn in turns),
        max(turn.session_bytes for turn in turns),
        _milliseconds(turns),
    )


def _notes(name: str, played: Year) -> Sequence[str]:
    first, last = played.month(1), played.month(year.MONTHS)
    growth = goal(played.bytes_read(last) / played.bytes_read(first), GROWTH)
    slower = _milliseconds(last) / _milliseconds(first)
    too_soon = len(played.heard.problems)
    beyond = played.beyond()
    return (
        "",
        f"{name}: {len(played.turns)} turns, {len(played.heard.ever)} different items heard",
        f"came back before their part was used up: {too_soon} ({'MISSED' if too_soon else 'met'})",
        f"bytes read by an ordinary turn, last month to first: {growth}",
        f"time for a turn, last month to first: {slower:.2f}",
        f"turns with more round trips than allowed: {len(beyond)} of {len(played.turns)}",
        *sorted({f"  {turn.wish!r}, {turn.line!r}: {turn.used}" for turn in beyond}),
    )


def _milliseconds(turns: Sequence[Turn]) -> float:
    return 1000 * mean(turn.seconds for turn in turns)
