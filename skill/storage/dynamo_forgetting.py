"""Forgetting in DynamoDB: everything but the couple's page in batches, the page last.

An outage in between leaves the page, so that what is half done is found again and ended.
"""

from typing import TYPE_CHECKING

from skill.core import ownership
from skill.core.change import HEAD, Change, Entry
from skill.core.errors import Unavailable
from skill.storage import FIRST, KEPT_SECONDS, LAST, couple_key, outside
from skill.storage.attributes import plain

if TYPE_CHECKING:
    from skill.storage.dynamodb import DynamoMemory

_ROUNDS = 5  # of looking for what is left to delete


def forget(memory: "DynamoMemory", couple: str, partner: str | None, until: int | None) -> None:
    """`ports.Memory.forget`, with what accounts kept by themselves before they were linked."""
    head = memory.page(couple, HEAD)
    for own in ownership.left_behind(couple, head, partner):
        _forget(memory, own, None, until)
    _forget(memory, couple, partner, until)


def _forget(memory: "DynamoMemory", couple: str, partner: str | None, until: int | None) -> None:
    pk = couple_key(couple)
    for _ in range(_ROUNDS):  # another device may add some meanwhile
        change = _change(memory, pk, partner, until)
        rest = [(pk, key) for key in change.removes if key != HEAD]
        if not rest:
            break
        memory.delete(rest)
    else:
        raise Unavailable
    for edit in change.edits:
        memory.drop(pk, edit)
    if change.removes:
        memory.delete(outside(memory.page(couple, HEAD)))
        memory.delete([(pk, HEAD)])


def _change(memory: "DynamoMemory", pk: str, partner: str | None, until: int | None) -> Change:
    found = memory._query(pk, FIRST, LAST)
    latest = None if until is None else until + KEPT_SECONDS
    old = [one for one in found if latest is None or int(one["expires"]["N"]) <= latest]
    if partner is None:
        return Change(removes=tuple(one["sk"]["S"] for one in old))
    old += [one for one in found if one["sk"]["S"] == HEAD and one not in old]
    return ownership.forgetting(partner, [Entry(one["sk"]["S"], plain(one)) for one in old])
