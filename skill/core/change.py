"""What a turn changes, as data: entries to append, edits that commute, entries to take away.

An item is a flat document: attribute name -> JSON value. Names may hold dots ("name.1"), which mean
nothing to a store. Edits set, add to or drop single attributes and never rewrite an item, so two
devices that write at once lose nothing; an edit that depends on what it replaces says so, in
`expect`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Any  # str, int, bool, None, or lists and dicts of these; never a float (DynamoDB has none)
Doc = dict[str, Json]

HEAD = "HEAD"


def partner_item(partner: str) -> str:
    """Sort key of what only `partner` ("1" or "2") may hear."""
    return f"PARTNER#{partner}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One appended fact: `key` is its whole sort key, for example ``GRATITUDE#<ulid>``."""

    key: str
    body: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes to single attributes of one item, applied whole or not at all.

    `expect` names attributes and the values they must still have (None: absent); when one does not
    hold, the store raises `Stale` and nothing of the whole change is written.
    """

    item: str
    set: Mapping[str, Json] = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    expect: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """Everything one turn writes: one round trip, all of it or nothing."""

    entries: tuple[Entry, ...] = ()
    edits: tuple[Edit, ...] = ()
    removes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.edits or self.removes)

    def __add__(self, other: "Change") -> "Change":
        edits = {edit.item: edit for edit in self.edits}
        for edit in other.edits:
            edits[edit.item] = _joined(edits[edit.item], edit) if edit.item in edits else edit
        return Change(
            entries=self.entries + other.entries,
            edits=tuple(edits.values()),
            removes=self.removes + other.removes,
        )


NOTHING = Change()


def edit(item: str, *drop: str, **attributes: Json) -> Change:
    """A change that sets `attributes` of `item` and drops the attributes named in `drop`."""
    return Change(edits=(Edit(item, set=attributes, drop=drop),))


def put(item: str, attributes: Mapping[str, Json], *drop: str) -> Change:
    """Like `edit`, for attribute names that are no Python names."""
    return Change(edits=(Edit(item, set=dict(attributes), drop=drop),))


def append(key: str, **body: Json) -> Change:
    """A change that appends one entry; appending the same key twice keeps the first."""
    return Change(entries=(Entry(key, body),))


def apply_to(doc: Mapping[str, Json], change: Edit) -> Doc:
    """`doc` after `change`: what every store does, in plain Python."""
    after = {name: value for name, value in doc.items() if name not in change.drop}
    after.update(change.set)
    for name, amount in change.add.items():
        after[name] = after.get(name, 0) + amount
    return after


def holds(doc: Mapping[str, Json], change: Edit) -> bool:
    """Whether `doc` still is what `change` expects."""
    return all(doc.get(name) == value for name, value in change.expect.items())


def _joined(first: Edit, then: Edit) -> Edit:
    """One edit that does what `first` and then `then` would."""
    over = then.set.keys() | set(then.drop)
    sets = {name: value for name, value in first.set.items() if name not in over} | dict(then.set)
    adds = {name: amount for name, amount in first.add.items() if name not in over}
    for name, amount in then.add.items():
        if name in sets:
            sets[name] += amount
        else:
            adds[name] = adds.get(name, 0) + amount
    return Edit(
        item=first.item,
        set=sets,
        add=adds,
        drop=tuple(n for n in dict.fromkeys(first.drop + then.drop) if n not in sets),
        expect={**then.expect, **first.expect},
    )


def to_json(change: Change) -> Json:
    """`change` as JSON values, for keeping an undo."""
    return {
        "e": [[entry.key, dict(entry.body)] for entry in change.entries],
        "d": [[one.item, dict(one.set), dict(one.add), list(one.drop)] for one in change.edits],
        "r": list(change.removes),
    }


def from_json(data: Json) -> Change:
    """The inverse of `to_json`."""
    return Change(
        entries=tuple(Entry(key, body) for key, body in data["e"]),
        edits=tuple(Edit(i, set=s, add=a, drop=tuple(d)) for i, s, a, d in data["d"]),
        removes=tuple(data["r"]),
    )
