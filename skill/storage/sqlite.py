"""SQLite: the embedded default, a file or memory. One connection, one transaction a turn."""

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from skill.core import ownership
from skill.core.change import HEAD, Change, Doc, Edit, Entry, apply_to, holds, partner_item
from skill.core.checkin import PARTNERS
from skill.core.errors import Stale, Unavailable
from skill.ports import Caller, Loaded
from skill.storage import KEPT_SECONDS, LAST, couple_key, fingerprint, outside, user_key
from skill.storage.attributes import wire

_SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    pk TEXT NOT NULL, sk TEXT NOT NULL, body TEXT NOT NULL, expires INTEGER NOT NULL,
    PRIMARY KEY (pk, sk)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS items_expires ON items (expires);
CREATE TABLE IF NOT EXISTS applied (
    change TEXT PRIMARY KEY, expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS applied_expires ON applied (expires);
"""
MAX_INTEGER = 2**63 - 1  # SQLite's
_REMEMBER_SECONDS = 600  # how long a doubled request is known; DynamoDB's token lasts as long


class SqliteMemory:
    """`ports.Memory` on one SQLite database.

    path: a file, or ":memory:". wait: seconds to wait for another process that writes. Raises
    Unavailable when the file cannot be opened.
    """

    def __init__(self, path: str, *, wait: float = 2) -> None:
        self._lock = threading.Lock()
        try:
            self._db = _opened(path, wait)
        except sqlite3.Error as error:
            raise Unavailable from error
        # Whoever lets go of a memory lets go of its file; from 3.13 on Python warns otherwise.
        self._closer = weakref.finalize(self, self._db.close)

    def close(self) -> None:
        """Close the database."""
        self._closer()

    def load(self, caller: Caller) -> Loaded:
        """The couple of this caller, a new empty one when nothing is known."""
        with self._reading():
            link = self._item(user_key(caller.account), "LINK") or {}
            couple = str(link.get("couple", caller.account))
            pk = couple_key(couple)
            partners = PARTNERS if caller.person else ()
            pages = {one: self._item(pk, partner_item(one)) or {} for one in partners}
            return Loaded(couple, self._item(pk, HEAD) or {}, pages)

    def page(self, couple: str, item: str) -> Doc:
        """One item, {} when there is none."""
        with self._reading():
            return self._item(couple_key(couple), item) or {}

    def entries(
        self, couple: str, prefix: str, *, since: str = "", until: str = "", limit: int = 100
    ) -> Sequence[Entry]:
        """Items whose key starts with `prefix`, from `until` down to `since`, newest key first."""
        span = (couple_key(couple), prefix + since, prefix + (until or LAST), limit)
        query = (
            "SELECT sk, body FROM items WHERE pk = ? AND sk BETWEEN ? AND ? "
            "ORDER BY sk DESC LIMIT ?"
        )
        with self._reading():
            return [Entry(sk, json.loads(body)) for sk, body in self._db.execute(query, span)]

    def apply(self, couple: str, change: Change, request: str, now: int) -> None:
        """Write all of `change` or nothing, once for each request. Raises Stale."""
        pk, expires = couple_key(couple), now + KEPT_SECONDS
        with self._writing():
            self._forget(now)
            if self._seen(fingerprint(pk, request, change), now):
                return
            if any(self._item(pk, entry.key) is not None for entry in change.entries):
                return
            for edit in change.edits:
                self._edit(pk, edit, expires)
            for entry in change.entries:
                self._put(pk, entry.key, dict(entry.body), expires)
            self._remove([(pk, key) for key in change.removes])

    def everything(self, couple: str) -> Sequence[Entry]:
        """All that is kept of a couple."""
        with self._reading():
            return self._items(couple_key(couple))

    def forget(self, couple: str, partner: str | None, until: int | None = None) -> None:
        """Delete what is `partner`'s own, or all of the couple and their links."""
        pk = couple_key(couple)
        latest = MAX_INTEGER if until is None else until + KEPT_SECONDS
        with self._writing():
            head = self._item(pk, HEAD) or {}
            for own in ownership.left_behind(couple, head, partner):
                self._remove_all(couple_key(own), latest)
            if partner is None:
                self._remove_all(pk, latest)
                if self._item(pk, HEAD) is None:
                    self._remove(outside(head))
                return
            change = ownership.forgetting(partner, self._items(pk, latest))
            for edit in change.edits:
                self._drop(pk, edit)
            self._remove([(pk, key) for key in change.removes])

    def unlink(self, couple: str, account: str) -> None:
        """Take an account out of the couple it shares."""
        with self._writing():
            self._remove([(user_key(account), "LINK")])
            drop = (ownership.account_attribute(account),)
            self._drop(couple_key(couple), Edit(HEAD, drop=drop))

    def _drop(self, pk: str, edit: Edit) -> None:
        """Drop attributes of an item that is there, without touching its expiry."""
        doc = self._item(pk, edit.item)
        if doc is not None:
            row = (json.dumps(apply_to(doc, edit), ensure_ascii=False), pk, edit.item)
            self._db.execute("UPDATE items SET body = ? WHERE pk = ? AND sk = ?", row)

    def _remove_all(self, pk: str, latest: int) -> None:
        self._db.execute("DELETE FROM items WHERE pk = ? AND expires <= ?", (pk, latest))

    def _remove(self, keys: list[tuple[str, str]]) -> None:
        self._db.executemany("DELETE FROM items WHERE pk = ? AND sk = ?", keys)

    def _items(self, pk: str, latest: int = MAX_INTEGER) -> list[Entry]:
        query = "SELECT sk, body FROM items WHERE pk = ? AND (expires <= ? OR sk = ?) ORDER BY sk"
        rows = self._db.execute(query, (pk, latest, HEAD))
        return [Entry(sk, json.loads(body)) for sk, body in rows]

    def _edit(self, pk: str, edit: Edit, expires: int) -> None:
        doc = self._item(pk, edit.item) or {}
        if not holds(doc, edit):
            raise Stale(edit.item)
        self._put(pk, edit.item, apply_to(doc, edit), expires)

    def _forget(self, now: int) -> None:
        self._db.execute("DELETE FROM items WHERE expires < ?", (now,))
        self._db.execute("DELETE FROM applied WHERE expires < ?", (now,))

    def _seen(self, change: str, now: int) -> bool:
        row = (change, now + _REMEMBER_SECONDS)
        return self._db.execute("INSERT OR IGNORE INTO applied VALUES (?, ?)", row).rowcount == 0

    def _item(self, pk: str, sk: str) -> Doc | None:
        found = self._db.execute("SELECT body FROM items WHERE pk = ? AND sk = ?", (pk, sk))
        row = found.fetchone()
        return json.loads(row[0]) if row else None

    def _put(self, pk: str, sk: str, doc: Doc, expires: int) -> None:
        wire(doc)  # refuses here what production would refuse
        row = (pk, sk, json.dumps(doc, ensure_ascii=False), expires)
        self._db.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?)", row)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise Unavailable from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._reading():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite may have rolled back by itself
                    self._db.execute("ROLLBACK")
                raise


def _opened(path: str, wait: float) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA secure_delete=ON")  # what is forgotten is gone from the file too
        db.executescript(_SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db
