"""One contract, both stores."""

from typing import Any

import pytest

from skill.core.change import HEAD, NOTHING, Change, Edit, Entry, append, edit, put
from skill.core.errors import Stale
from skill.ports import Caller, Memory
from skill.storage import KEPT_DAYS
from tests.storage.stores import Store

# Far ahead, so that no engine sweeps the items away as expired while a test runs.
NOW = 4_000_000_000
LATER = NOW + 400 * 86_400
AWKWARD: dict[str, Any] = {
    "words": {"unicode": "Zoë & 小明 💞 \u202e\u0000", "empty": "", "quote": "\"'\\\n"},
    "numbers": {"zero": 0, "minus": -7, "large": 10**38 - 1},
    "lists": {"empty": [], "nested": [[], [1, [True, None]], {"deep": {"er": [""]}}]},
    "maps": {"empty": {}, "keys": {"": 1, "a.b": 2, "name": 3}},
    "truths": {"yes": True, "no": False, "nothing": None},
    "names": {"name": 1, "size": 2, "data.x": 3, "a b": 4, "#0": 5, ":0": 6, "é[1]": 7, "SET": 8},
}


def link(store: Store, account: str, couple: str) -> None:
    """Let an account belong to another's couple."""
    store.put(f"USER#{account}", "LINK", {"couple": couple}, LATER)


def number(count: int) -> Change:
    """A change that adds to the shared page's "n"."""
    return Change(edits=(Edit(HEAD, add={"n": count}),))


def test_an_unknown_account_is_a_new_couple(memory: Memory) -> None:
    loaded = memory.load(Caller("ada"))
    assert (loaded.couple, loaded.head, loaded.pages) == ("ada", {}, {})


def test_pages_come_with_a_voice_only(memory: Memory) -> None:
    memory.apply("ada", edit(HEAD, a=1) + edit("PARTNER#1", b=2), "r1", NOW)
    assert memory.load(Caller("ada")).pages == {}
    loaded = memory.load(Caller("ada", person="p"))
    assert (loaded.head, loaded.pages) == ({"a": 1}, {"1": {"b": 2}, "2": {}})


def test_a_linked_account_finds_the_other_couple_and_not_its_own(store: Store) -> None:
    link(store, "max", "ada")
    store.memory.apply("ada", edit(HEAD, whose="both") + edit("PARTNER#2", x="y"), "r1", NOW)
    store.memory.apply("max", edit(HEAD, whose="own") + edit("PARTNER#1", x="z"), "r2", NOW)
    loaded = store.memory.load(Caller("max", person="p"))
    assert loaded.couple == "ada"
    assert (loaded.head, loaded.pages) == ({"whose": "both"}, {"1": {}, "2": {"x": "y"}})


def test_page(memory: Memory) -> None:
    memory.apply("ada", edit("PARTNER#1", b=2), "r1", NOW)
    assert memory.page("ada", "PARTNER#1") == {"b": 2}
    assert memory.page("ada", "PARTNER#2") == {}
    assert memory.page("max", "PARTNER#1") == {}


def test_entries_newest_first_since_and_limit(memory: Memory) -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 10)]
    for day in days:
        memory.apply("ada", append(f"PLAN#{day}", day=day), day, NOW)
    memory.apply("ada", append("PLANS#1") + append("PLAN!1") + append("OTHER#1"), "r1", NOW)
    memory.apply("max", append("PLAN#2026-03-05"), "r2", NOW)
    found = memory.entries("ada", "PLAN#")
    assert list(found) == [Entry(f"PLAN#{day}", {"day": day}) for day in reversed(days)]
    recent = memory.entries("ada", "PLAN#", since="2026-03-07")
    assert [entry.body["day"] for entry in recent] == ["2026-03-09", "2026-03-08", "2026-03-07"]
    assert [entry.key for entry in memory.entries("ada", "PLAN#", limit=1)] == ["PLAN#2026-03-09"]
    assert memory.entries("ada", "PLAN#", since="2026-04") == []


