"""Forgetting, in both stores."""

from pathlib import Path

import pytest

from skill.core.change import HEAD, Change, Entry, append, edit, put
from skill.core.errors import Unavailable
from skill.core.ownership import account_attribute
from skill.storage import KEPT_SECONDS
from skill.storage.dynamodb import DynamoMemory
from skill.storage.sqlite import SqliteMemory
from tests.storage import engine
from tests.storage.stores import DynamoStore, Store

# Far ahead, so that no engine sweeps the items away as expired while a test runs.
NOW = 4_000_000_000
LATER = NOW + KEPT_SECONDS


def fill(store: Store, couple: str = "ada", now: int = NOW) -> None:
    """Some of everything."""
    names = {"name.1": "Ada", "name.2": "Max", "voice.1": "v", "pin.2": 1, "zone": "Europe/Berlin"}
    change = put(HEAD, names) + edit("PARTNER#1", goal="yoga") + edit("PARTNER#2", goal="chess")
    for one in ("1", "2"):
        change += append(f"CHECKIN#2026-03-04T20:15#{one}", closeness=3)
        change += append(f"NOTE#{one}#01", t="hello") + append(f"GRATITUDE#0{one}", t="tea", by=one)
    store.memory.apply(couple, change + append("PLAN#01", t="kites"), f"fill {couple}", now)


def keys(store: Store) -> set[tuple[str, str]]:
    """What is there."""
    return set(store.items())


def test_everything_is_all_of_one_couple(store: Store) -> None:
    fill(store)
    fill(store, "eve")
    found = store.memory.everything("ada")
    assert [one.key for one in found] == sorted(one.key for one in found)
    assert {("COUPLE#ada", one.key) for one in found} | {("COUPLE#eve", one.key) for one in found}
    assert {("COUPLE#ada", one.key) for one in found} == {
        key for key in keys(store) if key[0] == "COUPLE#ada"
    }
    assert Entry("PLAN#01", {"t": "kites"}) in found
    assert list(store.memory.everything("nobody")) == []


def test_forgetting_a_couple_leaves_nothing_of_it_and_everything_of_others(store: Store) -> None:
    fill(store)
    fill(store, "eve")
    others = {key: one for key, one in store.items().items() if key[0] == "COUPLE#eve"}
    store.memory.forget("ada", None)
    assert store.items() == others
    store.memory.forget("ada", None)
    store.memory.forget("nobody", None)
    assert store.items() == others


def test_forgetting_a_couple_of_many_items(store: Store) -> None:
    for count in range(120):
        store.put("COUPLE#ada", f"PLAN#{count:04d}", {"t": "ü" * 10}, LATER)
    store.memory.apply("ada", put(HEAD, {"name.1": "Ada"}), "r", NOW)
    store.memory.forget("ada", None)
    assert store.items() == {}


def test_forgetting_a_partner_leaves_the_other_as_they_were(store: Store) -> None:
    fill(store)
    before = store.items()
    store.memory.forget("ada", "1")
    left = store.items()
    head = left.pop(("COUPLE#ada", HEAD))
    assert head.doc == {"name.2": "Max", "pin.2": 1, "zone": "Europe/Berlin"}
    assert head.expires == before["COUPLE#ada", HEAD].expires
    assert {sort for _, sort in left} == {
        *("PARTNER#2", "CHECKIN#2026-03-04T20:15#2", "NOTE#2#01", "GRATITUDE#02", "PLAN#01")
    }
    assert all(left[key] == before[key] for key in left)
    once = store.items()
    store.memory.forget("ada", "1")
    assert store.items() == once


def test_forgetting_a_partner_nobody_knows_creates_nothing(store: Store) -> None:
    store.memory.forget("ada", "1")
    store.memory.unlink("ada", "bb")
    assert store.items() == {}


def linked(store: Store) -> None:
    """Two accounts, one couple; "max" kept something before."""
    fill(store)
    both = {account_attribute("ada"): "1", account_attribute("max"): "2"}
    code = {"code": {"d": "482913", "p": "1"}}
    store.memory.apply("ada", put(HEAD, both | code), "link", NOW)
    store.memory.apply("max", put(HEAD, {"name.1": "Max"}), "before", NOW)
    store.put("USER#max", "LINK", {"couple": "ada", "partner": "2"}, LATER)
    store.put("CODE#482913", "CODE", {"couple": "ada"}, LATER)


