"""Codes, the link, what moves, and leaving: one contract, both stores."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest

from skill.core import pairing
from skill.core.change import HEAD, Change, Doc, append, edit
from skill.core.errors import Stale, Unavailable
from skill.core.rotation import mark, marked
from skill.ports import Caller, Memory
from skill.storage.pairing import Pairs
from skill.storage.shelf import Item, Key, Part, Shelf
from tests.pairs import Counting, pairs_of, shelf_of
from tests.storage.stores import DynamoStore, Store

NOW = 4_000_000_000
ADA, MAX, TIM = "ada", "max", "tim"
OLD = "0e8d4a51000" + "x" * 10  # an entry's id, from long before


@dataclass
class Cut:
    """A shelf that can be cut off at its n-th write, or be raced."""

    inner: Shelf
    writes: int = 1_000_000
    before: Callable[[], object] | None = None  # what another device does ahead of the next write
    calls: list[str] = field(default_factory=list)

    def find(self, keys: Sequence[Key]) -> dict[Key, Doc]:
        """As it is."""
        self.calls.append(f"find {len(keys)}")
        return self.inner.find(keys)

    def items(self, pk: str) -> list[Item]:
        """As they are."""
        return self.inner.items(pk)

    def write(self, parts: Iterable[Part], token: str, now: int) -> None:
        """As long as there are writes left."""
        self.calls.append("write")
        meanwhile, self.before = self.before, None
        if meanwhile:
            meanwhile()
        self.writes -= 1
        if self.writes < 0:
            raise Unavailable
        self.inner.write(parts, token, now)


@dataclass
class House:
    """Accounts on one store."""

    store: Store
    shelf: Cut
    pairs: Pairs
    requests: Any = field(default_factory=lambda: count())
    now: int = NOW

    @property
    def memory(self) -> Memory:
        """The store's."""
        return self.store.memory

    def request(self) -> str:
        """A new one."""
        return f"r{next(self.requests)}"

    def couple(self, account: str) -> str:
        """Where an account belongs."""
        return self.memory.load(Caller(account)).couple

    def head(self, account: str) -> Doc:
        """The page of an account's couple."""
        return self.memory.load(Caller(account)).head

    def open(self, account: str, partner: str = "1", request: str = "") -> str:
        """A code."""
        request = request or self.request()
        couple = self.couple(account)
        return self.pairs.open(couple, self.head(account), partner, request, self.now)

    def attempt(self, account: str, digits: str, request: str = "") -> bool:
        """A code said."""
        request = request or self.request()
        return self.pairs.attempt(account, self.couple(account), digits, request, self.now)

    def claim(self, account: str, digits: str, name: str, partner: str = "1") -> bool:
        """A code used."""
        return self.pairs.claim(account, digits, partner, name, self.request(), self.now)

    def link(self, account: str) -> bool:
        """The yes of the one who asked."""
        return self.pairs.link(self.couple(account), self.request(), self.now)

    def settle(self, account: str, over: bool = False) -> bool:
        """An opening."""
        return self.pairs.settle(self.couple(account), self.head(account), self.now, over)

    def leave(self, account: str) -> bool:
        """Sharing off."""
        return self.pairs.unlink(self.couple(account), account, self.request(), self.now)

    def pair(self) -> None:
        """Ada asks, Max says it, Ada says yes."""
        digits = self.open(ADA)
        assert self.attempt(MAX, digits)
        assert self.claim(MAX, digits, "Max")
        assert self.link(ADA)

    def keys(self, couple: str) -> set[str]:
        """What a partition holds, pages left out."""
        return {
            sk
            for pk, sk in self.store.items()
            if pk == f"COUPLE#{couple}" and not sk.startswith(("HEAD", "PARTNER"))
        }


@pytest.fixture
def house(store: Store) -> House:
    shelf = Cut(shelf_of(store.memory))
    house = House(store, shelf, Pairs(shelf, Counting()))
    memory = store.memory
    memory.apply(ADA, edit(HEAD, **{"name.1": "Ada"}), "a1", NOW)
    memory.apply(MAX, edit(HEAD, **{"name.1": "Max"}), "m1", NOW)
    return house


