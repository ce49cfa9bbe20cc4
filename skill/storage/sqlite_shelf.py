"""SQLite as a shelf."""

import json
from collections.abc import Iterable, Sequence

from skill.core.change import Doc
from skill.core.errors import Stale
from skill.storage.shelf import Item, Key, Part
from skill.storage.sqlite import SqliteMemory


class SqliteShelf:
    """`shelf.Shelf` on the database of a memory."""

    def __init__(self, memory: SqliteMemory) -> None:
        self._memory = memory

    def find(self, keys: Sequence[Key]) -> dict[Key, Doc]:
        """The items there are under these keys."""
        with self._memory._reading():
            found = {(pk, sk): self._memory._item(pk, sk) for pk, sk in keys}
        return {key: doc for key, doc in found.items() if doc is not None}

    def items(self, pk: str) -> list[Item]:
        """A whole partition."""
        query = "SELECT sk, body, expires FROM items WHERE pk = ? ORDER BY sk"
        with self._memory._reading():
            rows = self._memory._db.execute(query, (pk,)).fetchall()
        return [Item(sk, json.loads(body), expires) for sk, body, expires in rows]

    def write(self, parts: Iterable[Part], token: str, now: int) -> None:
        """All of it or nothing. Raises Stale."""
        memory = self._memory
        with memory._writing():
            memory._forget(now)
            if memory._seen(token, now):
                return
            for part in parts:
                self._write(part, now)

    def _write(self, part: Part, now: int) -> None:
        memory, pk, change, expires = self._memory, part.pk, part.change, now + part.kept
        for entry in change.entries:
            if memory._item(pk, entry.key) is not None:
                raise Stale(entry.key)
            memory._put(pk, entry.key, dict(entry.body), expires)
        for edit in change.edits:
            memory._edit(pk, edit, expires)
        for key, attribute, value in part.unless:
            if self._attribute(pk, key, attribute) != value:
                raise Stale(key)
        memory._remove([(pk, key) for key in change.removes])

    def _attribute(self, pk: str, key: str, attribute: str) -> object:
        query = "SELECT body, expires FROM items WHERE pk = ? AND sk = ?"
        row = self._memory._db.execute(query, (pk, key)).fetchone()
        if row is None:
            return None
        return row[1] if attribute == "expires" else json.loads(row[0]).get(attribute)