def test_forgetting_a_couple_takes_every_account_s_link_and_code_along(store: Store) -> None:
    linked(store)
    fill(store, "eve")
    store.memory.forget("ada", None)
    assert {pk for pk, _ in keys(store)} == {"COUPLE#eve"}


def test_forgetting_a_partner_takes_along_what_their_account_kept_before(store: Store) -> None:
    linked(store)
    store.memory.forget("ada", "1")
    assert ("COUPLE#max", HEAD) in keys(store)
    store.memory.forget("ada", "2")
    assert ("COUPLE#max", HEAD) not in keys(store)
    assert ("USER#max", "LINK") in keys(store)


def test_unlinking_takes_the_account_out_and_nothing_else(store: Store) -> None:
    linked(store)
    before = store.items()
    for _ in range(2):
        store.memory.unlink("ada", "max")
        after = store.items()
        assert set(before) - set(after) == {("USER#max", "LINK")}
        doc = before["COUPLE#ada", HEAD].doc
        assert after["COUPLE#ada", HEAD].doc == {
            name: value for name, value in doc.items() if name != account_attribute("max")
        }


def test_what_was_touched_after_the_moment_stays(store: Store) -> None:
    fill(store)
    store.memory.apply("ada", append("PLAN#02", t="new"), "new", NOW + 10)
    store.memory.forget("ada", None, until=NOW + 9)
    assert keys(store) == {("COUPLE#ada", "PLAN#02")}
    store.memory.forget("ada", None, until=NOW + 10)
    assert store.items() == {}


def test_a_page_touched_later_still_loses_what_is_one_partner_s(store: Store) -> None:
    fill(store)
    store.memory.apply("ada", put(HEAD, {"visits": 9}), "later", NOW + 99)
    store.memory.forget("ada", "1", until=NOW)
    doc = store.items()["COUPLE#ada", HEAD].doc
    assert doc == {"name.2": "Max", "pin.2": 1, "zone": "Europe/Berlin", "visits": 9}


def test_a_change_after_forgetting_is_kept(store: Store) -> None:
    fill(store)
    store.memory.forget("ada", None)
    fill(store)  # the same request again, as a late double of it would be
    store.memory.apply("ada", put(HEAD, {"visits": 1}), "new", NOW)
    assert store.items()["COUPLE#ada", HEAD].doc["visits"] == 1


def test_an_outage_half_way_can_be_ended_later(
    dynamo_store: DynamoStore, faults: engine.Faults
) -> None:
    """The page goes last: whoever asks again is still known."""
    for count in range(40):
        dynamo_store.put("COUPLE#ada", f"PLAN#{count:04d}", {"t": "x"}, LATER)
    fill(dynamo_store)
    behind = DynamoMemory(dynamo_store.table)
    try:
        faults.inject(operation="DeleteItem", error={"code": "InternalServerError"})
        faults.inject(operation="BatchWriteItem", error={"code": "InternalServerError"})
        with pytest.raises(Unavailable):
            behind.forget("ada", None)
        assert ("COUPLE#ada", HEAD) in keys(dynamo_store)
        faults.clear()
        behind.forget("ada", None)
        assert dynamo_store.items() == {}
    finally:
        behind.close()


def test_what_is_forgotten_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "couples.sqlite3"
    memory = SqliteMemory(str(path))
    memory.apply("ada", edit("PARTNER#1", goal="a very secret goal"), "r", NOW)
    memory.close()
    assert b"very secret" in path.read_bytes()
    memory = SqliteMemory(str(path))
    memory.forget("ada", None)
    memory.close()
    assert b"very secret" not in path.read_bytes()
    assert not path.with_name(path.name + "-wal").exists()


def test_a_change_with_nothing_but_a_touch_moves_the_expiry(store: Store) -> None:
    fill(store)
    touch = Change(edits=put("PARTNER#1", {}).edits)
    store.memory.apply("ada", touch, "touch", NOW + 100)
    kept = store.items()["COUPLE#ada", "PARTNER#1"]
    assert (kept.doc, kept.expires) == ({"goal": "yoga"}, NOW + 100 + KEPT_SECONDS)
