"""Where check-in answers lie in the table: one item a partner a check-in."""

from collections.abc import Mapping
from typing import Any

from skill.turn import Turn

_LATEST = 16  # answers to look through for each one's last time


def key(stamp: str, partner: str) -> str:
    """Sort key of one partner's answers of the check-in begun at `stamp`."""
    return f"CHECKIN#{stamp}#{partner}"


Answers = list[tuple[str, Mapping[str, Any]]]


def own(found: Answers, partner: str) -> Answers:
    """Those of one partner, as (stamp, body), newest first."""
    return [
        (stamp.removesuffix(f"#{partner}"), body)
        for stamp, body in found
        if stamp.endswith(f"#{partner}")
    ]


def all_of(turn: Turn, since: str = "", until: str = "", limit: int = _LATEST) -> Answers:
    """("<stamp>#<partner>", body) of the couple's latest check-ins, newest first. One read.

    since, until: days, the second one not included.
    """
    found = turn.world.memory.entries(
        turn.couple_id, "CHECKIN#", since=since, until=until, limit=limit
    )
    return [(one.key.removeprefix("CHECKIN#"), one.body) for one in found]
