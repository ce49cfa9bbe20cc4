"""What two couples' documents come to when they become one, and when one of the two leaves.

An entry moves or is copied under a key that only it decides, so that it can be done again after it
was cut off. Attributes that are not taken stay where they are, and are found there after leaving.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from skill.core import ids, rotation
from skill.core.change import Doc, Entry
from skill.core.ownership import owner
from skill.core.pairing import voices

_UNITED = ("heard.", "kept.")  # bitmaps
_MOST = ("count.", "visits", "checked")
_IF_FREE = ("running", "paused", "together")
_GOAL = "goal"  # a goal's attributes belong together


@dataclass(frozen=True, slots=True)
class Taking:
    """What one document takes over from another: to set and to add here, to drop here and there."""

    set: Doc = field(default_factory=dict)
    add: dict[str, int] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def private(key: str) -> str | None:
    """The partner who alone may hear this entry, by its key; None for what is the two's."""
    return owner(key, {})


def moved(entry: Entry, seats: Mapping[str, str], again: bool = False) -> Entry | None:
    """An entry as it is kept in the other couple; None when its owner has no seat there.

    again: a check-in gets a stamp that no check-in of the same minute has.
    """
    own = private(entry.key)
    if own is not None and own not in seats:
        return None
    parts = [seats[part] if part == own else part for part in entry.key.split("#")]
    if again and parts[0] == "CHECKIN":
        parts[1] = _stamp(parts[1])
    body = dict(entry.body)
    if "by" in body:
        body["by"] = seats.get(str(body["by"]), "")
    return Entry("#".join(parts), body)


def _stamp(stamp: str) -> str:
    """A stamp to the minute, made one to the second."""
    return f"{stamp}:01" if len(stamp) == len("2026-03-04T20:15") else stamp


def before(key: str, moment: datetime) -> bool:
    """Whether an entry with an id was written before `moment`; what has no id is old."""
    last = key.rpartition("#")[2]
    return len(last) != len(ids.entry_id(moment, "")) or last < ids.since(moment)


def heads(here: Mapping[str, Any], there: Mapping[str, Any], keep: bool = False) -> Taking:
    """What the page `here` takes over of what is the two's `there`.

    keep: `there` keeps it too.
    """
    found: Doc = {}
    for name, value in there.items():
        if name.startswith(_UNITED):
            found[name] = _united(str(here.get(name, "")), str(value))
        elif name.startswith(_MOST):
            found[name] = max(value, here.get(name, value))
        elif name in _IF_FREE and not keep and name not in here:
            found[name] = value
    return Taking(set=found, taken=() if keep else tuple(found))


def own_attributes(
    here: Mapping[str, Any], there: Mapping[str, Any], seats: Mapping[str, str]
) -> Taking:
    """Voices and the sign of a PIN, for each partner with a seat."""
    found: Doc = {}
    taken: list[str] = []
    everyone = {value for one in ("1", "2") for value in voices(here, one).values()}
    for was, now in seats.items():
        for name, voice in voices(there, was).items():
            free = [f"voice.{now}", f"voice.also.{now}"]
            free = [one for one in free if one not in here and one not in found]
            if voice not in everyone and free:
                found[free[0]] = voice
                taken.append(name)
        if f"pin.{was}" in there and f"pin.{now}" not in here:
            found[f"pin.{now}"] = there[f"pin.{was}"]
            taken.append(f"pin.{was}")
    return Taking(set=found, taken=tuple(taken))


def pages(here: Mapping[str, Any], there: Mapping[str, Any]) -> Taking:
    """What a partner's own page takes over from the same partner's page elsewhere: waiting notes
    are added up, the later goal holds, and a PIN that is set here stays."""
    newer = str(there.get("goal.set", "")) > str(here.get("goal.set", ""))
    found: Doc = {}
    drop = tuple(name for name in here if name.startswith(_GOAL) and newer and name not in there)
    for name, value in there.items():
        if name == "notes":
            continue
        if name.startswith(_GOAL):
            found |= {name: value} if newer else {}
        elif name not in here:
            found[name] = value
    notes = int(there.get("notes", 0))
    add = {"notes": notes} if notes else {}
    return Taking(set=found, add=add, drop=drop, taken=(*found, *add))


def _united(one: str, another: str) -> str:
    for number in rotation.marked(another):
        one = rotation.mark(one, number)
    return one


def leaving(there: Mapping[str, Any]) -> Taking:
    """What someone who leaves takes along of their own page: all of it."""
    found = {name: value for name, value in there.items() if name != "notes"}
    notes = int(there.get("notes", 0))
    add = {"notes": notes} if notes else {}
    return Taking(set=found, add=add, taken=tuple(there))