def test_entries_from_where_an_earlier_call_stopped(memory: Memory) -> None:
    for day in range(1, 10):
        memory.apply("ada", append(f"PLAN#{day}"), str(day), NOW)

    def keys(**bounds: Any) -> list[str]:
        return [one.key[-1] for one in memory.entries("ada", "PLAN#", **bounds)]

    assert keys(until="6", limit=3) == ["6", "5", "4"]
    assert keys(until="6", since="5") == ["6", "5"]
    assert keys(until="55") == ["5", "4", "3", "2", "1"]
    assert keys(until="0") == []


def test_entries_of_several_megabytes(store: Store) -> None:
    for count in range(1000):
        store.put("COUPLE#ada", f"NOTE#{count:04d}", {"text": "ü" * 1500}, LATER)
    keys = [f"NOTE#{count:04d}" for count in reversed(range(1000))]
    assert [one.key for one in store.memory.entries("ada", "NOTE#", limit=2000)] == keys
    assert [one.key for one in store.memory.entries("ada", "NOTE#", limit=1000)] == keys
    assert [one.key for one in store.memory.entries("ada", "NOTE#", limit=501)] == keys[:501]
    assert len(store.memory.entries("ada", "NOTE#")) == 100


def test_keys_and_prefixes_beyond_ascii(memory: Memory) -> None:
    for key in ("NOTE#💞", "NOTE#\uffff", "NOTE#é"):
        memory.apply("ada", append(key), key, NOW)
    found = [entry.key for entry in memory.entries("ada", "NOTE#")]
    assert found == ["NOTE#💞", "NOTE#\uffff", "NOTE#é"]


def test_set_add_drop(memory: Memory) -> None:
    memory.apply("ada", edit(HEAD, a=1, b="old", c=[1]), "r1", NOW)
    change = Edit(HEAD, set={"b": "new", "d": None}, add={"a": 2, "e": -5}, drop=("c", "gone"))
    memory.apply("ada", Change(edits=(change,)), "r2", NOW)
    assert memory.page("ada", HEAD) == {"a": 3, "b": "new", "d": None, "e": -5}


def test_one_attribute_in_several_parts_of_an_edit(memory: Memory) -> None:
    memory.apply("ada", edit(HEAD, a=1, b=1, c=1), "r1", NOW)
    change = Edit(HEAD, set={"a": 5, "b": 5}, add={"a": 1, "c": 1}, drop=("b", "c"))
    memory.apply("ada", Change(edits=(change,)), "r2", NOW)
    assert memory.page("ada", HEAD) == {"a": 6, "b": 5, "c": 1}


@pytest.mark.parametrize("what", AWKWARD)
def test_every_value_and_name_comes_back(memory: Memory, what: str) -> None:
    doc = AWKWARD[what]
    memory.apply("ada", put(HEAD, doc) + append("NOTE#1", **doc), "r1", NOW)
    assert memory.page("ada", HEAD) == doc
    assert memory.entries("ada", "NOTE#")[0].body == doc
    expected = Edit(HEAD, set={"met": True}, expect=doc)
    memory.apply("ada", Change(edits=(expected,)), "r2", NOW)
    memory.apply("ada", put(HEAD, {}, *doc), "r3", NOW)
    assert memory.page("ada", HEAD) == {"met": True}


@pytest.mark.parametrize("value", [0.5, 10**38, b"x", {1}])
def test_what_production_cannot_keep_is_refused_everywhere(store: Store, value: Any) -> None:
    for change in (put(HEAD, {"a": [value]}), append("NOTE#1", a={"b": value})):
        with pytest.raises(TypeError):
            store.memory.apply("ada", change, "r1", NOW)
    assert store.items() == {}


@pytest.mark.parametrize("expect", [{"a": 1}, {"b": None}, {"a": 1, "b": None}, {"l": [1, {}]}])
def test_expected_and_found(memory: Memory, expect: dict[str, Any]) -> None:
    memory.apply("ada", put(HEAD, {"a": 1, "l": [1, {}]}), "r1", NOW)
    memory.apply("ada", Change(edits=(Edit(HEAD, set={"a": 2}, expect=expect),)), "r2", NOW)
    assert memory.page("ada", HEAD)["a"] == 2


