"""Codes, tries, seats, and what two couples' documents come to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.core import ids, merging, pairing, rotation
from skill.core.change import Entry
from skill.core.couple import Couple
from skill.core.ownership import account_attribute

NOW = 1_772_651_700
MOMENT = datetime.fromtimestamp(NOW, UTC)
LINKED: dict[str, Any] = {
    "name.1": "Ada",
    "name.2": "Max",
    account_attribute("a"): "1",
    account_attribute("b"): "2",
    "guest": "b",
}


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("482913", "482913"),
        ("4 8 2 9 1 3", "482913"),
        ("482,913", "482913"),
        ("48291", None),
        ("4829130", None),
        ("?", None),
        ("٤٨٢٩١٣", None),
        (None, None),
    ],
)
def test_six_digits_or_none(said: str | None, digits: str | None) -> None:
    assert pairing.digits(said) == digits


def test_five_tries_an_hour_and_no_sixth() -> None:
    tries: list[str] = []
    for request in range(5):
        tries, counts = pairing.tried(tries, f"r{request}", NOW + request)
        assert counts
    after, counts = pairing.tried(tries, "r5", NOW + 10)
    assert (after, counts) == (tries, False)


def test_a_try_too_many_does_not_begin_the_hour_anew() -> None:
    tries: list[str] = []
    for request in range(50):
        tries, counts = pairing.tried(tries, f"r{request}", NOW + request * 60)
        assert counts == (request < 5)
    assert pairing.tried(tries, "later", NOW + pairing.WINDOW)[1]


def test_a_doubled_try_counts_once_and_ends_the_same() -> None:
    tries, _ = pairing.tried([], "r", NOW)
    assert pairing.tried(tries, "r", NOW) == (tries, True)


@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 30)), max_size=60))
def test_never_more_than_five_in_any_hour(asked: list[tuple[int, int]]) -> None:
    tries: list[str] = []
    counted: dict[str, int] = {}
    for second, request in sorted(asked):
        mark = f"{second // 7200}-{request}"
        tries, counts = pairing.tried(tries, mark, NOW + second)
        if counts:
            counted.setdefault(mark, second)
    for begin in counted.values():
        assert sum(begin <= one < begin + pairing.WINDOW for one in counted.values()) <= 5


def test_a_code_lives_for_ten_minutes_once_and_not_for_its_own_couple() -> None:
    code = {"couple": "a", "p": "1", "until": NOW + pairing.LIFETIME}
    assert pairing.live(code, "b", NOW)
    assert pairing.live(code, "b", NOW + 599)
    assert not pairing.live(code, "b", NOW + 600)
    assert not pairing.live(code, "a", NOW)
    assert not pairing.live({**code, "by": "c"}, "b", NOW)
    assert not pairing.live({}, "b", NOW)


def test_a_claim_waits_for_a_day() -> None:
    head = {"claim": {"b": "b", "q": "1", "p": "1", "n": "Max", "t": NOW}}
    assert pairing.claim(head, NOW + 86_399) == head["claim"]
    assert pairing.claim(head, NOW + 86_400) is None
    assert pairing.claim({}, NOW) is None


def test_whose_account_it_is() -> None:
    assert (pairing.home(LINKED, "a"), pairing.home(LINKED, "b")) == ("1", "2")
    assert pairing.home({"name.1": "Ada"}, "a") is None
    parted = {"parting": {"b": "b", "p": "2", "s": {}, "t": NOW}}
    assert pairing.home(parted, "a") == "1"
    assert pairing.home({"parting": {"a": "a", "p": "2", "s": {}, "t": NOW}}, "b") is None


@pytest.mark.parametrize(
    ("head", "account", "voice", "speaker", "found", "why"),
    [
        ({}, "a", None, None, "1", None),
        (LINKED, "a", None, None, "1", None),
        (LINKED, "a", None, None, "2", "elsewhere"),
        (LINKED, "b", None, None, "1", "elsewhere"),
        (LINKED, "b", None, "1", "1", None),  # her voice, on his account
        ({**LINKED, "pin.1": 1}, "b", None, None, "1", None),  # the PIN is asked for next
        ({**LINKED, "voice.2": "v"}, "b", "w", None, "2", None),  # his voice, new at home
        ({**LINKED, "voice.2": "v", "voice.also.2": "x"}, "b", "w", None, "2", "private"),
        ({"voice.1": "v"}, "a", "w", None, "1", "private"),
        ({"voice.1": "v"}, "a", "v", "1", "2", "private"),
    ],
)
def test_who_is_believed(
    head: dict[str, Any], account: str, voice: str, speaker: str, found: str, why: str | None
) -> None:
    couple = Couple(head)
    assert pairing.refused(couple, account, voice, couple.speaker(voice) or speaker, found) == why


def test_two_of_one_name_are_told_apart_by_whose_account_it_is() -> None:
    kims = Couple({**LINKED, "name.1": "Kim", "name.2": "Kim"})
    assert (pairing.named(kims, "a", "kim"), pairing.named(kims, "b", "kim")) == ("1", "2")
    assert pairing.named(Couple({"name.1": "Ada"}), "a", "ada") == "1"


def test_seats() -> None:
    ada = Couple({"name.1": "Ada", "name.2": "Max"})
    assert pairing.seats(ada, "1", Couple({"name.1": "Max"}), "1") == {"1": "2"}
    assert pairing.seats(ada, "2", Couple({"name.1": "Ada"}), "1") == {"1": "1"}
    both = Couple({"name.1": "Max", "name.2": "ada"})
    assert pairing.seats(ada, "1", both, "1") == {"1": "2", "2": "1"}
    other = Couple({"name.1": "Max", "name.2": "Tim"})
    assert pairing.seats(ada, "1", other, "1") == {"1": "2"}
    behind_a_pin = Couple({"name.1": "Max", "name.2": "Ada", "pin.2": 1})
    assert pairing.seats(ada, "1", behind_a_pin, "1") == {"1": "2"}


def test_and_back() -> None:
    assert pairing.back({"1": "2", "2": "1"}, Couple({})) == {"2": "1", "1": "2"}
    assert pairing.back({"1": "2"}, Couple({"name.1": "Max"})) == {"2": "1", "1": "2"}
    assert pairing.back({"1": "2"}, Couple({"name.1": "Max", "name.2": "Tim"})) == {"2": "1"}


def test_entries_move_with_their_owner_and_stay_without_a_seat() -> None:
    seats = {"1": "2"}

    def key(was: str, **body: str) -> tuple[str, dict[str, Any]] | None:
        found = merging.moved(Entry(was, body), seats, again=True)
        return (found.key, dict(found.body)) if found else None

    assert key("NOTE#1#x", t="for you") == ("NOTE#2#x", {"t": "for you"})
    assert key("NOTE#2#x") is None
    assert key("CHECKIN#2026-03-04T20:15#1") == ("CHECKIN#2026-03-04T20:15:01#2", {})
    assert key("CHECKIN#2026-03-04T20:15:01#1") == ("CHECKIN#2026-03-04T20:15:01#2", {})
    assert key("CHECKIN#2026-03-04T20:15#2") is None
    assert key("GRATITUDE#x", by="1") == ("GRATITUDE#x", {"by": "2"})
    assert key("GRATITUDE#x", by="2") == ("GRATITUDE#x", {"by": ""})
    assert key("PLAN#x", t="a walk") == ("PLAN#x", {"t": "a walk"})


def test_what_was_written_after_they_parted_is_not_copied() -> None:
    early, late = MOMENT - timedelta(seconds=1), MOMENT + timedelta(seconds=1)
    assert merging.before(f"PLAN#{ids.entry_id(early, 'r')}", MOMENT)
    assert not merging.before(f"PLAN#{ids.entry_id(late, 'r')}", MOMENT)
    assert merging.before("SESSION#2026-03-04", MOMENT)


def test_pages_of_two_become_one() -> None:
    one, two = rotation.mark("", 3), rotation.mark("", 8)
    here = {"heard.a": one, "count.x": 2, "visits": 5, "paused": "2026-04-01"}
    there = {"heard.a": two, "kept.b": two, "count.x": 1, "paused": "2026-05-01", "running": [1]}
    there |= {"reminder.t": {}, "shared.goal.1": "x", "zone": "UTC", "undo": {}}
    taking = merging.heads(here, there)
    assert rotation.marked(taking.set["heard.a"]) == [3, 8]
    assert rotation.marked(taking.set["kept.b"]) == [8]
    assert (taking.set["count.x"], taking.set["running"]) == (2, [1])
    assert set(taking.taken) == set(taking.set) == {"heard.a", "kept.b", "count.x", "running"}
    kept = merging.heads(here, there, keep=True)
    assert kept.taken == ()
    assert "running" not in kept.set


def test_voices_and_pins_take_their_seats() -> None:
    take = merging.own_attributes
    assert take({}, {"voice.1": "v", "pin.1": 1}, {"1": "2"}).set == {"voice.2": "v", "pin.2": 1}
    second = take({"voice.2": "w", "pin.2": 1}, {"voice.1": "v", "pin.1": 1}, {"1": "2"})
    assert (second.set, second.taken) == ({"voice.also.2": "v"}, ("voice.1",))
    assert take({"voice.1": "v"}, {"voice.1": "v"}, {"1": "2"}).set == {}
    assert take({}, {"voice.2": "v", "pin.2": 1}, {"1": "2"}).set == {}


def test_own_pages_become_one() -> None:
    here = {"notes": 2, "goal": "run", "goal.set": "2026-03-01", "goal.done": "2026-03-02"}
    there = {"notes": 1, "goal.id": "selfcare-3", "goal.set": "2026-03-04", "pin": "x"}
    taking = merging.pages(here, there)
    assert taking.add == {"notes": 1}
    assert taking.set == {"goal.id": "selfcare-3", "goal.set": "2026-03-04", "pin": "x"}
    assert set(taking.drop) == {"goal", "goal.done"}
    older = merging.pages(there, here)
    assert (older.set, older.add, older.taken) == ({}, {"notes": 2}, ("notes",))