def furnish(memory: Memory) -> None:
    """What both had before: their own and the two's."""
    heard: Doc = {"heard.affirmation": mark("", 1), "reminder.ada": {}, "voice.1": "ada's"}
    memory.apply(ADA, edit(HEAD, **heard), "a2", NOW)
    memory.apply(ADA, edit("PARTNER#1", goal="hers", **{"goal.set": "2026-03-01"}), "a3", NOW)
    memory.apply(ADA, append(f"NOTE#1#{OLD}1", t="for ada"), "a4", NOW)
    memory.apply(ADA, append(f"GRATITUDE#{OLD}a", t="tea", by="1", d="2026-03-01"), "a5", NOW)
    brought: Doc = {
        "heard.affirmation": mark("", 2),
        "reminder.max": {},
        "voice.1": "max's",
        "pin.1": 1,
    }
    memory.apply(MAX, edit(HEAD, **brought), "m2", NOW)
    page = {"goal": "his", "goal.set": "2026-03-01", "notes": 1, "pin": "salted"}
    memory.apply(MAX, edit("PARTNER#1", **page), "m3", NOW)
    memory.apply(MAX, append(f"NOTE#1#{OLD}2", t="for max"), "m4", NOW)
    memory.apply(MAX, append(f"GRATITUDE#{OLD}b", t="bread", by="1", d="2026-03-01"), "m5", NOW)
    memory.apply(MAX, append("CHECKIN#2026-03-01T20:00#1", closeness=2, done=1), "m6", NOW)
    memory.apply(MAX, append(f"PLAN#{OLD}c", t="a walk"), "m7", NOW)


def test_two_accounts_become_one_couple(house: House) -> None:
    house.pair()
    assert (house.couple(ADA), house.couple(MAX)) == (ADA, ADA)
    assert house.head(MAX)["name.1"] == "Ada"
    assert house.head(MAX)["name.2"] == "Max"
    assert (pairing.home(house.head(MAX), MAX), pairing.home(house.head(MAX), ADA)) == ("2", "1")
    assert not {"code", "claim", "claimed"} & house.head(ADA).keys()


def test_nothing_happens_before_both_have_said_yes(house: House) -> None:
    digits = house.open(ADA)
    assert house.attempt(MAX, digits)
    assert not house.link(ADA)
    assert house.claim(MAX, digits, "Max")
    assert house.couple(MAX) == MAX
    assert pairing.claim(house.head(ADA), NOW)


def test_a_code_works_once(house: House) -> None:
    digits = house.open(ADA)
    assert house.claim(MAX, digits, "Max")
    assert not house.attempt(TIM, digits)
    assert not house.claim(TIM, digits, "Tim")
    assert house.head(ADA)["claim"]["b"] == MAX


def test_a_code_works_for_ten_minutes(house: House) -> None:
    digits = house.open(ADA)
    house.now += pairing.LIFETIME
    assert not house.attempt(MAX, digits)
    assert not house.claim(MAX, digits, "Max")


def test_a_yes_counts_for_a_day(house: House) -> None:
    assert house.claim(MAX, house.open(ADA), "Max")
    house.now += pairing.CLAIM_LIFETIME
    assert not house.link(ADA)
    assert house.couple(MAX) == MAX


def test_a_new_code_voids_the_one_before(house: House) -> None:
    first, second = house.open(ADA), house.open(ADA)
    assert first != second
    assert not house.attempt(MAX, first)
    assert house.attempt(MAX, second)


def test_a_doubled_request_gets_the_same_code(house: House) -> None:
    first = house.open(ADA, request="same")
    assert house.open(ADA, request="same") == first
    assert house.attempt(MAX, first)


def test_two_devices_that_ask_at_once_leave_one_code(house: House) -> None:
    head = house.head(ADA)
    first = house.pairs.open(ADA, head, "1", "r-a", NOW)
    with pytest.raises(Stale):
        house.pairs.open(ADA, head, "1", "r-b", NOW)
    assert house.head(ADA)["code"]["d"] == first
    assert house.attempt(MAX, first)