@pytest.mark.parametrize("expect", [{"a": 2}, {"a": None}, {"b": 1}, {"a": 1, "b": 1}, {"a": "1"}])
def test_a_stale_edit_takes_the_whole_change_with_it(store: Store, expect: dict[str, Any]) -> None:
    store.memory.apply("ada", edit(HEAD, a=1) + edit("PARTNER#1", p=1) + append("N#1"), "r1", NOW)
    before = store.items()
    stale = Change(edits=(Edit(HEAD, set={"a": 9}, expect=expect),))
    whole = edit("PARTNER#1", p=9) + stale + append("N#2") + Change(removes=("N#1",))
    for change in (stale, whole):
        with pytest.raises(Stale):
            store.memory.apply("ada", change, "r2", NOW)
        assert store.items() == before


def test_after_stale_the_same_request_may_try_something_else(memory: Memory) -> None:
    memory.apply("ada", edit(HEAD, a=1), "r1", NOW)
    with pytest.raises(Stale):
        memory.apply("ada", Change(edits=(Edit(HEAD, add={"n": 1}, expect={"a": 0}),)), "r2", NOW)
    memory.apply("ada", Change(edits=(Edit(HEAD, add={"n": 1}, expect={"a": 1}),)), "r2", NOW)
    assert memory.page("ada", HEAD) == {"a": 1, "n": 1}


CHANGES = {
    "add": number(1),
    "set": edit(HEAD, "old", a=2),
    "entry": append("NOTE#2", text="hi"),
    "entry and total": append("NOTE#2", text="hi") + number(1),
    "expect": Change(edits=(Edit(HEAD, set={"a": 2}, expect={"a": 1}),)),
    "remove": Change(removes=("NOTE#1", "NOTE#1")),
    "all": append("NOTE#2") + edit("PARTNER#1", x=1) + number(2) + Change(removes=("NOTE#1",)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_request_again_changes_nothing(store: Store, name: str) -> None:
    store.memory.apply("ada", edit(HEAD, a=1, old=1) + append("NOTE#1"), "r1", NOW)
    before = store.items()
    store.memory.apply("ada", CHANGES[name], "r2", NOW)
    once = store.items()
    assert once != before
    store.memory.apply("ada", CHANGES[name], "r2", NOW)
    assert store.items() == once


def test_another_request_counts_again_and_another_change_of_the_same_too(memory: Memory) -> None:
    for request, count in (("r1", 1), ("r2", 1), ("r2", 3), ("r1", 1)):
        memory.apply("ada", number(count), request, NOW)
    assert memory.page("ada", HEAD) == {"n": 5}


def test_the_same_request_may_change_two_couples_alike(memory: Memory) -> None:
    for couple in ("ada", "max"):
        memory.apply(couple, number(1), "r1", NOW)
        assert memory.page(couple, HEAD) == {"n": 1}


def test_a_doubled_request_is_known_by_its_id_whatever_its_time(memory: Memory) -> None:
    for now in (NOW, NOW + 5):
        memory.apply("ada", number(1), "r1", now)
    assert memory.page("ada", HEAD) == {"n": 1}


def test_an_entry_that_is_there_stays_and_its_totals_are_not_counted_again(store: Store) -> None:
    store.memory.apply("ada", append("DAY#1", text="first") + number(1), "r1", NOW)
    before = store.items()
    stale = Change(edits=(Edit(HEAD, add={"n": 1}, expect={"n": 9}),))
    for change in (append("DAY#1", text="b"), append("DAY#1") + number(1), append("DAY#1") + stale):
        store.memory.apply("ada", change, "r2", NOW)
        assert store.items() == before


def test_an_entry_without_a_body_is_there_as_well(memory: Memory) -> None:
    for request in ("r1", "r2"):
        memory.apply("ada", append("DAY#1") + number(1), request, NOW)
    assert memory.page("ada", HEAD) == {"n": 1}


def test_nothing_is_nothing(store: Store) -> None:
    store.memory.apply("ada", NOTHING, "r1", NOW)
    assert store.items() == {}


def test_all_that_is_written_goes_400_days_later(store: Store) -> None:
    assert KEPT_DAYS == 400
    store.memory.apply("ada", append("N#1") + edit(HEAD, a=1) + edit("PARTNER#1", b=1), "r1", NOW)
    assert {item.expires for item in store.items().values()} == {LATER}
    store.memory.apply("ada", edit(HEAD, a=1), "r2", NOW + 60)
    assert store.items()["COUPLE#ada", HEAD].expires == LATER + 60
