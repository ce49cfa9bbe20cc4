"""What moves between two couples, in steps that can be done again after one was cut off.

An entry moves in one transaction, so it is always in exactly one place; what is copied is put only
where it is not yet. A page moves only as it was read.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from skill.core import merging
from skill.core.change import HEAD, Change, Doc, Edit, Entry, partner_item
from skill.core.errors import Stale
from skill.core.merging import Taking
from skill.core.pairing import voices
from skill.storage import KEPT_SECONDS, couple_key
from skill.storage.shelf import Item, Part, Shelf

_STEP = 40  # entries in one transaction; each takes two of its hundred actions
_TRIES = 3
_PAGES = (HEAD, "PARTNER#1", "PARTNER#2")

Sign = Mapping[str, Any]


def gather(shelf: Shelf, couple: str, sign: Sign, now: int) -> None:
    """Bring along what the one who joined has at home."""
    seats, here, there = sign["s"], couple_key(couple), couple_key(str(sign["b"]))
    _again(lambda: _join_pages(shelf, here, there, seats, now))
    found = [(item, merging.moved(_entry(item), seats, again=True)) for item in _rest(shelf, there)]
    moves = [(item, entry) for item, entry in found if entry]
    if moves:
        known = {item.key: item.doc for item in shelf.items(here)}
        doubles = [item for item, entry in moves if known.get(entry.key) == entry.body]
        _drop_doubles(shelf, there, doubles, now)
        _move(shelf, there, here, [one for one in moves if one[0] not in doubles], now)


def give_back(shelf: Shelf, here_couple: str, there_couple: str, sign: Sign, now: int) -> None:
    """Give the one who joined what is theirs, and, once, a copy of what was the two's."""
    here, there, seats = couple_key(here_couple), couple_key(there_couple), sign["s"]
    who = str(sign["p"])
    items = _rest(shelf, here)
    _again(lambda: _part_pages(shelf, here, there, sign, now))
    if "c" not in sign:
        left = datetime.fromtimestamp(int(sign["t"]), UTC)
        known = {item.key for item in shelf.items(there)}
        shared = [
            entry
            for item in items
            if merging.private(item.key) is None and merging.before(item.key, left)
            if (entry := merging.moved(_entry(item), seats)) and entry.key not in known
        ]
        _copy(shelf, there, shared, now)
        _mark_copied(shelf, here, there, now)
    own = [(item, merging.moved(_entry(item), seats)) for item in items]
    mine = [(item, one) for item, one in own if one and merging.private(item.key) == who]
    _move(shelf, here, there, mine, now)


def _join_pages(shelf: Shelf, here: str, there: str, seats: Mapping[str, str], now: int) -> None:
    found = shelf.find([(pk, sk) for pk in (here, there) for sk in _PAGES])
    head, their = found.get((here, HEAD), {}), found.get((there, HEAD), {})
    shared, own = merging.heads(head, their), merging.own_attributes(head, their, seats)
    both = Taking(set={**shared.set, **own.set}, taken=shared.taken + own.taken)
    edits = list(_edits(HEAD, HEAD, head, their, both))
    for was, seat in seats.items():
        to, away = partner_item(seat), partner_item(was)
        mine, brought = found.get((here, to), {}), found.get((there, away), {})
        edits += _edits(to, away, mine, brought, merging.pages(mine, brought))
    _write_edits(shelf, here, there, edits, now)


def _part_pages(shelf: Shelf, here: str, there: str, sign: Sign, now: int) -> None:
    found = shelf.find([(pk, sk) for pk in (here, there) for sk in _PAGES])
    head, their = found.get((here, HEAD), {}), found.get((there, HEAD), {})
    who = str(sign["p"])
    seats = {who: sign["s"][who]}
    names = {f"name.{to}": head.get(f"name.{was}") for was, to in sign["s"].items()}
    found_names = {name: value for name, value in names.items() if value and name not in their}
    shared = merging.heads(their, head, keep=True) if "c" not in sign else Taking()
    own = merging.own_attributes(their, head, seats)
    gone = [*voices(head, who), f"pin.{who}"]
    both = Taking(
        set={**found_names, **shared.set, **own.set},
        taken=tuple(name for name in gone if name in head),
    )
    edits = list(_edits(HEAD, HEAD, their, head, both))
    to, away = partner_item(seats[who]), partner_item(who)
    mine = found.get((here, away), {})
    edits += _edits(to, away, found.get((there, to), {}), mine, merging.leaving(mine))
    _write_edits(shelf, there, here, edits, now)


