"""What only SQLite has: a file, another process at it, its own end of items."""

import sqlite3
from pathlib import Path

import pytest

from skill.core.change import HEAD, Change, Edit, append, edit, put
from skill.core.errors import Unavailable
from skill.ports import Caller
from skill.storage import KEPT_SECONDS
from skill.storage.sqlite import SqliteMemory
from tests.storage.stores import SqliteStore

NOW = 4_000_000_000


def test_it_remembers_after_it_was_closed(tmp_path: Path) -> None:
    path = str(tmp_path / "couples.sqlite3")
    memory = SqliteMemory(path)
    memory.apply("ada", edit(HEAD, a="Zoë"), "r1", NOW)
    memory.close()
    memory = SqliteMemory(path)
    memory.apply("ada", put(HEAD, {"b": 1}), "r2", NOW)
    assert memory.load(Caller("ada")).head == {"a": "Zoë", "b": 1}
    memory.close()


def test_another_that_keeps_the_file_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "couples.sqlite3"
    memory = SqliteMemory(str(path), wait=0.01)
    memory.apply("ada", edit(HEAD, a=1), "r1", NOW)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        memory.apply("ada", edit(HEAD, a=2), "r2", NOW)
    assert memory.page("ada", HEAD) == {"a": 1}  # reading goes on beside a writer
    other.execute("ROLLBACK")
    memory.apply("ada", edit(HEAD, a=2), "r2", NOW)
    assert memory.page("ada", HEAD) == {"a": 2}
    other.close()
    memory.close()


def test_an_error_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "couples.sqlite3"
    memory = SqliteMemory(str(path))
    memory.apply("ada", edit(HEAD, a=1), "r1", NOW)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(
        "CREATE TRIGGER broken BEFORE INSERT ON items WHEN NEW.sk = 'NOTE#2' "
        "BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )
    change = edit(HEAD, a=2) + append("NOTE#1") + append("NOTE#2")
    with pytest.raises(Unavailable):
        memory.apply("ada", change, "r2", NOW)
    with pytest.raises(TypeError):
        memory.apply("ada", edit(HEAD, a=2) + append("NOTE#1", half=0.5), "r3", NOW)
    assert memory.page("ada", HEAD) == {"a": 1}
    assert memory.entries("ada", "NOTE#") == []
    other.execute("DROP TRIGGER broken")
    other.close()
    memory.apply("ada", change, "r2", NOW)
    assert memory.page("ada", HEAD) == {"a": 2}
    assert len(memory.entries("ada", "NOTE#")) == 2
    memory.close()


def test_what_nobody_touched_goes(sqlite_store: SqliteStore) -> None:
    memory = sqlite_store.memory
    memory.apply("ada", edit(HEAD, a=1), "r1", NOW)
    memory.apply("max", edit(HEAD, a=1), "r2", NOW + 10)
    memory.apply("max", edit(HEAD, a=2), "r3", NOW + KEPT_SECONDS)
    assert len(sqlite_store.items()) == 2
    memory.apply("max", edit(HEAD, a=3), "r4", NOW + KEPT_SECONDS + 1)
    assert list(sqlite_store.items()) == [("COUPLE#max", HEAD)]


def test_a_doubled_request_is_known_for_ten_minutes(sqlite_store: SqliteStore) -> None:
    change = Change(edits=(Edit(HEAD, add={"n": 1}),))
    for now in (NOW, NOW + 600, NOW + 601):
        sqlite_store.memory.apply("ada", change, "r1", now)
    assert sqlite_store.memory.page("ada", HEAD) == {"n": 2}


def test_a_file_that_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database, but a page of somebody's notes\n" * 100)
    for wrong in (path, tmp_path, tmp_path / "nowhere" / "couples.sqlite3"):
        with pytest.raises(Unavailable):
            SqliteMemory(str(wrong))


def test_in_memory_each_is_its_own() -> None:
    first, second = SqliteMemory(":memory:"), SqliteMemory(":memory:")
    first.apply("ada", edit(HEAD, a=1), "r1", NOW)
    assert second.page("ada", HEAD) == {}
    first.close()
    second.close()