def test_a_code_that_is_out_already_is_not_given_twice(house: House) -> None:
    fixed = Pairs(house.shelf, Counting(iter([482913, 482913, 777777])))
    assert fixed.open(ADA, house.head(ADA), "1", "r-a", NOW) == "482913"
    assert fixed.open(MAX, house.head(MAX), "1", "r-b", NOW) == "777777"


def test_own_code(house: House) -> None:
    digits = house.open(ADA)
    assert not house.attempt(ADA, digits)
    assert not house.claim(ADA, digits, "Ada")
    assert house.attempt(MAX, digits)


def test_the_same_voice_on_both_sides_is_one_person(house: House) -> None:
    for account in (ADA, MAX):
        house.memory.apply(account, edit(HEAD, **{"voice.1": "same"}), f"v-{account}", NOW)
    digits = house.open(ADA)
    assert not house.claim(MAX, digits, "Max")
    assert "claim" not in house.head(ADA)


def test_a_third_account_stays_out(house: House) -> None:
    digits = house.open(ADA)
    house.pair()
    assert not house.attempt(TIM, digits)
    late = house.pairs.open(ADA, {}, "1", "r", NOW)  # as a session does that knows of no link
    assert house.claim(TIM, late, "Tim")
    assert house.link(ADA)  # they are linked, but not with Tim
    assert house.couple(TIM) == TIM


def test_each_others_code_at_once(house: House) -> None:
    adas, maxs = house.open(ADA), house.open(MAX)
    assert house.attempt(ADA, maxs)
    assert house.attempt(MAX, adas)
    assert house.claim(ADA, maxs, "Ada")
    assert house.claim(MAX, adas, "Max")
    assert house.link(MAX)
    assert not house.pairs.link(ADA, "late", NOW)
    assert (house.couple(ADA), house.couple(MAX)) == (MAX, MAX)
    left = house.memory.page(ADA, HEAD).keys() | house.head(ADA).keys()
    assert not {"code", "claim", "claimed"} & left


def test_taken_back_before_the_other_said_yes(house: House) -> None:
    assert house.claim(MAX, house.open(ADA), "Max")
    house.memory.apply(MAX, edit(HEAD, "claimed"), "back", NOW)
    assert not house.link(ADA)
    assert house.couple(MAX) == MAX


@pytest.mark.parametrize("wrong", ["unknown", "taken", "expired", "own", "one too many"])
def test_every_try_that_fails_costs_the_same_calls(house: House, wrong: str) -> None:
    live = house.open(ADA)
    digits, account = "999999", TIM
    if wrong == "taken":
        assert house.claim(MAX, live, "Max")
        digits = live
    if wrong == "expired":
        house.now += pairing.LIFETIME + 1
        digits = live
    if wrong == "own":
        digits, account = live, ADA
    if wrong == "one too many":
        for _ in range(pairing.TRIES):
            house.attempt(TIM, "111111")
        digits = live
    house.shelf.calls.clear()
    if isinstance(house.store, DynamoStore):
        with house.store.calls() as calls:
            assert not house.pairs.attempt(account, account, digits, "try", house.now)
        assert [name for name, _ in calls] == ["BatchGetItem", "TransactWriteItems"]
    else:
        assert not house.pairs.attempt(account, account, digits, "try", house.now)
    assert house.shelf.calls == ["find 2", "write"]


def test_tries_are_counted_by_account_and_go_after_an_hour(house: House) -> None:
    digits = house.open(ADA)
    for _ in range(pairing.TRIES):
        assert not house.attempt(TIM, "111111")
    assert not house.attempt(TIM, digits)
    assert house.attempt(MAX, digits)
    house.now += pairing.WINDOW
    assert house.attempt(TIM, house.open(ADA))