def _edits(
    to: str, away: str, here: Doc, there: Doc, taking: Taking
) -> Iterator[tuple[Edit | None, Edit | None]]:
    """The edit that takes and the one that lets go; both hold only while all is as it was read."""
    if not (taking.set or taking.add or taking.taken or taking.drop):
        return
    expect = {name: here.get(name) for name in (*taking.set, *taking.drop)}
    takes = Edit(to, set=taking.set, add=taking.add, drop=taking.drop, expect=expect)
    lets_go = Edit(away, drop=taking.taken, expect={name: there.get(name) for name in taking.taken})
    wanted = bool(taking.set or taking.add or taking.drop)
    yield takes if wanted else None, lets_go if taking.taken else None


def _write_edits(
    shelf: Shelf, to: str, away: str, edits: Sequence[tuple[Edit | None, Edit | None]], now: int
) -> None:
    takes = tuple(one for one, _ in edits if one)
    lets_go = tuple(one for _, one in edits if one)
    parts = [Part(to, Change(edits=takes), KEPT_SECONDS)] if takes else []
    parts += [Part(away, Change(edits=lets_go), KEPT_SECONDS)] if lets_go else []
    if parts:
        _write(shelf, parts, now)


def _mark_copied(shelf: Shelf, here: str, there: str, now: int) -> None:
    """From now on only what is somebody's own goes its way: sharing is over."""
    for pk in (here, there):
        sign = shelf.find([(pk, HEAD)]).get((pk, HEAD), {}).get("parting")
        if sign:
            edit = Edit(HEAD, set={"parting": {**sign, "c": 1}}, expect={"parting": sign})
            _write(shelf, [Part(pk, Change(edits=(edit,)), KEPT_SECONDS)], now)


def _move(shelf: Shelf, away: str, to: str, moves: Sequence[tuple[Item, Entry]], now: int) -> None:
    for start in range(0, len(moves), _STEP):
        step = moves[start : start + _STEP]
        try:
            _move_all(shelf, away, to, step, now)
        except Stale:
            for one in step:
                with suppress(Stale):  # it is written to just now: it is moved the next time
                    _move_all(shelf, away, to, [one], now)


def _drop_doubles(shelf: Shelf, pk: str, items: Sequence[Item], now: int) -> None:
    """What they shared before they parted, and share again, is kept once."""
    for start in range(0, len(items), _STEP):
        with suppress(Stale):
            _write(shelf, [_removing(pk, items[start : start + _STEP])], now)


def _removing(pk: str, items: Sequence[Item]) -> Part:
    unless = tuple((item.key, "expires", item.expires) for item in items)
    return Part(pk, Change(removes=tuple(item.key for item in items)), KEPT_SECONDS, unless)


def _move_all(
    shelf: Shelf, away: str, to: str, moves: Sequence[tuple[Item, Entry]], now: int
) -> None:
    parts = [
        Part(to, Change(entries=tuple(entry for _, entry in moves)), KEPT_SECONDS),
        _removing(away, [item for item, _ in moves]),
    ]
    _write(shelf, parts, now)


def _copy(shelf: Shelf, to: str, entries: Sequence[Entry], now: int) -> None:
    for start in range(0, len(entries), _STEP):
        step = entries[start : start + _STEP]
        try:
            _put(shelf, to, step, now)
        except Stale:
            for entry in step:
                with suppress(Stale):  # the other device copied it
                    _put(shelf, to, [entry], now)


def _put(shelf: Shelf, to: str, entries: Sequence[Entry], now: int) -> None:
    _write(shelf, [Part(to, Change(entries=tuple(entries)), KEPT_SECONDS)], now)


def _again(step: Callable[[], None]) -> None:
    for _ in range(_TRIES):
        try:
            step()
        except Stale:
            continue
        return


def _rest(shelf: Shelf, pk: str) -> list[Item]:
    return [item for item in shelf.items(pk) if item.key not in _PAGES]


def _entry(item: Item) -> Entry:
    return Entry(item.key, item.doc)


def _write(shelf: Shelf, parts: Sequence[Part], now: int) -> None:
    token = hashlib.sha256(repr((parts, now)).encode()).hexdigest()[:32]
    shelf.write(parts, token, now)