def test_linking_brings_all_along_and_nothing_to_the_wrong_one(house: House) -> None:
    furnish(house.memory)
    house.pair()
    house.settle(ADA)
    head = house.head(ADA)
    assert marked(head["heard.affirmation"]) == [1, 2]
    assert {"reminder.ada"} == {name for name in head if name.startswith("reminder.")}
    assert (head["voice.1"], head["voice.2"], head["pin.2"]) == ("ada's", "max's", 1)
    assert house.memory.page(ADA, "PARTNER#1") == {"goal": "hers", "goal.set": "2026-03-01"}
    page = {"goal": "his", "goal.set": "2026-03-01", "notes": 1, "pin": "salted"}
    assert house.memory.page(ADA, "PARTNER#2") == page
    assert house.keys(ADA) == {
        f"NOTE#1#{OLD}1",
        f"NOTE#2#{OLD}2",
        f"GRATITUDE#{OLD}a",
        f"GRATITUDE#{OLD}b",
        "CHECKIN#2026-03-01T20:00:01#2",
        f"PLAN#{OLD}c",
    }
    assert house.memory.page(ADA, f"GRATITUDE#{OLD}b")["by"] == "2"
    assert house.keys(MAX) == set()
    assert "reminder.max" in house.memory.page(MAX, HEAD)


def test_what_is_an_others_own_stays_at_home(house: House) -> None:
    house.memory.apply(MAX, edit(HEAD, **{"name.2": "Tim", "pin.2": 1}), "m8", NOW)
    house.memory.apply(MAX, edit("PARTNER#2", goal="tim's"), "m9", NOW)
    house.memory.apply(MAX, append(f"NOTE#2#{OLD}9", t="for tim"), "m10", NOW)
    house.pair()
    house.settle(MAX)
    assert house.memory.page(ADA, "PARTNER#1") == house.memory.page(ADA, "PARTNER#2") == {}
    assert house.keys(ADA) == set()
    assert house.keys(MAX) == {f"NOTE#2#{OLD}9"}
    assert house.memory.page(MAX, "PARTNER#2") == {"goal": "tim's"}
    house.leave(MAX)
    house.settle(MAX, over=True)
    assert house.head(MAX)["name.2"] == "Tim"
    assert house.keys(MAX) == {f"NOTE#2#{OLD}9"}


def test_what_an_open_session_still_wrote_comes_along_later(house: House) -> None:
    house.pair()
    house.settle(ADA)
    house.memory.apply(MAX, append("CHECKIN#2026-03-04T20:15#1", closeness=4), "late", NOW)
    house.now += pairing.SETTLING
    assert house.settle(ADA)
    assert house.keys(ADA) == {"CHECKIN#2026-03-04T20:15:01#2"}
    assert not house.settle(ADA)


def test_leaving_gives_each_their_own(house: House) -> None:
    furnish(house.memory)
    house.pair()
    house.settle(ADA)
    house.memory.apply(ADA, append(f"GRATITUDE#{OLD}d", t="soup", by="1", d="x"), "s", NOW)
    house.memory.apply(ADA, edit("PARTNER#2", goal="his new"), "g", NOW)
    assert house.leave(MAX)
    house.settle(MAX)
    assert (house.couple(ADA), house.couple(MAX)) == (ADA, MAX)
    shared = {f"GRATITUDE#{OLD}a", f"GRATITUDE#{OLD}b", f"GRATITUDE#{OLD}d", f"PLAN#{OLD}c"}
    assert house.keys(ADA) == shared | {f"NOTE#1#{OLD}1"}
    own = {f"NOTE#1#{OLD}2", "CHECKIN#2026-03-01T20:00:01#1"}
    assert house.keys(MAX) == shared | own
    assert house.memory.page(ADA, "PARTNER#2") == {}
    assert house.memory.page(MAX, "PARTNER#1")["goal"] == "his new"
    assert house.memory.page(MAX, "PARTNER#1")["pin"] == "salted"
    assert house.memory.page(MAX, f"GRATITUDE#{OLD}d")["by"] == "2"
    assert (house.head(MAX)["name.1"], house.head(MAX)["name.2"]) == ("Max", "Ada")
    assert house.head(MAX)["voice.1"] == "max's"
    assert not {"voice.2", "pin.2", "linked"} & house.head(ADA).keys()


@pytest.mark.parametrize("leaver, stayer", [(ADA, MAX), (MAX, ADA)])
def test_the_other_is_told_once_whoever_leaves(house: House, leaver: str, stayer: str) -> None:
    house.pair()
    house.settle(ADA)
    assert house.leave(leaver)
    assert "off" in house.head(stayer)
    assert "off" not in house.head(leaver)
    assert not house.leave(leaver)
    assert not house.leave(stayer)


def test_after_they_parted_nothing_new_goes_over(house: House) -> None:
    house.pair()
    house.leave(MAX)
    house.settle(ADA)
    late = f"{(NOW + 5) * 1000:011x}{'x' * 10}"
    house.memory.apply(ADA, append(f"GRATITUDE#{late}", t="mine", by="1", d="2026"), "n1", NOW)
    house.memory.apply(ADA, append(f"NOTE#2#{late}", t="to him"), "n2", NOW)  # an open session
    house.settle(MAX)
    house.now += pairing.SETTLING
    assert house.settle(MAX)
    assert house.keys(MAX) == {f"NOTE#1#{late}"}
    assert house.keys(ADA) == {f"GRATITUDE#{late}"}
    assert "parting" not in house.head(ADA).keys() | house.head(MAX).keys()


def test_together_again(house: House) -> None:
    furnish(house.memory)
    house.pair()
    house.settle(ADA)
    before = house.keys(ADA)
    house.leave(ADA)
    house.settle(ADA, over=True)
    house.settle(MAX, over=True)
    house.pair()
    house.settle(MAX)
    assert house.keys(ADA) == before
    assert house.keys(MAX) == set()


def test_a_link_that_is_cut_off_anywhere_is_finished_at_the_next_open(house: House) -> None:
    for index in range(60):
        key = f"GRATITUDE#{OLD[:-2]}{index:02d}"
        house.memory.apply(MAX, append(key, t="x", by="1", d="2026-03-01"), f"e{index}", NOW)
    furnish(house.memory)
    house.pair()
    for writes in range(4):
        house.shelf.writes = writes
        try:
            house.settle(ADA)
        except Unavailable:
            assert house.keys(ADA) | house.keys(MAX)
        assert house.couple(MAX) == ADA
        everything = [sk for _, sk in house.store.items() if sk.startswith("GRATITUDE")]
        assert len(everything) == len(set(everything)) == 62
    house.shelf.writes = 1_000_000
    house.settle(MAX)
    assert house.keys(MAX) == set()
    assert len(house.keys(ADA)) == 60 + 6


def test_a_leave_that_is_cut_off_anywhere_is_finished_at_the_next_open(house: House) -> None:
    furnish(house.memory)
    house.pair()
    house.settle(ADA)
    house.leave(MAX)
    for writes in (0, 1, 2, 3, 1_000_000):
        house.shelf.writes = writes
        try:
            house.settle(ADA if writes % 2 else MAX)
        except Unavailable:
            assert pairing.home(house.head(ADA), ADA) == "1"  # his own opens to no name here
    assert f"NOTE#2#{OLD}2" not in house.keys(ADA)
    assert house.keys(MAX) >= {f"NOTE#1#{OLD}2", f"GRATITUDE#{OLD}a", f"GRATITUDE#{OLD}b"}
    assert house.keys(ADA) >= {f"NOTE#1#{OLD}1", f"GRATITUDE#{OLD}a", f"GRATITUDE#{OLD}b"}


def test_a_link_that_fails_leaves_nothing(house: House) -> None:
    assert house.claim(MAX, house.open(ADA), "Max")
    before = house.store.items()
    house.shelf.writes = 0
    with pytest.raises(Unavailable):
        house.link(ADA)
    assert house.store.items() == before


def test_doubled_requests_link_and_part_once(house: House) -> None:
    digits = house.open(ADA)
    for _ in range(2):
        assert house.pairs.attempt(MAX, MAX, digits, "said", NOW)
    for _ in range(2):
        assert house.pairs.claim(MAX, digits, "1", "Max", "yes", NOW)
    for _ in range(2):
        assert house.pairs.link(ADA, "linked", NOW)
    assert house.couple(MAX) == ADA
    assert house.pairs.unlink(ADA, MAX, "left", NOW)
    assert not house.pairs.unlink(ADA, MAX, "left", NOW)


def test_a_link_in_use_is_kept(house: House) -> None:
    house.pair()
    house.settle(ADA, over=True)
    lasts = house.store.items()["USER#max", "LINK"].expires
    house.now += 31 * 86_400
    assert not house.settle(MAX)
    assert house.store.items()["USER#max", "LINK"].expires == lasts + 31 * 86_400
    assert house.couple(MAX) == ADA


def test_an_account_that_joined_costs_one_read_again(dynamo_store: DynamoStore) -> None:
    memory = dynamo_store.memory
    house = House(dynamo_store, Cut(shelf_of(memory)), pairs_of(memory))
    memory.apply(ADA, edit(HEAD, **{"name.1": "Ada"}), "a1", NOW)
    house.pair()

    def reads(account: str) -> int:
        with dynamo_store.calls() as calls:
            assert memory.load(Caller(account)).head["name.1"] == "Ada"
        return len(calls)

    assert [reads(MAX), reads(MAX), reads(ADA)] == [2, 1, 1]
    house.leave(MAX)
    memory.apply(MAX, edit(HEAD, **{"name.1": "Ada"}), "m1", NOW)
    assert [reads(MAX), reads(MAX)] == [2, 1]


def test_two_who_use_a_code_at_the_same_moment(house: House) -> None:
    digits = house.open(ADA)
    house.shelf.before = lambda: house.claim(TIM, digits, "Tim")
    assert not house.claim(MAX, digits, "Max")
    assert house.head(ADA)["claim"]["b"] == TIM
    assert "claimed" not in house.head(MAX)


def test_taken_back_at_the_moment_of_the_others_yes(house: House) -> None:
    assert house.claim(MAX, house.open(ADA), "Max")
    house.shelf.before = lambda: house.memory.apply(MAX, edit(HEAD, "claimed"), "back", NOW)
    with pytest.raises(Stale):
        house.link(ADA)
    assert house.couple(MAX) == MAX
    assert not house.link(ADA)


def test_each_says_yes_to_the_other_at_the_same_moment(house: House) -> None:
    adas, maxs = house.open(ADA), house.open(MAX)
    assert house.claim(ADA, maxs, "Ada")
    assert house.claim(MAX, adas, "Max")
    house.shelf.before = lambda: house.pairs.link(MAX, "his", NOW)
    with pytest.raises(Stale):
        house.pairs.link(ADA, "hers", NOW)
    assert (house.couple(ADA), house.couple(MAX)) == (MAX, MAX)
    assert not house.pairs.link(ADA, "hers", NOW)


def test_what_one_takes_off_after_they_parted_stays_off(house: House) -> None:
    furnish(house.memory)
    house.pair()
    house.settle(ADA)
    house.leave(MAX)
    house.settle(MAX)
    house.memory.apply(MAX, Change(removes=(f"GRATITUDE#{OLD}a",)), "off", NOW)
    house.settle(MAX)
    house.settle(ADA, over=True)
    assert f"GRATITUDE#{OLD}a" not in house.keys(MAX)
    assert f"GRATITUDE#{OLD}a" in house.keys(ADA)


def test_an_answer_given_while_it_is_moved_is_not_lost(house: House) -> None:
    key = "CHECKIN#2026-03-04T20:15#1"
    house.memory.apply(MAX, append(key, closeness=4), "c1", NOW)
    house.pair()
    house.memory.page(MAX, key)
    more = edit(key, sharing=2)
    house.shelf.before = lambda: house.memory.apply(MAX, more, "c2", NOW + 1)
    house.settle(ADA)
    house.settle(ADA)
    moved = house.memory.page(ADA, "CHECKIN#2026-03-04T20:15:01#2")
    assert moved == {"closeness": 4, "sharing": 2}
    assert house.keys(MAX) == set()
